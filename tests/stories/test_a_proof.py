"""An auditor asks about Claire: why each channel is or is not allowed today, what it was before she left, and who can show it.

Odile, the compliance officer, opens Claire's page for today and for the day before the withdrawal, downloads the dossier and hands
it over with the ledger's key and a checkpoint that a witness kept. The auditor has a bare Python and nothing of Accord.
"""

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import sign_checkpoint, withdraw
from accord.consent.queries import ledger_verifier_key
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.kernel import clock
from tests.cast import MORNING, Cast, raise_curtain
from tests.web.compliance.officer import client_of

VERIFIER = Path(__file__).parents[2] / "verify_accord.py"
LEFT, TODAY = MORNING + timedelta(days=20), MORNING + timedelta(days=120)
BEFORE = (LEFT - timedelta(days=1)).date()


@pytest.fixture
def cast(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    cast = raise_curtain(tmp_path)
    withdrawal = Withdrawal(cast.claire, channel=Channel.EMAIL, purpose=Purpose.MARKETING)
    withdraw(withdrawal=withdrawal, mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=LEFT)
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    return cast


def on_another_machine(folder: Path, dossier: bytes, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the verifier alone, without our environment, our packages and our folder."""
    folder.mkdir(exist_ok=True)
    shutil.copy(VERIFIER, folder)
    (folder / "dossier.json").write_bytes(dossier)
    command = [sys.executable, "-I", "-S", "verify_accord.py", "dossier.json", *arguments]
    return subprocess.run(command, cwd=folder, env={"PATH": ""}, capture_output=True, text=True, check=False)


def mail_of(client: Client, customer_id: int, query: str = "") -> str:
    """What the page says of e-mail about medicines."""
    page = client.get(f"/compliance/people/{customer_id}{query}").content.decode()
    return page.split('id="email-rx_promotion"')[1].split("</section>")[0]


def test_why_today_why_then_and_who_can_show_it(cast: Cast, tmp_path: Path) -> None:
    witnessed = sign_checkpoint(now=TODAY).note
    odile = client_of()
    today, then = mail_of(odile, cast.claire), mail_of(odile, cast.claire, f"?on={BEFORE}&known={BEFORE}")
    assert "Withdrawn" in today and ">Allowed<" not in today
    assert "Allowed" in then and "Withdrawn" not in then

    dossier = odile.get(f"/compliance/people/{cast.claire}/dossier.json?on={BEFORE}&known={BEFORE}").content
    auditor = tmp_path / "auditor"
    auditor.mkdir()
    (auditor / "note.txt").write_text(witnessed)
    found = on_another_machine(auditor, dossier, "--key", ledger_verifier_key(), "--checkpoint", "note.txt")
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_withdrawal_left_out_of_the_dossier_is_found(cast: Cast, tmp_path: Path) -> None:
    sign_checkpoint(now=TODAY)
    dossier = json.loads(client_of().get(f"/compliance/people/{cast.claire}/dossier.json").content)
    sound = on_another_machine(tmp_path / "sound", json.dumps(dossier).encode(), "--key", ledger_verifier_key())
    assert sound.returncode == 0, sound.stdout
    dossier["entries"] = dossier["entries"][:-1]
    found = on_another_machine(tmp_path / "cut", json.dumps(dossier).encode(), "--key", ledger_verifier_key())
    assert found.returncode == 1 and found.stdout
