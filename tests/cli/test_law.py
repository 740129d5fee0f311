"""`accord law`, as a person runs it."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.catalogue.actions import create_sender
from accord.cli import main
from accord.consent.queries import law_table, shipped_law
from accord.consent.queries.law import shipped_content
from tests.consent.law_files import VISIT_GB, override, overrides_of
from tests.consent.people import contact_point, customer

MAIL_US = "US.prof.email.marketing.default.law"
MAIL_FR = ["--country", "FR", "--kind", "individual_professional", "--channel", "email", "--scope", "rx_promotion"]


def run(*words: object) -> tuple[int, str, dict]:
    done = CliRunner().invoke(main, ["law", *map(str, words)])
    last = done.stdout.strip().splitlines()[-1:] or [""]
    return done.exit_code, done.output, json.loads(last[0]) if last[0].startswith("{") else {}


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    file = tmp_path / "ours.csv"
    file.write_bytes(overrides_of(override(MAIL_US, min_permission="explicit_opt_in", preticked_valid="no")))
    return file


def test_ask_needs_no_data_folder_and_no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_HOME", str(tmp_path / "none"))
    code, _, answer = run("ask", *MAIL_FR, "--on", "2026-11-21", "--json")
    assert (code, answer["need"]) == (0, "explicit_opt_in")
    assert {"rule_ids", "sources", "caps", "quiet_hours", "disclosures"} <= set(answer)
    assert answer["table_hash"] == shipped_law().hash
    assert run("check", "accord/consent/law/permission-rules.csv", "--json")[2]["errors"] == 0
    assert run("diff", "now", "shipped", "--json")[2]["customers"] is None
    assert not (tmp_path / "none").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "need"),
    [
        (["--country", "FR", "--channel", "email", "--route", "role_related"], "legitimate_interest"),
        (["--country", "US-FL", "--channel", "email"], "opt_out"),
        (["--country", "GB", "--channel", "visit", "--scope", "rx_promotion"], "opt_out"),
        (["--country", "CN", "--channel", "email", "--scope", "rx_promotion"], "prohibited"),
        (["--country", "XX", "--channel", "email"], "explicit_opt_in"),
        (["--country", "FR", "--channel", "pigeon"], "explicit_opt_in"),
    ],
)
def test_ask_answers_with_the_need(words: list[str], need: str) -> None:
    code, output, answer = run("ask", *words, "--on", "2026-11-21", "--json")
    assert (code, answer["need"]) == (0, need)
    assert output.startswith(need)


@pytest.mark.django_db
def test_check_names_the_line_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(shipped_content().replace(b"5/365d", b"often", 1))
    code, output, told = run("check", file, "--json")
    assert (code, told["errors"]) == (1, 1)
    line = 1 + next(number for number, row in enumerate(file.read_bytes().splitlines()) if b"often" in row)
    assert f"bad.csv:{line}: 'often' is no cap" in output


@pytest.mark.django_db
def test_a_file_is_taken_into_use_and_a_rule_accepted_under_a_name(stricter: Path) -> None:
    assert run("adopt", stricter, "--by", "Ada Byron")[0] == 2
    code, _, told = run("adopt", stricter, "--overrides", "--by", "Ada Byron", "--json")
    assert (code, told["table_hash"]) == (0, law_table().hash)
    assert run("ask", "--country", "US", "--channel", "email", "--json")[2]["need"] == "explicit_opt_in"
    assert run("accept", MAIL_US, "--by", "Grace Hopper", "--note", "Read.")[0] == 0
    assert not run("ask", "--country", "US", "--channel", "email", "--json")[2]["unreviewed"]
    assert run("accept", "no.such.rule", "--by", "Grace Hopper")[0] == 2


@pytest.mark.django_db
def test_diff_lists_rules_and_whose_answer_changes(stricter: Path, tmp_path: Path) -> None:
    create_sender(code="s", name="S", country="FR", postal_address="x", from_email="s@s.example", reply_domain="s.example")
    american, french = customer("US"), customer("FR")
    for person in (american, french):
        contact_point(person)
    listed = tmp_path / "who.csv"
    code, output, told = run("diff", "now", stricter, "--channel", "email", "--out", listed, "--json")
    assert code == 0
    assert [change["rule_id"] for change in told["rules"]] == [MAIL_US]
    assert "explicit_opt_in" in output
    effects = told["customers"]
    assert (effects["asked"], effects["touched"]) == (2, 1)
    assert effects["effects"] == [{"channel": "email", "country": "US", "lost": 1, "won": 0, "other_need": 0}]
    with listed.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["customer_id"], row["need_before"], row["need_after"]) == (str(american), "opt_out", "explicit_opt_in")
    assert (row["allowed_before"], row["allowed_after"]) == ("true", "false")
    back = run("diff", stricter, "now", "--channel", "email", "--json")[2]["customers"]["effects"]
    assert back == [{"channel": "email", "country": "US", "lost": 0, "won": 1, "other_need": 0}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [("diff", "now", "0" * 64), ("diff", "now", "now", "--channel", "fax"), ("diff", "nowhere.csv", "now")]
)
def test_what_nobody_knows_is_one_line(words: tuple[str, ...]) -> None:
    code, output, _ = run(*words)
    assert (code, output.count("\n")) == (2, 1)
    assert output.startswith("law.")


@pytest.mark.django_db
def test_replay_and_watch_speak_json(stricter: Path, tmp_path: Path) -> None:
    out = tmp_path / "stopped.csv"
    code, _, told = run("replay", stricter, "--from", "2026-01-01", "--to", "2026-12-01", "--out", out, "--json")
    assert (code, told["touches"], told["stopped"]) == (0, 0, 0)
    assert out.read_text().startswith("touch_id,customer_id,occurred_at,channel,country,reason,rule_id")
    code, _, told = run("watch", "--json")
    assert code == 0
    assert {"kind", "jurisdiction", "rule_ids", "due", "urgency", "people", "versions"} <= set(told["tasks"][0])


@pytest.mark.django_db
def test_an_override_is_seen_in_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_bytes(overrides_of(override(VISIT_GB, frequency_cap="9/365d", approver="Grace Hopper")))
    assert run("adopt", file, "--overrides", "--by", "Ada Byron")[0] == 0
    code, output, told = run("ask", "--country", "GB", "--channel", "visit", "--scope", "rx_promotion", "--json")
    assert (code, told["overridden"], told["caps"][0]["contacts"]) == (0, [VISIT_GB], 9)
    assert f"loosened by the company: {VISIT_GB}" in output
