"""What may be written into a segment; refused when it is written, not when it runs."""

from collections.abc import Mapping

from accord.catalogue.rules.scopes import label_of
from accord.catalogue.types import Fact, Label, Purpose
from accord.kernel.conditions import check_condition, facts_of
from accord.kernel.errors import AccordError
from accord.segments.types import Segment


def may_see(purpose: Purpose, fact: Fact) -> bool:
    """Whether a condition for this purpose may ask for the fact: facts of its own side of the medical wall, and shared ones.

    A purpose of both sides (service, safety) sees shared facts only, so that it cannot carry one side's facts to the other.
    """
    return fact.label in (label_of(purpose), Label.BOTH)


def check_segment(segment: Segment, facts: Mapping[str, Fact]) -> None:
    """Raise AccordError `condition.unknown_fact`, `condition.wrong_kind` or `segment.hidden_fact`."""
    check_condition(segment.condition, kinds={name: fact.kind for name, fact in facts.items()})
    hidden = sorted(name for name in facts_of(segment.condition) if not may_see(segment.purpose, facts[name]))
    if hidden:
        raise AccordError(
            "segment.hidden_fact",
            f"A segment for {segment.purpose.value} may not ask for {', '.join(hidden)}.",
            "Leave these facts out, or write the segment for a purpose of their side.",
        )
