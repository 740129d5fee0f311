"""Registers: hits block at once, what was taken back is lifted, two-way ones are told of ours."""

from datetime import timedelta
from pathlib import Path

import pytest

from accord.adapters.registers.ama_pdrp import DataRestrictionProgram
from accord.adapters.registers.dnc import DNC
from accord.adapters.registers.iys import IletiYonetimSistemi
from accord.adapters.registers.tps_ctps import TPS_CTPS
from accord.catalogue.models import Sender
from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, models, queries
from accord.consent.types import Mechanism, Polarity, RecordType
from accord.customers.models import Identifier
from accord.customers.queries import lookup_hash_of
from accord.kernel.errors import AccordError
from tests.consent.people import DAY, MARKETING, NOW, capture, contact_point, customer

CELL, DESK, OTHER = "+442079460001", "+442079460002", "+442079460003"


@pytest.fixture
def sync(db, tmp_path):
    def sync(register, *lines, now=NOW, **words):
        file = tmp_path / "register.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return actions.sync_register(register=register, file=file, rejects_path=tmp_path / "rejects.csv", now=now, **words)

    return sync


def number(customer_id: int, value: str, kind: str = "phone") -> int:
    return contact_point(customer_id, kind, value=value, lookup_hash=lookup_hash_of(value=value))


def allowed(customer_id: int, channel: Channel = Channel.PHONE, now=NOW):
    permission = queries.permission_for(
        customer_id=customer_id,
        channel=channel,
        purpose=Purpose.MARKETING,
        scopes=MARKETING,
        topic="",
        sender_id=1,
        send_at=now,
        known_at=now,
    )
    return permission.allowed or list(dict.fromkeys(reason.code for reason in permission.reasons))


@pytest.fixture
def doctor(db) -> int:
    """A British doctor who said yes to calls."""
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    person = customer("GB")
    number(person, CELL)
    actions.record_consents(captures=[capture(person, channel=Channel.PHONE, notice_id=None)], now=NOW - DAY)
    return person


def test_a_hit_blocks_at_once_and_again_changes_nothing(sync, doctor):
    assert allowed(doctor) is True
    report = sync(TPS_CTPS, "02079460001", "02079460009", "not a number")
    assert (report.read, report.hits, report.blocked, report.rejected) == (3, 1, 1, 1)
    assert allowed(doctor) == ["register"]
    assert "not a number" not in Path(report.rejects_file).read_text()
    again = sync(TPS_CTPS, "02079460001", now=NOW + DAY)
    assert (again.blocked, again.standing, again.lifted) == (0, 1, 0)
    assert models.ConsentRecord.objects.filter(type=RecordType.REGISTERED_BLOCK).count() == 1


def test_only_a_full_file_lifts_what_is_gone_and_a_cut_off_one_lifts_nothing(sync, doctor):
    sync(TPS_CTPS, "02079460001", "02079460008", "02079460009", full=True)
    sync(TPS_CTPS, "02079460008", now=NOW + DAY)
    assert allowed(doctor, now=NOW + DAY) == ["register"]
    with pytest.raises(AccordError, match="lines"):
        sync(TPS_CTPS, full=True, now=NOW + DAY)
    report = sync(TPS_CTPS, "02079460008", "02079460009", full=True, now=NOW + 2 * DAY)
    assert report.lifted == 1
    assert allowed(doctor, now=NOW + 2 * DAY) is True
    sync(TPS_CTPS, "02079460001", "02079460009", full=True, now=NOW + 3 * DAY)
    assert allowed(doctor, now=NOW + 3 * DAY) == ["register"]


def test_a_lift_waits_while_another_number_of_the_person_is_listed(sync, doctor):
    number(doctor, DESK)
    sync(TPS_CTPS, "02079460001", "02079460002", full=True)
    assert sync(TPS_CTPS, "02079460002", "02079460009", full=True, now=NOW + DAY).lifted == 0
    assert allowed(doctor, now=NOW + DAY) == ["register"]
    assert sync(TPS_CTPS, "02079460008", "02079460009", full=True, now=NOW + 2 * DAY).lifted == 2
    assert allowed(doctor, now=NOW + 2 * DAY) is True


def test_everyone_who_shares_the_number_is_blocked_and_nobody_else(sync, doctor):
    colleague, stranger = customer("GB"), customer("GB")
    number(colleague, CELL)
    number(stranger, OTHER)
    report = sync(TPS_CTPS, "02079460001")
    assert report.blocked == 2
    assert "register" in allowed(colleague) and allowed(stranger) is True


def test_a_register_of_calls_does_not_stop_letters_and_one_of_calls_and_texts_stops_both(sync, db):
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    person = customer("US", "US-NY")
    number(person, "+12024561111")
    contact_point(person, "post")
    assert allowed(person, Channel.POST) is True
    sync(DNC, "202,4561111")
    assert allowed(person, Channel.POST) is True
    assert "register" in allowed(person, Channel.PHONE) and "register" in allowed(person, Channel.SMS)


