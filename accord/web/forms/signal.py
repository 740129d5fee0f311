"""Global Privacy Control: heard with the next thing a known person does. A page that is only opened writes nothing."""

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from accord.consent.actions import record_gpc

HEADER = "Sec-GPC"
SINCE = "2026-11-22"
"""Since when we have acted on it, as the specification asks to tell."""


def sends_signal(request: HttpRequest) -> bool:
    """Whether the browser asks not to be tracked, sold or profiled."""
    return request.headers.get(HEADER, "").strip() == "1"


def heed_signal(request: HttpRequest, *, customer_id: int, now: datetime) -> None:
    """Write the signal down for a person who has just acted (POST); on any other request, nothing."""
    if request.method == "POST" and sends_signal(request):
        record_gpc(customer_id=customer_id, now=now)


@require_safe
def gpc_support(request: HttpRequest) -> JsonResponse:
    """That we honour the signal, where browsers look for it (GPC specification, 4)."""
    return JsonResponse({"gpc": True, "lastUpdate": SINCE})
