"""Where a page sends its reader after a POST."""

from django.http import HttpResponseRedirect

_SEE_OTHER = 303


def see_other(address: str) -> HttpResponseRedirect:
    """Go on to `address` by GET, so that a reload does not send the form again (RFC 9110, 15.4.4)."""
    response = HttpResponseRedirect(address)
    response.status_code = _SEE_OTHER
    return response
