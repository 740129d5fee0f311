"""Random histories in random order of arrival: as plain events for the oracle, as ledger records for the rules."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Actor, ConsentRecord, Explicitness, Grade, LawfulBasis, Mechanism, Polarity, RecordType
from tests.consent.must_hold.oracle import Event

LONGEST = 8
_CHUNK = 2_000
_START, _NEVER = datetime(2026, 1, 1, 9, tzinfo=UTC), 99
_IN, _OUT = Polarity.OPT_IN, Polarity.OPT_OUT
_KINDS: dict[str, tuple[RecordType, Polarity]] = {
    **{word: (RecordType(word), _IN) for word in ("granted", "confirmed", "renewed", "granted_pending", "asked")},
    **{word: (RecordType(word), _OUT) for word in ("withdrawn", "refused", "objected", "complained", "revoked")},
    **{word: (RecordType(word), _OUT) for word in ("expired", "invalidated", "deceased_or_retired", "bounced_hard", "superseded")},
    "imported_yes": (RecordType.IMPORTED, _IN),
    "imported_no": (RecordType.IMPORTED, _OUT),
    "registered_block": (RecordType.REGISTERED_BLOCK, _OUT),
    "registered_lift": (RecordType.REGISTERED_BLOCK, _IN),
    "restricted": (RecordType.RESTRICTED, _OUT),
    "released": (RecordType.RESTRICTED, _IN),
    "taken_back": (RecordType.CORRECTED, _OUT),
    "undone": (RecordType.CORRECTED, _IN),
}
_WHAT = (
    *(["granted"] * 12 + ["withdrawn"] * 7 + ["confirmed", "renewed", "imported_yes", "granted_pending", "asked"]),
    *("refused", "objected", "complained", "revoked", "imported_no", "expired", "invalidated", "superseded", "superseded"),
    *("registered_block", "registered_lift", "registered_lift", "restricted", "released", "deceased_or_retired", "bounced_hard"),
    *("taken_back", "taken_back", "undone", "undone"),
)
_CHANNEL, _PURPOSE = ("email",) * 6 + ("", "", "sms"), ("marketing",) * 6 + ("rx_promotion", "")
_TOPIC, _SENDER, _POINT = ("", "", "", "lumira", "lumira", "lumira.dosing"), (0, 0, 0, 0, 1, 1, 2), (0, 0, 0, 7, 8)
_ACTOR = ("self",) * 8 + ("rep", "import", "system", "system")
_MECHANISM = ("toggle",) * 8 + ("rep_captured", "verbal_noted", "system_import", "paper_form")
_GRADE, _ENDS = "BBBBAACCDE", (_NEVER,) * 7 + (1, 2, 3)
_SHAPE = (_WHAT, _CHANNEL, _PURPOSE, _TOPIC, _SENDER, _POINT, _ACTOR, _MECHANISM, _GRADE, _ENDS)


def draw_histories(seed: int, number: int) -> Iterator[list[Event]]:
    """So many histories of two to eight events, each in a random order; the same seed gives the same."""
    random = np.random.default_rng(seed)
    for start in range(0, number, _CHUNK):
        size = (min(_CHUNK, number - start), LONGEST)
        drawn = [random.integers(0, len(words), size).tolist() for words in _SHAPE]
        whole = [random.integers(0, high, size).tolist() for high in (6, 6, LONGEST, 8)]
        lengths = random.integers(2, LONGEST + 1, size[0]).tolist()
        for row, length in enumerate(lengths):
            events = [_event(place, [some[row][place] for some in (*drawn, *whole)], length) for place in range(length)]
            order = random.permutation(length).tolist()
            yield [events[place] for place in order]


def _event(place: int, drawn: list[int], length: int) -> Event:
    what, channel, purpose, topic, sender, point, actor, mechanism, grade, lasts = (
        words[index] for words, index in zip(_SHAPE, drawn, strict=False)
    )
    valid, recorded, target, dice = drawn[len(_SHAPE) :]
    opt_in = _KINDS[what][1] is _IN
    return Event(
        number=place + 1,
        what=what,
        channel=channel,
        purpose=purpose or ("marketing" if opt_in else ""),
        topic=topic,
        sender=sender,
        point=point,
        actor=actor,
        mechanism=mechanism,
        explicit=dice > 0,
        grade=grade,
        valid=valid,
        ends=valid + lasts,
        recorded=recorded,
        target=target % length + 1,
        named=dice != 1,
    )


def record_of_event(event: Event) -> ConsentRecord:
    """The event as the ledger holds it."""
    kind, polarity = _KINDS[event.what]
    corrects = event.what in ("taken_back", "undone")
    return ConsentRecord(
        id=event.number,
        customer_id=1,
        type=kind,
        polarity=polarity,
        explicitness=Explicitness.EXPLICIT if event.explicit else Explicitness.IMPLICIT,
        channel=Channel(event.channel) if event.channel else None,
        purpose=Purpose(event.purpose) if event.purpose else None,
        contact_point_id=event.point or None,
        topic=event.topic,
        sender_id=event.sender or None,
        mechanism=Mechanism(event.mechanism),
        route="",
        lawful_basis=LawfulBasis.CONSENT,
        actor=Actor(event.actor),
        grade=Grade[event.grade],
        valid_from=day(event.valid),
        valid_to=None if event.ends >= _NEVER else day(event.ends),
        recorded_at=day(event.recorded),
        actor_reference="user:7" if event.named else "",
        reason="wrong person" if event.named else "",
        corrects_id=event.target if corrects else None,
        supersedes_id=event.target if event.what == "superseded" else None,
    )


def day(number: int) -> datetime:
    """The moment of a whole number."""
    return _START + timedelta(days=number)
