"""One touch, all the way: people in, permission judged, a plan, a mail and a visit, the answers, the figures.

Tuesday. Claire asked for medicine mail and gets one. 怡君 may be written to as well, but withdraws after the plan and before
her morning comes: the door refuses. Jean's pre-ticked box and Ayşe's no keep the house silent. Maya sees John. Then Claire
reads, and leaves.
"""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accord.adapters.channels.email.sink import run_sink
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.decisions.actions import complete_suggestion, dispatch_plan, make_plan
from accord.decisions.queries import decisions_of, explain_customer, suggestions_for
from accord.decisions.types import Dropped, VisitOutcome
from accord.delivery.actions import send_due
from accord.interactions.queries import responses_for, touches_for
from accord.interactions.types import ResponseKind
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.measurement.queries import action_response_matrix
from tests.cast import MORNING, TUESDAY, Cast, raise_curtain

EVENING = datetime(2026, 11, 17, 22, 0, tzinfo=UTC)
HUMAN = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"


@pytest.fixture
def mails(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The folder of a real mail server of our own."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    sink = run_sink("127.0.0.1", port, tmp_path / "mail")
    settings.ACCORD_SMTP_URL = f"smtp://127.0.0.1:{port}"
    clock.set_home_clock(EVENING)
    yield tmp_path / "mail"
    sink.stop()
    (settings.ACCORD_HOME / "clock.json").unlink()


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


def read(folder: Path, address: str) -> list[EmailMessage]:
    letters = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
    return [letter for letter in letters if address in str(letter["To"])]  # type: ignore[misc]


def path_of(link: str) -> str:
    return "/" + link.split("//", 1)[1].split("/", 1)[1]


def test_one_touch_all_the_way(cast: Cast, mails: Path) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    chosen = {decision.customer_id: decision.channel for decision in decisions_of(plan_id=plan.plan_id, limit=100).items}
    assert chosen == {cast.claire: Channel.EMAIL, cast.yijun: Channel.EMAIL, cast.john: Channel.VISIT}
    assert plan.breaches == 0
    assert plan.not_contactable["email"] == {"too_weak": 1, "refused": 1, "not_asked": 1}
    queued = dispatch_plan(plan_id=plan.plan_id, now=MORNING)
    assert (queued.queued, queued.refused) == (3, 0)

    no = Withdrawal(customer_id=cast.yijun, channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, sender_id=cast.sender_id)
    withdraw(withdrawal=no, mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=MORNING + timedelta(minutes=5))
    reports = [send_due(now=MORNING + timedelta(hours=hour), worker="story") for hour in range(1, 16)]
    assert (sum(report.sent for report in reports), sum(report.handed_over for report in reports)) == (1, 1)
    assert [dict(report.refused_by) for report in reports if report.refused_by] == [{"permission.withdrawn": 1}]
    assert not read(mails, "yijun@")

    (letter,) = read(mails, "claire@")
    (touch,) = touches_for(customer_id=cast.claire)
    assert str(touch.touch_id) in letter["Message-ID"]
    assert touch.record_ids and touch.rule_ids and touch.table_hash, "the touch carries the permission it rests on"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    maya = Viewer(cast.rep_user_id, frozenset({Role.REP}), rep_id=cast.rep_id)
    (suggestion,) = suggestions_for(viewer=maya, now=EVENING)
    assert (suggestion.customer_id, suggestion.customer_name) == (cast.john, "John Okafor")
    complete_suggestion(
        viewer=maya, suggestion_id=suggestion.id, outcome=VisitOutcome.INTERESTED, note="Asked about the elderly", now=EVENING
    )
    assert [response.kind for response in responses_for(customer_id=cast.john)] == [ResponseKind.INTERESTED]

    leave = path_of(str(letter["List-Unsubscribe"]).strip("<>").split(">")[0])
    browser = Client(HTTP_USER_AGENT=HUMAN)
    page = browser.get(leave)
    assert page.status_code == 200
    assert "Alder Medicines" in page.content.decode() and "/preferences/" in page.content.decode(), "who wrote, and all the choices"
    assert browser.get(leave[:-1]).status_code == 404, "a link that was cut short leads nowhere"
    assert explain(cast, "claire") is None, "looking at the page changes nothing"
    assert browser.post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert explain(cast, "claire") == (Dropped.PERMISSION, "withdrawn")
    assert ResponseKind.UNSUBSCRIBED in {response.kind for response in responses_for(customer_id=cast.claire)}

    wednesday = TUESDAY + timedelta(days=1)
    tomorrow = make_plan(on=wednesday, now=MORNING + timedelta(days=1))
    assert cast.claire not in {decision.customer_id for decision in decisions_of(plan_id=tomorrow.plan_id, limit=100).items}

    matrix = action_response_matrix(since=MORNING, until=EVENING + timedelta(days=1))
    cells = {(cell.action_channel, cell.response_channel): (cell.actions, cell.responses) for cell in matrix}
    assert cells[Channel.VISIT, Channel.VISIT] == (1, 1)


def explain(cast: Cast, name: str) -> tuple[Dropped, str] | None:
    """Where the mail to this person falls tomorrow for want of permission; None where permission is no obstacle."""
    told = explain_customer(customer_id=cast.ids[name], on=TUESDAY + timedelta(days=1), now=EVENING + timedelta(hours=8))
    mail = next(option for option in told.alternatives if option.channel is Channel.EMAIL)
    return (mail.dropped_at, mail.dropped_by) if mail.dropped_at is Dropped.PERMISSION else None
