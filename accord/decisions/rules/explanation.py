"""Why this, why now, why me: at most three short lines, each a message with its values.

A reason is stored as its code and values (`["not_seen", {"days": 42}]`) and put into words, in the reader's language, when it is
shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from accord.catalogue.types import Channel
from accord.decisions.types import Alternative, Dropped

Reason: TypeAlias = tuple[str, Mapping[str, str | int]]

MESSAGES: Mapping[str, str] = {
    "reads_topic": "Reads about this topic by e-mail",
    "clicked": "Opened {clicks} links from us in the last 90 days",
    "not_seen": "Not seen for {days} days",
    "never_seen": "Never visited before",
    "receives_visits": "Received {visits} visits in the last year",
    "speciality": "Speciality matches “{title}”",
    "never_contacted": "Never contacted before",
    "rested": "Not contacted for {days} days",
    "high_potential": "High potential ({potential} of 100)",
    "best_value": "The best of what may be said today",
    "no_candidate": "Nothing approved fits this person today",
    "all_dropped": "Nothing may be said today: {words}",
    "not_worth_it": "Rested attention is worth more than any contact today",
    "rep_full": "The rep's day is full with visits worth more",
    "tried_out": "Shown to learn which message works",
}
ON_PRESCRIBING_DATA = frozenset({"high_potential"})
"""A company's potential score ranks prescribers by what they are known to prescribe."""

MOST_LINES = 3
HIGH_POTENTIAL = 70
RESTED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a chosen action: days are whole and None for never; `for_speciality`: its audience names the speciality."""

    channel: Channel
    title: str
    for_speciality: bool
    tried_out: bool
    topic_clicks: int
    human_clicks: int
    visits: int
    days_since_touch: int | None
    days_since_visit: int | None
    potential: float | None


def reasons_for(known: Circumstances) -> tuple[Reason, ...]:
    """The strongest reasons that hold, best first; there is always one."""
    visit = known.channel is Channel.VISIT
    reasons: tuple[tuple[bool, Reason], ...] = (
        (known.tried_out, ("tried_out", {})),
        (known.topic_clicks > 0, ("reads_topic", {})),
        (visit and known.days_since_visit is not None, ("not_seen", {"days": known.days_since_visit or 0})),
        (visit and known.days_since_visit is None, ("never_seen", {})),
        (known.for_speciality, ("speciality", {"title": known.title})),
        ((known.potential or 0) >= HIGH_POTENTIAL, ("high_potential", {"potential": round(known.potential or 0)})),
        (visit and known.visits > 1, ("receives_visits", {"visits": known.visits})),
        (known.human_clicks > 1, ("clicked", {"clicks": known.human_clicks})),
        (known.days_since_touch is None, ("never_contacted", {})),
        ((known.days_since_touch or 0) >= RESTED_DAYS, ("rested", {"days": known.days_since_touch or 0})),
        (True, ("best_value", {})),
    )
    return tuple(reason for holds, reason in reasons if holds)[:MOST_LINES]


def reasons_for_silence(alternatives: Sequence[Alternative]) -> tuple[Reason, ...]:
    """Why nothing is said: what stopped the candidate that came furthest."""
    fell = [option for option in alternatives if option.dropped_at not in (None, Dropped.CONTENT)]
    fell = [option for option in fell if option.dropped_by != "no_rep"] or fell
    if not fell:
        return (("no_candidate", {}),)
    furthest = max(fell, key=lambda option: tuple(Dropped).index(option.dropped_at or Dropped.PERMISSION))
    if furthest.dropped_at is Dropped.VALUE:
        return (("not_worth_it", {}),)
    if furthest.dropped_by == "rep_full":
        return (("rep_full", {}),)
    return (("all_dropped", {"words": furthest.words}),)


def in_words(reason: Reason, translate: Callable[[str], str] = str) -> str:
    """A reason as a sentence; `translate` turns a message of MESSAGES into the reader's language."""
    code, values = reason
    return translate(MESSAGES[code]).format(**values)


def reasons_shown(reasons: Sequence[Reason], *, data_hidden: bool) -> Sequence[Reason]:
    """The reasons that a rep may see: not what rests on prescribing data where the prescriber has refused that (AMA PDRP)."""
    if not data_hidden:
        return reasons
    return [reason for reason in reasons if reason[0] not in ON_PRESCRIBING_DATA] or [("best_value", {})]
