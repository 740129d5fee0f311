"""Who belongs to a segment: those for whom its condition is true, not those for whom it might be."""

from collections.abc import Mapping

from accord.kernel.conditions import Leaf, Value, failing_leaf, opens
from accord.segments.types import Segment


def is_member(segment: Segment, facts: Mapping[str, Value]) -> bool:
    """Whether a customer with these facts belongs to the segment."""
    return opens(segment.condition, facts)


def leaf_outside(segment: Segment, facts: Mapping[str, Value]) -> Leaf | None:
    """The first leaf that keeps a customer out; None for a member."""
    return failing_leaf(segment.condition, facts)


def members_among(segment: Segment, facts: Mapping[int, Mapping[str, Value]]) -> frozenset[int]:
    """The customers of `facts` who belong to the segment."""
    return frozenset(customer_id for customer_id, known in facts.items() if is_member(segment, known))
