"""The law as data: rules, tables, what they ask, and who has read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.catalogue.types import Channel
from accord.consent.types.records import QuietHours
from accord.consent.types.words import Grade, LawKind, Requirement, ReviewVerdict


@dataclass(frozen=True, slots=True)
class FrequencyCap:
    """At most `contacts` in `days` rolling days, and who says so: a rule id, 'company' or 'person'. Channel None = all together."""

    contacts: int
    days: int
    channel: Channel | None
    origin: str


@dataclass(frozen=True, slots=True)
class Obligations:
    """What a yes comes with (steps 5 and 6 of PERMISSION 3.7): contact policy and content carry them out.

    `withdrawal_limits` are the days a refusal may take to bind, (days, 'calendar' or 'business') each, of every rule;
    `withdrawal_max_days` with `withdrawal_unit` is the shortest of them.
    """

    caps: tuple[FrequencyCap, ...] = ()
    quiet_hours: tuple[QuietHours, ...] = ()
    disclosures: frozenset[str] = frozenset()
    withdrawal_max_days: int | None = None
    double_opt_in: str = "na"
    registers: tuple[str, ...] = ()
    withdrawal_unit: str = ""
    withdrawal_limits: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """Who put a rule of the company's own in place of the table's, and why. `loosens` says in what it asks for less.

    Tightening needs an author; loosening an approver too, and is shown in every decision that rests on the rule.
    """

    author: str
    approver: str
    reason: str
    decided_on: date | None
    loosens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawRule:
    """One row of the rule table, as `docs/reference/law.md` reads it. Lists are tuples; an absent number is None.

    `channel` is a word of the table ('web', 'any'), not always a `Channel`; the rule lives from `valid_from` to `valid_to`, both
    days included, None open. `min_grade` is the least evidence it takes where the company asks for more than the law. `hash` names
    the row as it stands (all but the day it was last checked); `accepted`: a named person has accepted this very row for use.
    """

    rule_id: str
    jurisdiction: str
    recipient_kind: str
    channel: str
    content_scope: str
    layer: str
    route: str
    requirement: Requirement
    preticked_valid: bool
    double_opt_in: str
    implied_expiry_days: int | None
    withdrawal_max_days: int | None
    quiet_hours: tuple["QuietHours", ...]
    cap: tuple[int, int] | None
    registers: tuple[str, ...]
    disclosures: frozenset[str]
    valid_from: date | None
    valid_to: date | None
    source: str
    note: str
    confidence: str
    verification: str
    last_checked: date | None = None
    withdrawal_unit: str = ""
    min_grade: Grade | None = None
    hash: str = ""
    override: Override | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LawTable:
    """The law as data: every rule by its id, and a hash that names it for ever.

    The hash is the SHA-256 of the file where nothing else applies, else of the text that `rules.law_versions` makes of base,
    overrides and acceptances. One object per hash.
    """

    rules: Mapping[str, LawRule]
    hash: str


@dataclass(frozen=True, slots=True)
class Need:
    """What the law asks before a contact (one row of the need table), given evidence for at most one route.

    `rule_ids` are the rules it rests on, the strictest first. `routes` are the grounds that would ease it if evidence were on file.
    `fail_closed`: no rule speaks of such a contact, so it needs an explicit opt-in. `unreviewed`: it rests on a rule whose text
    nobody has read or accepted by name. `overridden` are those of the rules that loosen the table by the company's own decision;
    `weakest_source` is how the least sure of the rules was checked ('' where no rule speaks of it).
    """

    requirement: Requirement
    rule_ids: tuple[str, ...]
    routes: tuple[str, ...]
    implied_expiry_days: int | None
    obligations: Obligations
    unreviewed: bool
    fail_closed: bool = False
    overridden: tuple[str, ...] = ()
    weakest_source: str = ""
    min_grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class LawVersion:
    """A file that was taken into use: what it is, its SHA-256, by whom and when."""

    kind: LawKind
    digest: str
    adopted_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class RuleReview:
    """A named person has read a rule; `current` says whether the rule still stands as it did then."""

    rule_id: str
    verdict: ReviewVerdict
    reviewer: str
    note: str
    recorded_at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class RuleStep:
    """A step in a rule's life on file: the version that brought, changed or took it, and what changed."""

    version: LawVersion
    change: "RuleChange"


@dataclass(frozen=True, slots=True)
class LawFinding:
    """Something wrong in a rule file: the line it stands on (1 is the heading), the rule, a code, and words for a person.

    A finding that is not an `error` asks for a second look.
    """

    line: int
    rule_id: str
    code: str
    words: str
    error: bool = True


@dataclass(frozen=True, slots=True)
class RuleChange:
    """How one rule differs between two tables: 'added', 'removed' or 'changed', column by column (before, after).

    `loosens` and `tightens` say in what the second asks for less, and for more.
    """

    rule_id: str
    what: str
    columns: tuple[tuple[str, str, str], ...] = ()
    loosens: tuple[str, ...] = ()
    tightens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawTask:
    """Something in the law that a named person has to look at: a rule unchecked for too long, or a dated change that comes.

    `kind` is 'unchecked', 'begins' or 'ends'; `due` the day it falls; `people` how many customers the rules reach, `versions` the
    content in use that they bear on. `urgency` is 'now', 'soon' or 'later'.
    """

    kind: str
    jurisdiction: str
    recipient_kind: str
    channels: tuple[str, ...]
    rule_ids: tuple[str, ...]
    due: date
    urgency: str
    people: int = 0
    versions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """What the law asks, in plain words and with everything behind it: `sources` stand beside `rule_ids`, the strictest first.

    `need` is one of the five levels; `quiet_hours` and `registers` are written as the table writes them; `routes` are grounds that
    would ease it if evidence were on file.
    """

    need: str
    rule_ids: tuple[str, ...]
    sources: tuple[str, ...]
    caps: tuple[FrequencyCap, ...]
    quiet_hours: tuple[str, ...]
    disclosures: tuple[str, ...]
    registers: tuple[str, ...]
    routes: tuple[str, ...]
    double_opt_in: str
    min_grade: str
    implied_expiry_days: int | None
    withdrawal_max_days: int | None
    weakest_source: str
    unreviewed: bool
    fail_closed: bool
    overridden: tuple[str, ...]
    table_hash: str


@dataclass(frozen=True, slots=True)
class LawEffect:
    """What another law changes on one channel in one country, in customers: a yes lost, one won, only another need."""

    channel: Channel
    country: str
    lost: int
    won: int
    other_need: int


@dataclass(frozen=True, slots=True)
class LawEffects:
    """Whose answer another law changes: of `asked` customers, `touched` get another answer or need on some channel."""

    asked: int
    touched: int
    effects: tuple[LawEffect, ...]
