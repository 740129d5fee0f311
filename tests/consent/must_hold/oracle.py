"""PERMISSION 3.4 and 3.5 once more, written from the text and from nothing else: scopes are sets of cells, time is a whole number.

A drawn event is a plain `Event`; the same event becomes a ledger record in `histories.py`.
"""

from itertools import product
from typing import NamedTuple

CHANNELS, PURPOSES = ("email", "sms", "visit"), ("marketing", "rx_promotion", "medical_nonpromo")
TOPICS, SENDERS = ("", "lumira", "lumira.dosing", "other"), (1, 2, 3)
CELLS = list(product(CHANNELS, PURPOSES, TOPICS, SENDERS))
BELOW_PURPOSE = {"": PURPOSES, "marketing": ("marketing", "rx_promotion"), "rx_promotion": ("rx_promotion",)}
BELOW_TOPIC = {"": TOPICS, "lumira": ("lumira", "lumira.dosing"), "lumira.dosing": ("lumira.dosing",)}

GRANTS = {"granted", "confirmed", "renewed", "imported_yes"}
REFUSALS = {"withdrawn", "refused", "objected", "complained", "revoked", "imported_no"}
ENDS = {"expired", "invalidated"}
SAID_YES = GRANTS | {"granted_pending", "asked", "registered_lift", "released"}
OVERLAYS = {"registered_block": "registered_lift", "restricted": "released"}


class Event(NamedTuple):
    """What happened: `channel` '' = any, `purpose` '' = every, `sender` 0 = every, `point` 0 = none; `target`: another's number."""

    number: int
    what: str
    channel: str
    purpose: str
    topic: str
    sender: int
    point: int
    actor: str
    mechanism: str
    explicit: bool
    grade: str
    valid: int
    ends: int
    recorded: int
    target: int
    named: bool


def scope_of(event: Event) -> frozenset[int]:
    """The cells an event speaks of."""
    key = (event.channel, event.purpose, event.topic, event.sender)
    if key not in _SCOPES:
        _SCOPES[key] = frozenset(
            number
            for number, (channel, purpose, topic, sender) in enumerate(CELLS)
            if event.channel in ("", channel)
            and purpose in BELOW_PURPOSE[event.purpose]
            and topic in BELOW_TOPIC[event.topic]
            and event.sender in (0, sender)
        )
    return _SCOPES[key]


_SCOPES: dict[tuple[str, str, str, int], frozenset[int]] = {}


class Verdict(NamedTuple):
    """`open`: some opt-in is in force; `closed`: the person's no is; `blocked`: an overlay or an end of all contact is."""

    open: bool
    closed: bool
    blocked: bool


def judge(events: list[Event], cell: int, point: int, valid_at: int, known_at: int) -> Verdict:
    """What was so for one cell and contact point at `valid_at`, as far as was known at `known_at`."""
    known = [event for event in events if event.recorded <= known_at]
    said_yes = {event.number for event in events if event.what in SAID_YES}
    wrong = {event.target for event in known if event.what == "taken_back"} & said_yes
    undone = {event.target for event in known if event.what == "undone" and _may_undo(event, events)}
    true = [event for event in known if event.valid <= valid_at and event.number not in wrong]
    here = [event for event in true if cell in scope_of(event)]
    noes = [event for event in here if event.what in REFUSALS and event.number not in undone]
    ended = [event.valid for event in here if event.what in ENDS or (event.what in REFUSALS and event.number in undone)]
    replaced = {event.target for event in true if event.what == "superseded"}
    yeses = [
        event
        for event in here
        if event.what in GRANTS
        and event.point in (0, point)
        and valid_at < event.ends
        and event.number not in replaced
        and all(event.valid > end for end in ended)
    ]
    is_open = any(all(_reopens(yes, no) for no in noes) for yes in yeses)
    return Verdict(is_open, bool(noes) and not is_open, _is_blocked(here, true, undone, point, valid_at))


def _reopens(yes: Event, no: Event) -> bool:
    own = yes.actor == "self" and yes.explicit and yes.grade in "ABC" and yes.what != "imported_yes"
    heard = yes.mechanism in ("rep_captured", "verbal_noted", "system_import")
    return yes.valid > no.valid and own and not heard and scope_of(yes) <= scope_of(no)


def _may_undo(event: Event, events: list[Event]) -> bool:
    """A named person, not by hearsay, and never what the person did."""
    heard = event.actor in ("rep", "import") or event.mechanism in ("rep_captured", "verbal_noted", "system_import")
    others = any(one.number == event.target and one.actor != "self" for one in events)
    return event.named and not heard and others


def _is_blocked(here: list[Event], true: list[Event], undone: set[int], point: int, valid_at: int) -> bool:
    for event in here:
        if event.what in OVERLAYS and valid_at < event.ends:
            lifts = [one for one in true if one.what == OVERLAYS[event.what] and one.valid > event.valid]
            if not any(scope_of(event) <= scope_of(lift) for lift in lifts):
                return True
        dead = event.what == "deceased_or_retired" or (event.what == "bounced_hard" and event.point in (0, point))
        if dead and event.number not in undone and valid_at < event.ends:
            return True
    return False
