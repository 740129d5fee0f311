"""The columns answer as the rules do: random ledgers in random order, every customer x ask, permission by permission."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accord.catalogue.models import Sender
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.columnar.engine import Engine
from accord.columnar.inline_reader import read_inline
from accord.columnar.snapshots import open_snapshot
from accord.consent import actions, queries
from accord.consent.columns import EXPORTS, permission_table
from accord.consent.models import Notice, Suppression
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
from tests.consent.people import DAY, MARKETING, MEDICINE, NOW, capture, contact_point, customer

PEOPLE, RECORDS = 60, 360
ASKS = (
    Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.EMAIL, Purpose.RX_PROMOTION, MEDICINE, "lumira.dosing", 1),
    Ask(Channel.EMAIL, Purpose.EVENT, MEDICINE, "lumira", 1),
    Ask(Channel.SMS, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.PHONE, Purpose.RX_PROMOTION, MEDICINE, "lumira", 2),
    Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "lumira", 1),
    Ask(Channel.REMOTE_VISIT, Purpose.MEDICAL_NONPROMO, MARKETING, "", 1),
    Ask(Channel.POST, Purpose.SAFETY, frozenset(), "", 1),
    Ask(Channel.EVENT, Purpose.EVENT, MEDICINE, "lumira", 1, invited_by=Channel.EMAIL),
    Ask(Channel.EMAIL, Purpose.MEDICAL_NONPROMO, frozenset(ContentScope), "", 2),
)
PLACES = (
    ("FR", ""),
    ("FR", ""),
    ("DE", ""),
    ("US", "US-CA"),
    ("CA", "CA-QC"),
    ("TR", ""),
    ("JP", ""),
    ("BE", ""),
    ("ZZ", ""),
    ("CN", ""),
)
WAYS = [(kind, way) for kind in RecordType for way in Polarity if may_stand(kind, way)]
YES, NO = (RecordType.GRANTED, Polarity.OPT_IN), (RecordType.WITHDRAWN, Polarity.OPT_OUT)
REGISTER = [(RecordType.REGISTERED_BLOCK, way) for way in Polarity]
MECHANISMS = (*[Mechanism.TOGGLE] * 6, Mechanism.PRETICKED_BOX, Mechanism.REP_CAPTURED, Mechanism.SYSTEM_IMPORT)


class World:
    """A random ledger, written to the database in random order; the same seed is the same world."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.senders = [Sender.objects.get_or_create(id=number, defaults={"code": f"s{number}"})[0].pk for number in (1, 2)]
        self.code = f"n{Notice.objects.count()}"
        self.notice = actions.create_notice(
            code=self.code, language="en", text="words", purposes=[Purpose.MARKETING], now=self.moment()
        )
        self.change_notice()
        self.people = [self.person() for _ in range(PEOPLE)]
        self.points = {person: self.contact_points(person) for person in self.people}
        for _ in range(RECORDS):
            recorded_at = self.moment() if self.random.random() < 0.15 else None
            drawn = self.capture()
            actions.record_consents(captures=[drawn], now=max(drawn.valid_from, recorded_at or drawn.valid_from))
            if self.random.random() < 0.15:
                actions.record_consents(captures=[self.afterthought(drawn)], now=self.moment())
        for _ in range(6):
            self.suppress()
            self.wish()

    def change_notice(self):
        """A later version, sometimes one that says something else in substance."""
        Notice.objects.create(
            code=self.code,
            number=2,
            language=self.pick("en", "en", "fr"),
            purposes=["marketing"],
            control="checkbox",
            valid_from=self.moment(),
            recorded_at=self.moment(),
            material_change=self.pick(True, False),
        )

    def pick(self, *among):
        return self.random.choice(among)

    def moment(self):
        return NOW - DAY * self.pick(-2, 0, 0.5, 1, 1, 2, 2, 3, 5, 9, 200, 800)

    def person(self):
        return customer(
            *self.pick(*PLACES), kind=self.pick("hcp", "hcp", "hcp", "hco"), status=self.pick(*["active"] * 9, "closed")
        )

    def contact_points(self, person):
        values = {(self.pick("email", "email", "phone", "post"), self.pick("desk", *range(9))) for _ in range(4)}
        return [
            contact_point(
                person,
                kind,
                value=f"{kind}-desk" if whose == "desk" else f"{kind}-{person}-{whose}",
                use=self.pick("work", "private", "shared"),
                status=self.pick("verified", "unverified", "unverified", "bounced"),
            )
            for kind, whose in sorted(values, key=str)
        ]

    def capture(self) -> Capture:
        person, (kind, polarity), valid_from = (
            self.pick(*self.people),
            self.pick(*[YES] * 20, *[NO] * 12, *REGISTER * 2, *WAYS),
            self.moment(),
        )
        purposes = (*[Purpose.MARKETING] * 5, Purpose.RX_PROMOTION, Purpose.EVENT, Purpose.MEDICAL_NONPROMO)
        return Capture(
            customer_id=person,
            type=kind,
            polarity=polarity,
            explicitness=self.pick(*[Explicitness.EXPLICIT] * 6, *Explicitness),
            channel=self.pick(None, *[Channel.EMAIL] * 8, Channel.SMS, Channel.PHONE, Channel.VISIT, Channel.POST),
            purpose=self.pick(*purposes, *([None] if polarity is Polarity.OPT_OUT else [])),
            mechanism=self.pick(*MECHANISMS),
            actor=self.pick(*[Actor.SELF] * 6, Actor.REP, Actor.IMPORT),
            valid_from=valid_from,
            contact_point_id=self.pick(None, None, None, *(self.points[person])),
            topic=self.pick(*[""] * 6, "lumira", "lumira.dosing", "other"),
            sender_id=self.pick(*[None] * 8, *self.senders),
            route=self.pick("", "", "role_related", "existing_customer", "inquiry", "published_address"),
            lawful_basis=self.pick(LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTEREST),
            valid_to=self.pick(*[None] * 6, valid_from + DAY, valid_from + 300 * DAY),
            notice_id=self.pick(None, self.notice),
            confirmed=self.pick(True, False),
            control_initial=self.pick("", "off", "off"),
        )

    def afterthought(self, drawn: Capture) -> Capture:
        """A correction or replacement of a random entry, or one that only points there."""
        target = self.random.choice(queries.records_for(customer_id=self.pick(*self.people, drawn.customer_id)) or [None])
        kind = self.pick(RecordType.CORRECTED, RecordType.CORRECTED, RecordType.SUPERSEDED, RecordType.RENEWED)
        return replace(
            self.capture(),
            customer_id=target.customer_id if target else drawn.customer_id,
            type=kind,
            polarity=Polarity.OPT_IN if kind is RecordType.RENEWED else self.pick(*Polarity),
            purpose=Purpose.MARKETING,
            contact_point_id=target.contact_point_id if target else None,
            mechanism=self.pick(Mechanism.TOGGLE, Mechanism.TOGGLE, Mechanism.REP_CAPTURED),
            actor=self.pick(Actor.SYSTEM, Actor.SYSTEM, Actor.REP),
            reason=self.pick("", "typed on the wrong card", "typed on the wrong card"),
            actor_reference=self.pick("", "user:1", "user:1"),
            corrects_id=target.id if target and kind is not RecordType.SUPERSEDED else None,
            supersedes_id=target.id if target and kind is RecordType.SUPERSEDED else None,
        )

    def suppress(self):
        target = self.pick({"customer_id": self.pick(*self.people)}, {"lookup_hash": b"email-desk......"})
        channel, until = self.pick(None, Channel.EMAIL, Channel.PHONE), self.pick(None, NOW, NOW + DAY)
        blocked = actions.suppress(**target, channel=channel, cause=self.pick(*SuppressionCause), until=until, now=self.moment())
        if self.random.random() < 0.4:
            Suppression.objects.filter(pk=blocked).update(lifted_at=self.moment())

    def wish(self):
        channels = frozenset(self.random.sample([Channel.EMAIL, Channel.VISIT, Channel.POST], 1))
        wish = Preference(self.pick(*self.people), channels, topics_off=frozenset({self.pick("lumira", "lumira.dosing")}))
        actions.set_preference(preference=wish, now=self.moment())


