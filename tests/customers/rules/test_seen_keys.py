from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules.seen_keys import SeenKeys


@given(st.lists(st.lists(st.text(max_size=3), max_size=20, unique=True), max_size=12))
def test_it_remembers_every_key_and_no_other(batches: list[list[str]]) -> None:
    seen, known = SeenKeys(), set[str]()
    for batch in batches:
        assert seen.probably_seen(batch).tolist() == [key in known for key in batch]
        seen.add(batch)
        known |= set(batch)


def test_runs_stay_few() -> None:
    seen = SeenKeys()
    for start in range(0, 50_000, 100):
        seen.add([str(number) for number in range(start, start + 100)])
    assert len(seen._runs) <= 12
    assert seen.probably_seen(["7", "49999", "50000"]).tolist() == [True, True, False]
