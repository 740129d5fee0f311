"""PERMISSION 6, out of `permission_for`: a medicine message to an individual doctor, nothing on file, on 2026-11-21."""

from datetime import UTC, datetime

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, queries
from accord.consent.types import Explicitness, Mechanism, ReasonCode, ReviewVerdict
from tests.consent.law_files import override, overrides_of
from tests.consent.people import DAY, MEDICINE, capture, contact_point, customer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
YESTERDAY = NOON - DAY
CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.CHAT_APP)
SCREEN = """
     e-mail  SMS  phone  post  visit  chat app
FR     X      X     X     L      L       X
DE     X      X     X     L      L       X
IT     X      X     X     O      L       X
ES     X      X     X     L      L       X
SE     X      X     X     L      X       X
GB     X      X     X     L      O       X
TR     X      X     X     L      O       X
TW     O      O     O     O      O       X
CA     X      X     O     O      O       X
US     O      X     O     O      O       X
BR     L      X     O     L      O       X
JP     X      X     O     O      O       X
CN     -      -     -     -      X       -
"""
"""X explicit opt-in, L legitimate interest, O opt-out, - prohibited."""

SURE = """
     e-mail  SMS  phone  post  visit  chat app
FR     s*     s*    s*    s*     s*      s*
DE     s*     s*    s*    s*     s*      s*
IT     s*     s*    s*    s*     s*      s*
ES     t      s*    s*    s*     s*      s*
SE     s*     s*    s*    s*     k*      s*
GB     s*     s*    t     s*     t       s*
TR     s*     s*    s*    s*     s*      s*
TW     s*     s*    s*    s*     t       s*
CA     t      t     t     s*     t       t
US     s*     s*    s*    s*     s*      t
BR     s*     s*    s*    s*     s*      s*
JP     s*     t     t     t      t       s*
CN     t      s*    t     t      s*      t
"""
"""The weakest source of each cell: t the text was seen, s a secondary source, k from knowledge; * unreviewed."""

SOURCES = {"t": "text_seen", "s": "secondary_seen", "k": "from_knowledge"}


def cells(screen):
    _, *lines = screen.strip().splitlines()
    return {
        (country, channel): word
        for country, *words in (line.split() for line in lines)
        for channel, word in zip(CHANNELS, words, strict=True)
    }


LEVELS, SURENESS = cells(SCREEN), cells(SURE)
COUNTRIES = sorted({country for country, _ in LEVELS})


def doctor_in(country, **opt_in):
    """A doctor who can be reached everywhere, with an opt-in to medicine messages on every channel if one is given."""
    doctor = customer(country)
    for kind in ("email", "phone", "post"):
        contact_point(doctor, kind)
    if opt_in:
        words = {"purpose": Purpose.RX_PROMOTION, "valid_from": YESTERDAY} | opt_in
        actions.record_consents(captures=[capture(doctor, channel=channel, **words) for channel in CHANNELS], now=YESTERDAY)
    return doctor


def permission(doctor, channel):
    return queries.permission_for(
        customer_id=doctor,
        channel=channel,
        purpose=Purpose.RX_PROMOTION,
        scopes=MEDICINE,
        topic="",
        sender_id=1,
        send_at=NOON,
        known_at=NOON,
    )


@pytest.fixture
def doctors():
    return {country: doctor_in(country) for country in COUNTRIES}


def screen_of(doctors):
    return {(country, channel): permission(doctors[country], channel) for country, channel in LEVELS}


def test_the_law_in_one_screen(doctors):
    """O needs nothing on file, L a fair chance to refuse that was given, X an explicit opt-in, - is closed whatever is on file."""
    notice = actions.create_notice(code="n", language="en", text="words", purposes=[Purpose.RX_PROMOTION], now=YESTERDAY)
    shown_to_them = {"notice_id": notice, "control_final": "on"}
    implicit = {"mechanism": Mechanism.PRETICKED_BOX, "explicitness": Explicitness.IMPLICIT, "control_initial": "on"}
    confirmed = {"mechanism": Mechanism.DOUBLE_OPT_IN_CLICK, "control_initial": "off", "confirmed": True}
    told = {country: doctor_in(country, **shown_to_them, **implicit) for country in COUNTRIES}
    asked = {country: doctor_in(country, **shown_to_them, **confirmed) for country in COUNTRIES}
    shown = {}
    for cell, nothing in screen_of(doctors).items():
        country, channel = cell
        if nothing.allowed:
            shown[cell] = "O"
        elif permission(told[country], channel).allowed:
            shown[cell] = "L"
        else:
            shown[cell] = "X" if permission(asked[country], channel).allowed else "-"
        assert (nothing.reasons[:1] == () or nothing.reasons[0].code is ReasonCode.NOT_ASKED) is (shown[cell] != "-")
    assert shown == LEVELS


def test_each_cell_shows_its_weakest_source_and_whether_it_was_reviewed(doctors):
    for cell, answer in screen_of(doctors).items():
        shown = SURENESS[cell]
        assert (answer.weakest_source, answer.unreviewed) == (SOURCES[shown[0]], shown.endswith("*")), cell


def accept(rule_id, now):
    actions.review_rule(rule_id=rule_id, verdict=ReviewVerdict.ACCEPTED, reviewer="Ada Byron", note="Read.", now=now)


def test_accepting_a_rule_by_name_turns_unreviewed_off_for_exactly_its_cells(doctors):
    before, rules = screen_of(doctors), queries.law_table().rules
    rule_id = next(each for each in before["US", Channel.EMAIL].rule_ids if rules[each].verification != "text_seen")
    resting = {cell for cell, answer in before.items() if rule_id in answer.rule_ids}
    unread = {
        cell: {each for each in answer.rule_ids if rules[each].verification != "text_seen"} for cell, answer in before.items()
    }
    accept(rule_id, YESTERDAY)
    after = screen_of(doctors)
    turned = {cell for cell in before if before[cell].unreviewed and not after[cell].unreviewed}
    assert turned == {cell for cell in resting if unread[cell] == {rule_id}} != set()
    assert all(after[cell].weakest_source == before[cell].weakest_source for cell in before)
    for each in {rule for some in unread.values() for rule in some}:
        accept(each, YESTERDAY)
    assert not any(answer.unreviewed for answer in screen_of(doctors).values())


def test_a_rule_that_changed_must_be_read_again(doctors):
    rule_id = "CA.prof.post.marketing.default.law"
    for each in permission(doctors["CA"], Channel.POST).rule_ids:
        accept(each, YESTERDAY)
    assert not permission(doctors["CA"], Channel.POST).unreviewed
    changed = overrides_of(override(rule_id, note="Another word.", verification="secondary_seen"))
    actions.adopt_law(content=changed, overrides=True, adopted_by="Ada Byron", now=YESTERDAY + DAY / 4)
    assert permission(doctors["CA"], Channel.POST).unreviewed
    assert not permission(doctors["FR"], Channel.POST).allowed
    accept(rule_id, YESTERDAY + DAY / 2)
    assert not permission(doctors["CA"], Channel.POST).unreviewed


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_medicines_are_promoted_to_patients_in_the_us_alone(country, channel):
    """The house keeps no patients as customers, so the law is asked itself."""
    answer = queries.ask_law(
        table=queries.law_table(),
        country=country,
        kind="patient_consumer",
        channel=channel.value,
        scopes=["rx_promotion"],
        on=NOON.date(),
    )
    assert (answer.need == "prohibited") is (country != "US")
