"""UUIDv7: RFC 9562, 5.7."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.ids import new_id, new_ids

NOON = datetime(2026, 11, 17, 12, 0, 0, 1000, tzinfo=UTC)


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_an_id_tells_its_moment_version_and_variant(moment: datetime) -> None:
    made = new_id(moment)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def test_many_ids_of_a_moment_differ_and_rise() -> None:
    made = list(new_ids(10_000, NOON))
    assert made == sorted(made)
    assert len(set(made)) == 10_000
    assert {each.version for each in made} == {7}
    assert new_id(NOON) != new_id(NOON)


def test_a_later_id_sorts_later() -> None:
    assert new_id(NOON) < new_id(NOON + timedelta(milliseconds=1))
