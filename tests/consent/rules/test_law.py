"""Law as data: permission-rules.md, "How to evaluate", and PERMISSION 6."""

from datetime import date

import pytest

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.law import is_bare_service, judged_scopes, need_for
from accord.consent.types import LawTable, RecipientKind, Requirement
from tests.consent.people import MARKETING, MEDICINE

DOCTOR, CLINIC, PATIENT = RecipientKind
COLUMNS = (Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.CHAT_APP)
LETTERS = {
    "O": Requirement.OPT_OUT,
    "L": Requirement.LEGITIMATE_INTEREST,
    "X": Requirement.EXPLICIT_OPT_IN,
    "-": Requirement.PROHIBITED,
}
SCREEN = """
    e-mail SMS phone post visit chat
FR  X      X   X     L    L     X
DE  X      X   X     L    L     X
IT  X      X   X     O    L     X
ES  X      X   X     L    L     X
SE  X      X   X     L    X     X
GB  X      X   X     L    O     X
TR  X      X   X     L    O     X
TW  O      O   O     O    O     X
CA  X      X   O     O    O     X
US  O      X   O     O    O     X
BR  L      X   O     L    O     X
JP  X      X   O     O    O     X
CN  -      -   -     -    X     -
"""
"""A medicine message to an individual doctor on 2026-11-21, nothing on file."""

CELLS = [
    (country, channel, LETTERS[letter])
    for country, *letters in (line.split() for line in SCREEN.strip().splitlines()[1:])
    for channel, letter in zip(COLUMNS, letters, strict=True)
]


def need(law, jurisdiction, channel, scopes=MARKETING, kind=DOCTOR, on=date(2026, 11, 21), **words):
    return need_for(law, jurisdiction=jurisdiction, kind=kind, channel=channel, scopes=scopes, on=on, **words)


@pytest.mark.parametrize(("country", "channel", "requirement"), CELLS)
def test_the_law_in_one_screen(law, country, channel, requirement):
    answer = need(law, country, channel, MEDICINE)
    assert answer.requirement is requirement
    assert answer.rule_ids and not answer.fail_closed


@pytest.mark.parametrize("country", ["FR", "DE", "IT", "ES", "SE", "GB", "TR", "TW", "CA", "BR", "JP", "CN"])
def test_medicines_are_never_promoted_to_patients(law, country):
    assert need(law, country, Channel.EMAIL, MEDICINE, PATIENT).requirement is Requirement.PROHIBITED
    assert need(law, "US", Channel.EMAIL, MEDICINE, PATIENT).requirement is not Requirement.PROHIBITED


@pytest.mark.parametrize(
    ("jurisdiction", "channel"),
    [("ZZ", Channel.EMAIL), ("US", Channel.PORTAL), ("FR", Channel.EVENT), ("US", Channel.VISIT), ("ZZ-99", Channel.VISIT)],
)
def test_what_no_rule_speaks_of_needs_an_explicit_opt_in(law, jurisdiction, channel):
    answer = need(law, jurisdiction, channel)
    assert (answer.requirement, answer.fail_closed, answer.unreviewed) == (Requirement.EXPLICIT_OPT_IN, True, True)


def test_an_empty_table_fails_closed():
    assert need(LawTable({}, "empty"), "FR", Channel.VISIT).requirement is Requirement.EXPLICIT_OPT_IN


def test_a_gate_on_content_is_no_permission(law):
    assert need(law, "IT", Channel.PORTAL, MEDICINE).requirement is Requirement.EXPLICIT_OPT_IN


def test_evidence_of_a_ground_eases_what_it_speaks_of_and_no_more(law):
    assert need(law, "FR", Channel.EMAIL).requirement is Requirement.EXPLICIT_OPT_IN
    assert need(law, "FR", Channel.EMAIL).routes == ("role_related",)
    eased = need(law, "FR", Channel.EMAIL, route="role_related")
    assert (eased.requirement, eased.implied_expiry_days) == (Requirement.LEGITIMATE_INTEREST, 1095)
    assert need(law, "FR", Channel.EMAIL, MEDICINE, route="role_related").requirement is Requirement.EXPLICIT_OPT_IN
    assert need(law, "FR", Channel.EMAIL, route="inquiry").requirement is Requirement.EXPLICIT_OPT_IN


