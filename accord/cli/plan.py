"""accord plan: decide a day for everybody, and put it on its way."""

from dataclasses import asdict
from datetime import date, datetime, time

import click

from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.decisions.types import DispatchReport, PlanReport
from accord.kernel import clock


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to plan. [default: today, UTC]")
@click.option("--seed", type=click.IntRange(min=0), help="Decides ties and what is tried out. [default: the day's own number]")
@click.option("--dispatch/--no-dispatch", default=None, help="Queue what is chosen. [default: yes, but for a day that is over]")
@json_option
def command(on: datetime | None, seed: int | None, dispatch: bool | None, as_json: bool) -> None:
    """Plan a day: who hears what, on which channel, from whom; then ask permits and reservations and queue it.

    The same data give the same decisions, and a plan that is on its way stands. Where the data folder has a clock of its own
    (the demo) and today's plan has gone out, the clock moves on to the next working day, 08:00 UTC.
    """
    start_django()
    from accord.decisions.actions import dispatch_plan, expire_suggestions, make_plan
    from accord.decisions.queries import day_to_plan

    day = on.date() if on else _day(day_to_plan(now=clock.now()))
    now = clock.now()
    expire_suggestions(now=now)
    with progress_bar(f"Planning {day}") as progress:
        report = make_plan(on=day, now=now, seed=seed, progress=progress)
    sent = None
    if dispatch or (dispatch is None and day >= now.date()):
        with progress_bar("Asking permits and reservations") as progress:
            sent = dispatch_plan(plan_id=report.plan_id, now=now, progress=progress)
    click.echo(_table(report))
    if sent is not None:
        click.echo(_dispatch_line(sent))
    if as_json:
        print_json({**asdict(report), "dispatched": sent is not None, "dispatch": sent})


def _day(day: date) -> date:
    """The day to plan; a clock of the folder's own follows it."""
    if day == clock.now().date():
        return day
    if not clock.has_home_clock():
        return clock.now().date()
    clock.move_home_clock(datetime.combine(day, time(8), tzinfo=clock.now().tzinfo))
    return day


def _table(report: PlanReport) -> str:
    """The plan for a person."""
    lines = [f"{report.on}: {report.customers:,} customers, {report.candidates:,} candidates, {report.chosen:,} chosen"]
    for channel, reachable in report.contactable.items():
        planned = report.by_channel.get(channel, 0)
        lines.append(f"  {channel:<8}{reachable:>10,} may be contacted{planned:>10,} planned")
        for reason, people in sorted(report.not_contactable[channel].items(), key=lambda item: -item[1]):
            rules = ", ".join(report.rule_ids.get(f"{channel}.{reason}", ())[:3])
            lines.append(f"  {'':<8}{people:>10,} may not: {reason} {rules}".rstrip())
    lines.append(f"  value {report.value:,.2f} of at most {report.bound:,.2f} (gap {report.gap:.4%}), {report.breaches} breaches")
    return "\n".join(lines)


def _dispatch_line(sent: DispatchReport) -> str:
    refused = ", ".join(f"{number:,} {reason}" for reason, number in sorted(sent.refused_by.items()))
    return (
        f"  {sent.queued:,} queued, {sent.suggested:,} of them visits, {sent.refused:,} refused{f' ({refused})' if refused else ''}"
    )
