import pytest

from accord.adapters.channels.visit import VisitChannel
from accord.catalogue.types import Channel
from accord.decisions import actions
from accord.delivery.types import Outcome
from accord.kernel.errors import AccordError
from tests.adapters.channels.email.mails import NOW, outgoing


def test_visits_become_suggestions_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    posted = []
    monkeypatch.setattr(actions, "post_suggestions", lambda **words: posted.append(words))
    visits = [outgoing(number, address="") for number in (1, 2)]
    results = list(VisitChannel().deliver(visits))
    assert posted == [{"touch_ids": [visit.touch_id for visit in visits], "now": NOW}]
    assert [(result.touch_id, result.outcome) for result in results] == [(visit.touch_id, Outcome.HANDED_OVER) for visit in visits]
    assert VisitChannel.name is Channel.VISIT


def test_nothing_comes_in_by_visit() -> None:
    with pytest.raises(AccordError, match=r"webhook\.unreadable"):
        VisitChannel().receive(b"", {}, now=NOW)
