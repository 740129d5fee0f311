"""A receipt to keep, a page on which anybody checks one, and the reason behind each message."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.actions import create_notice, issue_receipt, record_consents, sign_checkpoint
from accord.consent.types import Receipt
from accord.content.types import LetterKind
from accord.customers.queries import contact_points_for
from accord.delivery.actions import queue_letter, send_due
from accord.delivery.queries import receipt_link_for, why_link_for
from tests.cast import MORNING, Cast
from tests.consent.people import capture
from tests.delivery.conftest import Scripted, draft_for, permitted
from tests.house.tree import ROOT

WORDS = "Alder peut m’écrire. <b>Je peux</b> revenir sur mon accord."


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def check(visitor: Client, **sent: object) -> str:
    return visitor.post("/verify", sent, headers={"accept-language": "en"}).content.decode()


@pytest.fixture
def receipt(cast: Cast) -> Receipt:
    notice = create_notice(code="form", language="fr", text=WORDS, purposes=["rx_promotion"], now=MORNING)
    given = MORNING - timedelta(days=1)
    ids = record_consents(
        captures=[capture(cast.claire, sender_id=cast.sender_id, notice_id=notice, language="fr", valid_from=given)], now=MORNING
    )
    return issue_receipt(record_ids=ids, language="fr", now=MORNING)


@pytest.fixture
def sent(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A mail that reached Claire."""
    from accord.delivery import ports
    from accord.delivery.actions import queue_messages

    monkeypatch.setitem(ports._registry, Channel.EMAIL, Scripted())
    ((permit, place),) = permitted(cast, [cast.claire], cast.mail_id, MORNING)
    queue_messages(drafts=[draft_for(permit, place, cast.mail_id, MORNING)], now=MORNING)
    assert send_due(now=MORNING).sent == 1
    return place.touch_id


def test_a_receipt_is_read_in_the_persons_language(visitor: Client, receipt: Receipt) -> None:
    page = visitor.get(path_of(receipt_link_for(receipt_id=receipt.receipt_id)))
    said = page.content.decode()
    assert page.status_code == 200 and '<html lang="fr">' in said
    assert "&lt;b&gt;Je peux&lt;/b&gt;" in said and "Alder Medicines" in said
    assert "Claire" not in said and "clinic.example" not in said
    assert models.ConsentRecord.objects.count() == 4


def test_what_was_given_is_taken_back_from_the_receipt(visitor: Client, receipt: Receipt, cast: Cast) -> None:
    link = path_of(receipt_link_for(receipt_id=receipt.receipt_id))
    action = "/preferences" + visitor.get(link).content.decode().split('action="/preferences')[1].split('"')[0]
    assert visitor.post(action, {"channel": "email", "purpose": "marketing", "stamp": "x"}).status_code in (302, 303)
    assert models.ConsentRecord.objects.filter(customer_id=cast.claire, type="withdrawn").exists()


def test_the_file_that_is_taken_away_is_believed_and_a_changed_one_is_not(
    visitor: Client, receipt: Receipt, tmp_path: Path
) -> None:
    file = visitor.get(path_of(receipt_link_for(receipt_id=receipt.receipt_id)) + ".json")
    assert "attachment" in file["Content-Disposition"]
    told = json.loads(file.content)
    assert told["receipt"]["receipt_metadata"]["language"] == "fr" and told["kantara"]["version"].startswith("KI-CR")
    pasted, broken = file.content.decode(), f" {told['jws'][:60]}\n{told['jws'][60:]} "
    for sent in ({"receipt": pasted}, {"file": SimpleUploadedFile("r.json", file.content)}, {"receipt": broken}):
        page = check(visitor, **sent)
        assert "Genuine" in page and "Je peux" in page
    (tmp_path / "receipt.json").write_bytes(file.content)
    verifier = [sys.executable, str(ROOT / "verify_accord.py"), str(tmp_path / "receipt.json")]
    assert subprocess.run(verifier, capture_output=True).returncode == 0
    told["jws"] = told["jws"][:-8] + "AAAAAAA" + told["jws"][-1]
    wrong = check(visitor, receipt=json.dumps(told))
    assert "Not genuine" in wrong and "Je peux" not in wrong.split("<form")[0]
    for junk in ("", "{}", "[1]", '{"jws": 4}', "a.b.c"):
        assert "This is no receipt" in check(visitor, receipt=junk)


def test_the_schema_is_served(client: Client) -> None:
    assert json.loads(client.get("/schemas/consent-receipt.json").content) == json.loads(
        (ROOT / "docs/reference/consent-receipt.schema.json").read_text()
    )


def test_a_message_says_why_it_was_sent_and_proves_it(visitor: Client, sent: UUID, tmp_path: Path) -> None:
    link = path_of(why_link_for(touch_id=sent))
    before = visitor.get(link, headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="fr">' in before and "L34-5" in before and "Alder Medicines" in before
    assert visitor.get(link + ".json").status_code == 404
    sign_checkpoint(now=MORNING)
    assert link + ".json" in visitor.get(link).content.decode()
    file = tmp_path / "proof.json"
    file.write_bytes(visitor.get(link + ".json").content)
    verifier = [sys.executable, str(ROOT / "verify_accord.py"), str(file)]
    well = subprocess.run(verifier, capture_output=True, text=True)
    assert well.returncode == 0 and "says what it said" in well.stdout, well.stdout + well.stderr
    told = json.loads(file.read_bytes())
    told["entries"][0]["entry"] = told["entries"][0]["entry"].replace("opt_in", "opt_out")
    file.write_text(json.dumps(told))
    assert subprocess.run(verifier, capture_output=True, text=True).returncode == 1


def test_opening_the_reason_changes_nothing_and_the_way_out_is_one_click_away(visitor: Client, sent: UUID, cast: Cast) -> None:
    link = path_of(why_link_for(touch_id=sent))
    counted = models.ConsentRecord.objects.count()
    for method in (visitor.get, visitor.head):
        assert method(link).status_code == 200
    assert visitor.post(link).status_code in (403, 405) and models.ConsentRecord.objects.count() == counted
    action = "/u/" + visitor.get(link).content.decode().split('action="/u/')[1].split('"')[0]
    assert visitor.post(action).status_code == 200
    assert models.ConsentRecord.objects.filter(customer_id=cast.claire, type="withdrawn", channel="email").exists()


def test_a_service_letter_says_what_it_is_and_tells_a_stranger_nothing(visitor: Client, cast: Cast) -> None:
    point = contact_points_for(customer_ids=[cast.claire])[cast.claire][0].id
    values = {"action_url": "https://a.example"}
    touch_id = queue_letter(customer_id=cast.claire, letter=LetterKind.CONFIRM, values=values, now=MORNING, contact_point_id=point)
    page = visitor.get(path_of(why_link_for(touch_id=touch_id))).content.decode()
    assert "/preferences/" not in page and "/u/" not in page and "2026-09-01" not in page


@pytest.mark.parametrize("place", ["/receipts/", "/why/"])
@pytest.mark.parametrize("token", ["x", "e30.AAAA", "é.json"])
def test_a_link_that_opens_nothing_is_told_kindly(visitor: Client, db: None, place: str, token: str) -> None:
    assert visitor.get(place + token).status_code == 404