def test_what_does_not_fit_the_register_is_refused_and_nothing_is_done(sync, doctor, tmp_path):
    iys = IletiYonetimSistemi()
    with pytest.raises(AccordError, match="never the whole register"):
        sync(iys, "recipient,type,status", full=True)
    with pytest.raises(AccordError, match="only read"):
        sync(TPS_CTPS, "02079460001", out=tmp_path / "out.csv")
    assert not models.RegisterRun.objects.exists() and allowed(doctor) is True


@pytest.fixture
def ayse(db) -> int:
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    person = customer("TR")
    number(person, "ayse@example.com.tr", "email")
    yes = capture(person, mechanism=Mechanism.DOUBLE_OPT_IN_CLICK, confirmed=True, valid_from=NOW - 9 * DAY)
    actions.record_consents(captures=[yes], now=NOW - 9 * DAY)
    return person


def line(status: str, on: str) -> str:
    return f"ayse@example.com.tr,EPOSTA,{status},{on} 12:00:00"


HEADER = "recipient,type,status,consentDate"


def test_a_refusal_in_iys_beats_our_consent_and_a_later_approval_only_takes_it_away(sync, ayse):
    iys = IletiYonetimSistemi()
    before = allowed(ayse, Channel.EMAIL)
    sync(iys, HEADER, line("RET", "2026-11-01"))
    assert "register" in allowed(ayse, Channel.EMAIL)
    assert sync(iys, HEADER, line("ONAY", "2026-10-01")).lifted == 0
    assert sync(iys, HEADER, line("ONAY", "2026-11-10"), now=NOW + DAY).lifted == 1
    assert allowed(ayse, Channel.EMAIL, NOW + DAY) == before


def test_an_approval_in_iys_is_no_consent(sync, db):
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    person = customer("TR")
    number(person, "ayse@example.com.tr", "email")
    report = sync(IletiYonetimSistemi(), HEADER, line("ONAY", "2026-11-01"))
    assert (report.hits, report.blocked, report.lifted) == (1, 0, 0)
    assert allowed(person, Channel.EMAIL) == ["not_asked"]


def test_iys_is_told_of_our_consents_and_withdrawals_once(sync, ayse, tmp_path):
    out = tmp_path / "out.csv"
    iys = IletiYonetimSistemi()
    paris = customer("FR")
    number(paris, "claire@example.fr", "email")
    actions.record_consents(captures=[capture(paris)], now=NOW)
    report = sync(iys, HEADER, out=out)
    assert report.reported == 1
    assert "ayse@example.com.tr,BIREYSEL,EPOSTA,HS_EPOSTA,ONAY" in out.read_text() and "claire" not in out.read_text()
    assert sync(iys, HEADER, out=out).reported == 0
    no = capture(ayse, type=RecordType.WITHDRAWN, polarity=Polarity.OPT_OUT, channel=None, purpose=None)
    actions.record_consents(captures=[no], now=NOW)
    sync(iys, HEADER, line("RET", "2026-11-20"), out=out, now=NOW + DAY)
    assert out.read_text().count("RET") == 1
    assert (out.stat().st_mode & 0o777) == 0o600


def test_a_prescriber_on_the_list_hides_data_and_may_still_be_contacted(sync, db):
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    listed, other = customer("US"), customer("US")
    Identifier.objects.create(scheme="npi", value="1003000142", customer_id=listed)
    Identifier.objects.create(scheme="npi", value="1003000134", customer_id=other)
    before = allowed(listed, Channel.VISIT)
    pdrp = DataRestrictionProgram()
    assert sync(pdrp, "npi,opt_out_date", "1003000142,2026-01-02").blocked == 1
    assert queries.prescriber_data_hidden(customer_ids=[listed, other]) == {listed}
    assert allowed(listed, Channel.VISIT) == before
    sync(pdrp, "npi,opt_out_date", "1003000134,2026-01-02", full=True, now=NOW + DAY)
    assert queries.prescriber_data_hidden(customer_ids=[listed, other]) == {other}


def test_a_register_that_was_never_read_or_long_ago_is_stale(sync, db):
    def stale(now):
        return {age.register: age.stale for age in queries.register_ages(now=now)}

    assert stale(NOW)["tps_ctps"]
    sync(TPS_CTPS, "02079460001")
    assert not stale(NOW + 28 * DAY)["tps_ctps"] and stale(NOW + 28 * DAY + timedelta(seconds=1))["tps_ctps"]


def test_matching_takes_a_constant_number_of_queries(sync, doctor, django_assert_max_num_queries):
    lines = [f"0207946{place:04}" for place in range(1000)]
    with django_assert_max_num_queries(30):
        assert sync(TPS_CTPS, *lines).blocked == 1
