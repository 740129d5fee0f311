"""A small world that lives on, through the rooms' own doors: imports, captures, withdrawals, corrections, blocks, laws, notices.

After each step it copies all that stands, as plain values: the brute-force memory of what was known when.
"""

from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from accord.catalogue.models import Sender
from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, models
from accord.consent.queries import law_table, preferences_for, records_for
from accord.consent.rules.contact_points import KIND_OF, best_contact_point, unreachable_code
from accord.consent.rules.corrections import taken_away
from accord.consent.rules.permission import decide
from accord.consent.rules.questions import question_of
from accord.consent.rules.reasons import cause_code, reason
from accord.consent.types import (
    Actor,
    Ask,
    Capture,
    ConsentRecord,
    EvidenceDraft,
    EvidenceKind,
    Explicitness,
    LawTable,
    Mechanism,
    Permission,
    PersonStanding,
    Polarity,
    Preference,
    Question,
    ReasonCode,
    RecordType,
    ReviewVerdict,
    SuppressionCause,
    Withdrawal,
)
from accord.customers.actions import close_customer, import_customers, set_contact_point_status
from accord.customers.queries import contact_points_for, customers_by_id
from accord.customers.types import (
    ContactPoint,
    ContactPointDraft,
    ContactPointKind,
    ContactPointStatus,
    Customer,
    CustomerDraft,
    CustomerKind,
    CustomerStatus,
)
from accord.kernel.errors import AccordError
from tests.consent.law_files import override, overrides_of
from tests.consent.people import MARKETING, MEDICINE

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
ASKS = (
    Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.EMAIL, Purpose.RX_PROMOTION, MEDICINE, "lumira", 1),
    Ask(Channel.SMS, Purpose.MARKETING, MARKETING, "", 1),
    Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "lumira", 1),
    Ask(Channel.EVENT, Purpose.EVENT, MARKETING, "", 1, Channel.EMAIL),
)
PEOPLE = 8
_MAIL = "FR.prof.email.marketing.not_role_related.law"
_YES, _NO = (RecordType.GRANTED, Polarity.OPT_IN), (RecordType.WITHDRAWN, Polarity.OPT_OUT)
_KINDS = (
    *[_YES] * 8,
    *[_NO] * 3,
    (RecordType.GRANTED_PENDING, Polarity.OPT_IN),
    (RecordType.EXPIRED, Polarity.OPT_OUT),
    (RecordType.REGISTERED_BLOCK, Polarity.OPT_OUT),
    (RecordType.REGISTERED_BLOCK, Polarity.OPT_IN),
    (RecordType.DECEASED_OR_RETIRED, Polarity.OPT_OUT),
)


@dataclass(frozen=True)
class Memory:
    """Everything that stood from `moment` on."""

    moment: datetime
    customers: dict[int, Customer]
    points: dict[int, tuple[ContactPoint, ...]]
    blocks: tuple[models.Suppression, ...]
    wishes: dict[int, tuple[int, Preference]]
    outdating: dict[int, tuple[datetime, ...]]
    law: LawTable


