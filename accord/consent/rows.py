"""Between rows of the room's tables and the values that others see."""

from datetime import datetime

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.rules.grade import explicitness_of, grade_of
from accord.consent.rules.quiet_hours import parse_quiet_hours, print_quiet_hours
from accord.consent.types import (
    Actor,
    Capture,
    ConsentRecord,
    Explicitness,
    Grade,
    LawfulBasis,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
)


def record_of(row: models.ConsentRecord) -> ConsentRecord:
    """The value of a ledger entry."""
    return ConsentRecord(
        id=row.pk,
        customer_id=row.customer_id,
        type=RecordType(row.type),
        polarity=Polarity(row.polarity),
        explicitness=Explicitness(row.explicitness),
        channel=Channel(row.channel) if row.channel else None,
        purpose=Purpose(row.purpose) if row.purpose else None,
        contact_point_id=row.contact_point_id,
        topic=row.topic,
        sender_id=row.sender_id,
        mechanism=Mechanism(row.mechanism),
        route=row.route,
        lawful_basis=LawfulBasis(row.lawful_basis),
        actor=Actor(row.actor),
        grade=Grade(row.grade),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        recorded_at=row.recorded_at,
        notice_id=row.notice_id,
        language=row.language,
        key=row.key,
    )


def record_row(capture: Capture, *, evidence_id: int | None, now: datetime) -> models.ConsentRecord:
    """The ledger entry that a capture becomes; grade and explicitness are judged here, not believed."""
    return models.ConsentRecord(
        customer_id=capture.customer_id,
        type=capture.type.value,
        polarity=capture.polarity.value,
        explicitness=explicitness_of(capture).value,
        channel=capture.channel.value if capture.channel else "",
        purpose=capture.purpose.value if capture.purpose else "",
        contact_point_id=capture.contact_point_id,
        topic=capture.topic,
        sender_id=capture.sender_id,
        mechanism=capture.mechanism.value,
        route=capture.route,
        lawful_basis=capture.lawful_basis.value,
        actor=capture.actor.value,
        grade=grade_of(capture).value,
        notice_id=capture.notice_id,
        language=capture.language,
        control_initial=capture.control_initial,
        control_final=capture.control_final,
        evidence_id=evidence_id,
        valid_from=capture.valid_from,
        valid_to=capture.valid_to,
        recorded_at=now,
        key=capture.key,
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
