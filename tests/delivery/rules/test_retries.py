from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from accord.delivery.rules.retries import FIRST_WAIT, GROWTH, JITTER, MOST_ATTEMPTS, next_try_at

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
TOUCHES = st.uuids()


@given(TOUCHES, st.integers(1, MOST_ATTEMPTS - 1))
def test_each_wait_is_three_times_the_last_give_or_take_a_quarter(touch_id: UUID, attempts: int) -> None:
    due_at = next_try_at(touch_id=touch_id, attempts=attempts, now=NOW)
    assert due_at is not None
    assert 1 - JITTER <= (due_at - NOW) / (FIRST_WAIT * GROWTH ** (attempts - 1)) <= 1 + JITTER
    assert due_at == next_try_at(touch_id=touch_id, attempts=attempts, now=NOW)


@given(TOUCHES)
def test_in_the_end_it_gives_up(touch_id: UUID) -> None:
    assert next_try_at(touch_id=touch_id, attempts=MOST_ATTEMPTS, now=NOW) is None


def test_a_batch_put_off_together_does_not_come_back_together() -> None:
    waits = {next_try_at(touch_id=UUID(int=number << 32), attempts=1, now=NOW) for number in range(0, 65536, 256)}
    assert len(waits) == 256
    assert max(waits) - min(waits) > timedelta(minutes=2)  # type: ignore[type-var, operator]
