"""The receipts of what a person said: issued when it is said, or when the person asks for one; handed over with it."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from accord.catalogue.types import Channel
from accord.consent.actions import issue_receipt
from accord.consent.queries import receipts_for, records_for
from accord.consent.types import Receipt
from accord.delivery.actions import hand_over_receipt
from accord.delivery.queries import receipt_link_for
from accord.kernel.errors import AccordError
from accord.web.entrance.going import see_other
from accord.web.preference_centre.language import TAGS
from accord.web.preference_centre.person import Person, for_person


@require_POST
@for_person
def asked_receipt(request: HttpRequest, person: Person, record_id: int) -> HttpResponse:
    """The receipt of an entry of the person's own, which may be the first time that anybody asks for it."""
    if record_id not in {record.id for record in records_for(customer_id=person.customer.id)}:
        raise Http404
    receipt = issue_receipt(record_ids=[record_id], language=page_language(), now=person.now)
    return see_other(_path(receipt))


def give_receipt(person: Person, record_id: int, channel: Channel | None, *, about: str) -> None:
    """Issue the receipt of what was just said, and hand it over; where a letter cannot go, the page shows it all the same."""
    receipt = issue_receipt(record_ids=[record_id], language=page_language(), now=person.now)
    try:
        hand_over_receipt(receipt_id=receipt.receipt_id, channel=channel or Channel.PORTAL, about=about, now=person.now)
    except AccordError:
        hand_over_receipt(receipt_id=receipt.receipt_id, channel=Channel.PORTAL, now=person.now)


def receipt_url(person: Person, entry: str) -> str:
    """Where the receipt of an entry is read, '' where it has none or is another person's. Two queries, none without an entry."""
    return receipt_urls(person).get(int(entry), "") if entry.isdecimal() and len(entry) < 19 else ""


def receipt_urls(person: Person) -> dict[int, str]:
    """Where the receipt of each entry is read, as far as one was issued. Two queries."""
    receipts = receipts_for(customer_id=person.customer.id)
    return {record_id: _path(receipt) for receipt in reversed(receipts) for record_id in receipt.record_ids}


def page_language() -> str:
    """The language the page is in, as a BCP 47 tag."""
    return TAGS[get_language() or "en"]


def _path(receipt: Receipt) -> str:
    return urlsplit(receipt_link_for(receipt_id=receipt.receipt_id)).path
