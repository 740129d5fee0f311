"""What an old list would be good for, segment by segment, under the law of each country."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.asking_again import need_on, way_to_ask
from accord.consent.rules.old_list import grade_old_row
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import contains
from accord.consent.rules.strength import lasts_until, shortfall
from accord.consent.types import (
    Actor,
    ConsentRecord,
    LawfulBasis,
    LawTable,
    OldRow,
    OldRowGrade,
    OldSegment,
    Polarity,
    RecordType,
    Requirement,
)

Graded = tuple[OldRow, OldRowGrade]


def segments_of(
    graded: Sequence[Graded], records: Mapping[int, Sequence[ConsentRecord]], table: LawTable, *, now: datetime
) -> tuple[OldSegment, ...]:
    """The opt-ins of a list by country, channel and purpose, the largest first; `records` are what the ledger holds by customer."""
    groups: defaultdict[tuple[str, Channel, Purpose], list[Graded]] = defaultdict(list)
    for row, grade in graded:
        if row.polarity is Polarity.OPT_IN:
            groups[row.country, row.channel, row.purpose].append((row, grade))
    found = [_segment(key, rows, records, table, now) for key, rows in groups.items()]
    return tuple(sorted(found, key=lambda segment: (-segment.rows, segment.country, segment.channel, segment.purpose)))


def is_refused(row: OldRow, records: Iterable[ConsentRecord]) -> bool:
    """Whether the person said no to it, to any sender: an import never reopens that, whenever it was."""
    old = old_record(row, grade_old_row(row))
    return any(role_of(record) in (Role.NO, Role.BLOCK) and contains(replace(record, sender_id=None), old) for record in records)


def moment_of(day: date | None) -> datetime:
    """The first moment of a day; of an unknown day, one before everything else."""
    return datetime.combine(day or date(1970, 1, 1), time.min, UTC)


def old_record(row: OldRow, grade: OldRowGrade) -> ConsentRecord:
    """The entry that a row would become, to be weighed before there is one."""
    valid_from = moment_of(row.given_on)
    return ConsentRecord(
        id=0,
        customer_id=row.customer_id,
        type=RecordType.IMPORTED,
        polarity=row.polarity,
        explicitness=grade.explicitness,
        channel=row.channel,
        purpose=row.purpose,
        contact_point_id=None,
        topic="",
        sender_id=None,
        mechanism=grade.mechanism,
        route=grade.route,
        lawful_basis=LawfulBasis.CONSENT,
        actor=Actor.IMPORT,
        grade=grade.taken,
        valid_from=valid_from,
        valid_to=None,
        recorded_at=valid_from,
    )


def _segment(
    key: tuple[str, Channel, Purpose],
    rows: Sequence[Graded],
    records: Mapping[int, Sequence[ConsentRecord]],
    table: LawTable,
    now: datetime,
) -> OldSegment:
    country, channel, purpose = key
    need = need_on(table, country, rows[0][0].kind, channel, purpose, on=now.date())
    refused = {row.line for row, _ in rows if is_refused(row, records.get(row.customer_id, ()))}
    usable = [row.line for row, grade in rows if row.line not in refused and _is_usable(row, grade, table, now)]
    return OldSegment(
        country=country,
        channel=channel,
        purpose=purpose,
        rows=len(rows),
        usable=len(usable),
        withdrawn=len(refused),
        need=need.requirement,
        ask_by=way_to_ask(table, country, rows[0][0].kind, channel, on=now.date()),
        rule_ids=need.rule_ids,
    )


def _is_usable(row: OldRow, grade: OldRowGrade, table: LawTable, now: datetime) -> bool:
    need = need_on(table, row.country, row.kind, row.channel, row.purpose, on=now.date(), route=grade.route)
    if need.requirement is Requirement.PROHIBITED:
        return False
    old = old_record(row, grade)
    ends = lasts_until(old, need)
    lasts = ends is None or now < ends
    return need.requirement is Requirement.OPT_OUT or (shortfall(old, need) is None and lasts)
