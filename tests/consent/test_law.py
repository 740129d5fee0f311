"""The law as it was known: files taken into use, rules read by name, and every table found again by its hash."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, models, queries
from accord.consent.queries.law import law_base, shipped_content
from accord.consent.types import Explicitness, LawKind, Mechanism, ReasonCode, ReviewVerdict
from accord.kernel.errors import AccordError, NotFound
from tests.consent.law_files import VISIT_GB, added, override, overrides_of, shipped_row, table_of
from tests.consent.people import MARKETING, MEDICINE, NOW, capture, contact_point, customer, days_ago

pytestmark = pytest.mark.django_db

MAIL_DE = "DE.prof.email.marketing.default.law"
MAIL_CA = "CA.prof.email.marketing.default.law"
TIGHTER = overrides_of(override(VISIT_GB, frequency_cap="2/365d"))
LOOSER = overrides_of(override(VISIT_GB, frequency_cap="4/365d", approver="Grace Hopper"))


def adopt(content, *, days, overrides=True, by="Ada Byron"):
    return actions.adopt_law(content=content, overrides=overrides, adopted_by=by, now=days_ago(days))


def review(rule_id, *, days, verdict=ReviewVerdict.ACCEPTED):
    actions.review_rule(rule_id=rule_id, verdict=verdict, reviewer="Ada Byron", note="Read.", now=days_ago(days))


def visit_cap(law):
    return law.rules[VISIT_GB].cap


def test_without_rows_the_law_is_the_file_that_ships():
    assert queries.law_table() is queries.shipped_law()
    assert queries.law_table(known_at=days_ago(9999)) is queries.shipped_law()


def test_the_shipped_table_is_taken_into_use_once():
    first = actions.adopt_shipped_law(now=days_ago(3))
    assert (first.kind, first.digest) == (LawKind.SHIPPED, queries.shipped_law().hash)
    assert actions.adopt_shipped_law(now=NOW) is None
    assert queries.law_table() is queries.shipped_law()
    (row,) = models.LawVersion.objects.all()
    assert row.content.encode() == shipped_content()


def test_a_company_with_a_table_of_its_own_keeps_it():
    own = table_of(shipped_row(VISIT_GB))
    adopt(own, days=3, overrides=False)
    assert actions.adopt_shipped_law(now=NOW) is None
    assert list(queries.law_table().rules) == [VISIT_GB]
    assert [task.kind for task in queries.law_watch(now=NOW)] == ["table"]


def test_the_law_of_a_moment_is_what_was_known_then():
    adopt(shipped_content(), days=30, overrides=False)
    adopt(TIGHTER, days=20)
    review(MAIL_CA, days=15)
    adopt(LOOSER, days=10)
    review(MAIL_CA, days=5, verdict=ReviewVerdict.DOUBTED)
    known = [queries.law_table(known_at=days_ago(days)) for days in (40, 25, 18, 12, 8, 1)]
    assert [visit_cap(law)[0] for law in known] == [3, 3, 2, 2, 4, 4]
    assert [law.rules[MAIL_CA].accepted for law in known] == [False, False, False, True, True, False]
    assert known[0] is known[1] is queries.shipped_law()
    assert queries.law_table() is known[-1]
    assert len({law.hash for law in known}) == 5
    for law in known:
        assert queries.law_table_by_hash(table_hash=law.hash) is law
    assert visit_cap(law_base())[0] == 3


def test_one_hash_is_one_object_and_asking_again_is_one_query():
    adopt(TIGHTER, days=3)
    first = queries.law_table()
    with CaptureQueriesContext(connection) as asked:
        assert queries.law_table() is first
        assert queries.law_table(known_at=NOW) is first
    assert len(asked) == 2


def test_a_table_is_found_by_its_hash_even_if_a_clock_went_back():
    adopt(TIGHTER, days=3)
    then = queries.law_table().hash
    review(MAIL_CA, days=9)
    assert queries.law_table_by_hash(table_hash=then).hash == then
    with pytest.raises(NotFound):
        queries.law_table_by_hash(table_hash="0" * 64)


def test_the_same_file_again_changes_nothing_and_an_older_one_may_come_back():
    adopt(TIGHTER, days=5)
    adopt(TIGHTER, days=4)
    assert models.LawVersion.objects.count() == 1
    adopt(LOOSER, days=3)
    adopt(TIGHTER, days=2)
    newest, _, oldest = queries.law_versions()
    assert newest.digest == oldest.digest
    assert visit_cap(queries.law_table()) == (2, 365)


def test_an_empty_override_file_takes_everything_back():
    adopt(TIGHTER, days=3)
    adopt(TIGHTER.split(b"\n")[0] + b"\n", days=2)
    assert visit_cap(queries.law_table()) == (3, 365)


@pytest.mark.parametrize(
    ("content", "overrides", "by", "code"),
    [
        (overrides_of(override(VISIT_GB, frequency_cap="4/365d")), True, "Ada Byron", "law.findings"),
        (overrides_of(override(VISIT_GB, source="")), True, "Ada Byron", "law.findings"),
        (table_of(shipped_row(VISIT_GB)), True, "Ada Byron", "law.not_overrides"),
        (TIGHTER, False, "Ada Byron", "law.is_overrides"),
        (TIGHTER, True, "  ", "law.nameless"),
        (b"", False, "Ada Byron", "law.findings"),
    ],
)
def test_what_is_not_in_order_is_not_taken_into_use(content, overrides, by, code):
    with pytest.raises(AccordError) as raised:
        adopt(content, days=1, overrides=overrides, by=by)
    assert raised.value.code == code
    assert not models.LawVersion.objects.exists()


def test_nobody_and_nothing_cannot_be_reviewed():
    with pytest.raises(NotFound):
        review("no.such.rule", days=1)
    with pytest.raises(AccordError, match=r"law\.nameless"):
        actions.review_rule(rule_id=VISIT_GB, verdict=ReviewVerdict.ACCEPTED, reviewer=" ", note="", now=NOW)


def test_what_was_taken_into_use_only_grows():
    adopt(TIGHTER, days=1)
    for act in (models.LawVersion.objects.all().delete, lambda: models.LawVersion.objects.update(content="")):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            act()


def ask(person, channel=Channel.EMAIL, purpose=Purpose.MARKETING, scopes=MARKETING, at=NOW):
    return queries.permission_for(
        customer_id=person, channel=channel, purpose=purpose, scopes=scopes, topic="", sender_id=1, send_at=at, known_at=at
    )


def test_a_loosening_override_shows_in_every_answer_that_rests_on_it():
    briton, french = customer("GB"), customer("FR")
    for person in (briton, french):
        contact_point(person)
    adopt(LOOSER, days=1)
    visit = ask(briton, Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE)
    assert (visit.overridden, [cap.contacts for cap in visit.obligations.caps]) == ((VISIT_GB,), [4])
    assert ask(french).overridden == ask(briton).overridden == ()
    told = queries.law_table().rules[VISIT_GB].override
    assert (told.author, told.approver, told.loosens) == ("Ada Byron", "Grace Hopper", ("frequency_cap",))
    adopt(TIGHTER, days=0.5)
    assert ask(briton, Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE).overridden == ()


def test_a_rule_whose_life_was_cut_shows_where_it_no_longer_speaks():
    briton = customer("GB")
    adopt(overrides_of(override(VISIT_GB, valid_to="2026-01-31", approver="Grace Hopper")), days=1)
    visit = ask(briton, Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE)
    assert visit.overridden == (VISIT_GB,)
    assert VISIT_GB not in visit.rule_ids and not visit.obligations.caps


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [({}, True), ({"double_opt_in": "required"}, False), ({"min_grade": "A"}, False), ({"min_grade": "B"}, True)],
)
def test_an_override_raises_the_grade_a_country_asks_for(changes, allowed):
    swede, italian = customer("SE"), customer("IT")
    notice = actions.create_notice(code="n", language="en", text="words", purposes=[Purpose.MARKETING], now=days_ago(9))
    for person in (swede, italian):
        contact_point(person)
        ticked = capture(person, mechanism=Mechanism.UNTICKED_BOX, notice_id=notice, control_initial="off", control_final="on")
        actions.record_consents(captures=[ticked], now=days_ago(1))
    rule_id = "SE.prof.email.marketing.default.law"
    if changes:
        adopt(overrides_of(override(rule_id, **changes)), days=0.5)
    answer = ask(swede)
    assert answer.allowed is allowed
    assert [reason.code for reason in answer.reasons] == ([] if allowed else [ReasonCode.GRADE_TOO_LOW])
    assert ask(italian).allowed


def test_a_grade_asked_for_binds_evidence_of_a_ground_too():
    german = customer("DE")
    contact_point(german)
    sale = {"mechanism": Mechanism.EXISTING_CUSTOMER, "explicitness": Explicitness.IMPLICIT, "route": "existing_customer"}
    actions.record_consents(captures=[capture(german, **sale)], now=days_ago(1))
    assert ask(german).allowed
    rule_id = "DE.prof.email.marketing.existing_customer.law"
    adopt(overrides_of(override(rule_id, min_grade="C")), days=0.5)
    assert not ask(german).allowed


def test_the_watch_counts_people_and_content_and_closes_with_a_name():
    for country in ("GB", "GB", "FR"):
        customer(country)
    coming = added(f"{VISIT_GB}.20270101", VISIT_GB, valid_from="2027-01-01")
    closed = override(VISIT_GB, valid_to="2026-12-31", approver="Grace Hopper")
    adopt(overrides_of(closed, coming), days=1)
    tasks = {task.kind: task for task in queries.law_watch(now=NOW) if task.jurisdiction == "GB"}
    assert {kind: (task.rule_ids, task.people) for kind, task in tasks.items()} == {
        "ends": ((VISIT_GB,), 2),
        "begins": ((f"{VISIT_GB}.20270101",), 2),
    }
    review(VISIT_GB, days=0, verdict=ReviewVerdict.CHECKED)
    left = [task.kind for task in queries.law_watch(now=NOW + timedelta(hours=1)) if task.jurisdiction == "GB"]
    assert left == ["begins"]
    assert [entry.reviewer for entry in queries.rule_reviews(rule_id=VISIT_GB)] == ["Ada Byron"]
