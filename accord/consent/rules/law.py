"""What the law, industry codes and platforms ask before a contact: permission-rules.md, "How to evaluate"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.jurisdiction import adds_to_parent, chain_of
from accord.consent.rules.law_vocabulary import SOURCES
from accord.consent.rules.obligations import obligations_of
from accord.consent.types import LawRule, LawTable, Need, Obligations, RecipientKind, Requirement

DEFAULT, GATE, PLATFORM, READ = "default", "content_gate", "platform", "text_seen"
_NOT_FOR_SENDING = frozenset({"automated_call", "revoke_all"})
WORDS: dict[Channel, tuple[str, ...]] = {
    Channel.REMOTE_VISIT: ("visit", "phone"),
    Channel.PORTAL: ("web",),
    Channel.SOCIAL: ("web",),
}
"""The words the table has for a channel, where they are not its own name."""


@lru_cache(maxsize=1024)
def judged_scopes(purpose: Purpose, scopes: frozenset[ContentScope]) -> frozenset[ContentScope]:
    """What the rules must speak of: tracking is decided on its own, marketing always applies unless service is bare."""
    if purpose is Purpose.TRACKING:
        return frozenset({ContentScope.TRACKING})
    sending = scopes - {ContentScope.TRACKING}
    return sending if is_bare_service(purpose, sending) else sending | {ContentScope.MARKETING}


def is_bare_service(purpose: Purpose, scopes: frozenset[ContentScope]) -> bool:
    """Whether this is a recall, a safety letter or a contract matter that carries nothing the law calls marketing."""
    return purpose in (Purpose.SERVICE, Purpose.SAFETY) and not scopes


def need_for(
    table: LawTable,
    *,
    jurisdiction: str,
    kind: RecipientKind,
    channel: Channel,
    scopes: frozenset[ContentScope],
    on: date,
    route: str = "",
    platform: str = "",
    invited_by: Channel | None = None,
) -> Need:
    """The need of one contact planned for the day `on`, given evidence for `route` ('' for none). Fails closed.

    `scopes` as `judged_scopes` gives them; none of them is a contact that needs no more than not to be refused.
    """
    chain, own = _places(table, jurisdiction)
    asked = (invited_by if channel is Channel.EVENT else channel) or Channel.EVENT
    return _need(table, chain, own, kind, asked, scopes, on, route, platform)


@lru_cache(maxsize=65536)
def _need(
    table: LawTable,
    chain: tuple[str, ...],
    own: bool,
    kind: RecipientKind,
    channel: Channel,
    scopes: frozenset[ContentScope],
    on: date,
    route: str,
    platform: str,
) -> Need:
    if not scopes:
        return Need(Requirement.OPT_OUT, (), (), None, Obligations(), unreviewed=False)
    words = WORDS.get(channel, (channel.value,))
    known = [row for row in _collect(table, chain, kind, words) if _speaks(row, scopes, platform)]
    rows = [row for row in known if in_force(row, on)]
    groups = _groups(rows, chain)
    chosen = [row for group in groups for row in _chosen(group, route)]
    unheard = set(words) - {row.channel for row in rows}
    requirement = max((_group_need(group, route) for group in groups), default=Requirement.EXPLICIT_OPT_IN)
    if unheard:
        requirement = max(requirement, Requirement.EXPLICIT_OPT_IN)
    chosen.sort(key=lambda row: (-row.requirement, row.rule_id))
    return Need(
        requirement,
        tuple(row.rule_id for row in chosen),
        _easing_routes(groups, route),
        min((row.implied_expiry_days for row in chosen if row.implied_expiry_days), default=None),
        obligations_of(chosen, channel),
        unreviewed=bool(unheard) or not own or any(row.verification != READ and not row.accepted for row in chosen),
        fail_closed=bool(unheard),
        overridden=_overridden(chosen, known, on),
        weakest_source="" if unheard else weakest_source(row.verification for row in chosen),
        min_grade=max((row.min_grade for row in chosen if row.min_grade), default=None),
    )


def in_force(rule: LawRule, on: date) -> bool:
    """Whether a rule lives on this day; the first and the last of its days count."""
    return (rule.valid_from is None or rule.valid_from <= on) and (rule.valid_to is None or on <= rule.valid_to)


def weakest_source(sources: Iterable[str]) -> str:
    """The least sure of the ways in which rules were checked, '' where there are none."""
    return max((source for source in sources if source), key=SOURCES.index, default="")


def _overridden(chosen: Iterable[LawRule], known: Iterable[LawRule], on: date) -> tuple[str, ...]:
    """The loosening overrides an answer rests on: the rules it was taken from, and rules whose cut life keeps them silent."""
    asks_less = [row for row in chosen if row.override and row.override.loosens]
    silenced = [row for row in known if row.override and "life" in row.override.loosens and not in_force(row, on)]
    return tuple(sorted({row.rule_id for row in (*asks_less, *silenced)}))


@lru_cache(maxsize=8)
def _jurisdictions(table: LawTable) -> frozenset[str]:
    return frozenset(rule.jurisdiction for rule in table.rules.values())


@lru_cache(maxsize=4096)
def _places(table: LawTable, jurisdiction: str) -> tuple[tuple[str, ...], bool]:
    """Whose rules reach this jurisdiction, the nearest first, and whether its country has any of its own."""
    known = _jurisdictions(table)
    return tuple(place for place in chain_of(jurisdiction) if place in known), jurisdiction.split("-")[0] in known


@lru_cache(maxsize=8)
def _by_place(table: LawTable) -> dict[tuple[str, str], list[LawRule]]:
    rows: defaultdict[tuple[str, str], list[LawRule]] = defaultdict(list)
    for rule in table.rules.values():
        rows[rule.jurisdiction, rule.channel].append(rule)
    return dict(rows)


def _collect(table: LawTable, chain: Sequence[str], kind: RecipientKind, words: Sequence[str]) -> Iterable[LawRule]:
    rows = _by_place(table)
    for place in chain:
        for word in (*words, "any"):
            yield from (row for row in rows.get((place, word), ()) if row.recipient_kind in (kind, "any"))


def _speaks(row: LawRule, scopes: frozenset[ContentScope], platform: str) -> bool:
    if row.content_scope not in scopes or row.route in _NOT_FOR_SENDING:
        return False
    return row.layer != PLATFORM or row.route == platform


def _groups(rows: Iterable[LawRule], chain: Sequence[str]) -> list[list[LawRule]]:
    """Rows that answer for one another: in a group the nearest jurisdiction replaces its parents; US states stand apart."""
    groups: defaultdict[tuple[str, ...], list[LawRule]] = defaultdict(list)
    for row in rows:
        apart = row.jurisdiction if adds_to_parent(row.jurisdiction) else ""
        groups[row.layer, row.content_scope, row.channel, apart].append(row)
    for key, group in groups.items():
        nearest = min(chain.index(row.jurisdiction) for row in group)
        groups[key] = [row for row in group if chain.index(row.jurisdiction) == nearest]
    return [groups[key] for key in sorted(groups)]


def _counted(group: Sequence[LawRule], route: str) -> list[LawRule]:
    """The rows of a group that may answer for it; a gate on content eases nothing where another row stands."""
    counted = [row for row in group if row.route in (DEFAULT, route) or row.layer == PLATFORM]
    return counted or [row for row in group if row.route == GATE]


def _group_need(group: Sequence[LawRule], route: str) -> Requirement:
    if any(row.requirement is Requirement.PROHIBITED for row in group):
        return Requirement.PROHIBITED
    return min((row.requirement for row in _counted(group, route)), default=Requirement.EXPLICIT_OPT_IN)


def _chosen(group: Sequence[LawRule], route: str) -> list[LawRule]:
    """The row that answers for its group (where no evidence opens one: the strictest), and the group's gates on content."""
    banned = [row for row in group if row.requirement is Requirement.PROHIBITED]
    counted = banned or _counted(group, route)
    if counted:
        best = min(counted, key=lambda row: (row.requirement, row.route != DEFAULT, row.rule_id))
    else:
        best = max(group, key=lambda row: (row.requirement, row.rule_id))
    return [best, *(row for row in group if row.route == GATE and row is not best)]


def _easing_routes(groups: Iterable[Sequence[LawRule]], route: str) -> tuple[str, ...]:
    routes = {
        row.route
        for group in groups
        for row in group
        if row.route not in (DEFAULT, GATE) and row.layer != PLATFORM and row.requirement < _group_need(group, route)
    }
    return tuple(sorted(routes))
