"""What waits for a compliance officer, each with the page where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.consent.queries import checkpoint_latest, law_watch, propagation_board
from accord.customers.queries import count_set_aside
from accord.kernel.viewer import Viewer
from accord.rights.queries import list_requests
from accord.web.words.numbers import whole

CHECKPOINT_DUE = timedelta(days=1)
"""A ledger that grows is signed at least this often."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: how much of it, in words, where it is done; `tone` as chips have it."""

    number: str
    words: str
    href: str
    tone: str


def waiting_for(viewer: Viewer, *, now: datetime) -> tuple[Waiting, ...]:
    """All of it, the urgent first."""
    found = (*_withdrawals(now), *_requests(viewer, now), *_texts(), *_law(now), *_ledger(now))
    return tuple(sorted(found, key=lambda one: one.tone != "stop"))


def _withdrawals(now: datetime) -> Iterator[Waiting]:
    late = sum(connector.overdue_count for connector in propagation_board(now=now))
    if late:
        words = ngettext("withdrawal is not acknowledged in time", "withdrawals are not acknowledged in time", late)
        yield Waiting(whole(late), words, reverse("compliance_withdrawals"), "stop")


def _requests(viewer: Viewer, now: datetime) -> Iterator[Waiting]:
    page = list_requests(viewer=viewer, is_open=True, limit=1000)
    if page.total:
        late = any(request.days_left(now) < 0 for request in page.items)
        words = ngettext("request of a person is open", "requests of persons are open", page.total)
        yield Waiting(whole(page.total), words, reverse("compliance_requests"), "stop" if late else "wait")


def _texts() -> Iterator[Waiting]:
    if number := count_set_aside():
        words = ngettext("text may speak of a patient", "texts may speak of a patient", number)
        yield Waiting(whole(number), words, reverse("compliance_set_aside"), "wait")


def _law(now: datetime) -> Iterator[Waiting]:
    urgent = [task for task in law_watch(now=now) if task.urgency == "now"]
    if urgent:
        words = ngettext("task of the law watch is due", "tasks of the law watch are due", len(urgent))
        yield Waiting(whole(len(urgent)), words, reverse("compliance_law_watch"), "wait")


def _ledger(now: datetime) -> Iterator[Waiting]:
    checkpoint = checkpoint_latest()
    if checkpoint is None or now - checkpoint.signed_at > CHECKPOINT_DUE:
        words = _("the ledger has not been signed for a day: is the worker running?")
        yield Waiting("!", words, reverse("compliance_audit"), "stop")
