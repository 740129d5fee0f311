"""The day's plan: who hears what, on which channel, from whom; everybody else is left in peace."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from time import perf_counter

import pyarrow as pa
from django.db import transaction

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.columnar.snapshots import take_snapshot
from accord.content.queries import usable_versions
from accord.decisions import models
from accord.decisions.choosing import Choice, choose
from accord.decisions.columns.candidates import candidate_table
from accord.decisions.columns.circumstances import circumstances
from accord.decisions.columns.figures import breaches, contactable, dropped, rule_ids
from accord.decisions.columns.openings import Day
from accord.decisions.questions import CHANNELS, asks_of
from accord.decisions.rules.capacity import visits_left
from accord.decisions.rules.eligibility import RULES
from accord.decisions.rules.explanation import Circumstances, Reason, reasons_for
from accord.decisions.rules.suggestions import OPEN
from accord.decisions.rules.timing import noon_of, start_of
from accord.decisions.rules.value import PlainModel
from accord.decisions.types import PlanReport
from accord.field_force.queries import list_reps
from accord.segments.actions import note_conditions_run

Progress = Callable[[int, int | None], None]
STAGES = 5
BATCH = 2000


def make_plan(
    *,
    on: date,
    now: datetime,
    seed: int | None = None,
    capacities: Mapping[Channel, int] | None = None,
    progress: Progress | None = None,
) -> PlanReport:
    """Plan the day `on` for everybody from one snapshot, and write what is chosen.

    `seed` (by default the day's own number) decides ties and what is tried out: the same tables give the same decisions. A plan
    whose dispatch has begun stands, and is returned as it is; one that has not is made anew. `capacities` limits the e-mails of
    the day. `progress` is told (stages done, stages).
    """
    standing = models.Plan.objects.filter(on=on, dispatch_began_at__isnull=False).first()
    if standing is not None:
        return standing.as_value()
    seed = on.toordinal() if seed is None else seed
    started, told = perf_counter(), _Stages(progress)
    engine = take_snapshot(now=now)
    told.next()
    left = _gather_candidates(engine, on=on, now=now)
    told.next()
    limits = dict(capacities or {})
    note_conditions_run(engine, [rule.condition for rule in RULES], now=now)
    choice = choose(engine, model=PlainModel(), seed=seed, visits_left=left, messages=limits.get(Channel.EMAIL))
    told.next()
    report = _report(engine, choice, on=on, seed=seed, left=left, limits=limits)
    told.next()
    plan = _write(report, circumstances(engine), now=now, started=started)
    engine.close()
    told.next()
    return plan.as_value()


def _gather_candidates(engine: Engine, *, on: date, now: datetime) -> dict[int, int]:
    """Make the candidate table; the visits each rep has left on the day."""
    standing_visits = models.Suggestion.objects.filter(state__in=OPEN, expires_at__gt=now, decision__plan__on__lt=on)
    open_visits = list(standing_visits.values_list("customer_id", "rep_id"))
    reps = list_reps()
    versions = [version for version in usable_versions(on=on) if version.channel in CHANNELS]
    candidate_table(
        engine,
        versions=versions,
        asks=asks_of(versions, sender_id=min((sender.id for sender in list_senders()), default=0)),
        reps=reps,
        open_visits=open_visits,
        day=Day(on, start_of(on), noon_of(on), known_at=now),
    )
    taken = Counter(rep_id for _, rep_id in open_visits)
    return visits_left({rep.id: rep.visits_per_day for rep in reps}, on=on, open_visits=taken)


class _Stages:
    """Tells a progress bar of whole stages."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._done = progress, 0

    def next(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, STAGES)


def _report(
    engine: Engine,
    choice: Choice,
    *,
    on: date,
    seed: int,
    left: Mapping[int, int],
    limits: Mapping[Channel, int],
) -> PlanReport:
    engine.register("days", _table("rep_id", pa.int64(), "visits", left))
    engine.register("limits", _table("channel", pa.string(), "contacts", {channel.value: most for channel, most in limits.items()}))
    broken = breaches(engine, on=on)
    reachable, refused = contactable(engine)
    candidates, fallen = dropped(engine)
    ((customers,),) = engine.rows("SELECT COUNT(*) FROM customers WHERE status = 'active'")
    chosen = choice.chosen.num_rows
    return PlanReport(
        plan_id=0,
        on=on,
        seed=seed,
        customers=customers,
        candidates=candidates,
        chosen=chosen,
        by_channel=dict(engine.rows("SELECT channel, COUNT(*) FROM chosen GROUP BY channel ORDER BY channel")),
        contactable=reachable,
        not_contactable=refused,
        rule_ids=rule_ids(engine),
        value=choice.value,
        bound=choice.bound,
        gap=(choice.bound - choice.value) / choice.bound if choice.bound > 0 else 0.0,
        breaches=sum(broken.values()),
        seconds=0.0,
        breaches_by=broken,
        dropped={**fallen, "value.not_worth_it": choice.not_worth_it},
        silent=customers - chosen,
        reps=len(left),
    )


def _table(key: str, kind: pa.DataType, value: str, content: Mapping[int, int] | Mapping[str, int]) -> pa.Table:
    schema = pa.schema({key: kind, value: pa.int64()})
    return pa.table({key: list(content), value: list(content.values())}, schema=schema)


def _write(
    report: PlanReport, chosen: Iterator[tuple[dict[str, object], Circumstances]], *, now: datetime, started: float
) -> models.Plan:
    """Write the plan and its decisions in place of an earlier one of that day; one that has begun to go out meanwhile stands."""
    with transaction.atomic():
        plans = models.Plan.objects.select_for_update()
        standing = plans.filter(on=report.on, dispatch_began_at__isnull=False).first()
        if standing is not None:
            return standing
        plan, _ = plans.update_or_create(on=report.on, defaults={"seed": report.seed, "known_at": now})
        models.Decision.objects.filter(plan=plan).delete()
        for rows in _rows(plan, chosen):
            models.Decision.objects.bulk_create(rows)
        plan.report = models.Plan.report_of(replace(report, seconds=round(perf_counter() - started, 3)))
        plan.save(update_fields=["report"])
    return plan


def _rows(plan: models.Plan, chosen: Iterator[tuple[dict[str, object], Circumstances]]) -> Iterator[list[models.Decision]]:
    """The decisions, batch by batch; the rule of reasons runs once per distinct circumstance."""
    why: dict[Circumstances, list[Reason]] = {}
    while batch := list(islice(chosen, BATCH)):
        for _, known in batch:
            if known not in why:
                why[known] = list(reasons_for(known))
        yield [models.Decision(plan=plan, reasons=why[known], **row) for row, known in batch]
