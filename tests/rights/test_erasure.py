"""Erasure: everything that names the person goes, everything that counts stays, and nobody comes back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models as django_models

from accord.catalogue.types import Channel
from accord.consent.actions import record_consents
from accord.consent.models import ConsentRecord, Leaf, Suppression
from accord.consent.queries import records_for, standing_of, verify_ledger
from accord.customers.models import ContactPoint, Customer, ErasedMark, Identifier, SourceRecord, VaultKey, VaultText
from accord.customers.queries import find_customer, lookup_hash_of
from accord.customers.types import ContactPointDraft, ContactPointKind, ContactPointUse
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer
from accord.rights.actions import erase_customer, export_customer, replay_erasures, request_right
from accord.rights.models import Erasure
from accord.rights.queries import certificates_for, get_certificate, requests_for
from accord.rights.types import Origin, RequestKind
from tests.rights.conftest import LATER, NOW, consent_of, person_draft, take_in

OFFICER = Viewer(user_id=0, roles=frozenset({Role.COMPLIANCE}))
EMAIL = "zoe.durisova@cabinet-rhone.example"
TRACES = ("Zoë", "Ďurišová", "zoe.durisova", "+33478123456", "10101010109", "R-4711", "Gourguillon")


def erase(stage, **words):
    return erase_customer(**{"customer_id": stage.person, "reason": "letter of 3 May", "now": NOW} | words)


def every_text_in_the_database() -> str:
    """All columns of all tables, as they are stored, in one text."""
    parts = []
    for model in apps.get_models():
        columns = [field.attname for field in model._meta.concrete_fields if not isinstance(field, django_models.BinaryField)]
        parts += [json.dumps(row, default=str, ensure_ascii=False) for row in model.objects.values_list(*columns)]
    return "\n".join(parts)


def test_no_column_of_any_table_names_the_person(stage):
    text = every_text_in_the_database()
    assert all(trace in text for trace in TRACES)
    erase(stage)
    text = every_text_in_the_database()
    assert not [trace for trace in TRACES if trace in text]
    assert "claire@clinic.example" in text


def test_what_was_sealed_is_gone_with_its_key(stage):
    assert VaultText.objects.filter(customer=stage.person).exists()
    erase(stage)
    assert not VaultKey.objects.filter(customer=stage.person).exists()
    assert {bytes(text.sealed) for text in VaultText.objects.filter(customer=stage.person)} == {b""}
    assert VaultKey.objects.filter(customer=stage.cast.claire).exists()
    assert export_customer(customer_id=stage.person, now=LATER, with_pdf=False).files == ()


def test_the_row_stays_closed_and_nameless_and_counts_add_up(stage):
    before = ConsentRecord.objects.count(), Customer.objects.count(), ContactPoint.objects.count()
    erase(stage)
    row = Customer.objects.get(pk=stage.person)
    assert (row.status, row.family_name, row.country, row.sources) == ("closed", "", "FR", {"*": "erased"})
    assert (ConsentRecord.objects.count() - 1, Customer.objects.count(), ContactPoint.objects.count()) == before
    assert records_for(customer_id=stage.person)[0].reason == "erasure"
    assert not any(line.permission.allowed for line in standing_of(customer_id=stage.person, now=LATER))


def test_the_ledger_still_verifies_and_says_why_it_is_silent(stage):
    erase(stage)
    assert Leaf.objects.filter(customer=stage.person, kind="erasure").count() == 1
    report = verify_ledger()
    assert report.sound, report
    VaultKey.objects.filter(customer=stage.cast.claire).delete()
    assert not verify_ledger().sound


def test_values_are_blocked_for_whoever_brings_them(stage, tmp_path):
    erase(stage)
    blocked = {bytes(row.lookup_hash) for row in Suppression.objects.filter(cause="request").exclude(lookup_hash=None)}
    assert blocked == {
        lookup_hash_of(value=value) for value in (EMAIL, "+33478123456", "12 montée du Gourguillon, Lyon, 69005, FR")
    }


def test_a_postal_address_that_others_share_is_not_blocked(stage, tmp_path):
    place = ContactPointDraft(ContactPointKind.POST, "12 montée du Gourguillon, Lyon, 69005, FR")
    take_in(tmp_path, person_draft("R-9", identifiers=(), family_name="Autre", contact_points=(place,)))
    erase(stage)
    assert not Suppression.objects.filter(lookup_hash=lookup_hash_of(value=place.value)).exists()
    assert Suppression.objects.filter(lookup_hash=lookup_hash_of(value=EMAIL)).exists()


class TestComingBack:
    """Whoever was erased does not come back by an import; whoever only looks alike does."""

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("crm", {}),
            ("crm", {"identifiers": (), "contact_points": (), "family_name": "Other"}),
            ("register", {"key": "1", "contact_points": ()}),
            ("webinar", {"key": "2", "identifiers": ()}),
            (
                "webinar",
                {"key": "2", "identifiers": (), "contact_points": (ContactPointDraft(ContactPointKind.EMAIL, EMAIL.upper()),)},
            ),
        ],
    )
    def test_by_the_same_key_identifier_or_mail(self, stage, tmp_path, source, words):
        erase(stage)
        before = Customer.objects.count()
        report = take_in(tmp_path / source, replace(person_draft(), row=("Zoë", EMAIL), **words), source=source, now=LATER)
        assert (report.created, report.updated, report.rejected) == (0, 0, 1) and Customer.objects.count() == before
        rejects = Path(report.rejects_file or "").read_text()
        assert "erased_person" in rejects and "Zoë" not in rejects and EMAIL not in rejects

    def test_others_come_in(self, stage, tmp_path):
        erase(stage)
        phone = (ContactPointDraft(ContactPointKind.PHONE, "+33478123456"),)
        others = [
            person_draft("R-5000", identifiers=(("rpps", "10101010110"),), contact_points=phone),
            person_draft("R-5001", identifiers=(), contact_points=()),
        ]
        assert take_in(tmp_path / "more", *others, now=LATER).created == 2

    def test_a_shared_mailbox_names_nobody(self, stage, tmp_path):
        shared = (ContactPointDraft(ContactPointKind.EMAIL, "cabinet@rhone.example", ContactPointUse.SHARED),)
        mails = (ContactPointDraft(ContactPointKind.EMAIL, EMAIL),)
        take_in(tmp_path, person_draft("R-8", identifiers=(), family_name="Huit", contact_points=shared))
        take_in(tmp_path, person_draft("R-9", identifiers=(), family_name="Neuf", contact_points=mails))
        erase(stage)
        report = take_in(tmp_path / "x", person_draft("R-10", identifiers=(), family_name="Dix", contact_points=mails), now=LATER)
        assert report.created == 1
        erase(stage, customer_id=SourceRecord.objects.get(key="R-8").customer_id)
        report = take_in(tmp_path / "y", person_draft("R-11", identifiers=(), family_name="Onze", contact_points=shared), now=LATER)
        assert report.created == 1

    def test_somebody_known_may_inherit_the_mail_but_not_the_number(self, stage, tmp_path):
        erase(stage)
        heir = replace(person_draft("claire", identifiers=(("cast", "claire"),)), family_name="Martin")
        assert take_in(tmp_path / "z", heir, now=LATER).updated == 1
        assert not any(
            line.permission.allowed
            for line in standing_of(customer_id=stage.cast.claire, now=LATER)
            if line.channel is Channel.EMAIL
        )
        thief = replace(heir, identifiers=(("cast", "claire"), ("rpps", "10101010109")))
        assert take_in(tmp_path / "w", thief, now=LATER).rejected == 1


def test_the_certificate_is_signed_kept_and_names_nobody(stage, settings):
    request_right(customer_id=stage.person, kind=RequestKind.ERASURE, origin=Origin.PREFERENCE_CENTRE, now=NOW)
    certificate = erase(stage, user_id=stage.officer)
    assert certificate.by == "Olga Officer" and {part.table for part in certificate.tables} >= {
        "customers_customer",
        "consent_leaf",
    }
    assert get_certificate(viewer=OFFICER, certificate_id=certificate.id) == certificate
    assert certificates_for(viewer=OFFICER, customer_id=stage.person) == (certificate,)
    papers = sorted(path.suffix for path in (settings.ACCORD_HOME / "erasures").iterdir())
    assert papers == [".json", ".txt"]
    for path in (settings.ACCORD_HOME / "erasures").iterdir():
        assert not [trace for trace in TRACES if trace in path.read_text()]
    assert not requests_for(customer_id=stage.person)[0].is_open
    with pytest.raises(NotFound):
        get_certificate(viewer=Viewer(user_id=1, roles=frozenset({Role.ADMIN})), certificate_id=certificate.id)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"reason": "  "}, "rights.reason"),
        ({"reason": f"mail from {EMAIL}"}, "rights.reason_names_person"),
        ({"reason": "ZOË #STRONG[X] ĎURIŠOVÁ-O'NEILL $A_B$ <B> asked"}, "rights.reason_names_person"),
        ({"customer_id": 99_999}, "not_found"),
    ],
)
def test_what_cannot_be_erased_is_left_whole(stage, words, code):
    before = every_text_in_the_database()
    with pytest.raises(AccordError) as error:
        erase(stage, **words)
    assert error.value.code == code and every_text_in_the_database() == before


def test_nobody_is_erased_twice(stage):
    erase(stage)
    with pytest.raises(AccordError, match=r"rights\.erased"):
        erase(stage)


class TestFolder:
    """Files of the data folder: ours are cleared, those of others are named."""

    def test_mails_rejects_logs_and_exports(self, stage, settings):
        home = settings.ACCORD_HOME
        for name in ("mail", "rejects", "logs", "exports"):
            (home / name).mkdir()
        (home / "mail" / "1.eml").write_bytes(f"To: Zoe <{EMAIL}>\r\nSubject: x\r\n\r\nbody".encode())
        (home / "mail" / "2.eml").write_bytes(b"To: claire@clinic.example\r\n\r\nDear Dr Martin")
        body = b"To: staff@alder.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        import base64

        (home / "mail" / "3.eml").write_bytes(body + base64.b64encode(b"please call +33 4 78 12 34 56"))
        (home / "rejects" / "r.csv").write_text(f'line,code,reason,row\n2,x,bad,"1,{EMAIL}"\n3,x,bad,"2,other@x.example"\n')
        (home / "logs" / "w.log").write_text(f"one\nfailed for {EMAIL}\nthree\n")
        (home / "exports" / f"customer-{stage.person}-2026.zip").write_bytes(b"zip")
        (home / "exports" / f"customer-{stage.person}1-2026.zip").write_bytes(b"zip")
        (home / "incoming.csv").write_text(f"key,email\nR-4711,{EMAIL}\n")
        certificate = erase(stage)
        assert [path.name for path in sorted((home / "mail").iterdir())] == ["2.eml"]
        assert (home / "rejects" / "r.csv").read_text().splitlines()[1:] == ["2,x,(erased),", '3,x,bad,"2,other@x.example"']
        log = (home / "logs" / "w.log").read_text().splitlines()
        assert log[0] == "one" and set(log[1]) == {"*"} and log[2] == "three"
        assert [path.name for path in (home / "exports").iterdir()] == [f"customer-{stage.person}1-2026.zip"]
        left = next(place.left for place in certificate.places if place.place.startswith("other files"))
        assert "incoming.csv" in left and any("incoming.csv" in duty for duty in certificate.content["duties"])


class TestReplay:
    """A restored backup brings people back; the papers in the folder send them away again."""

    def restore(self, stage) -> None:
        """As if the database were that of before: the person is back under the old number, nothing of the erasure is known."""
        ErasedMark.objects.all().delete()
        Suppression.objects.all().delete()

    def test_whoever_is_back_is_erased_again_under_whatever_number(self, stage, tmp_path):
        erase(stage)
        self.restore(stage)
        assert take_in(tmp_path / "back", person_draft(), now=LATER).created == 1
        back = find_customer(reference="rpps:10101010109")
        assert back != stage.person
        told = replay_erasures(now=LATER)
        assert told.known == 1 and told.erased_again == (back,)
        assert not Identifier.objects.filter(value="10101010109").exists()
        assert take_in(tmp_path / "again", person_draft(), now=LATER).rejected == 1
        again = replay_erasures(now=LATER)
        assert again.known == 2 and again.erased_again == ()

    def test_marks_and_blocks_are_put_back_though_nobody_is(self, stage, tmp_path):
        erase(stage)
        marks = ErasedMark.objects.count()
        self.restore(stage)
        assert replay_erasures(now=LATER).erased_again == ()
        assert ErasedMark.objects.count() == marks and Suppression.objects.exclude(lookup_hash=None).count() == 3

    def test_a_paper_that_was_changed_erases_nobody(self, stage, tmp_path, settings):
        erase(stage)
        self.restore(stage)
        (paper,) = (settings.ACCORD_HOME / "erasures").glob("*.json")
        told = json.loads(paper.read_text())
        told["certificate"]["reason"] = "another"
        paper.write_text(json.dumps(told))
        (settings.ACCORD_HOME / "erasures" / "torn.json").write_text('{"certif')
        take_in(tmp_path / "back", person_draft(), now=LATER)
        told = replay_erasures(now=LATER)
        assert told.erased_again == () and set(told.unreadable) == {paper.name, "torn.json"}
        assert find_customer(reference="rpps:10101010109")

    def test_a_paper_that_was_never_written_is_written(self, stage, monkeypatch, settings):
        from accord.rights.actions import erasing

        def die(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr(erasing, "write_certificate", die)
        with pytest.raises(KeyboardInterrupt):
            erase(stage)
        assert Erasure.objects.count() == 1 and not certificates_for(viewer=OFFICER, customer_id=stage.person)
        replay_erasures(now=LATER)
        assert len(certificates_for(viewer=OFFICER, customer_id=stage.person)) == 1


def test_a_queued_message_is_cancelled(stage, tmp_path):
    from accord.delivery.actions import queue_messages
    from accord.delivery.queries import queue_counts
    from accord.delivery.types import MessageState
    from tests.delivery.conftest import draft_for, permitted

    (pair,) = permitted(stage.cast, [stage.cast.claire], stage.cast.mail_id, NOW)
    queue_messages(drafts=[draft_for(*pair, stage.cast.mail_id, NOW)], now=NOW)
    assert queue_counts()[MessageState.QUEUED] == 1
    erase(stage, customer_id=stage.cast.claire)
    counts = queue_counts()
    assert counts[MessageState.QUEUED] == 0 and counts[MessageState.CANCELLED] == 1


def test_a_record_that_comes_late_cannot_be_taken_for_the_erased(stage):
    """Somebody's form that was under way: the ledger takes it, the block stands."""
    notice_id = records_for(customer_id=stage.person)[0].notice_id
    assert notice_id is not None
    erase(stage)
    record_consents(captures=[consent_of(stage.person, stage.cast.sender_id, notice_id)], now=LATER)
    assert not [line for line in standing_of(customer_id=stage.person, now=LATER) if line.permission.allowed]
