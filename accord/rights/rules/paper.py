"""The copy for reading: which of the rows a person sees on paper, in which order and in which words. Everything is in data.json."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date

Words = Mapping[str, Any]
Written = Callable[[Any], str]

MOST_ROWS = 200
"""So many rows of a section are set; the rest is counted, and stands in data.json."""

KILOBYTE = 1024
UNSAID = "not_asked"
"""Of the many questions nobody has asked the person yet, the paper says so once."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a section is set: as a list of facts, a table or cards of text, and which fields of its rows it shows."""

    shape: str
    fields: tuple[str, ...]


LAYOUTS: Mapping[str, Layout] = {
    "identity": Layout(
        "facts",
        (
            *("title", "given_name", "family_name", "organisation_name", "kind", "specialty", "postal_code", "city", "region"),
            *("country", "language", "time_zone", "potential", "status", "sources", "added_at"),
        ),
    ),
    "contact_points": Layout("table", ("kind", "value", "use", "status", "source")),
    "identifiers": Layout("table", ("scheme", "value")),
    "affiliations": Layout("table", ("organisation", "professional", "role", "start_on", "end_on", "source")),
    "sources": Layout("table", ("source", "key", "file_name", "read_at")),
    "earlier": Layout("table", ("field", "value", "until")),
    "declared_facts": Layout("table", ("name", "value", "origin", "declared_at", "last_used_at")),
    "permission_now": Layout("table", ("channel", "purpose", "status", "reasons")),
    "records": Layout("table", ("valid_from", "type", "channel", "purpose", "mechanism", "sender", "grade")),
    "evidence": Layout("table", ("recorded_at", "kind", "size", "records", "file")),
    "notices": Layout("cards", ("valid_from", "code", "language", "text")),
    "preferences": Layout(
        "table", ("recorded_at", "favoured_channel", "contacts_per_month", "channels_off", "quiet_hours", "pause_until", "language")
    ),
    "blocks": Layout("table", ("recorded_at", "cause", "channel", "until")),
    "receipts": Layout("table", ("issued_at", "records", "language", "receipt_id")),
    "ledger": Layout("table", ("index", "kind", "number", "hash")),
    "touches": Layout("table", ("occurred_at", "channel", "purpose", "title", "sender", "record_ids")),
    "responses": Layout("table", ("occurred_at", "channel", "kind", "author", "text")),
    "messages": Layout("table", ("queued_at", "channel", "title", "state", "filled_in")),
    "reservations": Layout("table", ("planned_at", "channel", "state")),
    "decisions": Layout("table", ("on", "channel", "title", "reasons", "state")),
    "suggestions": Layout("table", ("posted_at", "rep", "title", "reasons", "state", "note")),
    "alignments": Layout("table", ("territory", "rep", "start_on", "end_on")),
    "looks": Layout("table", ("looked_at", "roles", "page")),
    "requests": Layout("table", ("received_at", "kind", "origin", "due_at", "state")),
}
"""In the order of the paper: who you are, what you permitted, what happened, who looked."""

_CODED = frozenset(
    {
        *(
            "kind",
            "status",
            "use",
            "type",
            "channel",
            "purpose",
            "mechanism",
            "favoured_channel",
            "channels_off",
            "cause",
            "author",
        ),
        *(
            "state",
            "reason",
            "release_reason",
            "origin",
            "roles",
            "field",
            "name",
            "code_kind",
            "lawful_basis",
            "refusal",
            "outcome",
        ),
    }
)
_GRADES = "-EDCBA"


