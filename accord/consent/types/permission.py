"""Questions, and the resolved answers."""

from dataclasses import dataclass
from datetime import datetime

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.types.law import LawRule, Obligations
from accord.consent.types.records import ConsentRecord, Preference
from accord.consent.types.words import ReasonCode, RecipientKind, Requirement, Status, WayCode


@dataclass(frozen=True, slots=True)
class Question:
    """May we contact this customer on this contact point and channel, for this purpose, with this content, at this moment?

    `jurisdiction` is the nearest one ('US-FL', 'FR'); `scopes` what the message really contains. `contact_point_id` is None for
    channels without one (visit), or to have the best usable one found. An event is judged as the channel of its invitation
    (`invited_by`). `platform` is the carrier where it is known ('whatsapp').
    """

    customer_id: int
    kind: RecipientKind
    jurisdiction: str
    channel: Channel
    purpose: Purpose
    scopes: frozenset[ContentScope]
    topic: str
    sender_id: int
    contact_point_id: int | None
    send_at: datetime
    known_at: datetime
    platform: str = ""
    invited_by: Channel | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question put to every customer at once: the part of it that does not depend on the customer.

    An event is judged by the channel of its invitation (`invited_by`).
    """

    channel: Channel
    purpose: Purpose
    scopes: frozenset[ContentScope]
    topic: str
    sender_id: int
    invited_by: Channel | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the rule or the record it rests on, and words for a person (a translatable message id).

    `rests_on` names what is neither: 'suppression:7', 'preference:3', 'customer:5', 'contact_point:9', 'law:HASH'.
    """

    code: ReasonCode
    words: str
    rule_id: str = ""
    record_id: int | None = None
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class WayForward:
    """The cheapest lawful step towards a yes (PERMISSION 3.7); `words` says it in English, `str()` gives them.

    `channel` is one on which the person may be asked now, by the same law; None: only our own pages, where the person comes by
    themselves. `form` is the code of a form that asks for just this, `routes` are grounds whose evidence would do instead,
    `confirm` whether the law expects a confirmation by link, `not_before` the end of the time in which a no is left alone.
    """

    code: WayCode
    words: str
    channel: Channel | None = None
    routes: tuple[str, ...] = ()
    confirm: bool = False
    not_before: datetime | None = None
    form: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Permission:
    """The resolved answer now. `reasons` holds every failing reason, empty on a yes; `way_forward` the cheapest lawful step,
    None on a yes and where nothing is left to do. `need` is the least permission that would do, given the evidence it rests on;
    `overridden` are rules that the company loosened, `weakest_source` how the least
    sure rule was checked.
    """

    question: Question
    allowed: bool
    status: Status
    reasons: tuple[Reason, ...]
    rule_ids: tuple[str, ...]
    record_ids: tuple[int, ...]
    obligations: Obligations
    table_hash: str
    valid_until: datetime | None
    unreviewed: bool
    way_forward: WayForward | None = None
    overridden: tuple[str, ...] = ()
    weakest_source: str = ""
    need: Requirement = Requirement.EXPLICIT_OPT_IN


@dataclass(frozen=True, slots=True)
class Permit:
    """Proof of a yes, needed to send. Minted only in consent."""

    customer_id: int
    contact_point_id: int | None
    channel: Channel
    purpose: Purpose
    topic: str
    sender_id: int
    scopes: frozenset[ContentScope]
    rule_ids: tuple[str, ...]
    record_ids: tuple[int, ...]
    obligations: Obligations
    table_hash: str
    valid_until: datetime
    unreviewed: bool


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """All that steps 1-4 need to know of one customer, read in a constant number of queries.

    `records` may hold what is not yet known or not yet true at the moments of the question: the rules look at both clocks.
    `suppressed` are blocks whatever was consented, `unreachable` why no contact point can be used; `points` are the best usable
    contact point of each kind of channel, for asking on another one. `preference_id` is the number of the wish.
    """

    records: tuple[ConsentRecord, ...] = ()
    suppressed: tuple[Reason, ...] = ()
    unreachable: tuple[Reason, ...] = ()
    preference: Preference | None = None
    preference_id: int | None = None
    points: tuple[tuple[Channel, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A permission with what it rests on: the rules with their sources, and the records, newest first."""

    permission: Permission
    rules: tuple[LawRule, ...]
    records: tuple[ConsentRecord, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Where one customer stands with one sender on one channel for one purpose.

    `record` is the newest one that decided it, None where the law alone did; `since` when it became true. `sources` gives law and
    article for each rule id.
    """

    channel: Channel
    purpose: Purpose
    permission: Permission
    record: ConsentRecord | None
    since: datetime | None
    sources: tuple[tuple[str, str], ...]
