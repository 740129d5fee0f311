"""The fold in small histories (PERMISSION 3.4, 3.5), and in thousands of random ones."""

from itertools import permutations
from random import Random

import pytest

from accord.catalogue.rules.scopes import purpose_covers, topic_covers
from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.scope import aims_of
from accord.consent.rules.standing import fold
from accord.consent.types import Actor, Explicitness, Grade, Mechanism, Polarity, RecordType
from tests.consent.people import DAY, NOW, days_ago, question, record, refusal

HISTORIES = 2_000
(AIM,) = aims_of(question(topic="lumira"))


def standing(*records, aim=AIM, point=None, valid_at=NOW, known_at=NOW):
    return fold(records, aim, contact_point_id=point, valid_at=valid_at, known_at=known_at)


def counts(*records, **words) -> bool:
    """Whether an opt-in counts, the same in every order of arrival."""
    answers = {bool(standing(*order, **words).counting) for order in permutations(records)}
    assert len(answers) == 1
    return answers.pop()


def test_nothing_amounts_to_nothing():
    assert standing() == standing(record(recorded_at=NOW + DAY)) == standing(record(valid_from=NOW + DAY, recorded_at=NOW))


@pytest.mark.parametrize(
    ("records", "answer"),
    [
        ([record()], True),
        ([record(valid_from=days_ago(3)), refusal()], False),
        ([record(), refusal()], False),
        ([record(valid_from=days_ago(1), recorded_at=NOW), refusal(valid_from=days_ago(2))], True),
        ([record(valid_from=days_ago(3), recorded_at=NOW), refusal(valid_from=days_ago(2))], False),
        ([record(actor=Actor.REP), refusal(valid_from=days_ago(2))], False),
        ([record(type=RecordType.IMPORTED, grade=Grade.E), refusal(valid_from=days_ago(2))], False),
        ([record(), refusal(valid_from=days_ago(2), topic="lumira")], False),
        ([record(topic="lumira"), refusal(valid_from=days_ago(2), topic="lumira")], True),
        ([record(topic="lumira"), refusal(valid_from=days_ago(2))], True),
        ([record(), refusal(valid_from=days_ago(2), channel=None)], True),
        ([record(), refusal(valid_from=days_ago(2), channel=Channel.SMS)], True),
        ([record(), refusal(valid_from=days_ago(2)), refusal(id=3, valid_from=days_ago(5), topic="lumira")], False),
        ([record(valid_from=days_ago(3)), refusal(type=RecordType.EXPIRED)], False),
        ([record(), refusal(type=RecordType.INVALIDATED, valid_from=days_ago(2))], True),
        ([record(actor=Actor.REP), refusal(type=RecordType.EXPIRED, valid_from=days_ago(2))], True),
        ([record(valid_from=days_ago(3), valid_to=days_ago(1))], False),
        ([record(type=RecordType.GRANTED_PENDING)], False),
        ([record(type=RecordType.GRANTED_PENDING, valid_from=days_ago(2)), record(id=2, type=RecordType.CONFIRMED)], True),
    ],
)
def test_small_histories(records, answer):
    assert counts(*records) is answer


def test_a_register_overlays_until_it_lifts():
    yes, block = record(valid_from=days_ago(5)), refusal(type=RecordType.REGISTERED_BLOCK, valid_from=days_ago(3))
    lift = record(id=3, type=RecordType.REGISTERED_BLOCK, actor=Actor.REGISTER)
    assert standing(yes, block).blocks == (block,) and standing(yes, block).counting == (yes,)
    assert standing(yes, block, lift).blocks == ()
    assert standing(yes, block, record(id=3, type=RecordType.REGISTERED_BLOCK, valid_from=days_ago(3))).blocks == (block,)
    ended = refusal(type=RecordType.REGISTERED_BLOCK, valid_from=days_ago(3), valid_to=NOW)
    assert standing(ended).blocks == ()


