"""The cheapest lawful way towards a yes (PERMISSION 3.5.8, 3.7): what to do, by which channel it is lawful to ask, and when."""

import calendar
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime

from accord.catalogue.rules.scopes import purpose_covers, topic_covers
from accord.catalogue.types import Channel
from accord.consent.types import CaptureForm, Need, Question, ReasonCode, Surface, WayCode, WayForward

ASKING = (
    Channel.VISIT,
    Channel.REMOTE_VISIT,
    Channel.EMAIL,
    Channel.POST,
    Channel.PHONE,
    Channel.SMS,
    Channel.CHAT_APP,
)
"""The channels on which a person may be asked, the cheapest first: a visit takes place anyway."""

COOL_OFF_MONTHS = 6
"""How long a no is left alone before the person may be asked again (the draft EU Digital Omnibus names six months)."""

_HOPELESS = frozenset({ReasonCode.CLOSED, ReasonCode.SUPPRESSED, ReasonCode.REGISTER, ReasonCode.PROHIBITED})
_REFUSED = frozenset({ReasonCode.WITHDRAWN, ReasonCode.REFUSED})
_UNREACHABLE = frozenset({ReasonCode.CONTACT_POINT_MISSING, ReasonCode.CONTACT_POINT_UNUSABLE})
_DOUBLE = frozenset({"expected", "required"})
_FIRST = (
    (_UNREACHABLE, WayCode.FIND_CONTACT_POINT),
    (frozenset({ReasonCode.PENDING}), WayCode.REMIND),
    (frozenset({ReasonCode.RECONFIRM_DUE}), WayCode.RECONFIRM),
    (frozenset({ReasonCode.GRADE_TOO_LOW}), WayCode.CONFIRM),
)

_WEB, _DEVICE, _PAPER, _CALL = Surface.WEB, Surface.DEVICE, Surface.PAPER, Surface.CALL
_SURFACES: dict[Channel | None, tuple[Surface, ...]] = {
    None: (_WEB,),
    Channel.VISIT: (_DEVICE, _PAPER),
    Channel.REMOTE_VISIT: (_WEB, _CALL),
    Channel.EMAIL: (_WEB,),
    Channel.POST: (_PAPER, _WEB),
    Channel.PHONE: (_CALL,),
    Channel.SMS: (_WEB,),
    Channel.CHAT_APP: (_WEB,),
}

WORDS = {
    WayCode.ASK: "Ask for an opt-in {by}.",
    WayCode.REMIND: "The person has been asked to confirm; one reminder may be sent.",
    WayCode.CONFIRM: "Have the person confirm it {by}, with the notice shown.",
    WayCode.RECONFIRM: "Show the notice as it reads now and have the person confirm it {by}.",
    WayCode.FIND_CONTACT_POINT: "Ask for a contact point, and for the permission to use it, {by}.",
    WayCode.WAIT: "Only the person can open this again, on the page of their choices.",
}
BY = {
    Channel.VISIT: "at the next visit",
    Channel.REMOTE_VISIT: "in the next remote visit",
    Channel.EMAIL: "by e-mail",
    Channel.POST: "by post",
    Channel.PHONE: "by phone",
    Channel.SMS: "by text message",
    Channel.CHAT_APP: "in a chat",
    None: "on our own pages, when the person comes there",
}
NOT_BEFORE = "Do not ask before {day}."
ROUTES = "Or put evidence of a lawful ground on file: {routes}."
CONFIRM = "A confirmation by link is expected."
FORM = "Use form {form}."


def way_forward(
    codes: Collection[ReasonCode],
    need: Need,
    *,
    asked_for: datetime,
    refused_at: datetime | None,
    ask_by: Callable[[], Channel | None],
) -> WayForward | None:
    """The cheapest lawful step for a contact planned at `asked_for` that fails for these reasons; None where none is left.

    `ask_by` finds a channel on which the same law lets us ask. A no is left alone for six months, whatever else is missing.
    """
    if not codes or not _HOPELESS.isdisjoint(codes):
        return None
    not_before = _months_after(refused_at) if refused_at is not None and not _REFUSED.isdisjoint(codes) else None
    if ReasonCode.PREFERENCE in codes or (not_before is not None and asked_for < not_before):
        return _told(WayForward(WayCode.WAIT, "", not_before=not_before))
    code = next((way for some, way in _FIRST if not some.isdisjoint(codes)), WayCode.ASK)
    if code is WayCode.REMIND:
        return _told(WayForward(code, ""))
    confirm = need.obligations.double_opt_in in _DOUBLE
    return _told(WayForward(code, "", ask_by(), need.routes if code is WayCode.ASK else (), confirm))


def sentences_of(way: WayForward) -> tuple[str, ...]:
    """The step in English, sentence by sentence."""
    told = [WORDS[way.code].format(by=BY[way.channel])]
    told += [FORM.format(form=way.form)] if way.form else []
    told += [CONFIRM] if way.confirm else []
    told += [ROUTES.format(routes=", ".join(way.routes))] if way.routes else []
    told += [NOT_BEFORE.format(day=way.not_before.date().isoformat())] if way.not_before else []
    return tuple(told)


def with_form(way: WayForward, form: str) -> WayForward:
    """The step with the form that asks for just this."""
    return _told(replace(way, form=form))


def form_for(way: WayForward, asked: Question, forms: Iterable[CaptureForm]) -> str:
    """The code of the form to use: one of the sender's that asks for just this, where the way leads; '' if there is none."""
    surfaces = _SURFACES[way.channel]
    fitting = [form for form in forms if form.surface in surfaces and form.sender_id == asked.sender_id and _asks_for(form, asked)]
    return min(fitting, key=lambda form: (surfaces.index(form.surface), form.code)).code if fitting else ""


def _asks_for(form: CaptureForm, asked: Question) -> bool:
    return any(
        box.channel in (None, asked.channel) and purpose_covers(box.purpose, asked.purpose) and topic_covers(box.topic, asked.topic)
        for box in form.boxes
    )


def _told(way: WayForward) -> WayForward:
    return replace(way, words=" ".join(sentences_of(way)))


def _months_after(moment: datetime) -> datetime:
    """Six calendar months later, the last day of a shorter month."""
    year, month = divmod(moment.month - 1 + COOL_OFF_MONTHS, 12)
    last = calendar.monthrange(moment.year + year, month + 1)[1]
    return moment.replace(year=moment.year + year, month=month + 1, day=min(moment.day, last))
