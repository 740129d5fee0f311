"""The receipt of what was just said: issued with it, and handed over where it was said."""

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.http import HttpRequest

from accord.catalogue.types import Channel
from accord.consent.actions import issue_receipt
from accord.consent.queries import records_for
from accord.consent.types import Polarity, RecordType
from accord.delivery.actions import hand_over_receipt
from accord.delivery.queries import receipt_link_for
from accord.kernel.errors import AccordError

_TOKEN = re.compile(r"[\w.-]{1,200}", re.ASCII)
_NEITHER = frozenset({RecordType.ASKED, RecordType.DEFERRED})


def give_receipt(
    record_ids: Sequence[int], *, customer_id: int, language: str, by: Channel, shown_on: Channel, about: str, now: datetime
) -> str:
    """Issue it for every yes and no among the entries and hand it over; the path where it is read, '' where there was neither.

    A letter (`by` e-mail) goes only where all was yes; where it cannot go, the receipt counts as shown on `shown_on`.
    """
    held = records_for(customer_id=customer_id)
    said = [record for record in held if record.id in set(record_ids) and record.type not in _NEITHER]
    if not said:
        return ""
    receipt = issue_receipt(record_ids=[record.id for record in said], language=language, now=now)
    all_yes = all(record.polarity is Polarity.OPT_IN for record in said)
    try:
        hand_over_receipt(receipt_id=receipt.receipt_id, channel=by if all_yes else shown_on, about=about, now=now)
    except AccordError:
        hand_over_receipt(receipt_id=receipt.receipt_id, channel=shown_on, now=now)
    return urlsplit(receipt_link_for(receipt_id=receipt.receipt_id)).path


def done_in(request: HttpRequest) -> str:
    """What a page is told after its answers were kept: the token of the receipt, '1' where there is none, '' before."""
    word = request.GET.get("done", "")
    return word if _TOKEN.fullmatch(word) else ""
