"""The copy: complete, plain, in the person's language, and safe against whatever a name may hold."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from accord.access.models import Look
from accord.consent.actions import issue_receipt, sign_checkpoint
from accord.consent.queries import records_for
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer
from accord.rights import typesetting
from accord.rights.actions import export_customer
from accord.rights.queries import zip_of
from tests.rights.conftest import LATER, NOW, Stage

ROOT = Path(__file__).resolve().parents[2]


def rows_of(export, section):
    return export.data["sections"][section]["rows"]


def test_every_section_has_ground_retention_and_rows(stage):
    export = export_customer(customer_id=stage.person, now=NOW, with_pdf=False)
    assert json.loads(json.dumps(export.data)) == export.data
    for section in export.data["sections"].values():
        assert section["legal_basis"] and section["retention"] and section["title"]
    (identity,) = rows_of(export, "identity")
    assert identity["given_name"] == "Zoë #strong[x]" and identity["sources"] == {"*": "crm"}
    assert {row["value"] for row in rows_of(export, "contact_points")} >= {"zoe.durisova@cabinet-rhone.example", "+33478123456"}
    assert rows_of(export, "identifiers") == [{"scheme": "rpps", "value": "10101010109"}]
    assert rows_of(export, "sources")[0]["key"] == "R-4711"
    (record,) = rows_of(export, "records")
    assert record["sender"] == "Alder Medicines" and record["notice_id"] == rows_of(export, "notices")[0]["id"]
    assert rows_of(export, "preferences")[0]["contacts_per_month"] == 2
    assert any(row["status"] == "allowed" for row in rows_of(export, "permission_now"))


def test_evidence_is_opened_and_listed_with_its_hash(stage):
    export = export_customer(customer_id=stage.person, now=NOW, with_pdf=False)
    (file,) = export.files
    assert file.content.decode() == "I, Zoë Ďurišová, agree – 我同意"
    assert export.data["files"][0]["name"] == file.name == rows_of(export, "evidence")[0]["file"]


def test_the_language_is_the_one_the_person_wished(stage):
    assert export_customer(customer_id=stage.person, now=NOW, with_pdf=False).language == "fr"
    assert export_customer(customer_id=stage.person, now=NOW, language="tr", with_pdf=False).language == "tr"
    assert export_customer(customer_id=stage.cast.yijun, now=NOW, with_pdf=False).language == "zh-hant"


@pytest.mark.parametrize("language", ["en", "fr", "zh-hant", "tr"])
def test_the_pdf_holds_the_name_as_it_is(stage, language):
    export = export_customer(customer_id=stage.person, now=NOW, language=language)
    assert export.pdf.startswith(b"%PDF-") and not export.pdf_trouble
    assert b"StructTreeRoot" in export.pdf


def test_without_a_chinese_font_the_rest_is_given_and_it_is_said(stage, monkeypatch):
    monkeypatch.setattr(typesetting, "_chinese_fonts", tuple)
    export = export_customer(customer_id=stage.cast.yijun, now=NOW)
    assert export.pdf == b"" and "font" in export.pdf_trouble and export.data["sections"]["identity"]["rows"]
    names = zipfile.ZipFile(io.BytesIO(zip_of(export=export))).namelist()
    assert "person.pdf" not in names and "data.json" in names
    assert export_customer(customer_id=stage.cast.jean, now=NOW).pdf


def test_the_archive_can_be_verified_elsewhere(stage, tmp_path):
    record_ids = [record.id for record in records_for(customer_id=stage.person)]
    issue_receipt(record_ids=record_ids, language="fr", now=NOW)
    sign_checkpoint(now=NOW)
    export = export_customer(customer_id=stage.person, now=LATER, with_pdf=False)
    archive = zipfile.ZipFile(io.BytesIO(zip_of(export=export)))
    names = archive.namelist()
    assert {"README.txt", "data.json", "ledger.json"} <= set(names)
    assert [name for name in names if name.startswith("evidence/")] and [name for name in names if name.endswith(".jws")]
    archive.extract("ledger.json", tmp_path)
    done = subprocess.run([sys.executable, str(ROOT / "verify_accord.py"), str(tmp_path / "ledger.json")], capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads((tmp_path / "ledger.json").read_text())
    (tmp_path / "ledger.json").write_text(json.dumps(told).replace("rx_promotion", "rx_promotian"))
    done = subprocess.run([sys.executable, str(ROOT / "verify_accord.py"), str(tmp_path / "ledger.json")], capture_output=True)
    assert done.returncode != 0


def test_staff_need_to_be_of_compliance_and_leave_a_trace(stage):
    officer = Viewer(user_id=stage.officer, roles=frozenset({Role.COMPLIANCE}))
    export_customer(customer_id=stage.person, now=NOW, viewer=officer, with_pdf=False)
    assert Look.objects.filter(customer=stage.person, page="export", user=stage.officer).count() == 1
    rep = Viewer(user_id=stage.cast.rep_user_id, roles=frozenset({Role.REP}))
    for viewer, customer_id in ((rep, stage.person), (officer, 99_999)):
        with pytest.raises(NotFound):
            export_customer(customer_id=customer_id, now=NOW, viewer=viewer)
    export = export_customer(customer_id=stage.person, now=LATER, with_pdf=False)
    assert rows_of(export, "looks")[0]["roles"] == ["compliance"] and "Olga" not in json.dumps(rows_of(export, "looks"))


def test_an_export_is_of_one_person_alone(stage: Stage):
    told = json.dumps(export_customer(customer_id=stage.person, now=NOW, with_pdf=False).data)
    assert "claire@clinic.example" not in told and "Martin" not in told
