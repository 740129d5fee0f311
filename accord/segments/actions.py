"""What running a condition leaves behind: the facts that people declared are marked as used."""

from collections.abc import Iterable
from datetime import datetime

from accord.columnar.engine import Engine
from accord.customers.actions import note_facts_used
from accord.customers.queries import questions_read
from accord.kernel.conditions import Condition, facts_of


def note_conditions_run(engine: Engine, conditions: Iterable[Condition], *, now: datetime) -> int:
    """Mark every declared fact that these conditions read over the whole snapshot; how many.

    Two statements, however many people; none where the conditions read no such fact.
    """
    names = questions_read(facts=frozenset().union(*map(facts_of, conditions)))
    if not names:
        return 0
    asked = ", ".join(f"'{name}'" for name in sorted(names))
    rows = engine.rows(f"SELECT id FROM declared_facts WHERE question IN ({asked}) ORDER BY id")  # noqa: S608 (our own names)
    return note_facts_used(fact_ids=[fact_id for (fact_id,) in rows], now=now)
