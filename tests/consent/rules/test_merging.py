"""Profiles seen as one person: a table, and random merges and unmerges that never widen."""

from dataclasses import replace
from random import Random

import pytest

from accord.catalogue.types import Channel
from accord.consent.rules.merging import seen_as_one
from accord.consent.rules.permission import decide
from accord.consent.rules.transcript import permission_bytes
from accord.consent.types import Actor, PersonStanding, RecordType
from tests.consent.must_hold.histories import day, draw_histories, record_of_event
from tests.consent.people import DAY, NOW, days_ago, question, record, refusal

NOTED = refusal(id=5, customer_id=2, actor=Actor.REP)
UNDONE = record(
    id=6, customer_id=2, type=RecordType.CORRECTED, corrects_id=5, actor=Actor.SYSTEM, actor_reference="u:1", reason="no"
)


@pytest.mark.parametrize(
    ("others", "come"),
    [
        ([record(id=5)], []),
        ([record(id=5, type=RecordType.GRANTED_PENDING)], []),
        ([refusal(id=5)], [5]),
        ([refusal(id=5, type=RecordType.REFUSED), record(id=6)], [5]),
        ([refusal(id=5, type=RecordType.REGISTERED_BLOCK), record(id=6, type=RecordType.REGISTERED_BLOCK)], [5]),
        ([refusal(id=5, type=RecordType.DECEASED_OR_RETIRED)], [5]),
        ([refusal(id=5, type=RecordType.BOUNCED_HARD)], []),
        ([refusal(id=5, type=RecordType.INVALIDATED)], []),
        ([NOTED, UNDONE], []),
        ([NOTED, replace(UNDONE, recorded_at=NOW + DAY)], [5]),
    ],
)
def test_what_comes_along(others, come):
    own = record(id=1)
    seen = seen_as_one({1: [own], 2: others}, 1, known_at=NOW)
    assert seen[0] is own and [one.id for one in seen[1:]] == come
    assert {one.customer_id for one in seen} == {1}


def test_an_opt_in_never_travels_and_the_person_opens_again_for_the_address_they_name(law):
    mine, theirs = [record(id=1, valid_from=days_ago(9))], [record(id=5, customer_id=2), refusal(id=6, customer_id=2)]

    def allowed(*own):
        person = PersonStanding(seen_as_one({1: own, 2: theirs}, 1, known_at=NOW))
        return decide(question(), person, law).allowed

    assert not allowed() and not allowed(*mine)
    assert allowed(*mine, record(id=2, valid_from=NOW))
    assert not allowed(*mine, record(id=2, valid_from=NOW, actor=Actor.REP))


def test_random_merges_and_unmerges_never_widen(law):
    random, narrowed, kept = Random(20261126), 0, 0
    drawn = draw_histories(seed=20261126, number=1_200)
    for _ in range(300):
        profiles = {owner: _profile(owner, next(drawn)) for owner in (1, 2, 3, 4)}
        asked = {
            owner: question(customer_id=owner, topic="lumira", contact_point_id=7, jurisdiction=random.choice(["FR", "US"]), **_AT)
            for owner in profiles
        }
        alone = {owner: _answer(law, asked[owner], {owner: profiles[owner]}) for owner in profiles}
        group: dict[int, tuple] = {1: profiles[1]}
        last = alone[1]
        for owner in random.sample((2, 3, 4), 3):
            group[owner] = profiles[owner]
            merged = _answer(law, asked[1], group)
            assert not merged.allowed or last.allowed, "every merge narrows or keeps"
            assert all(not _answer(law, asked[one], group).allowed or alone[one].allowed for one in group)
            narrowed, kept, last = narrowed + (last.allowed and not merged.allowed), kept + merged.allowed, merged
        for owner in profiles:
            apart = _answer(law, asked[owner], {owner: group[owner]})
            assert permission_bytes(apart) == permission_bytes(alone[owner]), "taken apart, each has its own answer back"
    assert narrowed > 20 and kept > 20


_AT = {"send_at": day(6), "known_at": day(6), "channel": Channel.EMAIL}


def _profile(owner, events):
    """A history as one of several profiles' own: its numbers are nobody else's."""
    return tuple(
        replace(
            one,
            id=one.id + 100 * owner,
            customer_id=owner,
            corrects_id=one.corrects_id and one.corrects_id + 100 * owner,
            supersedes_id=one.supersedes_id and one.supersedes_id + 100 * owner,
        )
        for one in map(record_of_event, events)
    )


def _answer(law, asked, group):
    return decide(asked, PersonStanding(seen_as_one(group, asked.customer_id, known_at=asked.known_at)), law)
