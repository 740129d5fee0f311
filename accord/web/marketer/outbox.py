"""What went out, what waits, and what the door refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from accord.delivery.types import MessageState
from accord.web.charts.bars import Bar, Words, bar_of
from accord.web.words.messages import MESSAGE_WORDS
from accord.web.words.numbers import whole
from accord.web.words.reasons import reason_words

SERIES = {MessageState.REFUSED: 2, MessageState.FAILED: 2, MessageState.UNCERTAIN: 1, MessageState.CANCELLED: 6}
OUT = (MessageState.SENT, MessageState.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many went out, a bar for each state, and the refusals by reason."""

    total: str
    note: str
    bars: tuple[Bar, ...]
    refusals: tuple[tuple[Words, str], ...]


def outbox_of(counts: Mapping[MessageState, int], refusals: Mapping[str, int]) -> Outbox:
    """The outbox as these counts tell it."""
    refused = counts.get(MessageState.REFUSED, 0)
    note = ngettext("one refused at the door", "%(count)s refused at the door", refused) % {"count": whole(refused)}
    most = max(counts.values(), default=0)
    named = ((state, words, counts.get(state, 0)) for state, words in MESSAGE_WORDS.items())
    return Outbox(
        total=whole(sum(counts.get(state, 0) for state in OUT)),
        note=note,
        bars=tuple(bar_of(words, [(words, n, SERIES.get(state, 0))], whole=most) for state, words, n in named if n),
        refusals=tuple((reason_words(code), whole(n)) for code, n in sorted(refusals.items(), key=lambda item: -item[1])),
    )