def paper_of(data: Mapping[str, Any], words: Words, *, zone: str, name: str) -> dict[str, Any]:
    """What the typesetter sets: `data` is that of an Export, `zone` the person's (IANA), `name` as it is spoken.

    Every value is a plain text that is shown as it stands; nothing of it is ever read as markup.
    """
    written = _Writer(words, words["paper"]["locale"], ZoneInfo(zone or "UTC"))
    held = data["sections"]
    return {
        "language": words["paper"]["typst"],
        "region": words["paper"].get("region", ""),
        "name": name,
        "title": words["paper"]["title"],
        "made": words["paper"]["made"].format(date=written.moment(data["made_at"]), number=data["customer"]),
        "intro": words["paper"]["intro"].format(senders=", ".join(sender["name"] for sender in data["controllers"])),
        "controllers": [
            {"name": sender["name"], "lines": [line for line in (sender["postal_address"], sender["reply_to"]) if line]}
            for sender in data["controllers"]
        ],
        "labels": words["labels"],
        "sections": [_section(code, held[code], words, written) for code in LAYOUTS if code in held],
        "rights": words["rights"],
    }


def _section(code: str, held: Mapping[str, Any], words: Words, written: "_Writer") -> dict[str, Any]:
    layout, said = LAYOUTS[code], words["sections"][code]
    told = [row for row in held["rows"] if row.get("status") != UNSAID]
    rows = told[:MOST_ROWS]
    fields = [
        field for field in layout.fields if layout.shape == "cards" or any(row.get(field) not in ("", None, [], {}) for row in rows)
    ]
    more = len(told) - len(rows)
    return {
        "code": code,
        "title": said["title"],
        "about": said["about"],
        "ground": words["grounds"][held["legal_basis"]],
        "kept": words["retentions"][held["retention"]],
        "shape": layout.shape,
        "count": len(told),
        "head": [words["fields"][_label(code, field)] for field in fields],
        "fields": fields,
        "rows": [[written.value(field, row.get(field)) for field in fields] for row in rows],
        "more": words["paper"]["more"].format(number=more) if more else "",
    }


def _label(code: str, field: str) -> str:
    """A person's title is not a message's."""
    return "piece" if field == "title" and code != "identity" else field


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes values for a reader: dates in the reader's language and zone, codes as words."""

    words: Words
    locale: str
    zone: ZoneInfo

    def value(self, field: str, value: Any) -> str:
        if value in ("", None, [], {}):
            return ""
        if isinstance(value, bool):
            return str(self.words["labels"]["yes" if value else "no"])
        if field == "grade":
            return _GRADES[value]
        if field == "country":
            return str(Locale.parse(self.locale).territories.get(value, value))
        if field == "language":
            return str(Locale.parse(self.locale).languages.get(value.partition("-")[0], value))
        if field == "size":
            return f"{max(1, round(value / KILOBYTE))} KB"
        if isinstance(value, Mapping):
            return "\n".join(f"{self._named(key)}: {self.value('', item)}" for key, item in value.items())
        if isinstance(value, list):
            return ("\n" if field == "reasons" else ", ").join(self.value(field, item) for item in value)
        if field.endswith(("_at", "_from", "_to")) or field == "until":
            return self.moment(value)
        if field.endswith("_on") or field == "on":
            return format_date(date.fromisoformat(value), "medium", locale=self.locale)
        if field == "channels_off":
            return ", ".join(self.word(part) for part in value.split("|"))
        return self.word(value) if field in _CODED else str(value)

    def word(self, code: str) -> str:
        return str(self.words["codes"].get(code) or code.replace("_", " "))

    def moment(self, value: str) -> str:
        """To the minute, in the person's own zone."""
        moment = datetime.fromisoformat(value).astimezone(self.zone)
        said = self.words["paper"]["moment"]
        return str(said.format(date=format_date(moment, "medium", self.locale), time=f"{moment:%H:%M}"))

    def _named(self, key: str) -> str:
        return str(self.words["labels"]["everything_else"] if key == "*" else self.words["fields"].get(key, key))


def all_text_of(paper: Any) -> str:
    """Every character that will be set, to look for letters that need a font of their own."""
    if isinstance(paper, str):
        return paper
    if isinstance(paper, Mapping):
        return "".join(all_text_of(item) for item in paper.values())
    return "".join(all_text_of(item) for item in paper) if isinstance(paper, Sequence) else ""
