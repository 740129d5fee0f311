"""Writes of decisions: a day's plan, its dispatch, and what reps do with suggestions."""

from accord.decisions.actions.dispatching import dispatch_plan
from accord.decisions.actions.planning import make_plan
from accord.decisions.actions.suggesting import (
    complete_suggestion,
    dismiss_suggestion,
    expire_suggestions,
    mark_seen,
    post_suggestions,
)

__all__ = [
    "complete_suggestion",
    "dismiss_suggestion",
    "dispatch_plan",
    "expire_suggestions",
    "make_plan",
    "mark_seen",
    "post_suggestions",
]
