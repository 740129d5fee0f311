"""Why a message was sent, in plain words: who sent it, on what permission, by which law, and when that was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.catalogue.types import Sender
from accord.consent.types import ConsentRecord, LawTable, Notice, Polarity
from accord.delivery.types import Ground
from accord.web.preference_centre.receipt_sheet import said_words
from accord.web.preference_centre.sheet import Ground as LawGround
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.standing import REVIEW_NOTES
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS


@dataclass(frozen=True, slots=True)
class RestsOn:
    """An entry of the ledger that the message rests on, and the words the person was shown."""

    id: int
    what: Words
    about: tuple[Words, ...]
    origin: Words
    given_at: datetime
    until: datetime | None
    is_yes: bool
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class WhySheet:
    """The whole page. `law` are the articles; `loosened` the rules the company itself decided to take more lightly."""

    sender: Sender
    channel: Words
    purpose: Words
    subject: Words
    decided_at: datetime
    service: bool
    rests_on: tuple[RestsOn, ...]
    law: tuple[LawGround, ...]
    loosened: tuple[str, ...]
    unreviewed: bool
    table_hash: str


def why_sheet_of(
    ground: Ground,
    *,
    sender: Sender,
    records: Sequence[ConsentRecord],
    notices: Mapping[int, Notice],
    table: LawTable | None,
    names: Mapping[str, str],
) -> WhySheet:
    """The page of a ground; `table` is the one it was judged by, None where that is not known any more."""
    rules = [table.rules[rule_id] for rule_id in ground.rule_ids if rule_id in table.rules] if table else []
    return WhySheet(
        sender=sender,
        channel=CHANNEL_WORDS[ground.channel],
        purpose=PURPOSE_WORDS[ground.purpose],
        subject=names.get(ground.topic) or names.get(ground.brand_code) or "",
        decided_at=ground.decided_at,
        service=ground.service,
        rests_on=tuple(_rests_on(record, notices, names) for record in records),
        law=tuple(LawGround(rule.rule_id, rule.source.partition(REVIEW_NOTES)[0]) for rule in rules),
        loosened=tuple(rule.override.reason for rule in rules if rule.override and rule.override.loosens),
        unreviewed=ground.unreviewed,
        table_hash=ground.table_hash,
    )


def _rests_on(record: ConsentRecord, notices: Mapping[int, Notice], names: Mapping[str, str]) -> RestsOn:
    about = (
        CHANNEL_WORDS[record.channel] if record.channel else _("Every channel"),
        PURPOSE_WORDS[record.purpose] if record.purpose else _("every purpose"),
        names.get(record.topic, record.topic),
    )
    return RestsOn(
        record.id,
        said_words(record.type, record.polarity, record.explicitness),
        tuple(part for part in about if part),
        MECHANISM_WORDS[record.mechanism],
        record.valid_from,
        record.valid_to,
        record.polarity is Polarity.OPT_IN,
        notices.get(record.notice_id or 0),
    )