class LivingWorld:
    """Lives step by step; `memories` are what it knew, oldest first."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random, self.folder, self.now = Random(seed), folder, START
        Sender.objects.get_or_create(id=1, defaults={"code": "one"})
        self.people: list[int] = []
        self.notices = [self._notice(False)]
        self.records: list[int] = []
        self.memories: list[Memory] = []
        for key in range(PEOPLE):
            self.take_in(key)
        self.remember()

    def pick(self, *among):
        return self.random.choice(among)

    def step(self) -> None:
        """Something happens, a while later."""
        self.now += timedelta(minutes=self.pick(1, 7, 60, 600, 3000))
        if self.people:
            self.pick(*[self.capture] * 8, *[self.withdraw] * 2, *self._rarely())()
        self.remember()

    def _rarely(self):
        again = [self.take_in] * 3 + [self.status] * 2 + [self.block] * 2 + [self.lift] * 2
        return (*again, self.close, self.wish, self.correct, self.correct, self.new_notice, self.new_law, self.read_rule)

    def take_in(self, key: int | None = None) -> None:
        """A source gives somebody new, or says something else of somebody known."""
        key = self.random.randrange(PEOPLE + 3) if key is None else key
        mails = self.random.sample(("desk@clinic.invalid", f"{key}@a.invalid", f"{key}@b.invalid"), 1)
        country, region = self.pick(("FR", ""), ("FR", ""), ("DE", ""), ("US", "US-CA"), ("CA", "CA-QC"), ("TR", ""))
        draft = CustomerDraft(
            key=f"k{key}",
            kind=CustomerKind.HCP,
            family_name="Test",
            country=country,
            region=region,
            status=self.pick(*[CustomerStatus.ACTIVE] * 6, CustomerStatus.CLOSED),
            contact_points=(
                *(ContactPointDraft(ContactPointKind.EMAIL, mail) for mail in mails),
                ContactPointDraft(ContactPointKind.PHONE, f"+3361234567{key % 10}"),
            ),
        )
        rejects = self.folder / "rejects.csv"
        import_customers(rows=[(2, draft)], source="crm", file_name="x", rejects_path=rejects, now=self.now)
        from accord.customers.models import Customer as Row

        self.people = list(Row.objects.order_by("pk").values_list("pk", flat=True))

    def status(self) -> None:
        points = [point for held in contact_points_for(customer_ids=self.people).values() for point in held]
        set_contact_point_status(contact_point_id=self.pick(*points).id, status=self.pick(*ContactPointStatus), now=self.now)

    def close(self) -> None:
        close_customer(customer_id=self.pick(*self.people), source="crm", now=self.now)

    def capture(self) -> None:
        kind, polarity = self.pick(*_KINDS)
        person = self.pick(*self.people)
        points = [point.id for point in contact_points_for(customer_ids=[person])[person]]
        drawn = Capture(
            customer_id=person,
            type=kind,
            polarity=polarity,
            explicitness=self.pick(*[Explicitness.EXPLICIT] * 4, Explicitness.IMPLICIT),
            channel=self.pick(*[Channel.EMAIL] * 5, None, Channel.SMS, Channel.VISIT),
            purpose=self.pick(Purpose.MARKETING, Purpose.MARKETING, Purpose.RX_PROMOTION),
            mechanism=self.pick(*[Mechanism.TOGGLE] * 5, Mechanism.REP_CAPTURED, Mechanism.DEVICE_SIGNATURE),
            actor=self.pick(*[Actor.SELF] * 4, Actor.REP, Actor.SYSTEM),
            valid_from=self.now - timedelta(days=self.pick(0, 0, 0, 1, 5, -2)),
            contact_point_id=self.pick(None, None, None, *points),
            topic=self.pick("", "", "lumira"),
            route=self.pick("", "", "role_related", "existing_customer"),
            notice_id=self.pick(None, *self.notices),
            control_initial="off",
            confirmed=self.pick(True, False),
        )
        self.records += actions.record_consents(captures=[drawn], now=self.now)

    def withdraw(self) -> None:
        person = self.pick(*self.people)
        points = [point.id for point in contact_points_for(customer_ids=[person])[person] if point.kind is ContactPointKind.EMAIL]
        words = Withdrawal(person, self.pick(Channel.EMAIL, None), self.pick(Purpose.MARKETING, None), self.pick(None, *points))
        mechanism, actor = self.pick((Mechanism.ONE_CLICK_POST, Actor.SELF), (Mechanism.VERBAL_NOTED, Actor.REP))
        self.records.append(actions.withdraw(withdrawal=words, mechanism=mechanism, actor=actor, now=self.now))

    def correct(self) -> None:
        """A named person takes an entry back, where that may be."""
        if not self.records:
            return
        evidence = [EvidenceDraft(EvidenceKind.TEXT, b"a letter")]
        words = {"reason": "wrong person", "actor_reference": "user:7", "evidence": evidence, "now": self.now}
        try:
            self.records.append(actions.correct_record(record_id=self.pick(*self.records), **words))
        except AccordError as refused:
            assert refused.code == "consent.not_correctable"

    def block(self) -> None:
        person = self.pick(*self.people)
        held = contact_points_for(customer_ids=[person])[person]
        target = self.pick({"customer_id": person}, *({"lookup_hash": point.lookup_hash} for point in held))
        until = self.pick(None, None, self.now + timedelta(days=3))
        actions.suppress(
            **target, channel=self.pick(None, Channel.EMAIL), cause=self.pick(*SuppressionCause), until=until, now=self.now
        )

    def lift(self) -> None:
        standing = models.Suppression.objects.filter(lifted_at=None).order_by("pk")
        if standing:
            models.Suppression.objects.filter(pk=self.pick(*standing).pk).update(lifted_at=self.now, lifted_because="taken back")

    def wish(self) -> None:
        topics = frozenset(self.random.sample(["lumira", "other"], self.pick(0, 1)))
        channels = frozenset(self.random.sample([Channel.EMAIL, Channel.VISIT], self.pick(0, 1)))
        actions.set_preference(preference=Preference(self.pick(*self.people), channels, topics_off=topics), now=self.now)

    def new_notice(self) -> None:
        self.notices.append(self._notice(self.pick(True, True, False)))

    def _notice(self, changed: bool) -> int:
        words = {"code": "n", "language": "en", "purposes": [Purpose.MARKETING], "now": self.now, "material_change": changed}
        return actions.create_notice(text=f"words of {self.now}", valid_from=self.now + timedelta(days=self.pick(0, 0, 2)), **words)

    def new_law(self) -> None:
        if not models.LawVersion.objects.exists():
            actions.adopt_shipped_law(now=self.now)
        need, preticked, double = self.pick(
            ("explicit_opt_in", "no", "expected"), ("soft_opt_in", "yes", "na"), ("explicit_opt_in", "no", "na")
        )
        row = override(_MAIL, approver="Grace Hopper", min_permission=need, preticked_valid=preticked, double_opt_in=double)
        actions.adopt_law(content=overrides_of(row), overrides=True, adopted_by="Grace Hopper", now=self.now)

    def read_rule(self) -> None:
        rule_id = self.pick(*sorted(law_table().rules))
        actions.review_rule(rule_id=rule_id, verdict=ReviewVerdict.ACCEPTED, reviewer="Ada Byron", note="", now=self.now)

    def remember(self) -> None:
        """Copy everything that stands now."""
        wishes = preferences_for(customer_ids=self.people)
        newest = dict(models.PreferenceRecord.objects.order_by("recorded_at", "id").values_list("customer_id", "id"))
        self.memories.append(
            Memory(
                self.now,
                dict(customers_by_id(customer_ids=self.people)),
                dict(contact_points_for(customer_ids=self.people)),
                tuple(copy(row) for row in models.Suppression.objects.filter(lifted_at=None).order_by("pk")),
                {person: (newest[person], wish) for person, wish in wishes.items()},
                self._outdating(),
                law_table(),
            )
        )

    def _outdating(self) -> dict[int, tuple[datetime, ...]]:
        """For each notice: from when on a later version says something else in substance."""
        rows = list(models.Notice.objects.order_by("number"))
        return {
            row.pk: tuple(later.valid_from for later in rows if later.number > row.number and later.material_change) for row in rows
        }

    def memory_of(self, known_at: datetime) -> Memory:
        return [memory for memory in self.memories if memory.moment <= known_at][-1]

    def question(self, person: int, ask: Ask, send_at: datetime, known_at: datetime) -> Question:
        return question_of(self.memory_of(known_at).customers[person], ask, send_at=send_at, known_at=known_at)

    def answers(self, questions: list[Question]) -> list[Permission]:
        """Every question, out of memory alone."""
        records = {person: records_for(customer_id=person) for person in self.people}
        everything = [record for of_one in records.values() for record in of_one]
        hashes = {point.id: point.lookup_hash for held in self.memories[-1].points.values() for point in held}
        return [answer_from(self.memory_of(one.known_at), one, everything, hashes) for one in questions]


def answer_from(memory: Memory, asked: Question, records: list[ConsentRecord], hashes: dict[int, bytes]) -> Permission:
    """The decision on what stood in a memory, put together by hand."""
    channel = asked.invited_by or asked.channel
    held = memory.points[asked.customer_id]
    point = best_contact_point(held, channel)
    known = [record for record in records if record.recorded_at <= asked.known_at]
    taken = taken_away(known, valid_at=asked.send_at, known_at=asked.known_at)
    own = [_dated(record, memory, asked) for record in known if record.customer_id == asked.customer_id]
    others = [
        replace(record, customer_id=asked.customer_id, contact_point_id=point.id, shared=True)
        for record in known
        if point
        and record.customer_id != asked.customer_id
        and record.polarity is Polarity.OPT_OUT
        and hashes.get(record.contact_point_id or 0) == point.lookup_hash
        and record.id not in taken.gone | taken.unsaid
    ]
    closed = memory.customers[asked.customer_id].status is not CustomerStatus.ACTIVE
    blocked = [
        reason(cause_code(row.cause), rests_on=f"suppression:{row.pk}")
        for row in sorted(memory.blocks, key=lambda row: (row.customer_id is None, row.pk))
        if row.customer_id == asked.customer_id or (point and row.lookup_hash and bytes(row.lookup_hash) == point.lookup_hash)
        if row.channel in ("", channel.value) and (row.until is None or asked.send_at < row.until)
    ]
    wish_id, wish = memory.wishes.get(asked.customer_id, (None, None))
    person = PersonStanding(
        records=(*own, *others),
        suppressed=(*([reason(ReasonCode.CLOSED, rests_on=f"customer:{asked.customer_id}")] if closed else []), *blocked),
        unreachable=_unreachable(asked, channel, held) if point is None and channel in KIND_OF else (),
        preference=wish,
        preference_id=wish_id,
        points=tuple((way, best.id) for way in KIND_OF if (best := best_contact_point(held, way))),
    )
    return decide(replace(asked, contact_point_id=point.id if point else None), person, memory.law)


def _unreachable(asked: Question, channel: Channel, held: tuple[ContactPoint, ...]):
    code = unreachable_code(held, channel)
    of_kind = [point.id for point in held if point.kind is KIND_OF[channel]]
    names = [f"contact_point:{number}" for number in of_kind] or [f"customer:{asked.customer_id}"]
    return tuple(reason(code, rests_on=name) for name in names)


def _dated(record: ConsentRecord, memory: Memory, asked: Question) -> ConsentRecord:
    changed = any(moment <= asked.send_at for moment in memory.outdating.get(record.notice_id or 0, ()))
    return replace(record, outdated=True) if changed else record
