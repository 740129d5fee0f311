"""Does it make sense now, and is it good for them? Asked after permission, of every candidate; only true opens.

Each rule is a condition on the facts of the customer and of the candidate (`channel`, `days_since_topic`, `days_since_visit`), so
that it is judged for one, compiled for all and shown in words. The numbers are the company's to choose.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.catalogue.types import Channel
from accord.kernel.conditions import AnyOf, AtLeast, Condition, Exists, Is, Not, Value, opens

TOPIC_REST_DAYS = 14
VISIT_REST_DAYS = 21


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """A rule by its code, with the words for a person who asks why not."""

    code: str
    condition: Condition
    words: str


RULES = (
    EligibilityRule("not_a_person", Is("kind", "hcp"), "Organisations get no one-to-one messages"),
    EligibilityRule(
        "same_topic_14d",
        AnyOf((Not(Exists("days_since_topic")), AtLeast("days_since_topic", TOPIC_REST_DAYS))),
        f"Heard about the same topic less than {TOPIC_REST_DAYS} days ago",
    ),
    EligibilityRule(
        "visited_21d",
        AnyOf(
            (Not(Is("channel", Channel.VISIT.value)), Not(Exists("days_since_visit")), AtLeast("days_since_visit", VISIT_REST_DAYS))
        ),
        f"Visited less than {VISIT_REST_DAYS} days ago",
    ),
    EligibilityRule(
        "suggestion_open",
        AnyOf((Not(Is("channel", Channel.VISIT.value)), Not(Exists("suggestion_open")))),
        "A visit is already on the rep's list",
    ),
)


def failing_rule(facts: Mapping[str, Value]) -> EligibilityRule | None:
    """The first rule that keeps a candidate with these facts shut; None where all open."""
    return next((rule for rule in RULES if not opens(rule.condition, facts)), None)
