"""The columns answer as the rules do: random ledgers, every customer x ask, permission by permission."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.columnar.engine import Engine
from accord.columnar.inline_reader import read_inline
from accord.columnar.snapshots import open_snapshot
from accord.consent import actions, queries
from accord.consent.columns import EXPORTS, permission_table
from accord.consent.rules.roles import may_stand
from accord.consent.types import (
    Actor,
    Ask,
    Capture,
    Explicitness,
    LawfulBasis,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
    SuppressionCause,
)
from accord.customers.columns import EXPORTS as CUSTOMER_EXPORTS
from tests.consent.people import DAY, MARKETING, MEDICINE, NOW, contact_point, customer

SCOPES = frozenset(ContentScope)
ASKS = (
    Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.EMAIL, Purpose.RX_PROMOTION, MEDICINE, "lumira.dosing", 1),
    Ask(Channel.EMAIL, Purpose.EVENT, MEDICINE, "lumira", 1),
    Ask(Channel.SMS, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.PHONE, Purpose.RX_PROMOTION, MEDICINE, "lumira", 2),
    Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "lumira", 1),
    Ask(Channel.REMOTE_VISIT, Purpose.MEDICAL_NONPROMO, MARKETING, "", 1),
    Ask(Channel.POST, Purpose.SAFETY, frozenset(), "", 1),
)
PLACES = (("FR", ""), ("DE", ""), ("US", "US-CA"), ("CA", "CA-QC"), ("TR", ""), ("JP", ""), ("BE", ""), ("ZZ", ""), ("CN", ""))
days = st.sampled_from([-2, 0, 0.5, 1, 2, 3, 5, 9, 200, 800]).map(lambda number: NOW - number * DAY)
channels = st.sampled_from([None, Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.VISIT, Channel.POST])
purposes = st.sampled_from([None, Purpose.MARKETING, Purpose.MARKETING, Purpose.RX_PROMOTION, Purpose.EVENT, Purpose.MEDICAL_NONPROMO])
kinds = st.sampled_from([(kind, way) for kind in RecordType for way in Polarity if may_stand(kind, way)])
likely = st.sampled_from(
    [(RecordType.GRANTED, Polarity.OPT_IN), (RecordType.CONFIRMED, Polarity.OPT_IN), (RecordType.WITHDRAWN, Polarity.OPT_OUT)]
)
routes = st.sampled_from(["", "", "role_related", "existing_customer", "inquiry", "published_address"])


@st.composite
def captures(draw):
    kind, polarity = draw(likely | kinds)
    purpose = draw(purposes)
    valid_from = draw(days)
    return {
        "who": draw(st.integers(0, 3)),
        "point": draw(st.sampled_from([None, None, 0, 1, 2])),
        "type": kind,
        "polarity": polarity,
        "explicitness": draw(st.sampled_from(Explicitness)),
        "channel": draw(channels),
        "purpose": purpose if purpose or polarity is Polarity.OPT_OUT else Purpose.MARKETING,
        "mechanism": draw(st.sampled_from([Mechanism.TOGGLE, Mechanism.PRETICKED_BOX, Mechanism.REP_CAPTURED, Mechanism.SYSTEM_IMPORT])),
        "actor": draw(st.sampled_from([Actor.SELF, Actor.SELF, Actor.REP, Actor.IMPORT])),
        "lawful_basis": draw(st.sampled_from([LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTEREST])),
        "topic": draw(st.sampled_from(["", "", "lumira", "lumira.dosing", "other"])),
        "sender_id": draw(st.sampled_from([None, None, "first", "second"])),
        "route": draw(routes),
        "noticed": draw(st.booleans()),
        "confirmed": draw(st.booleans()),
        "control_initial": draw(st.sampled_from(["", "off"])),
        "valid_from": valid_from,
        "valid_to": draw(st.sampled_from([None, None, valid_from + DAY, valid_from + 300 * DAY])),
        "recorded_at": valid_from + draw(st.sampled_from([timedelta(0), timedelta(0), 2 * DAY, 30 * DAY])),
    }


people = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(["hcp", "hcp", "hco"]),
        st.sampled_from(["active", "active", "active", "closed"]),
        st.lists(
            st.tuples(
                st.sampled_from(["email", "email", "phone", "post"]),
                st.sampled_from(["work", "private", "shared"]),
                st.sampled_from(["verified", "unverified", "unverified", "bounced"]),
                st.sampled_from(["own", "desk"]),
            ),
            max_size=3,
        ),
    ),
    min_size=4,
    max_size=4,
)
suppressions = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from([None, Channel.EMAIL, Channel.PHONE]),
        st.sampled_from(SuppressionCause),
        st.booleans(),
        st.sampled_from([None, NOW, NOW + DAY]),
        days,
    ),
    max_size=2,
)
wishes = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.frozensets(st.sampled_from([Channel.EMAIL, Channel.VISIT, Channel.POST]), max_size=2),
        st.frozensets(st.sampled_from(["lumira", "lumira.dosing"]), max_size=1),
        days,
    ),
    max_size=3,
)


def write_world(drawn_people, drawn_captures, drawn_suppressions, drawn_wishes):
    """Write the drawn ledger in its drawn order; the customer ids, in order."""
    senders = {"first": ASKS[0].sender_id, "second": ASKS[4].sender_id, None: None}
    ids, points = [], []
    for number, ((country, region), kind, status, held) in enumerate(drawn_people):
        ids.append(customer(country, region, kind, status))
        mine = {}
        for index, (point_kind, use, point_status, whose) in enumerate(held):
            value = f"desk-{point_kind}" if whose == "desk" else f"{number}-{index}-{point_kind}"
            if value not in mine:
                mine[value] = contact_point(ids[-1], point_kind, value=value, use=use, status=point_status)
        points.append(list(mine.values()))
    notice = actions.create_notice(code="n", language="en", text="words", purposes=[Purpose.MARKETING], now=NOW - 900 * DAY)
    for words in drawn_captures:
        words = dict(words)
        who, point, recorded_at = words.pop("who"), words.pop("point"), words.pop("recorded_at")
        mine = points[who]
        words |= {
            "customer_id": ids[who],
            "contact_point_id": mine[point % len(mine)] if mine and point is not None else None,
            "sender_id": senders[words["sender_id"]],
            "notice_id": notice if words.pop("noticed") else None,
        }
        actions.record_consents(captures=[Capture(**words)], now=recorded_at)
    for who, channel, cause, by_value, until, recorded_at in drawn_suppressions:
        target = {"lookup_hash": b"desk-email......"} if by_value else {"customer_id": ids[who]}
        actions.suppress(**target, channel=channel, cause=cause, until=until, now=recorded_at)
    for who, channels_off, topics_off, recorded_at in drawn_wishes:
        actions.set_preference(preference=Preference(ids[who], channels_off, topics_off=topics_off), now=recorded_at)
    return ids


def snapshot(folder) -> Engine:
    read_inline(folder, [*EXPORTS, *CUSTOMER_EXPORTS])
    return open_snapshot(folder)


def by_columns(engine: Engine, send_at: datetime, known_at: datetime):
    table = permission_table(engine, asks=ASKS, send_at=send_at, known_at=known_at)
    rows = engine.arrow(f"SELECT * FROM {table}").to_pylist()
    assert len({(row["customer_id"], row["ask"]) for row in rows}) == len(rows)
    return {(row["customer_id"], row["ask"]): row for row in rows}


class TestParity(TestCase):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path_factory):
        self.folders = tmp_path_factory

    def setUp(self):
        from accord.catalogue.models import Sender

        for number in (1, 2):
            Sender.objects.get_or_create(id=number, defaults={"code": f"sender-{number}"})

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(people, st.lists(captures(), max_size=14), suppressions, wishes, st.sampled_from([NOW, NOW - DAY, NOW + 400 * DAY]))
    def test_every_customer_and_ask(self, drawn_people, drawn_captures, drawn_suppressions, drawn_wishes, send_at):
        ids = write_world(drawn_people, drawn_captures, drawn_suppressions, drawn_wishes)
        questions = queries.questions_for(customer_ids=ids, asks=ASKS, send_at=send_at, known_at=NOW)
        permissions = queries.permissions_for(questions=questions)
        columns = by_columns(snapshot(self.folders.mktemp("snapshot")), send_at, NOW)
        for index, permission in enumerate(permissions):
            ask = index % len(ASKS)
            row = columns[permission.question.customer_id, ask]
            reason = permission.reasons[0].code if permission.reasons else None
            assert (row["allowed"], row["reason"]) == (permission.allowed, reason), (permission, row)
            assert row["contact_point_id"] == permission.question.contact_point_id
            if len(set(permission.rule_ids)) == len(set(row["rule_ids"])) or ASKS[ask].purpose is not Purpose.EVENT:
                assert tuple(row["rule_ids"]) == permission.rule_ids
            caps = [(cap.contacts, cap.days, cap.channel or "", cap.origin) for cap in permission.obligations.caps]
            assert [tuple(cap.values()) for cap in row["caps"]] == caps
