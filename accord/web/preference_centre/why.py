"""Why you received this: every message carries its permission with it. GET only, and it changes nothing."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accord.catalogue.queries import get_sender
from accord.catalogue.types import Channel
from accord.consent.queries import get_notice, law_table_by_hash, proof_file, prove_records, records_for
from accord.consent.types import LawTable
from accord.delivery.queries import touch_explained_by, unsubscribe_link_for, why_of
from accord.delivery.types import Ground
from accord.kernel import clock
from accord.kernel.errors import AccordError, NotFound
from accord.web.preference_centre.in_person import in_words_of
from accord.web.preference_centre.lost import lost_page
from accord.web.preference_centre.subjects import subject_names
from accord.web.preference_centre.why_sheet import WhySheet, why_sheet_of

WAY_OUT = frozenset({Channel.EMAIL, Channel.SMS, Channel.CHAT_APP})


def for_ground(page: Callable[[HttpRequest, str, Ground], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Call a page with the ground of its message; a link that opens nothing is told kindly."""

    @require_safe
    @never_cache
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        try:
            ground = why_of(touch_id=touch_explained_by(token=token, now=clock.now()))
            return page(request, token, ground)
        except AccordError:
            return lost_page(request)

    return opened


@for_ground
def why(request: HttpRequest, token: str, ground: Ground) -> HttpResponse:
    """The permission, the words it was given to, the law, the moment of the decision, and the proof."""
    with in_words_of(request, ground.customer_id, now=clock.now()) as person:
        values = {
            "sheet": _sheet(ground),
            "person": person,
            "token": token,
            "proofs": list(prove_records(record_ids=ground.record_ids).values()),
            "way_out": "" if ground.service or ground.channel not in WAY_OUT else _way_out(ground.touch_id),
        }
        return render(request, "preference_centre/why.html", values)


@for_ground
def why_download(request: HttpRequest, token: str, ground: Ground) -> HttpResponse:
    """The proof as a file for `verify_accord.py`. Raises NotFound while no signed checkpoint covers the entries."""
    proof = proof_file(record_ids=ground.record_ids)
    if proof is None:
        raise NotFound("proof")
    response = JsonResponse(proof, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="proof-{ground.touch_id}.json"'
    return response


def _sheet(ground: Ground) -> WhySheet:
    records = [record for record in records_for(customer_id=ground.customer_id) if record.id in ground.record_ids]
    numbers = {record.notice_id for record in records if record.notice_id is not None}
    return why_sheet_of(
        ground,
        sender=get_sender(sender_id=ground.sender_id),
        records=records,
        notices={number: get_notice(notice_id=number) for number in numbers},
        table=_table(ground.table_hash),
        names=subject_names(),
    )


def _way_out(touch_id: UUID) -> str:
    """The token of the way out: the page posts to its own origin, whatever name it was reached by."""
    return unsubscribe_link_for(touch_id=touch_id).rpartition("/")[2]


def _table(table_hash: str) -> LawTable | None:
    try:
        return law_table_by_hash(table_hash=table_hash)
    except NotFound:
        return None
