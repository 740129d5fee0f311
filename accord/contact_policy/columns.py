"""Contact budgets over whole tables: equal to `rules.caps.room_left`, person by person (tests/parity/test_contact_policy.py)."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa

from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import Step, run_steps
from accord.columnar.types import Export
from accord.consent.types import Preference
from accord.contact_policy.rules.caps import caps_of_person
from accord.contact_policy.rules.windows import window_start

EXPORTS = (
    Export(
        "reservations",
        "SELECT customer_id, channel, planned_at, state FROM contact_policy_reservation WHERE counted",
        {"customer_id": "BIGINT", "channel": "VARCHAR", "planned_at": "TIMESTAMP", "state": "VARCHAR"},
    ),
    Export(
        "company_caps",
        "SELECT channel, contacts, days FROM contact_policy_companycap WHERE valid_to IS NULL",
        {"channel": "VARCHAR", "contacts": "INTEGER", "days": "INTEGER"},
    ),
)
_WISHES = {"contacts_per_month": pa.int32(), "per_channel": pa.string(), "channel": pa.string()}
_WISHES |= {"contacts": pa.int32(), "days": pa.int32()}
_WINDOWS = {"time_zone": pa.string(), "days": pa.int32(), "ends_at": pa.timestamp("us"), "starts_at": pa.timestamp("us")}


def room_left_table(engine: Engine, *, permissions: str, now: datetime, channels: Sequence[Channel] = tuple(Channel)) -> str:
    """Make the view `room_left` and return its name: `customer_id`, `channel`, `room`, the contacts that all caps leave at `now`.

    `permissions` is the table of `consent.columns.permission_table`, whose `caps` are the law's; where asks of one customer differ,
    the strictest counts. A customer and channel without a row has no cap. Room below zero: late reports went beyond it.
    """
    moment = naive_utc(now)
    _register_wishes(engine)
    run_steps(engine, [_CONTACTS, *_caps(permissions)], now=moment)
    _register_windows(engine, now)
    run_steps(engine, [_COUNTED, _ROOMS], now=moment)
    engine.register("policy_channels", pa.table({"channel": [channel.value for channel in channels]}))
    engine.run(f"CREATE OR REPLACE VIEW room_left AS {_ROOM_LEFT}")
    return "room_left"


def _register_wishes(engine: Engine) -> None:
    """The caps in each distinct wish: the rule is asked once for each."""
    wishes = engine.rows("SELECT DISTINCT contacts_per_month, per_channel FROM consent_preferences")
    rows = [
        (month, per_channel, cap.channel or "", cap.contacts, cap.days)
        for month, per_channel in wishes
        for cap in caps_of_person(_preference(month, per_channel))
    ]
    engine.register("policy_wishes", _table(rows, _WISHES))


def _preference(month: int | None, per_channel: str) -> Preference:
    chosen = json.loads(per_channel or "{}")
    return Preference(0, contacts_per_month=month, per_channel=tuple((Channel(name), number) for name, number in chosen.items()))


def _register_windows(engine: Engine, now: datetime) -> None:
    """Where each window begins, for every zone, length and end that is needed: the rule is asked once for each."""
    lengths = [days for (days,) in engine.rows("SELECT DISTINCT days FROM policy_caps")]
    ends = {(zone, now) for (zone,) in engine.rows("SELECT DISTINCT COALESCE(time_zone, '') FROM customers")}
    planned = engine.rows("SELECT DISTINCT time_zone, planned_at FROM policy_contacts WHERE planned_at > $now", now=naive_utc(now))
    ends |= {(zone, end.replace(tzinfo=UTC)) for zone, end in planned}
    rows = [
        (zone, days, naive_utc(end), naive_utc(window_start(end, days=days, zone=zone))) for zone, end in ends for days in lengths
    ]
    engine.register("policy_windows", _table(rows, _WINDOWS))


def _table(rows: Sequence[tuple[object, ...]], schema: dict[str, pa.DataType]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([pa.array(values, kind) for values, kind in zip(columns, schema.values(), strict=True)], names=list(schema))


_CONTACTS = Step(
    "policy_contacts",
    "SELECT reservations.customer_id, channel, planned_at, COALESCE(time_zone, '') AS time_zone FROM reservations"
    " JOIN customers ON customers.id = reservations.customer_id WHERE state <> 'released'",
)


def _caps(permissions: str) -> tuple[Step, ...]:
    """Every cap of every person: law, company, own choice. Channel '' = all together."""
    law = f"SELECT customer_id, unnest(caps) AS cap FROM {permissions} WHERE len(caps) > 0"  # noqa: S608 (our own names)
    newest = (
        "SELECT customer_id, arg_max({'m': contacts_per_month, 'c': per_channel}, {'t': recorded_at, 'i': id}) AS wish"
        " FROM consent_preferences GROUP BY customer_id"
    )
    return (
        Step(
            "policy_caps",
            f"SELECT customer_id, cap.channel AS channel, cap.contacts AS contacts, cap.days AS days FROM ({law}) AS law"  # noqa: S608
            " UNION SELECT customers.id, company_caps.channel, company_caps.contacts, company_caps.days"
            " FROM customers CROSS JOIN company_caps"
            " UNION SELECT customer_id, policy_wishes.channel, policy_wishes.contacts, policy_wishes.days"
            f" FROM ({newest}) AS newest JOIN policy_wishes ON policy_wishes.per_channel = wish.c"
            " AND policy_wishes.contacts_per_month IS NOT DISTINCT FROM wish.m",
        ),
    )


_COUNTED = Step(
    "policy_counted",
    "SELECT customer_id, channel, days, max(number) AS number FROM ("
    "SELECT cap.customer_id, cap.channel, cap.days, policy_windows.ends_at, count(*) AS number"
    " FROM (SELECT DISTINCT customer_id, channel, days FROM policy_caps) AS cap"
    " JOIN (SELECT DISTINCT customer_id, time_zone, CASE WHEN planned_at > $now THEN planned_at ELSE $now END AS ends_at"
    " FROM policy_contacts UNION SELECT customer_id, time_zone, CAST($now AS TIMESTAMP) FROM policy_contacts) AS ends"
    " ON ends.customer_id = cap.customer_id"
    " JOIN policy_windows ON policy_windows.time_zone = ends.time_zone AND policy_windows.days = cap.days"
    " AND policy_windows.ends_at = ends.ends_at AND policy_windows.starts_at <= $now"
    " JOIN policy_contacts AS contact ON contact.customer_id = cap.customer_id AND cap.channel IN ('', contact.channel)"
    " AND contact.planned_at BETWEEN policy_windows.starts_at AND policy_windows.ends_at"
    " GROUP BY cap.customer_id, cap.channel, cap.days, policy_windows.ends_at) AS tried GROUP BY customer_id, channel, days",
)
_ROOMS = Step(
    "policy_rooms",
    "SELECT customer_id, channel, CAST(min(contacts - COALESCE(number, 0)) AS INTEGER) AS room"
    " FROM policy_caps LEFT JOIN policy_counted USING (customer_id, channel, days) GROUP BY customer_id, channel",
)
_ROOM_LEFT = """
SELECT customer_id, channel, min(room) AS room FROM (
    SELECT customer_id, channel, room FROM policy_rooms JOIN policy_channels USING (channel)
    UNION ALL SELECT customer_id, policy_channels.channel, room FROM policy_rooms, policy_channels WHERE policy_rooms.channel = ''
) AS rooms GROUP BY customer_id, channel
"""
