"""Between rows of the room's tables and the values that others see."""

from datetime import datetime
from typing import Any

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.rules.quiet_hours import parse_quiet_hours, print_quiet_hours
from accord.consent.types import (
    Actor,
    ConsentRecord,
    Explicitness,
    Grade,
    LawfulBasis,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
)

RECORD_COLUMNS = (
    *("id", "customer_id", "type", "polarity", "explicitness", "channel", "purpose", "contact_point_id", "topic", "sender_id"),
    *(
        "mechanism",
        "route",
        "lawful_basis",
        "actor",
        "grade",
        "valid_from",
        "valid_to",
        "recorded_at",
        "notice_id",
        "language",
        "key",
    ),
    *("jurisdiction", "jurisdiction_reason", "basis_reference", "expires_by_rule", "actor_reference", "place", "reason"),
    *("corrects_id", "supersedes_id", "control_initial", "control_final"),
)
"""What `record_of` takes, in its order: rows are read as tuples, several times faster than as models."""


# looking a word up here costs a tenth of calling its enum
_TYPE = {word.value: word for word in RecordType}
_POLARITY = {word.value: word for word in Polarity}
_EXPLICITNESS = {word.value: word for word in Explicitness}
_CHANNEL: dict[str, Channel | None] = {"": None, **{word.value: word for word in Channel}}
_PURPOSE: dict[str, Purpose | None] = {"": None, **{word.value: word for word in Purpose}}
_MECHANISM = {word.value: word for word in Mechanism}
_BASIS = {word.value: word for word in LawfulBasis}
_ACTOR = {word.value: word for word in Actor}
_GRADE = {word.value: word for word in Grade}


def record_of(
    number: int,
    customer_id: int,
    kind: str,
    polarity: str,
    explicitness: str,
    channel: str,
    purpose: str,
    contact_point_id: int | None,
    topic: str,
    sender_id: int | None,
    mechanism: str,
    route: str,
    lawful_basis: str,
    actor: str,
    grade: int,
    *rest: Any,
) -> ConsentRecord:
    """The value of a ledger entry, from its `RECORD_COLUMNS`."""
    return ConsentRecord(
        number,
        customer_id,
        _TYPE[kind],
        _POLARITY[polarity],
        _EXPLICITNESS[explicitness],
        _CHANNEL[channel],
        _PURPOSE[purpose],
        contact_point_id,
        topic,
        sender_id,
        _MECHANISM[mechanism],
        route,
        _BASIS[lawful_basis],
        _ACTOR[actor],
        _GRADE[grade],
        *rest,
    )


def preference_of(row: models.PreferenceRecord) -> Preference:
    """What a person wished."""
    return Preference(
        customer_id=row.customer_id,
        channels_off=frozenset(Channel(word) for word in row.channels_off.split("|") if word),
        favoured_channel=Channel(row.favoured_channel) if row.favoured_channel else None,
        return_channel=Channel(row.return_channel) if row.return_channel else None,
        contacts_per_month=row.contacts_per_month,
        per_channel=tuple((Channel(channel), number) for channel, number in sorted(row.per_channel.items())),
        topics_off=frozenset(topic for topic in row.topics_off.split("|") if topic),
        quiet_hours=parse_quiet_hours(row.quiet_hours),
        pause_until=row.pause_until,
        language=row.language,
        recorded_at=row.recorded_at,
    )


def preference_row(preference: Preference, *, now: datetime) -> models.PreferenceRecord:
    """The row of a wish made now."""
    return models.PreferenceRecord(
        customer_id=preference.customer_id,
        channels_off="|".join(sorted(preference.channels_off)),
        favoured_channel=preference.favoured_channel or "",
        return_channel=preference.return_channel or "",
        contacts_per_month=preference.contacts_per_month,
        per_channel=dict(preference.per_channel),
        topics_off="|".join(sorted(preference.topics_off)),
        quiet_hours=print_quiet_hours(preference.quiet_hours),
        pause_until=preference.pause_until,
        language=preference.language,
        recorded_at=now,
    )
