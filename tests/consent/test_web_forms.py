"""A form on the web and its confirmation: nothing counts before the person confirms from the address itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import confirm_opt_in, create_form, withdraw
from accord.consent.models import Evidence, RecordEvidence
from accord.consent.queries import list_forms, pending_confirmations, permission_for, records_for
from accord.consent.types import Actor, Explicitness, Grade, Mechanism, RecordType, Withdrawal
from accord.customers.models import ContactPoint, Customer
from accord.customers.queries import read_content
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, Cast, raise_curtain
from tests.consent.forms import MAIL, PAGE, fill_in, set_up_form

DAY = timedelta(days=1)


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


def allowed(cast: Cast, customer_id: int, *, on: object = MORNING, purpose: Purpose = Purpose.RX_PROMOTION) -> bool:
    return permission_for(
        customer_id=customer_id, channel=Channel.EMAIL, purpose=purpose, scopes=frozenset(), topic="", sender_id=cast.sender_id,
        send_at=on, known_at=on,  # type: ignore[arg-type]
    ).allowed  # fmt: skip


def test_a_yes_counts_once_it_is_confirmed(cast: Cast) -> None:
    outcome = fill_in(set_up_form(cast.sender_id))
    assert not allowed(cast, outcome.customer_id)
    confirm_opt_in(token=outcome.token, now=MORNING + DAY)
    assert allowed(cast, outcome.customer_id, on=MORNING + 2 * DAY)
    record = records_for(customer_id=outcome.customer_id)[0]
    assert (record.type, record.grade, record.mechanism) == (RecordType.CONFIRMED, Grade.A, Mechanism.DOUBLE_OPT_IN_CLICK)
    assert record.supersedes_id == outcome.record_ids[0]
    assert ContactPoint.objects.get(id=record.contact_point_id).status == "verified"


def test_each_box_is_an_entry_with_the_states_of_its_control_and_the_page_as_shown(cast: Cast) -> None:
    outcome = fill_in(set_up_form(cast.sender_id), ticked=frozenset({0}))
    sms, mail = sorted(records_for(customer_id=outcome.customer_id), key=lambda record: record.channel or "", reverse=True)
    assert (mail.type, mail.control_initial, mail.control_final) == (RecordType.GRANTED_PENDING, "off", "on")
    assert (sms.type, sms.control_initial, sms.control_final) == (RecordType.ASKED, "off", "off")
    assert {mail.language, mail.jurisdiction, mail.jurisdiction_reason} == {"fr", "FR", "practice_address"}
    evidence = Evidence.objects.get(customer_id=outcome.customer_id)
    assert read_content(vault_text_id=evidence.content_id) == PAGE
    assert RecordEvidence.objects.filter(evidence=evidence).count() == 2


def test_sent_twice_it_acts_once(cast: Cast) -> None:
    code = set_up_form(cast.sender_id)
    first, again = fill_in(code, key="same"), fill_in(code, key="same")
    assert (again.record_ids, again.token) == (first.record_ids, first.token)
    assert (first.repeated, again.repeated) == (False, True)
    ids = confirm_opt_in(token=first.token, now=MORNING)
    assert confirm_opt_in(token=first.token, now=MORNING + 30 * DAY) == ids
    assert len(records_for(customer_id=first.customer_id)) == 3


def test_a_link_is_good_for_seven_days(cast: Cast) -> None:
    outcome = fill_in(set_up_form(cast.sender_id))
    with pytest.raises(AccordError) as raised:
        confirm_opt_in(token=outcome.token, now=MORNING + 7 * DAY)
    assert raised.value.code == "confirm.too_late"
    assert not allowed(cast, outcome.customer_id, on=MORNING + 7 * DAY)
    with pytest.raises(AccordError):
        confirm_opt_in(token=outcome.token[:-2], now=MORNING)


def test_an_old_link_does_not_undo_a_withdrawal(cast: Cast) -> None:
    outcome = fill_in(set_up_form(cast.sender_id), ticked=frozenset({0, 1}))
    no = Withdrawal(outcome.customer_id, channel=Channel.EMAIL)
    withdraw(withdrawal=no, mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + DAY)
    (sms,) = confirm_opt_in(token=outcome.token, now=MORNING + 2 * DAY)
    assert records_for(customer_id=outcome.customer_id)[0].channel is Channel.SMS
    assert not allowed(cast, outcome.customer_id, on=MORNING + 3 * DAY)
    withdraw(withdrawal=Withdrawal(outcome.customer_id), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + DAY)
    other = fill_in(set_up_form(cast.sender_id), key="b")
    withdraw(withdrawal=Withdrawal(other.customer_id), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + DAY)
    with pytest.raises(AccordError) as raised:
        confirm_opt_in(token=other.token, now=MORNING + 2 * DAY)
    assert raised.value.code == "confirm.withdrawn"
    assert sms > 0


def test_somebody_known_is_found_unchanged_and_always_asked_to_confirm(cast: Cast) -> None:
    """Anybody can type an address: a form alone never reopens what its owner refused."""
    code = set_up_form(cast.sender_id, confirm=False)
    before = Customer.objects.count()
    ayse = {"given_name": "Stranger", "family_name": "YILMAZ", "email": "ayse@clinic.example", "country": "DE"}
    outcome = fill_in(code, **ayse)
    assert (outcome.customer_id, Customer.objects.count()) == (cast.ayse, before)
    assert Customer.objects.get(id=cast.ayse).country == "TR"
    assert not allowed(cast, cast.ayse)
    assert outcome.token
    confirm_opt_in(token=outcome.token, now=MORNING + DAY)
    assert allowed(cast, cast.ayse, on=MORNING + 2 * DAY)


def test_somebody_new_at_a_shared_mailbox_is_a_person_apart(cast: Cast) -> None:
    outcome = fill_in(set_up_form(cast.sender_id), email="claire@clinic.example")
    assert outcome.customer_id != cast.claire
    new = Customer.objects.get(id=outcome.customer_id)
    assert (new.family_name, new.country, new.sources) == ("Benali", "FR", {"*": "form"})
    unconfirmed = fill_in(set_up_form(cast.sender_id, confirm=False), email="ayse@clinic.example", key="b")
    assert unconfirmed.token
    assert not allowed(cast, unconfirmed.customer_id)
    assert fill_in(set_up_form(cast.sender_id, confirm=False), email="new@clinic.example", key="c").token == ""


def test_a_box_that_began_ticked_is_no_clear_act_and_emptying_it_is_a_refusal(cast: Cast) -> None:
    code = set_up_form(cast.sender_id, initial="on", confirm=False)
    left = fill_in(code, ticked=frozenset({0, 1}))
    assert {record.explicitness for record in records_for(customer_id=left.customer_id)} == {Explicitness.IMPLICIT}
    assert not allowed(cast, left.customer_id)
    emptied = fill_in(code, ticked=frozenset(), key="b", email="x@cabinet.example", family_name="Xu")
    assert {record.type for record in records_for(customer_id=emptied.customer_id)} == {RecordType.REFUSED}


@pytest.mark.parametrize("who", [{"email": "nobody"}, {"country": "Atlantis"}, {"family_name": ""}, {"email": ""}])
def test_what_cannot_be_read_leaves_nothing_behind(cast: Cast, who: dict[str, str]) -> None:
    code, before = set_up_form(cast.sender_id), Customer.objects.count()
    with pytest.raises(AccordError) as raised:
        fill_in(code, **who)
    assert raised.value.code == "customer.invalid"
    assert Customer.objects.count() == before


def test_what_waits_is_listed_until_it_is_answered(cast: Cast) -> None:
    code = set_up_form(cast.sender_id)
    first, second = fill_in(code), fill_in(code, key="b", email="ben@cabinet.example", family_name="Ben")
    waiting = pending_confirmations(now=MORNING + DAY)
    assert [one.token for one in waiting] == [first.token, second.token]
    assert waiting[0].expires_at == MORNING + 7 * DAY
    confirm_opt_in(token=first.token, now=MORNING + DAY)
    withdraw(withdrawal=Withdrawal(second.customer_id), mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=MORNING + DAY)
    assert pending_confirmations(now=MORNING + 2 * DAY) == ()
    assert pending_confirmations(now=MORNING + 8 * DAY) == ()


def test_forms_name_real_sites_and_ask_something(cast: Cast) -> None:
    set_up_form(cast.sender_id, origins=["https://alder.example"])
    assert [form.origins for form in list_forms()] == [("https://alder.example",)]
    for words in ({"boxes": []}, {"boxes": [MAIL], "origins": ["https://alder.example/path"]}, {"boxes": [MAIL], "origins": ["*"]}):
        with pytest.raises(AccordError):
            create_form(code="x", title="x", sender_id=cast.sender_id, notice_code="x", now=MORNING, **words)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        fill_in("nowhere")
