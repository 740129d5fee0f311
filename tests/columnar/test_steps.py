"""Named steps."""

import pyarrow as pa
import pytest

from accord.columnar.engine import Engine
from accord.columnar.steps import Step, run_steps

STEPS = (
    Step("adults", "SELECT id, country FROM people WHERE age >= $age"),
    Step("by_country", "SELECT country, count(*) FILTER (id > 0) AS people FROM adults GROUP BY ALL"),
)


def test_steps_build_on_one_another_and_take_the_parameters_they_ask_for() -> None:
    engine = Engine()
    engine.register("people", pa.table({"id": [1, 2, 3], "country": ["FR", "FR", "US"], "age": [17, 18, 40]}))
    for age, counts in ((18, [("FR", 1), ("US", 1)]), (0, [("FR", 2), ("US", 1)])):
        run_steps(engine, STEPS, age=age, unused=1)
        assert engine.rows("SELECT * FROM by_country ORDER BY country") == counts


def test_a_step_can_be_written_for_other_engines() -> None:
    assert STEPS[1].written_for("spark") == "SELECT country, COUNT(*) FILTER(WHERE id > 0) AS people FROM adults GROUP BY ALL"
    assert "FILTER(WHERE id > 0)" in STEPS[1].written_for("postgres")


def test_a_table_has_a_name() -> None:
    with pytest.raises(ValueError, match="cannot be called"):
        Step("two words", "SELECT 1")
