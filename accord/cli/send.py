"""accord send: send what is due."""

import gc
from dataclasses import asdict

import click

from accord.catalogue.types import Channel
from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.delivery.types import ChannelDown, MessageState, SendReport
from accord.kernel import clock

AT_ONCE = 1_000  # messages between two looks at the clock


@click.command()
@click.option("--channel", type=click.Choice([channel.value for channel in Channel]), help="Only this channel. [default: all]")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many messages. [default: all that are due]")
@click.option("--batch", type=click.IntRange(min=1), default=100, show_default=True, help="So many are uncertain if we are killed.")
@json_option
def command(channel: str | None, limit: int | None, batch: int, as_json: bool) -> None:
    """Send what is due. Permission, content, contact budget and quiet hours are asked again for every message.

    What the server may or may not have taken when a worker died is uncertain: it is shown, and never sent again by itself.
    """
    start_django()
    from accord.delivery.actions import recover_leases
    from accord.delivery.queries import queue_counts

    queued_again, now_uncertain = recover_leases(now=clock.now())
    gc.freeze()  # what is loaded by now stays; looking through it again and again costs a tenth of the time
    report, down = _send(Channel(channel) if channel else None, limit, batch)
    gc.unfreeze()
    states = queue_counts()
    click.echo(_table(report, states, queued_again, now_uncertain))
    if as_json:
        recovered = {"queued": queued_again, "uncertain": now_uncertain}
        print_json({**asdict(report), "queue": states, "recovered": recovered, "error": down and down.code})
    if down is not None:
        raise down


def _send(channel: Channel | None, limit: int | None, batch: int) -> tuple[SendReport, ChannelDown | None]:
    """What was done, and what stopped it if something did."""
    from accord.delivery.actions import send_due
    from accord.delivery.queries import count_due

    report, left = SendReport(), limit
    with progress_bar("Sending") as show:
        total = count_due(now=clock.now(), channel=channel)
        while left is None or left > 0:
            try:
                done = send_due(now=clock.now(), channel=channel, limit=min(AT_ONCE, left or AT_ONCE), batch=batch)
            except ChannelDown as down:
                return report + (down.report or SendReport()), down
            if not done.leased:
                break
            report += done
            left = None if left is None else left - done.leased
            show(report.leased, total)
    return report, None


def _table(report: SendReport, states: dict[MessageState, int], queued_again: int, now_uncertain: int) -> str:
    lines = [f"{report.sent:,} sent, {report.handed_over:,} handed over, {report.refused:,} refused at the door"]
    lines += [f"{number:>10,} refused: {reason}" for reason, number in sorted(report.refused_by.items())]
    if report.deferred or report.retried or report.failed:
        lines.append(
            f"{report.deferred:,} wait for quiet hours to end, {report.retried:,} are tried again, {report.failed:,} failed"
        )
    if queued_again or now_uncertain:
        lines.append(f"A worker had died: {queued_again:,} messages were queued again, {now_uncertain:,} became uncertain")
    lines.append(f"{states[MessageState.QUEUED]:,} still queued, {states[MessageState.UNCERTAIN]:,} uncertain")
    return "\n".join(lines)
