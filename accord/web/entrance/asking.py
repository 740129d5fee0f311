"""What a page asks of a room and does not get is not found, whoever asks."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import Http404

from accord.kernel.errors import NotFound

P = ParamSpec("P")
T = TypeVar("T")


def or_404(ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer; Http404 where the room raises NotFound."""
    try:
        return ask(*args, **kwargs)
    except NotFound as error:
        raise Http404 from error
