"""The house's own letters: taken into use once for each sender, with a trace."""

from datetime import timedelta

import pytest

from accord.catalogue.actions import create_sender
from accord.catalogue.queries import get_sender
from accord.content import queries
from accord.content.actions import adopt_house_letters
from accord.content.models import Version
from accord.content.rules.house_letters import house_letters
from accord.content.types import LetterKind, PieceState
from tests.content.conftest import NOW


@pytest.fixture
def sender_id(db: None) -> int:
    return create_sender(
        code="northwind",
        name="Northwind",
        country="US",
        postal_address="1 Way",
        from_email="a@n.example",
        reply_domain="r.n.example",
    ).id


def test_letters_are_adopted_once_and_by_name(sender_id: int, reviewer: int) -> None:
    sender = get_sender(sender_id=sender_id)
    assert queries.letter_versions(letter=LetterKind.CONFIRM, sender=sender) == []
    assert adopt_house_letters(sender_id=sender_id, now=NOW, approver_id=reviewer) == len(house_letters())
    assert adopt_house_letters(sender_id=sender_id, now=NOW) == 0
    versions = queries.letter_versions(letter=LetterKind.CONFIRM, sender=sender)
    assert [version.language for version in versions] == ["en", "fr", "tr", "zh-hant"]
    assert all(version.scopes == frozenset() and {"", "FR", "TW"} <= version.countries for version in versions)
    (change,) = queries.list_changes(version_id=versions[0].id)
    assert (change.actor_id, change.to_state) == (reviewer, PieceState.APPROVED_FOR_DISTRIBUTION)
    assert not queries.usable_versions(on=NOW.date())


def test_new_words_take_the_place_of_old_ones(sender_id: int) -> None:
    adopt_house_letters(sender_id=sender_id, now=NOW)
    sender = get_sender(sender_id=sender_id)
    (old,) = (v for v in queries.letter_versions(letter=LetterKind.RECEIPT, sender=sender) if v.language == "fr")
    Version.objects.filter(id=old.id).update(mjml="<mjml><mj-body></mj-body></mjml>")
    assert adopt_house_letters(sender_id=sender_id, now=NOW + timedelta(days=1)) == 1
    (new,) = (v for v in queries.letter_versions(letter=LetterKind.RECEIPT, sender=sender) if v.language == "fr")
    assert new.number == old.number + 1 and queries.get_version(version_id=old.id).state is PieceState.SUPERSEDED
