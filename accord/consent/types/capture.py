"""How permission is asked for: notices, forms, and what came of them."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.catalogue.types import Channel, Purpose
from accord.consent.types.records import EvidenceDraft
from accord.consent.types.words import (
    Actor,
    Explicitness,
    FindingCode,
    Grade,
    Keyword,
    Mechanism,
    Polarity,
    RecipientKind,
    Requirement,
    Surface,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of a notice in one language, as it was shown; `control` is what it was answered with, and how that began.

    `control` is 'checkbox', 'refusal_box' (a box for "no, thank you"), 'signature' or 'script'; `layout_hash` the page's SHA-256.
    """

    id: int
    code: str
    number: int
    language: str
    jurisdiction: str
    purposes: frozenset[Purpose]
    text: str
    text_hash: str
    control: str
    control_initial: str
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime
    layout_hash: str = ""
    material_change: bool = False


@dataclass(frozen=True, slots=True)
class NoticeSignature:
    """Who signed a notice, when and in which meaning, with the hash of what was signed (21 CFR 11.50)."""

    notice_id: int
    signed_by: str
    meaning: str
    signed_hash: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a notice; `blocking` where the law would not count what it yields. `detail` names what is meant."""

    code: FindingCode
    words: str
    blocking: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One question of a form: a purpose on a channel (None: every channel), perhaps of one topic ('' = every one)."""

    channel: Channel | None
    purpose: Purpose
    topic: str = ""


@dataclass(frozen=True, slots=True)
class CaptureForm:
    """A form in which people are asked: who asks, with which notice, one box per purpose, and where it may be embedded.

    `confirm`: a mail must be confirmed before a yes counts. `origins` are the sites that may frame it ('https://example.org').
    """

    id: int
    code: str
    title: str
    sender_id: int
    notice_code: str
    boxes: tuple[Box, ...]
    confirm: bool
    surface: Surface
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where, when and how a person answered: what all the records of one act share. `key` makes a repeat harmless.

    `waits`: a yes is pending until it is confirmed. `points` are the contact points that the person gave in the same act.
    """

    customer_id: int
    sender_id: int | None
    mechanism: Mechanism
    actor: Actor
    happened_at: datetime
    notice_id: int | None
    language: str
    key: str
    control: str = ""
    control_initial: str = ""
    actor_reference: str = ""
    place: str = ""
    jurisdiction: str = ""
    waits: bool = False
    points: tuple[tuple[Channel, int], ...] = ()
    evidence: tuple[EvidenceDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPerson:
    """What somebody wrote of themselves on a public form; `specialty` is a NUCC code or ''."""

    given_name: str
    family_name: str
    email: str
    country: str
    specialty: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """What came of a form: the entries, the token that confirms them ('' where nothing waits), whether it came before."""

    customer_id: int
    record_ids: tuple[int, ...]
    token: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class PendingConfirmation:
    """Opt-ins of one form that wait for their link to be confirmed, and until when."""

    customer_id: int
    record_ids: tuple[int, ...]
    contact_point_id: int | None
    sender_id: int | None
    language: str
    asked_at: datetime
    expires_at: datetime
    token: str
    boxes: tuple[Box, ...] = ()
    form_code: str = ""


@dataclass(frozen=True, slots=True)
class KeywordReply:
    """What a word sent back led to: its meaning, the entries it made, and the code of the answer to give ('' = none)."""

    keyword: Keyword
    record_ids: tuple[int, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OldRow:
    """One row of an old permission list, read and matched to a customer.

    `given_on` is None where the list does not say; `source` names what it came from, `how` how it was said, in the list's words;
    `cells` is the row as it was written.
    """

    line: int
    customer_id: int
    country: str
    kind: RecipientKind
    channel: Channel
    purpose: Purpose
    polarity: Polarity
    given_on: date | None
    source: str
    how: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OldRowGrade:
    """What an old row is worth: the `claimed` grade if all it says could be proved, the grade we `take` it at, and the ground."""

    claimed: Grade
    taken: Grade
    mechanism: Mechanism
    route: str
    explicitness: Explicitness


@dataclass(frozen=True, slots=True)
class OldSegment:
    """Rows of an old list that the law treats alike, in numbers of rows; `ask_by` is the cheapest lawful channel to ask them anew.

    `usable` may be used as they stand, `withdrawn` belong to persons who said no since, `ask_by` is None where only the person's
    own visit to our pages is left. `rule_ids` are the rules that decide.
    """

    country: str
    channel: Channel
    purpose: Purpose
    rows: int
    usable: int
    withdrawn: int
    need: Requirement
    ask_by: Channel | None
    rule_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldListPlan:
    """What taking an old list in would mean, before anything is written: rows by grade, segment by segment, and what is refused."""

    digest: str
    rows: tuple[tuple[OldRow, OldRowGrade], ...]
    segments: tuple[OldSegment, ...]
    rejects: tuple[tuple[int, str, tuple[str, ...]], ...]
    by_claim: tuple[tuple[Grade, int], ...]
    by_grade: tuple[tuple[Grade, int], ...]


@dataclass(frozen=True, slots=True)
class OldListReport:
    """What was taken in of an old list: numbers of rows, and how many were there before."""

    batch: str
    taken: int
    known: int
    rejected: int


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """A notice as it stands today: the form that shows it (None where none does), what it lacks, who signed it."""

    notice: Notice
    form: CaptureForm | None
    findings: tuple[Finding, ...]
    signatures: tuple[NoticeSignature, ...]
