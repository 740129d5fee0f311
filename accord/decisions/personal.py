"""What this room holds of one person: what was decided for them and why, and what reps noted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from accord.content.queries import get_versions
from accord.customers.queries import read_texts
from accord.decisions import models
from accord.decisions.rules.explanation import in_words
from accord.decisions.rules.suggestions import OPEN
from accord.decisions.types import SuggestionState
from accord.delivery.actions import cancel_messages
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

ERASED = "erased"
PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable(
        "decisions_decision", "decisions", Fate.KEPT, "keys, codes and figures only; learning and counts must still add up"
    ),
    PersonalTable(
        "decisions_suggestion", "suggestions", Fate.KEPT, "keys and codes only; open ones are withdrawn, the rep's note is gone"
    ),
)
"""Every table of the room that speaks of persons."""


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Every decision made about a person by a machine, with its reasons in the language in force, and what reps were told to do."""
    decisions = list(
        models.Decision.objects.filter(customer=customer_id).select_related("plan", "rep").order_by("-plan__on", "-pk")
    )
    suggestions = list(models.Suggestion.objects.filter(customer=customer_id).select_related("rep").order_by("-posted_at", "-pk"))
    titles = get_versions(version_ids={one.version_id for one in decisions} | {one.version_id for one in suggestions})
    notes = read_texts(vault_text_ids=[row.vault_text_id for row in suggestions if row.vault_text_id is not None])
    return (
        Holding(
            "decisions",
            Ground.LEGITIMATE_INTEREST,
            Retention.DIRECTORY,
            tuple({**_decision(row), "title": titles[row.version_id].title} for row in decisions),
        ),
        Holding(
            "suggestions",
            Ground.LEGITIMATE_INTEREST,
            Retention.DIRECTORY,
            tuple(
                {**_suggestion(row), "title": titles[row.version_id].title, "note": notes.get(row.vault_text_id or 0, "")}
                for row in suggestions
            ),
        ),
    )


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """No rep is asked to see this person any more."""
    mine = models.Suggestion.objects.filter(customer=customer_id)
    withdrawn = list(mine.filter(state__in=OPEN).values_list("touch_id", flat=True))
    mine.filter(state__in=OPEN).update(state=SuggestionState.WITHDRAWN, closed_at=now)
    cancel_messages(touch_ids=withdrawn, reason=ERASED, now=now)
    decisions = models.Decision.objects.filter(customer=customer_id).count()
    return parts_of(PERSONAL, {"decisions_decision": decisions, "decisions_suggestion": mine.count()})


def _decision(row: models.Decision) -> dict[str, Any]:
    return {
        "on": row.plan.on,
        "channel": row.channel,
        "brand_code": row.brand_code,
        "rep": row.rep.name if row.rep else "",
        "reasons": [in_words((code, values), gettext) for code, values in row.reasons],
        "value": row.value,
        "chance": row.propensity,
        "state": row.state,
        "refusal": row.refusal,
        "touch_id": row.touch_id,
    }


def _suggestion(row: models.Suggestion) -> dict[str, Any]:
    return {
        "posted_at": row.posted_at,
        "closed_at": row.closed_at,
        "rep": row.rep.name,
        "reasons": [in_words((code, values), gettext) for code, values in row.reasons],
        "state": row.state,
        "outcome": row.outcome,
    }
