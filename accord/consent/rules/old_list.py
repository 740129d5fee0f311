"""What a row of an old permission list says, and what that is worth (PERMISSION 3.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Explicitness, Grade, Mechanism, OldRow, OldRowGrade, Polarity
from accord.kernel.errors import AccordError

HEADINGS: Mapping[str, frozenset[str]] = {
    "customer": frozenset(("customer", "customer reference", "reference", "id", "customer id", "customer_id")),
    "contact": frozenset(("contact", "email", "e-mail", "mail", "phone", "mobile", "address")),
    "channel": frozenset(("channel", "medium")),
    "purpose": frozenset(("purpose", "subject", "use")),
    "date": frozenset(("date", "given on", "opt-in date", "optin date", "consent date")),
    "source": frozenset(("source", "origin", "system", "document")),
    "how": frozenset(("how", "method", "mechanism", "type")),
    "status": frozenset(("status", "permission", "consent", "opt-in", "optin")),
}
"""What the columns may be called, in lower case."""

_CHANNELS: Mapping[Channel, frozenset[str]] = {
    Channel.EMAIL: frozenset(("email", "e-mail", "mail", "courriel")),
    Channel.SMS: frozenset(("sms", "text", "mobile")),
    Channel.PHONE: frozenset(("phone", "call", "telephone", "tel")),
    Channel.POST: frozenset(("post", "letter", "postal", "courrier")),
    Channel.CHAT_APP: frozenset(("chat", "chat_app", "whatsapp", "line", "wechat")),
    Channel.VISIT: frozenset(("visit", "rep")),
    Channel.REMOTE_VISIT: frozenset(("remote_visit", "remote", "video")),
}
_NO = frozenset(
    ("no", "n", "0", "false", "out", "opt-out", "opt_out", "refused", "withdrawn", "unsubscribed", "non", "hayır", "否")
)


@dataclass(frozen=True, slots=True)
class _Way:
    words: tuple[str, ...]
    claimed: Grade
    mechanism: Mechanism
    route: str = ""


_WAYS = (
    _Way(("pre-ticked", "preticked", "pre ticked", "default"), Grade.E, Mechanism.PRETICKED_BOX),
    _Way(("double opt", "doi", "confirmed"), Grade.A, Mechanism.DOUBLE_OPT_IN_CLICK),
    _Way(("sign",), Grade.A, Mechanism.WET_SIGNATURE),
    _Way(("paper",), Grade.B, Mechanism.PAPER_FORM),
    _Way(("form", "box", "online", "web"), Grade.B, Mechanism.UNTICKED_BOX),
    _Way(("call", "phone", "verbal", "oral", "spoken"), Grade.C, Mechanism.VERBAL_NOTED),
    _Way(("card",), Grade.D, Mechanism.BUSINESS_CARD, "disclosed_address"),
    _Way(("publish", "directory"), Grade.D, Mechanism.PUBLISHED_ADDRESS, "published_address"),
    _Way(("sale", "order", "purchase", "client", "existing"), Grade.D, Mechanism.EXISTING_CUSTOMER, "existing_customer"),
    _Way(("inquiry", "enquiry", "question", "request"), Grade.D, Mechanism.INQUIRY, "inquiry"),
    _Way(("rep", "visit"), Grade.C, Mechanism.REP_CAPTURED),
)
"""How it was said, by a part of the list's own word for it; the first that fits."""

_NOTHING = _Way((), Grade.E, Mechanism.SYSTEM_IMPORT)


def columns_in(header: list[str]) -> dict[str, int]:
    """Where each thing stands. Raises AccordError `old_list.columns` where customer, channel or purpose is missing."""
    found = {
        name: place for place, heading in enumerate(header) for name, words in HEADINGS.items() if heading.strip().lower() in words
    }
    missing = [name for name in ("channel", "purpose") if name not in found]
    if "customer" not in found and "contact" not in found:
        missing.insert(0, "customer")
    if missing:
        wanted = ", ".join(HEADINGS)
        raise AccordError("old_list.columns", f"The list has no column '{missing[0]}'.", f"Name the columns: {wanted}.")
    return found


def channel_in(text: str) -> Channel:
    """The channel a cell names. Raises AccordError `old_list.channel`."""
    word = text.strip().lower()
    for channel, words in _CHANNELS.items():
        if word in words or word == channel.value:
            return channel
    raise AccordError("old_list.channel", f"'{text[:40]}' is not a channel.", "Use email, sms, phone, post, visit.")


def purpose_in(text: str) -> Purpose:
    """The purpose a cell names, as a code or its words ('rx promotion'). Raises AccordError `old_list.purpose`."""
    try:
        return Purpose(text.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        raise AccordError("old_list.purpose", f"'{text[:40]}' is not a purpose.", "Use a code such as marketing.") from None


def date_in(text: str, *, today: date) -> date | None:
    """The day a cell names (ISO 8601), None where it is empty. Raises AccordError `old_list.date`: 03/04/2020 is two days."""
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(text.strip()[:10])
    except ValueError:
        found = None
    if found is None or found > today:
        raise AccordError("old_list.date", f"'{text[:40]}' is not a day that has been.", "Write days as 2024-03-31.")
    return found


def polarity_in(text: str) -> Polarity:
    """Which way a status points; anything that is not a clear no was on the list as a yes."""
    return Polarity.OPT_OUT if text.strip().lower() in _NO else Polarity.OPT_IN


def grade_old_row(row: OldRow) -> OldRowGrade:
    """What a row is worth. A claim without day and source is a flag (E); with both, a ground is D, and what was said outright is
    still E until the proof itself is handed in, for the row is only a word about it.
    """
    how = row.how.strip().lower()
    way = next((way for way in _WAYS if any(word in how for word in way.words)), _NOTHING)
    if row.given_on is None or not row.source.strip():
        way = _Way((), Grade.E, Mechanism.SYSTEM_IMPORT)
    implicit = bool(way.route) or way.mechanism in (Mechanism.PRETICKED_BOX, Mechanism.SYSTEM_IMPORT)
    return OldRowGrade(
        claimed=way.claimed,
        taken=Grade.D if way.route else Grade.E,
        mechanism=way.mechanism,
        route=way.route,
        explicitness=Explicitness.IMPLICIT if implicit else Explicitness.EXPLICIT,
    )
