"""How the simulated people answer: arrays in, arrays out, no state and no clock.

Every draw is a hash of (seed, person, contact, question), so that it depends neither on the order of the contacts nor on how
they are cut into batches: both drivers draw the same. Orders of magnitude from DOMAIN.md 5: mass mail opened by 12-20 %, clicked by
2-5 %, 10-30 % of clicks made by machines, visits done for 15-40 % of suggestions and 10-30 % dismissed, tiring from about a
contact a week.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from accord.catalogue.types import Channel
from accord.interactions.types import ResponseKind
from accord.simulator.types import CHANNELS, KINDS, Answers, Floats, Numbers, Population, Touches, Truths

EMAIL, VISIT = CHANNELS.index(Channel.EMAIL), CHANNELS.index(Channel.VISIT)
DAY_MINUTES = 1440.0
MEMORY_DAYS = 20.0

# How much better or worse each channel does at each stage, in logits: rows are STAGES, columns CHANNELS.
STAGE_TASTE = np.array([(-0.5, -0.6), (-0.1, -0.2), (0.2, 0.4), (0.2, 0.5), (0.1, 0.2), (0.3, 0.0), (0.4, 0.1)])
OPEN_BASE, CLICK_GIVEN_OPEN, REPLY_GIVEN_OPEN = -1.35, 0.17, 0.04
LEAVE_BASE, LEAVE_SLOPE, FATIGUE = 0.01, 0.03, 1.1
SCAN_OF_GATEWAY = 0.07
VISIT_BASE, DISMISS_OF_REST, WITHDRAW_UNASKED = -0.9, 0.27, 0.012


class Ask(IntEnum):
    """The questions that are drawn, each with a stream of its own."""

    OPEN = 1
    CLICK = 2
    REPLY = 3
    LEAVE = 4
    SCAN = 5
    DELAY = 6
    VISIT = 7
    DISMISS = 8
    CHOICE = 9
    UNASKED = 10


def draw(seed: int, person: Numbers, contact: Numbers, ask: Ask) -> Floats:
    """Uniform numbers in [0, 1): SplitMix64's finaliser over the three keys (Steele, Lea, Flood 2014)."""
    with np.errstate(over="ignore"):
        mixed = _mix(np.uint64(seed) + person.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
        mixed = _mix(mixed ^ (contact.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03)))
        mixed = _mix(mixed + np.uint64(ask) * np.uint64(0x8CB92BA72F3D8DD7))
    return (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def contact_key(touches: Touches) -> Numbers:
    """The name of a contact within its person: day and channel."""
    return touches.day * len(CHANNELS) + touches.channel


def chance_of_interest(population: Population, pressure: Floats, touches: Touches) -> Floats:
    """The planted chance that a mail is opened or a visit accepted; `pressure` (people,) in contacts remembered."""
    person, channel = touches.person, touches.channel
    stage = np.where(touches.brand < 0, population.stage[person].max(axis=1), population.stage[person, touches.brand])
    base = np.where(channel == EMAIL, OPEN_BASE, VISIT_BASE)
    tired = FATIGUE * np.maximum(pressure[person] / population.tolerance[person] - 0.5, 0.0)
    chance: Floats = 1.0 / (1.0 + np.exp(-(base + population.taste[person, channel] + STAGE_TASTE[stage, channel] - tired)))
    return chance


def answer(population: Population, pressure: Floats, touches: Touches) -> Answers:
    """What these touches bring, sorted by touch and kind. `pressure` (people,) is what each remembered when the day began."""
    person, key = touches.person, contact_key(touches)
    asked = {ask: draw(population.seed, person, key, ask) for ask in Ask}
    mail, visit = touches.channel == EMAIL, touches.channel == VISIT
    interested = asked[Ask.OPEN] < chance_of_interest(population, pressure, touches)
    opened = mail & interested
    strain = pressure[person] / population.tolerance[person]
    leaves = opened & (asked[Ask.LEAVE] < LEAVE_BASE + LEAVE_SLOPE * strain**2)
    scanned = mail & population.gateway[person] & (asked[Ask.SCAN] < SCAN_OF_GATEWAY)
    read_after = 3.0 + population.haste[person] * -np.log1p(-asked[Ask.DELAY]) * DAY_MINUTES
    parts = [
        _rows(opened & ~leaves & (asked[Ask.CLICK] < CLICK_GIVEN_OPEN), ResponseKind.CLICKED, read_after),
        _rows(scanned, ResponseKind.CLICKED, np.full(len(touches), 0.05), machine=True),
        _rows(opened & ~leaves & (asked[Ask.REPLY] < REPLY_GIVEN_OPEN), ResponseKind.REPLIED, read_after + 4.0),
        _rows(leaves, ResponseKind.UNSUBSCRIBED, read_after + 1.0),
        _rows(visit & interested, ResponseKind.VISITED, 60.0 + 350.0 * asked[Ask.DELAY]),
        _rows(visit & ~interested & (asked[Ask.DISMISS] < DISMISS_OF_REST), ResponseKind.DECLINED, 5.0 + 90.0 * asked[Ask.DELAY]),
    ]
    return _joined(parts, asked[Ask.CHOICE])


def _rows(happens: Truths, kind: ResponseKind, minutes: Floats, *, machine: bool = False) -> Answers:
    touch = np.flatnonzero(happens)
    code = np.full(len(touch), KINDS.index(kind))
    return Answers(touch, code, np.full(len(touch), machine), minutes[touch], np.zeros(len(touch)))


def _joined(parts: list[Answers], choice: Floats) -> Answers:
    touch = np.concatenate([part.touch for part in parts])
    kind = np.concatenate([part.kind for part in parts])
    machine = np.concatenate([part.machine for part in parts])
    minutes = np.concatenate([part.minutes for part in parts])
    order = np.lexsort((machine, kind, touch))
    return Answers(touch[order], kind[order], machine[order], minutes[order], choice[touch[order]])


def change_of_mind(population: Population, person: Numbers, day: int) -> Truths:
    """Who of these people, unasked, goes to the preference centre on this day and ends the channel they are to be reached on."""
    drawn = draw(population.seed, person, np.full(len(person), day), Ask.UNASKED)
    return drawn < WITHDRAW_UNASKED * population.restless[person]


def was_felt(touches: Touches, answers: Answers) -> Truths:
    """Which contacts reached the person: every mail, and the visits that were made."""
    made: Truths = touches.channel == EMAIL
    made[answers.touch[answers.kind == KINDS.index(ResponseKind.VISITED)]] = True
    return made


def remembered(pressure: Floats, touches: Touches, days: float = 1.0) -> Floats:
    """What each person remembers `days` later: contacts fade by e in MEMORY_DAYS, those of the day are added first."""
    added = pressure + np.bincount(touches.person, minlength=len(pressure))
    faded: Floats = added * np.exp(-days / MEMORY_DAYS)
    return faded
