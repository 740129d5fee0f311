"""`accord capture`, as a person runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.cli import main
from accord.consent.models import ConsentRecord
from accord.consent.queries import get_form, notice_shown, records_for
from accord.consent.types import Grade, Surface
from accord.kernel import clock
from tests.cast import MORNING, Cast, raise_curtain
from tests.consent.forms import NOTICE
from tests.consent.test_old_lists import LIST

FORM = {
    "code": "fr-12",
    "title": "News of our medicines",
    "sender": "alder",
    "surface": "paper",
    "boxes": [{"channel": "email", "purpose": "rx_promotion"}, {"channel": "sms", "purpose": "marketing"}],
    "notice": {"control": "signature", "since": "2026-01-01", "words": NOTICE | {"fr": "Oui."}},
}


@pytest.fixture
def cast(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return raise_curtain(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["capture", *words])


def set_up(folder: Path, **words: object) -> Result:
    (folder / "form.json").write_text(json.dumps(FORM | words), encoding="utf-8")
    return run("form", str(folder / "form.json"), "--json")


def test_a_form_is_opened_with_its_notices_and_their_faults_are_told(cast: Cast, tmp_path: Path) -> None:
    done = set_up(tmp_path)
    assert done.exit_code == 0, done.output
    findings = json.loads(done.stdout.splitlines()[-1])["findings"]
    assert {"sender_not_named", "no_way_to_withdraw"} <= {finding["code"] for finding in findings["fr"]}
    assert {finding["code"] for finding in findings["en"] if finding["blocking"]} <= {"disclosure_missing"}
    assert get_form(code="fr-12").surface is Surface.PAPER
    assert set_up(tmp_path).exit_code == 0
    assert notice_shown(code="fr-12", language="en", at=MORNING).number == 1


@pytest.mark.parametrize(
    "words", [{"boxes": [{"channel": "pigeon", "purpose": "marketing"}]}, {"notice": {}}, {"sender": "nobody"}]
)
def test_a_file_that_is_no_form_opens_nothing(cast: Cast, tmp_path: Path, words: dict[str, object]) -> None:
    done = set_up(tmp_path, **words)
    assert done.exit_code == 2
    assert run("form", str(tmp_path / "missing.json")).exit_code == 2


def test_paper_is_kept_once(cast: Cast, tmp_path: Path) -> None:
    set_up(tmp_path)
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    words = ["paper", str(tmp_path / "scan.pdf"), "--form", "fr-12", "--customer", "cast:sven", "--on", "2026-11-10", "--yes", "1"]
    for _ in range(2):
        assert run(*words).exit_code == 0
    [record] = records_for(customer_id=cast.sven)
    assert record.grade is Grade.A
    assert run(*words[:1], str(tmp_path / "form.json"), *words[2:]).exit_code == 2


def test_an_old_list_is_planned_without_a_trace_then_taken_in(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(LIST, encoding="utf-8")
    before = ConsentRecord.objects.count()
    planned = run("old-list", str(tmp_path / "old.csv"), "--plan", "--json")
    assert planned.exit_code == 0, planned.output
    assert json.loads(planned.stdout.splitlines()[-1])["rejected"] == 3
    assert ConsentRecord.objects.count() == before
    done = run("old-list", str(tmp_path / "old.csv"), "--json")
    assert json.loads(done.stdout.splitlines()[-1])["taken"] == 5
    rejects = next(line for line in done.stdout.splitlines() if line.startswith("Rejected rows")).partition(": ")[2]
    assert len(Path(rejects).read_text(encoding="utf-8").splitlines()) == 3
