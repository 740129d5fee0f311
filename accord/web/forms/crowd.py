"""Machines at a public form: a field that only they fill in, and a limit on how often one address sends, or is written to.

The counts lie in the process's own cache: with several processes each counts for itself.
"""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

TRAP = "website"


def is_trapped(request: HttpRequest) -> bool:
    """Whether the field that nobody sees was filled in."""
    return bool(request.POST.get(TRAP))


def is_too_often(request: HttpRequest) -> bool:
    """Whether this sender, or this mail address, has had its share: 60 forms an hour, 5 a day to one address."""
    by_sender: bool = is_ratelimited(request, group="forms", key="ip", rate="60/h", increment=True)
    by_address: bool = is_ratelimited(request, group="forms", key="post:email", rate="5/d", increment=True)
    return by_sender or by_address
