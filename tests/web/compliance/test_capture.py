"""The officer's side of capture: notices signed with a password, paper with its scan, old lists seen before they are taken in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import User
from accord.consent.models import ConsentRecord, NoticeApproval
from accord.consent.queries import list_notices, records_for
from accord.consent.types import Grade, Surface
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast
from tests.consent.forms import set_up_form
from tests.consent.test_old_lists import LIST

PASSWORD = "a long enough secret"


@pytest.fixture
def officer(cast: Cast) -> Client:
    user_id = create_user(email="ines@alder.example", name="Ines Halloran", password=PASSWORD, roles=[Role.COMPLIANCE], now=MORNING)
    client = Client()
    client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_notice_is_signed_in_ones_own_name_with_the_password(officer: Client, cast: Cast) -> None:
    set_up_form(cast.sender_id)
    notice = list_notices(code="web-form")[0]
    assert notice.text.partition(" ")[0] in officer.get("/compliance/notices").content.decode()
    link = f"/compliance/notices/{notice.id}/signature"
    assert officer.post(link, {"password": "a guess of a secret"}).status_code == 422
    assert not NoticeApproval.objects.exists()
    assert officer.post(link, {"password": PASSWORD}).status_code == 303
    assert list(NoticeApproval.objects.values_list("signed_by", "notice_id")) == [("Ines Halloran", notice.id)]
    assert "Approved by Ines Halloran" in officer.get("/compliance/notices").content.decode()
    assert officer.post("/compliance/notices/0/signature", {"password": PASSWORD}).status_code == 404


def test_paper_is_kept_with_its_scan(officer: Client, cast: Cast) -> None:
    assert officer.get("/compliance/paper").status_code == 200
    set_up_form(cast.sender_id, Surface.PAPER)
    words = {
        "customer": "cast:sven",
        "signed_on": "2026-11-10",
        "answer-0": "yes",
        "signed": "yes",
        "language": "en",
        "stamp": "c" * 32,
    }
    for _ in range(2):
        done = officer.post("/compliance/paper", words | {"scan": upload("scan.pdf", b"%PDF-1.7\n")})
        assert done.status_code == 303
    [record] = records_for(customer_id=cast.sven)
    assert record.grade is Grade.A


@pytest.mark.parametrize(
    ("words", "scan"),
    [
        ({}, b"GIF89a"),
        ({}, b""),
        ({"customer": "cast:nobody"}, b"%PDF-1.7"),
        ({"signed_on": ""}, b"%PDF-1.7"),
        ({"signed_on": "2027-01-01"}, b"%PDF-1.7"),
        ({"answer-0": ""}, b"%PDF-1.7"),
    ],
)
def test_paper_that_says_too_little_is_not_kept(officer: Client, cast: Cast, words: dict[str, str], scan: bytes) -> None:
    set_up_form(cast.sender_id, Surface.PAPER)
    good = {"customer": "cast:sven", "signed_on": "2026-11-10", "answer-0": "yes"}
    answer = officer.post("/compliance/paper", good | words | {"scan": upload("scan.pdf", scan)})
    assert answer.status_code == 422
    assert records_for(customer_id=cast.sven) == ()


def test_an_old_list_is_seen_then_taken_in_and_its_file_is_gone(officer: Client, cast: Cast) -> None:
    before = ConsentRecord.objects.count()
    page = officer.post("/compliance/old-lists", {"list": upload("old.csv", LIST.encode())}).content.decode()
    assert "invoice 4711" in page
    assert ConsentRecord.objects.count() == before
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert found is not None
    folder = Path(settings.ACCORD_HOME) / "uploads"
    assert (folder / found[1]).exists()
    done = officer.post("/compliance/old-lists", {"digest": found[1], "decision": "import"})
    assert done.status_code == 200
    assert ConsentRecord.objects.count() == before + 5
    assert not (folder / found[1]).exists()
    assert officer.post("/compliance/old-lists", {"digest": found[1], "decision": "import"}).status_code == 422


def test_a_list_left_alone_leaves_nothing(officer: Client, cast: Cast) -> None:
    before = ConsentRecord.objects.count()
    page = officer.post("/compliance/old-lists", {"list": upload("old.csv", LIST.encode())}).content.decode()
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert found is not None
    officer.post("/compliance/old-lists", {"digest": found[1], "decision": "drop"})
    assert not (Path(settings.ACCORD_HOME) / "uploads" / found[1]).exists()
    assert ConsentRecord.objects.count() == before
    for words in ({}, {"list": upload("old.csv", b"x")}, {"digest": "../../keys/vault", "decision": "import"}):
        assert officer.post("/compliance/old-lists", words).status_code == 422


@pytest.mark.parametrize("path", ["/compliance/notices", "/compliance/paper", "/compliance/old-lists"])
def test_officers_only(cast: Cast, visitor: Client, path: str) -> None:
    maya = Client()
    maya.force_login(User.objects.get(id=cast.rep_user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    assert maya.get(path).status_code == 403
    assert visitor.get(path).status_code == 302
