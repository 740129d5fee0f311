"""A word sent back on SMS, chat or mail: STOP withdraws at once; START reopens only what the person itself stopped there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions.records import record_consents
from accord.consent.queries.notices import notice_shown
from accord.consent.queries.records import records_for
from accord.consent.rules.keywords import keyword_of
from accord.consent.types import (
    Actor,
    Capture,
    ConsentRecord,
    EvidenceDraft,
    EvidenceKind,
    Explicitness,
    Keyword,
    KeywordReply,
    Mechanism,
    Polarity,
    RecordType,
)
from accord.kernel.errors import NotFound

START_NOTICE = "keyword-start"
"""The notice that says what START allows; it is told in the answer to STOP. Without it, START allows nothing."""

_BY_WORD = frozenset({Mechanism.KEYWORD_REPLY, Mechanism.REPLY_STOP})


@transaction.atomic
def record_keyword(
    *,
    text: str,
    customer_id: int,
    channel: Channel,
    contact_point_id: int | None,
    sender_id: int | None,
    key: str,
    occurred_at: datetime,
    now: datetime,
    language: str = "en",
    purpose: Purpose = Purpose.MARKETING,
) -> KeywordReply | None:
    """What a word sent back does; None where the text is no such word. `key` makes a repeat harmless.

    STOP ends marketing, and the `purpose` of the message it answers, on this channel from this sender. START gives marketing back
    to the contact point that it came from, with the notice `keyword-start` in the person's `language`; where there is no such
    notice it is only noted. HELP changes nothing. `answer` names what to send back: 'stopped', 'started', 'how_to_start', 'help'.
    """
    held = records_for(customer_id=customer_id)
    keyword = keyword_of(text, after_stop=_last_word_was_stop(held, channel))
    if keyword is None:
        return None
    if keyword is Keyword.HELP:
        return KeywordReply(keyword, (), "help")
    act = Capture(
        customer_id=customer_id,
        type=RecordType.WITHDRAWN,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=channel,
        purpose=purpose,
        mechanism=Mechanism.REPLY_STOP if channel is Channel.EMAIL else Mechanism.KEYWORD_REPLY,
        actor=Actor.SELF,
        valid_from=min(occurred_at, now),
        contact_point_id=contact_point_id,
        sender_id=sender_id,
        language=language,
        evidence=(EvidenceDraft(EvidenceKind.TEXT, text.strip().encode(), "text/plain"),),
    )
    return _stop(act, key, now) if keyword is Keyword.STOP else _start(act, key, now)


def _stop(act: Capture, key: str, now: datetime) -> KeywordReply:
    purposes = dict.fromkeys((Purpose.MARKETING, act.purpose))
    acts = [replace(act, purpose=purpose, key=f"{key}:stop:{purpose}") for purpose in purposes]
    return KeywordReply(Keyword.STOP, record_consents(captures=acts, now=now), "stopped")


def _start(act: Capture, key: str, now: datetime) -> KeywordReply:
    try:
        notice_id = notice_shown(code=START_NOTICE, language=act.language, at=act.valid_from).id
    except NotFound:
        noted = replace(act, type=RecordType.ASKED, explicitness=Explicitness.NONE, purpose=Purpose.MARKETING, key=f"{key}:start")
        return KeywordReply(Keyword.START, record_consents(captures=[noted], now=now), "how_to_start")
    yes = replace(
        act,
        type=RecordType.GRANTED,
        polarity=Polarity.OPT_IN,
        purpose=Purpose.MARKETING,
        mechanism=Mechanism.KEYWORD_REPLY,
        notice_id=notice_id,
        key=f"{key}:start",
    )
    return KeywordReply(Keyword.START, record_consents(captures=[yes], now=now), "started")


def _last_word_was_stop(held: Iterable[ConsentRecord], channel: Channel) -> bool:
    words = (record for record in held if record.mechanism in _BY_WORD and record.channel is channel)
    return next((record.polarity is Polarity.OPT_OUT for record in words), False)
