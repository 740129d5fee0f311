"""What becomes of a suggestion: posted, seen, dismissed, completed, expired. Only the rep who owns it may close it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.queries import permissions_for
from accord.contact_policy.actions import commit_contacts, release_contacts
from accord.content.queries import get_version
from accord.customers.actions import store_text
from accord.decisions import models
from accord.decisions.questions import questions_of
from accord.decisions.rules.suggestions import OPEN, check_move
from accord.decisions.types import DismissalReason, SuggestionState, VisitOutcome
from accord.delivery.actions import cancel_messages
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.types import Author, Response, ResponseKind, Touch
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Viewer


def post_suggestions(*, touch_ids: Sequence[UUID], now: datetime) -> int:
    """Show these to their reps (the visit channel does, once the door has let them out); how many were new on a list."""
    waiting = models.Suggestion.objects.filter(touch_id__in=touch_ids, state=SuggestionState.GENERATED, expires_at__gt=now)
    return waiting.update(state=SuggestionState.POSTED, posted_at=now)


def mark_seen(*, viewer: Viewer, suggestion_ids: Iterable[int], now: datetime) -> int:
    """The rep has had these on the screen; how many for the first time. Those of others are passed over."""
    if viewer.rep_id is None:
        return 0
    mine = models.Suggestion.objects.filter(rep_id=viewer.rep_id, id__in=list(suggestion_ids), state=SuggestionState.POSTED)
    return mine.update(state=SuggestionState.SEEN, seen_at=now)


def dismiss_suggestion(*, viewer: Viewer, suggestion_id: int, reason: DismissalReason, note: str = "", now: datetime) -> None:
    """The rep will not do it. The place in the contact budget is free again; the note goes to the vault.

    Raises NotFound for somebody else's, AccordError `suggestion.closed`.
    """
    with transaction.atomic():
        row = _take(viewer, suggestion_id, SuggestionState.DISMISSED, now)
        row.outcome = DismissalReason(reason)
        row.vault_text_id = _note(row, note, now)
        row.save()
        release_contacts(touch_ids=[row.touch_id], reason=f"dismissed.{row.outcome}", now=now)


def complete_suggestion(*, viewer: Viewer, suggestion_id: int, outcome: VisitOutcome, note: str = "", now: datetime) -> None:
    """The rep says it is done: the contact counts, the touch and the answer are on record, the note goes to the vault.

    Raises NotFound for somebody else's, AccordError `suggestion.closed`.
    """
    with transaction.atomic():
        row = _take(viewer, suggestion_id, SuggestionState.COMPLETED, now)
        row.outcome = VisitOutcome(outcome)
        row.vault_text_id = _note(row, note, now)
        row.save()
        commit_contacts(touch_ids=[row.touch_id], now=now)
        record_touches(touches=[_touch(row, now)], now=now)
        record_responses(responses=[_response(row, now)], now=now)


def expire_suggestions(*, now: datetime) -> int:
    """Close what nobody took up in time and give the contacts back; how many there were."""
    with transaction.atomic():
        late = models.Suggestion.objects.filter(state__in=OPEN, expires_at__lte=now)
        touch_ids = list(late.values_list("touch_id", flat=True))
        late.update(state=SuggestionState.EXPIRED, closed_at=now)
        cancel_messages(touch_ids=touch_ids, reason="suggestion.expired", now=now)
        release_contacts(touch_ids=touch_ids, reason="suggestion.expired", now=now)
    return len(touch_ids)


def _take(viewer: Viewer, suggestion_id: int, to: SuggestionState, now: datetime) -> models.Suggestion:
    """The viewer's own suggestion, locked and closed as `to`. The caller saves it."""
    rows = models.Suggestion.objects.select_for_update()
    row = None if viewer.rep_id is None else rows.filter(id=suggestion_id, rep_id=viewer.rep_id).first()
    if row is None:
        raise NotFound("suggestion")
    check_move(SuggestionState(row.state), to)
    row.state, row.closed_at = to, now
    return row


def _note(row: models.Suggestion, note: str, now: datetime) -> int | None:
    return store_text(customer_id=row.customer_id, text=note.strip(), now=now) if note.strip() else None


def _touch(row: models.Suggestion, now: datetime) -> Touch:
    """The visit, with what law and ledger say of it today; a visit held against them is on record too, resting on nothing."""
    version = get_version(version_id=row.version_id)
    (permission,) = permissions_for(questions=questions_of([(row.customer_id, version, now)], known_at=now))
    return Touch(
        touch_id=row.touch_id,
        customer_id=row.customer_id,
        channel=Channel.VISIT,
        purpose=version.purpose,
        brand_code=row.brand_code,
        topic=version.topic_code,
        sender_id=version.sender_id,
        occurred_at=now,
        recorded_at=now,
        rep_id=row.rep_id,
        version_id=row.version_id,
        record_ids=permission.record_ids if permission.allowed else (),
        rule_ids=permission.rule_ids if permission.allowed else (),
        table_hash=permission.table_hash if permission.allowed else "",
        reported_by="rep",
        unreviewed=permission.allowed and permission.unreviewed,
    )


def _response(row: models.Suggestion, now: datetime) -> Response:
    return Response(
        customer_id=row.customer_id,
        channel=Channel.VISIT,
        kind=_KINDS[VisitOutcome(row.outcome)],
        author=Author.HUMAN,
        occurred_at=now,
        recorded_at=now,
        key=f"visit:{row.touch_id}",
        touch_id=row.touch_id,
        detail=row.outcome,
        vault_text_id=row.vault_text_id,
    )


_KINDS = {
    VisitOutcome.HELD: ResponseKind.VISITED,
    VisitOutcome.INTERESTED: ResponseKind.INTERESTED,
    VisitOutcome.DECLINED: ResponseKind.DECLINED,
}
