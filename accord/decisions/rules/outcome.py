"""What becomes of candidates that passed every gate but value and capacity, for one customer."""

from collections.abc import Sequence
from dataclasses import replace

from accord.catalogue.types import Channel
from accord.decisions.types import Alternative, Dropped

WORDS = {
    "not_worth_it": "Silence is worth more",
    "worth_less": "Another action is worth more",
    "no_rep": "Nobody visits this customer",
    "rep_full": "The rep's day is full with visits worth more",
    "not_planned": "It was worth no contact when the day was planned",
}


def settle(options: Sequence[Alternative], *, chosen: int | None, planned: bool, visited_by: int | None) -> tuple[Alternative, ...]:
    """The options with the last gates: which is chosen, and why the others are not.

    `chosen` is the version the day's plan chose; without a plan (`planned` is false) the most valued option is. `visited_by` is the
    rep of the customer, None for nobody.
    """
    ready = [_last_gate(option, visited_by) for option in options]
    able = [option for option in ready if option.dropped_at is None]
    if not planned and able:
        chosen = max(able, key=lambda option: option.value).version_id
    best = next((option.value for option in options if option.version_id == chosen), 0.0)
    return tuple(_final(option, chosen, best) for option in ready)


def _last_gate(option: Alternative, visited_by: int | None) -> Alternative:
    if option.dropped_at is not None:
        return option
    if option.channel is Channel.VISIT and visited_by is None:
        return _drop(option, Dropped.CAPACITY, "no_rep")
    return option if option.value > 0 else _drop(option, Dropped.VALUE, "not_worth_it")


def _final(option: Alternative, chosen: int | None, best: float) -> Alternative:
    if option.version_id == chosen:
        return replace(option, chosen=True, dropped_at=None, dropped_by="", words="")
    if option.dropped_at is not None:
        return option
    if option.channel is Channel.VISIT and option.value > best:
        return _drop(option, Dropped.CAPACITY, "rep_full")
    return _drop(option, Dropped.VALUE, "worth_less" if chosen is not None else "not_planned")


def _drop(option: Alternative, gate: Dropped, code: str) -> Alternative:
    return replace(option, dropped_at=gate, dropped_by=code, words=WORDS[code])
