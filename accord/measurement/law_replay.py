"""A past time again under another law: which of the contacts that did take place it would have stopped."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from accord.catalogue.types import ContentScope
from accord.consent.queries import law_table_by_hash, law_tables
from accord.consent.queries.law_judging import judged_by_each
from accord.consent.types import LawTable, Permission, Question
from accord.content.queries import get_versions
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.interactions.queries import contacts_of, touches_between
from accord.interactions.types import Touch
from accord.kernel.errors import NotFound
from accord.measurement.rules.replayed import Contact, known_at_of, question_of_touch, stopped_by, stopped_by_cap
from accord.measurement.types import LawReplay, StoppedTouch

Report = Callable[[int, int | None], None]


@dataclass(slots=True)
class _Tally:
    touches: int = 0
    unjudged: int = 0
    stopped: set[str] = field(default_factory=set)
    by_rule: Counter[str] = field(default_factory=Counter)
    by_country: Counter[str] = field(default_factory=Counter)


def replay_law(
    *,
    law: LawTable,
    since: datetime,
    until: datetime,
    keep: Callable[[StoppedTouch], None] | None = None,
    progress: Report | None = None,
) -> LawReplay:
    """Every contact from `since` up to, not including, `until`, judged by `law` at its own moment and by what was known then.

    A contact that a rep or another system reported is judged by what was known when it was told.

    A contact counts as stopped where `law` says no, or its caps are full, and the table it was made under says yes; one that
    this table refuses too, by what is on record, is not judged. `keep` is called with each stopped one, in their order. In
    batches: a constant number of queries for each thousand contacts.
    """
    tally = _Tally()
    for touches in touches_between(since=since, until=until, size=1000):
        for stopped in _replay_batch(touches, law, tally):
            tally.stopped.add(stopped.touch_id.hex)
            tally.by_rule[stopped.rule_id] += 1
            tally.by_country[stopped.country] += 1
            if keep is not None:
                keep(stopped)
        tally.touches += len(touches)
        if progress is not None:
            progress(tally.touches, None)
    return LawReplay(law.hash, tally.touches, tally.unjudged, len(tally.stopped), dict(tally.by_rule), dict(tally.by_country))


def _replay_batch(touches: Sequence[Touch], law: LawTable, tally: _Tally) -> Iterator[StoppedTouch]:
    customers = customers_by_id(customer_ids=sorted({touch.customer_id for touch in touches}))
    asked = _questions([touch for touch in touches if touch.customer_id in customers], customers)
    known = law_tables(moments=[known_at_of(touch) for touch, _ in asked])
    laws = [(law, _law_named(touch.table_hash) or known[known_at_of(touch)]) for touch, _ in asked]
    answers = judged_by_each(questions=[question for _, question in asked], laws=laws)
    tally.unjudged += len(touches) - len(asked)
    earlier = _Earlier(touches, [now for now, _ in answers], tally.stopped)
    for (touch, _), (now, then) in zip(asked, answers, strict=True):
        if not then.allowed:
            tally.unjudged += 1
            continue
        customer = customers[touch.customer_id]
        stop = stopped_by(now) or earlier.full(touch, now, customer.time_zone)
        if stop is not None:
            earlier.stopped.add(touch.touch_id.hex)
            yield StoppedTouch(touch.touch_id, touch.customer_id, touch.occurred_at, touch.channel, customer.country, *stop)


def _questions(touches: Sequence[Touch], customers: Mapping[int, Customer]) -> list[tuple[Touch, Question]]:
    versions = get_versions(version_ids={touch.version_id for touch in touches if touch.version_id is not None})
    scopes: dict[int, frozenset[ContentScope]] = {number: version.scopes for number, version in versions.items()}
    return [(touch, question_of_touch(touch, customers[touch.customer_id], scopes.get(touch.version_id or 0))) for touch in touches]


@cache
def _law_named(table_hash: str) -> LawTable | None:
    try:
        return law_table_by_hash(table_hash=table_hash) if table_hash else None
    except NotFound:
        return None


class _Earlier:
    """What was made before each contact of a batch, where a cap counts it; stopped contacts do not count."""

    def __init__(self, touches: Sequence[Touch], permissions: Sequence[Permission], stopped: set[str]) -> None:
        """One query, and none where no cap binds."""
        capped = [permission for permission in permissions if permission.obligations.caps]
        longest = max((cap.days for permission in capped for cap in permission.obligations.caps), default=0)
        self.stopped = stopped
        self.made: defaultdict[int, list[tuple[Contact, str]]] = defaultdict(list)
        if capped:
            people = sorted({permission.question.customer_id for permission in capped})
            since = touches[0].occurred_at - timedelta(days=longest + 1)
            for number, at, channel, touch_id in contacts_of(
                customer_ids=people, since=since, until=touches[-1].occurred_at + timedelta(microseconds=1)
            ):
                self.made[number].append((Contact(at, channel), touch_id))

    def full(self, touch: Touch, permission: Permission, zone: str) -> tuple[str, str] | None:
        """The reason and rule of a cap that left no room for this contact."""
        if not permission.obligations.caps:
            return None
        before = [
            contact
            for contact, touch_id in self.made[touch.customer_id]
            if (contact.moment, touch_id) < (touch.occurred_at, touch.touch_id.hex) and touch_id not in self.stopped
        ]
        return stopped_by_cap(permission, touch, before, zone)