def test_waiting_ends_after_a_week():
    assert standing(record(type=RecordType.GRANTED_PENDING, valid_from=days_ago(6))).pending
    assert not standing(record(type=RecordType.GRANTED_PENDING, valid_from=days_ago(7))).pending


def test_two_clocks():
    late = refusal(valid_from=days_ago(5), recorded_at=days_ago(1))
    yes = record(valid_from=days_ago(9))
    assert counts(yes, late, valid_at=days_ago(2), known_at=days_ago(2))
    assert not counts(yes, late, valid_at=days_ago(2), known_at=NOW)
    assert counts(yes, late, valid_at=days_ago(6), known_at=NOW)


def test_an_opt_in_for_one_address_opens_that_address():
    yes = record(contact_point_id=7)
    assert counts(yes, point=7) and not counts(yes, point=8)
    assert not counts(yes, refusal(valid_from=NOW, contact_point_id=8), point=7)


def random_record(random: Random, number: int):
    says_no = random.random() < 0.35
    words = {
        "id": number,
        "channel": random.choice([None, *[Channel.EMAIL] * 5, Channel.SMS]),
        "purpose": random.choice([Purpose.MARKETING] * 3 + [Purpose.RX_PROMOTION] + ([None] if says_no else [])),
        "topic": random.choice(["", "", "lumira", "lumira.dosing"]),
        "sender_id": random.choice([None, None, 1, 2]),
        "valid_from": days_ago(random.randrange(6)),
        "recorded_at": days_ago(random.randrange(3)),
    }
    if says_no:
        return refusal(**words | {"type": random.choice([RecordType.WITHDRAWN, RecordType.REFUSED, RecordType.OBJECTED])})
    return record(
        **words,
        type=random.choice([RecordType.GRANTED, RecordType.CONFIRMED, RecordType.IMPORTED, RecordType.RENEWED]),
        explicitness=random.choice([*[Explicitness.EXPLICIT] * 3, Explicitness.IMPLICIT]),
        actor=random.choice([*[Actor.SELF] * 3, Actor.REP, Actor.IMPORT]),
        mechanism=random.choice([*[Mechanism.TOGGLE] * 3, Mechanism.REP_CAPTURED]),
        grade=random.choice(list(Grade)),
    )


def lawful(yes, no) -> bool:
    """The definition of 3.4, written again from the text: SELF, explicit, A to C, no hearsay, later, no wider."""
    return (
        (yes.actor, yes.explicitness) == (Actor.SELF, Explicitness.EXPLICIT)
        and yes.grade >= Grade.C
        and yes.mechanism is not Mechanism.REP_CAPTURED
        and yes.type is not RecordType.IMPORTED
        and yes.valid_from > no.valid_from
        and no.channel in (None, yes.channel)
        and (no.purpose is None or purpose_covers(no.purpose, yes.purpose))
        and topic_covers(no.topic, yes.topic)
        and no.sender_id in (None, yes.sender_id)
    )


def in_scope(one) -> bool:
    """The scope of a record against AIM: e-mail, marketing, lumira, sender 1."""
    return (
        one.channel in (None, Channel.EMAIL)
        and one.purpose in (None, Purpose.MARKETING)
        and one.topic in ("", "lumira")
        and one.sender_id in (None, 1)
    )


def test_no_opt_in_counts_after_a_refusal_within_its_scope_unless_lawfully_reopened():
    random, opened, held = Random(20261124), 0, 0
    for _ in range(HISTORIES):
        history = [random_record(random, number) for number in range(random.randrange(2, 9))]
        random.shuffle(history)
        noes = [one for one in history if one.polarity is Polarity.OPT_OUT and in_scope(one)]
        counting = standing(*history).counting
        assert all(in_scope(yes) and all(lawful(yes, no) for no in noes) for yes in counting)
        opened += bool(noes and counting)
        held += bool(noes and not counting)
    assert opened > HISTORIES // 100 and held > HISTORIES // 4
