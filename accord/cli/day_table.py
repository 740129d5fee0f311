"""One engagement day as tables: whom we could reach and why not, what was planned, sent and refused, what came back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from accord.simulator.types import Login


def day_of(on: date) -> dict[str, Any]:
    """The figures of a day, from what the rooms have on record."""
    from accord.catalogue.types import Channel
    from accord.decisions.queries import dispatch_of, latest_plan
    from accord.delivery.queries import queue_counts, refusal_counts
    from accord.measurement.queries import action_response_matrix, day_figures

    since = datetime.combine(on, time(), tzinfo=UTC)
    plan = latest_plan(on=on)
    channels = tuple(map(Channel, plan.contactable)) if plan else ()
    return {
        "on": on,
        "plan": plan,
        "dispatch": dispatch_of(plan_id=plan.plan_id) if plan else None,
        "queue": {channel: queue_counts(channel=channel) for channel in channels},
        "refused_at_the_door": refusal_counts(),
        "figures": day_figures(on=on),
        "matrix": action_response_matrix(since=since, until=since + timedelta(days=1)),
    }


def print_day(day: Mapping[str, Any]) -> None:
    """The tables, for a person."""
    console = Console()
    plan = day["plan"]
    console.print(
        f"\n[bold]{day['on']:%A %-d %B %Y}[/bold]: {plan.customers:,} customers, {plan.chosen:,} chosen,"
        f" {plan.silent:,} left in peace, {plan.breaches} caps broken"
    )
    console.print(_table("By channel", _CHANNEL_HEADS, _channel_rows(day)))
    console.print(_table("Not contactable, and why", ("channel", "reason", "customers"), _reason_rows(plan.not_contactable)))
    refused: dict[str, int] = {**{f"at the permit: {code}": n for code, n in day["dispatch"].refused_by.items()}, **_door(day)}
    console.print(_table("Refused", ("reason", "contacts"), _by_size(refused)))
    console.print(_table("Answers", _ANSWER_HEADS, _answer_rows(day)))


def print_logins(logins: "Iterable[Login]", address: str) -> None:
    """Who can sign in."""
    rows = [(", ".join(login.roles), login.email, login.password) for login in logins]
    Console().print(_table(f"Sign in at {address}", ("role", "e-mail", "password"), rows))


_CHANNEL_HEADS = ("channel", "contactable", "planned", "sent", "waiting", "refused at the door", "answered by people")
_ANSWER_HEADS = ("contact by", "answer by", "contacts", "answered", "rate")


def _channel_rows(day: Mapping[str, Any]) -> Iterable[Sequence[object]]:
    answered: dict[str, int] = {}
    for cell in day["matrix"]:
        answered[cell.action_channel] = answered.get(cell.action_channel, 0) + cell.responses
    for channel, queue in day["queue"].items():
        yield (
            channel,
            day["plan"].contactable[channel],
            day["plan"].by_channel.get(channel, 0),
            queue["sent"] + queue["handed_over"],
            queue["queued"],
            queue["refused"],
            answered.get(channel, 0),
        )


def _reason_rows(reasons: Mapping[str, Mapping[str, int]]) -> Iterable[Sequence[object]]:
    for channel, counts in reasons.items():
        yield from ((channel, reason.replace("_", " "), number) for reason, number in _by_size(counts))


def _by_size(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: -item[1])


def _door(day: Mapping[str, Any]) -> dict[str, int]:
    return {f"at the door: {code}": number for code, number in day["refused_at_the_door"].items()}


def _answer_rows(day: Mapping[str, Any]) -> Iterable[Sequence[object]]:
    for cell in day["matrix"]:
        rate = f"{cell.rate:.1%} ({cell.low:.1%} to {cell.high:.1%})"
        yield cell.action_channel, cell.response_channel, cell.actions, cell.responses, rate
    yield "", "machines", "", day["figures"].machine_responses, "kept apart"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for head in heads:
        table.add_column(head)
    for row in rows:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    return table