def snapshot(folder) -> Engine:
    read_inline(folder, [*EXPORTS, *CUSTOMER_EXPORTS])
    return open_snapshot(folder)


def rows_of(engine: Engine, **moments):
    table = permission_table(engine, asks=ASKS, **moments)
    rows = engine.arrow(f"SELECT * FROM {table}").to_pylist()
    assert len({(row["customer_id"], row["ask"]) for row in rows}) == len(rows)
    return {(row["customer_id"], row["ask"]): row for row in rows}


def compare(permission, ask: Ask, row) -> str:
    """Hold one permission against its row; what it was, in a word."""
    reason = permission.reasons[0].code if permission.reasons else None
    assert (row["allowed"], row["reason"]) == (permission.allowed, reason), (permission, row)
    assert row["contact_point_id"] == permission.question.contact_point_id
    assert tuple(row["rule_ids"]) == permission.rule_ids, (permission, row)
    assert row["unreviewed"] == permission.unreviewed
    assert row["requirement"] == permission.need.name.lower()
    caps = [(cap.contacts, cap.days, cap.channel or "", cap.origin) for cap in permission.obligations.caps]
    assert [tuple(cap.values()) for cap in row["caps"]] == caps
    return reason or ("by record" if permission.record_ids else "by law")


@pytest.fixture
def compare_worlds(db, tmp_path_factory):
    """Compare one world of a seed; how often each answer came up."""

    def compare_one(seed: int, send_at, known_at) -> Counter:
        world = World(seed)
        questions = queries.questions_for(customer_ids=world.people, asks=ASKS, send_at=send_at, known_at=known_at)
        permissions = queries.permissions_for(questions=questions)
        rows = rows_of(snapshot(tmp_path_factory.mktemp("snapshot")), send_at=send_at, known_at=known_at)
        asks = (ASKS * len(world.people))[: len(permissions)]
        pairs = zip(permissions, asks, strict=True)
        return Counter(compare(answer, ask, rows[answer.question.customer_id, ASKS.index(ask)]) for answer, ask in pairs)

    return compare_one


