"""One person on one page: today, and as it was."""

import json
from datetime import timedelta

from accord.access.models import Look
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import sign_checkpoint, withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of

LATER = MORNING + timedelta(days=40)


def withdraw_mail(cast: Cast) -> None:
    withdrawal = Withdrawal(cast.claire, channel=Channel.EMAIL, purpose=Purpose.MARKETING)
    withdraw(withdrawal=withdrawal, mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + timedelta(days=20))


def answer(page: str) -> str:
    """What the page says of mail about medicines."""
    return page.split('id="email-rx_promotion"')[1].split("</section>")[0]


def test_today_and_as_it_was(cast: Cast, monkeypatch) -> None:
    withdraw_mail(cast)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    client = client_of()
    today = client.get(f"/compliance/people/{cast.claire}").content.decode()
    then = client.get(f"/compliance/people/{cast.claire}?on=2026-11-20&known=2026-11-20").content.decode()
    assert "Withdrawn</span>" in answer(today) and "Allowed</span>" in answer(then)
    assert "Withdrew" in today and "not yet known then" in then and "not yet known then" not in today
    assert set(Look.objects.values_list("customer_id", "page")) == {(cast.claire, "compliance.person")}


def test_a_day_that_cannot_be_read_means_now(cast: Cast) -> None:
    client = client_of()
    for day in ("2026-02-30", "tomorrow", "2999-01-01", "0001-01-01", "<script>"):
        answer = client.get(f"/compliance/people/{cast.claire}", {"on": day, "known": day})
        assert answer.status_code == 200 and "<script>" not in answer.content.decode()


def test_the_dossier_holds_what_the_verifier_needs(cast: Cast) -> None:
    sign_checkpoint(now=MORNING)
    answer = client_of().get(f"/compliance/people/{cast.claire}/dossier.json")
    dossier = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"]
    assert dossier["checkpoint"] and dossier["entries"] and dossier["permissions"]


def test_nobody_and_somebody(cast: Cast) -> None:
    client = client_of()
    assert client.get("/compliance/people/999999").status_code == 404
    assert client.post("/compliance/people", {"reference": "npi:0"}).status_code == 404
    assert client.post("/compliance/people", {"reference": "cast:claire"})["Location"] == f"/compliance/people/{cast.claire}"


def test_a_day_before_the_person_was_known(cast: Cast) -> None:
    page = client_of().get(f"/compliance/people/{cast.claire}?on=2026-10-01&known=2026-10-01")
    assert page.status_code == 200 and "Not known then" in page.content.decode()
    assert "/dossier.json?on" not in page.content.decode()


def test_the_days_on_which_something_changed(cast: Cast) -> None:
    """A yes of September that was handed in on 17 November is seen in September by what is known now."""
    page = client_of().get(f"/compliance/people/{cast.claire}").content.decode()
    assert 'href="?on=2026-11-17&amp;known=2026-11-17"' in page and 'href="?on=2026-09-01"' in page
