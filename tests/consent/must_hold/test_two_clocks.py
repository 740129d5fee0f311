"""Any past permission replays byte-identical with its table hash, and as_of equals a brute-force model of what was known when."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.consent.queries import permissions_for, questions_for
from accord.consent.rules.transcript import permission_bytes
from tests.consent.must_hold.living_world import ASKS, LivingWorld

pytestmark = pytest.mark.django_db
SPREAD = (timedelta(0), timedelta(days=-3), timedelta(days=2), timedelta(days=40))


def ask_then(world, asks=ASKS, spread=SPREAD):
    """What is answered now, by what is known now, for moments before and after: (question, bytes) each."""
    questions = [
        question
        for ahead in spread
        for question in questions_for(customer_ids=world.people, asks=asks, send_at=world.now + ahead, known_at=world.now)
    ]
    return [(one, permission_bytes(answer)) for one, answer in zip(questions, permissions_for(questions=questions), strict=True)]


def test_any_past_permission_replays_byte_identical_with_its_table_hash(db, tmp_path_factory):
    seen: set[bool] = set()
    tables: set[str] = set()

    @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def live(seed):
        from django.db import transaction

        with transaction.atomic():
            world, told = LivingWorld(seed, tmp_path_factory.mktemp("world")), []
            for _ in range(15):
                world.step()
                told += ask_then(world, spread=SPREAD[:2])
            again = permissions_for(questions=[question for question, _ in told])
            assert [permission_bytes(answer) for answer in again] == [then for _, then in told]
            seen.update(answer.allowed for answer in again)
            tables.update(answer.table_hash for answer in again)
            transaction.set_rollback(True)

    live()
    assert seen == {True, False} and len(tables) > 2


def hold(world, cases: int) -> int:
    """Random questions at random pairs of moments, all in one batch; how many said yes."""
    latest, questions = world.now, []
    while len(questions) < cases:
        known_at = world.pick(*world.memories).moment + timedelta(minutes=world.pick(0, 0, 5, 700))
        send_at = world.memories[0].moment + (latest - world.memories[0].moment) * world.random.random() + world.pick(*SPREAD)
        person = world.pick(*world.memory_of(known_at).customers)
        questions.append(world.question(person, world.pick(*ASKS), send_at, known_at))
    answers = permissions_for(questions=questions)
    for told, expected in zip(answers, world.answers(questions), strict=True):
        assert permission_bytes(told) == permission_bytes(expected), (told, expected)
    return sum(answer.allowed for answer in answers)


def test_as_of_equals_a_brute_force_model(db, tmp_path):
    world = LivingWorld(7, tmp_path)
    for _ in range(70):
        world.step()
    assert hold(world, 2_000) > 50


@pytest.mark.soak
def test_as_of_equals_a_brute_force_model_on_100_000_cases(db, tmp_path):
    yes = 0
    for seed in range(20):
        world = LivingWorld(seed, tmp_path)
        for _ in range(300):
            world.step()
        yes += hold(world, 5_000)
    assert yes > 3_000