def test_random_worlds(compare_worlds):
    seen: Counter = Counter()

    @settings(max_examples=12, deadline=None, database=None, phases=[Phase.generate])  # a world does not shrink
    @given(
        st.integers(0, 2**32),
        st.sampled_from([NOW, NOW - DAY, NOW + 400 * DAY]),
        st.sampled_from([NOW, NOW, NOW - DAY, NOW - 3 * DAY, NOW + 2 * DAY]),
    )
    def compare_drawn(seed, send_at, known_at):
        seen.update(compare_worlds(seed, send_at, known_at))

    compare_drawn()
    rare = {"unknown_law", "pending", "grade_too_low", "contact_point_unusable", "refused", "route_missing"}
    assert {"by record", "by law", "withdrawn", "lapsed", "reconfirm_due", "too_weak", "not_asked", "prohibited", "closed"} <= set(
        seen
    ), seen
    assert len(rare & set(seen)) > 2, seen


def test_an_empty_ledger(db, tmp_path):
    doctor = customer("US", "US-CA")
    rows = rows_of(snapshot(tmp_path), send_at=NOW, known_at=NOW)
    assert rows[doctor, 0]["reason"] == "contact_point_missing"
    assert rows[doctor, 5]["allowed"]


OUT, YES_KIND, BLOCK = Polarity.OPT_OUT, RecordType.GRANTED, RecordType.REGISTERED_BLOCK
HARD_CASES = {
    "a tie goes to the refusal": (False, [(YES_KIND, 2, {}), (RecordType.WITHDRAWN, 2, {})]),
    "a later act reopens": (True, [(YES_KIND, 1, {}), (RecordType.WITHDRAWN, 2, {})]),
    "one of two refusals is narrower": (
        False,
        [(YES_KIND, 1, {}), (RecordType.WITHDRAWN, 2, {}), (RecordType.WITHDRAWN, 3, {"topic": "lumira"})],
    ),
    "a narrow act reopens both": (
        True,
        [(YES_KIND, 1, {"topic": "lumira"}), (RecordType.WITHDRAWN, 2, {}), (RecordType.WITHDRAWN, 3, {"topic": "lumira"})],
    ),
    "a lift before the block lifts nothing": (
        False,
        [(YES_KIND, 4, {}), (BLOCK, 3, {"polarity": Polarity.OPT_IN}), (BLOCK, 2, {})],
    ),
    "a lift after the block lifts it": (True, [(YES_KIND, 4, {}), (BLOCK, 3, {}), (BLOCK, 2, {"polarity": Polarity.OPT_IN})]),
    "a narrower lift lifts nothing": (
        False,
        [(YES_KIND, 4, {}), (BLOCK, 3, {}), (BLOCK, 2, {"polarity": Polarity.OPT_IN, "topic": "lumira"})],
    ),
    "an end before the act ends nothing": (True, [(YES_KIND, 2, {}), (RecordType.EXPIRED, 3, {})]),
    "an end at the same time ends it": (False, [(YES_KIND, 2, {}), (RecordType.EXPIRED, 2, {})]),
}


def test_hard_cases(db, tmp_path):
    ask = Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "lumira", 1)
    people = {}
    for name, (_, acts) in HARD_CASES.items():
        people[name] = customer("FR")
        contact_point(people[name])
        for kind, days, words in acts:
            polarity = Polarity.OPT_IN if kind is YES_KIND else OUT
            words = {"type": kind, "polarity": polarity, "valid_from": NOW - days * DAY} | words
            actions.record_consents(captures=[capture(people[name], **words)], now=NOW)
    table = permission_table(snapshot_engine := snapshot(tmp_path), asks=[ask], send_at=NOW, known_at=NOW)
    columns = dict(snapshot_engine.rows(f"SELECT customer_id, allowed FROM {table}"))
    questions = queries.questions_for(customer_ids=list(people.values()), asks=[ask], send_at=NOW, known_at=NOW)
    rules = {answer.question.customer_id: answer.allowed for answer in queries.permissions_for(questions=questions)}
    expected = {people[name]: answer for name, (answer, _) in HARD_CASES.items()}
    assert columns == rules == expected