def test_rules_live_between_their_dates(law):
    consumer = {"kind": PATIENT, "channel": Channel.PHONE, "jurisdiction": "FR"}
    before = need(law, on=date(2026, 8, 10), **consumer)
    after = need(law, on=date(2026, 8, 11), **consumer)
    assert (before.requirement, after.requirement) == (Requirement.OPT_OUT, Requirement.EXPLICIT_OPT_IN)


def test_us_states_add_to_federal_law_elsewhere_the_nearest_replaces(law):
    florida = need(law, "US-FL", Channel.PHONE, kind=PATIENT)
    assert {rule_id.split(".")[0] for rule_id in florida.rule_ids} == {"US", "US-FL"}
    assert [(cap.contacts, cap.days) for cap in florida.obligations.caps] == [(3, 1)]
    assert not need(law, "US-NV", Channel.PHONE, kind=PATIENT).obligations.caps
    assert all(rule_id.startswith("DE") for rule_id in need(law, "DE", Channel.EMAIL).rule_ids)


def test_members_of_the_union_have_its_baseline_unreviewed(law):
    belgium = need(law, "BE", Channel.POST)
    assert (belgium.requirement, belgium.unreviewed) == (Requirement.LEGITIMATE_INTEREST, True)


def test_a_platform_binds_only_where_it_is_used(law):
    assert not need(law, "TW", Channel.EMAIL).obligations.disclosures >= {"list_unsubscribe_one_click"}
    assert need(law, "TW", Channel.EMAIL, platform="gmail").obligations.disclosures >= {"list_unsubscribe_one_click"}


def test_remote_visits_obey_visit_and_phone_rules_events_their_invitation(law):
    assert need(law, "FR", Channel.REMOTE_VISIT, MEDICINE).requirement is Requirement.EXPLICIT_OPT_IN
    assert need(law, "US", Channel.REMOTE_VISIT, MEDICINE).requirement is Requirement.OPT_OUT
    assert need(law, "US", Channel.EVENT, MEDICINE, invited_by=Channel.EMAIL).requirement is Requirement.OPT_OUT
    assert need(law, "US", Channel.EVENT, MEDICINE).requirement is Requirement.EXPLICIT_OPT_IN


def test_visits_in_britain_are_capped(law):
    (cap,) = need(law, "GB", Channel.VISIT, MEDICINE).obligations.caps
    assert (cap.contacts, cap.days, cap.channel) == (3, 365, Channel.VISIT)
    assert cap.origin in need(law, "GB", Channel.VISIT, MEDICINE).rule_ids


@pytest.mark.parametrize(
    ("purpose", "scopes", "judged"),
    [
        (Purpose.MARKETING, frozenset(), MARKETING),
        (Purpose.RX_PROMOTION, MEDICINE, MEDICINE),
        (Purpose.MARKETING, MARKETING | {ContentScope.TRACKING}, MARKETING),
        (Purpose.TRACKING, MARKETING, frozenset({ContentScope.TRACKING})),
        (Purpose.SAFETY, frozenset(), frozenset()),
        (Purpose.SAFETY, MEDICINE, MEDICINE),
    ],
)
def test_what_the_rules_must_speak_of(purpose, scopes, judged):
    assert judged_scopes(purpose, scopes) == judged
    assert is_bare_service(purpose, scopes) is (judged == frozenset())


def test_a_bare_safety_letter_needs_no_more_than_no_refusal(law):
    assert need(law, "FR", Channel.EMAIL, frozenset()).requirement is Requirement.OPT_OUT
