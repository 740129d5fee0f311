"""Anybody may check a receipt: pasted or sent as a file, it is answered in plain words, and nothing of it is kept."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accord.consent.queries import public_key, verify_receipt
from accord.consent.types import ReceiptVerdict
from accord.web.preference_centre.receipt_sheet import sheet_of
from accord.web.preference_centre.subjects import subject_names

MOST_BYTES = 1_000_000


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """Ask for a receipt; on POST say what it is. There is no CSRF check, since nothing is changed for anybody."""
    values: dict[str, object] = {"public_key": public_key().hex(), "pasted": ""}
    if request.method == "POST":
        text = _sent(request)
        check = verify_receipt(jws=_jws_in(text))
        values |= {"check": check, "genuine": check.verdict is ReceiptVerdict.GENUINE, "pasted": request.POST.get("receipt", "")}
        if check.content is not None:
            values["sheet"] = sheet_of(check, check.content, subject_names())
    return render(request, "preference_centre/verification.html", values)


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is not None:
        content: bytes = file.read(MOST_BYTES)
        return content.decode(errors="replace")
    return request.POST.get("receipt", "")[:MOST_BYTES]


def _jws_in(text: str) -> str:
    """The signed document of a receipt file, or the text itself."""
    try:
        content = json.loads(text)
    except ValueError:
        return "".join(text.split())
    found = content.get("jws") if isinstance(content, dict) else None
    return found if isinstance(found, str) else ""
