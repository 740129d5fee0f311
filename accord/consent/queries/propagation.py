"""Which withdrawals another system has not acted on yet, and how late that is."""

from collections.abc import Sequence
from datetime import datetime

from accord.consent.ports import all_registers
from accord.consent.types import ConnectorAge, WithdrawalNotice
from accord.consent.withdrawal_rows import Row, acknowledged, due_times, notices_after, notices_of, rows_after
from accord.customers.queries import countries_of

MOST_NOTICES = 1_000
MOST_OVERDUE = 100
DOOR = "delivery"
"""Our own sending: it asks the ledger before each message, so that it is never behind."""


def withdrawals_since(*, connector: str, limit: int = MOST_NOTICES, after: int | None = None) -> tuple[WithdrawalNotice, ...]:
    """What a connector has not acknowledged, in the order of the ledger; `after` a position instead of its own mark.

    At most `limit` (and never more than 1,000): ask again after the last position. A constant number of queries.
    """
    if after is None:
        after = acknowledged().get(connector, (0, None))[0]
    return tuple(notices_after(max(after, 0), max(1, min(limit, MOST_NOTICES))))


def propagation_board(*, now: datetime, connectors: Sequence[str] = ()) -> tuple[ConnectorAge, ...]:
    """Every connector that ever acknowledged, every two-way register, those named in `connectors`, and our own door.

    The latest first. A constant number of queries, however many connectors there are.
    """
    marks = acknowledged()
    two_way = {f"register:{register.name}": register.countries for register in all_registers() if register.two_way}
    names = sorted({*marks, *connectors, *two_way})
    start = min((marks.get(name, (0, None))[0] for name in names), default=0)
    rows = rows_after(start) if names else []
    times = due_times([(row.customer_id, row.channel, row.recorded_at) for row in rows]) if rows else []
    due = {row.record_id: time for row, time in zip(rows, times, strict=True)}
    places = countries_of(customer_ids=sorted({row.customer_id for row in rows})) if two_way and rows else {}
    behind = {name: _waiting(rows, marks.get(name, (0, None))[0], two_way.get(name), places) for name in names}
    shown = {row.record_id: row.position for waiting in behind.values() for row in _to_show(waiting, due, now)}
    notices = {notice.record_id: notice for notice in notices_of(shown)} if shown else {}
    ages = [_age(name, marks.get(name), behind[name], due, notices, now) for name in names]
    return (*sorted(ages, key=lambda age: (age.next_due is None, age.next_due, age.connector)), _DOOR)


_DOOR = ConnectorAge(DOOR, None, 0, 0, None, None, (), 0, at_the_door=True)


def _waiting(
    rows: Sequence[Row], mark: int, countries: frozenset[str] | None, places: dict[int, tuple[str, str, str, str]]
) -> list[Row]:
    held = {customer_id for customer_id, (_, country, *_) in places.items() if countries is None or country in countries}
    return [row for row in rows if row.position > mark and (countries is None or row.customer_id in held)]


def _to_show(waiting: Sequence[Row], due: dict[int, datetime], now: datetime) -> list[Row]:
    late = [row for row in waiting if due[row.record_id] < now]
    return [*waiting[:1], *sorted(late, key=lambda row: due[row.record_id])[:MOST_OVERDUE]]


def _age(
    name: str,
    mark: tuple[int, datetime] | None,
    waiting: Sequence[Row],
    due: dict[int, datetime],
    notices: dict[int, WithdrawalNotice],
    now: datetime,
) -> ConnectorAge:
    late = [row for row in waiting if due[row.record_id] < now]
    return ConnectorAge(
        connector=name,
        acknowledged_at=mark[1] if mark else None,
        acknowledged_up_to=mark[0] if mark else 0,
        waiting=len(waiting),
        oldest=notices.get(waiting[0].record_id) if waiting else None,
        next_due=min((due[row.record_id] for row in waiting), default=None),
        overdue=tuple(notices[row.record_id] for row in _to_show(waiting, due, now)[1:]),
        overdue_count=len(late),
    )
