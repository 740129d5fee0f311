"""The life of a request, as a table."""

from collections.abc import Mapping

from accord.kernel.errors import AccordError
from accord.rights.types import RequestKind, RequestState
from accord.rights.types import RequestState as S

NEXT: Mapping[S, frozenset[S]] = {
    S.RECEIVED: frozenset({S.IDENTITY_CHECKED, S.EXTENDED, S.REFUSED}),
    S.EXTENDED: frozenset({S.IDENTITY_CHECKED, S.REFUSED}),
    S.IDENTITY_CHECKED: frozenset({S.DONE, S.REFUSED, S.EXTENDED}),
    S.DONE: frozenset(),
    S.REFUSED: frozenset(),
}
"""Nothing is done for somebody whose identity was not checked; what is closed stays closed."""

NEEDS_REASON = frozenset({S.REFUSED, S.EXTENDED})


def check_step(states: tuple[RequestState, ...], to: RequestState, *, kind: RequestKind, reason: str, late: bool = False) -> None:
    """Raise AccordError `rights.closed`, `rights.not_yet`, `rights.extended`, `rights.reason` or `rights.erase_first`.

    `late`: the moment it is due has passed.
    """
    now = states[-1]
    if not NEXT[now]:
        raise AccordError("rights.closed", f"This request is closed: {now}.", "A new request opens a new one.")
    if to is S.EXTENDED and (late or S.EXTENDED in states):
        raise AccordError(
            "rights.extended", "The time cannot be extended any more.", "GDPR Art. 12(3) allows it once, within the first month."
        )
    checked = S.IDENTITY_CHECKED in states
    if to not in NEXT[now] and not (to is S.DONE and checked):
        raise AccordError("rights.not_yet", f"A request cannot go from {now} to {to}.", "Check the person's identity first.")
    if to in NEEDS_REASON and not reason.strip():
        raise AccordError("rights.reason", "The person must be told why.", "Give the reason in words (GDPR Art. 12(3)-(4)).")
    if to is S.DONE and kind is RequestKind.ERASURE:
        raise AccordError(
            "rights.erase_first", "A request for erasure is done by erasing.", "Run accord erase, or erase on its page."
        )
