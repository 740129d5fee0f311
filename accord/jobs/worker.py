"""The loop that keeps things moving: it sends what is due, frees what a dead worker held and closes what nobody took up."""

import logging
from datetime import datetime
from threading import Event

from django.db import close_old_connections

from accord.consent.actions import publish_checkpoints, sign_checkpoint_when_due
from accord.content.actions import expire_versions
from accord.decisions.actions import expire_suggestions
from accord.delivery.actions import recover_leases, send_due
from accord.delivery.types import ChannelDown, SendReport
from accord.kernel import clock
from accord.kernel.errors import AccordError

PAUSE = 2.0
LONG_PAUSE = 30.0
AT_ONCE = 1_000  # messages of one round, so that `now` is never old

log = logging.getLogger(__name__)


def run_worker(*, stop: Event, once: bool = False) -> None:
    """Work in rounds until `stop` is set; with `once`, until there is nothing left to do."""
    while not stop.is_set():
        try:
            busy = do_round(now=clock.now()).leased > 0
            pause = 0.0 if busy else PAUSE
        except ChannelDown as down:
            log.warning("%s", down)
            busy, pause = False, LONG_PAUSE
        except Exception:
            log.exception("A round of the worker failed; the next one follows.")
            busy, pause = False, LONG_PAUSE
        close_old_connections()
        if once and not busy:
            return
        stop.wait(pause)


def do_round(*, now: datetime) -> SendReport:
    """One round. Raises ChannelDown where a channel cannot be reached."""
    queued, uncertain = recover_leases(now=now)
    if queued or uncertain:
        log.warning("A worker died: %s messages are queued again, %s are uncertain and wait for a person.", queued, uncertain)
    keep_ledger(now=now)
    expire_versions(now=now)
    expire_suggestions(now=now)
    return send_due(now=now, limit=AT_ONCE)


def keep_ledger(*, now: datetime) -> None:
    """Sign a checkpoint when it is time, and tell the witnesses. What is wrong with the ledger must not stop the rest."""
    try:
        sign_checkpoint_when_due(now=now)
        publish_checkpoints(now=now)
    except AccordError as error:
        log.error("%s", error)
