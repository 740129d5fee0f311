"""A receipt to keep: read as a page, or taken away as a file that anybody can check. GET only."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accord.consent.queries import get_receipt, public_key, receipt_file, verify_receipt
from accord.consent.types import Receipt
from accord.delivery.queries import receipt_opened_by
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.web.preference_centre.in_person import in_words_of
from accord.web.preference_centre.lost import lost_page
from accord.web.preference_centre.receipt_sheet import sheet_of
from accord.web.preference_centre.subjects import subject_names


def for_receipt(page: Callable[[HttpRequest, str, Receipt], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Call a page with the receipt of its link; a link that opens nothing is told kindly."""

    @require_safe
    @never_cache
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        try:
            receipt = get_receipt(receipt_id=receipt_opened_by(token=token, now=clock.now()))
            return page(request, token, receipt)
        except AccordError:
            return lost_page(request)

    return opened


@for_receipt
def receipt(request: HttpRequest, token: str, issued: Receipt) -> HttpResponse:
    """The receipt in the person's language, with the words of the notice as they were shown."""
    check = verify_receipt(jws=issued.jws)
    if check.content is None:
        return lost_page(request)
    with in_words_of(request, issued.customer_id, now=clock.now()) as person:
        sheet = sheet_of(check, check.content, subject_names())
        values = {"sheet": sheet, "token": token, "person": person, "public_key": public_key().hex()}
        return render(request, "preference_centre/receipt.html", values)


@for_receipt
def receipt_download(request: HttpRequest, token: str, issued: Receipt) -> HttpResponse:
    """The same as a file: the signed document, what it says, and the flat form that other systems read."""
    response = JsonResponse(receipt_file(receipt_id=issued.receipt_id), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="receipt-{issued.receipt_id}.json"'
    return response
