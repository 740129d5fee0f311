"""Nine in ten have only ever said yes, or nothing: their answer is the best of their records' verdicts, by one aggregate.

For each aim a record leaves a mark: how far it is from enough, from 0 (it is) to `_LEVELS` (nothing on file). A mark is a run of
that many ones in a field of bits, so that AND of many words of marks is the least mark of each aim at once. Whoever has a record
that does more than say yes is left to the fold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.steps import Step, run_steps
from accord.consent.columns.crowd import NOBODY, Ints
from accord.consent.columns.people import KINDS, People
from accord.consent.columns.shapes import Shapes, rank_of, table_of
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import is_bound_to_point
from accord.consent.rules.standing import CONFIRM_WITHIN
from accord.consent.types import ReasonCode

_FIRST, _LAST = ReasonCode.PENDING, ReasonCode.NOT_ASKED
_LEVELS = {0: 0} | {rank: level for level, rank in enumerate(range(rank_of(_FIRST), rank_of(_LAST) + 1), start=1)}
"""Rank of the reason -> level, 0 for a yes; in the order in which reasons are given, from waiting to nothing on file."""

_WIDTH = len(_LEVELS) - 1
_PER_WORD = 62 // _WIDTH


@dataclass(frozen=True, slots=True)
class Marks:
    """How many aims and regimes there are, and the ages at which an opt-in may lapse or a pending one fall away, in order."""

    aims: int
    ages: tuple[timedelta, ...]
    regimes: int

    def words(self) -> list[str]:
        """The columns that hold the marks."""
        return [f"word_{number}" for number in range(-(-self.aims // _PER_WORD))]

    @property
    def regime_step(self) -> int:
        """How far apart the codes of two regimes are."""
        return (len(self.ages) + 1) * _OWN

    def code_sql(self, regime: str = "regime", hit: str = "hit") -> str:
        """The code of a record; see `mark_people`."""
        own = f"band * {_OWN} + CAST(over AS INTEGER) * 8 + {hit}"
        return f"(CAST(shape AS BIGINT) * {self.regimes} + {regime}) * {self.regime_step} + {own}"

    def level_sql(self, aim: int) -> str:
        """The rank of an aim in the words, 0 for enough; NULL where a customer has no record."""
        ranks = " ".join(f"WHEN {level} THEN {rank}" for rank, level in _LEVELS.items())
        field = f"(word_{aim // _PER_WORD} >> {aim % _PER_WORD * _WIDTH}) & {(1 << _WIDTH) - 1}"
        return f"CASE bit_count(CAST({field} AS BIGINT)) {ranks} END"


def register_marks(engine: Engine, shapes: Shapes, aims: int) -> Marks:
    """Register what `mark_people` joins: `fold_plain_shapes`, `fold_bands` and `fold_gauges`. Reads `fold_effects` and verdicts."""
    days = engine.rows("SELECT DISTINCT days FROM need_verdicts WHERE days IS NOT NULL")
    ages = tuple(sorted({CONFIRM_WITHIN, *(timedelta(days=number) for (number,) in days)}))
    ((regimes,),) = engine.rows("SELECT COALESCE(max(regime), 0) + 1 FROM fold_regimes")
    marks = Marks(aims, ages, regimes)
    heard = sorted(shape for (shape,) in engine.rows("SELECT DISTINCT shape FROM fold_effects WHERE aim >= 0"))
    known = [(number, role_of(shapes[number]) in _PLAIN, is_bound_to_point(shapes[number])) for number in heard]
    engine.register("fold_plain_shapes", table_of(known, shape=pa.int32(), plain=pa.bool_(), bound=pa.bool_()))
    passed = (0, *(int(age.total_seconds()) for age in marks.ages))
    bands = [(band, over, seconds) for band, seconds in enumerate(passed) for over in (False, True)]
    engine.register("fold_bands", table_of(bands, band=pa.int32(), over=pa.bool_(), older_than=pa.int64()))
    levels = [(aim, rank, eased) for aim in range(aims) for rank in _LEVELS for eased in (False, True)]
    gauges = [(*level, *_words(marks, level[0], _LEVELS[level[1]], others=level[2])) for level in levels]
    fields = {"aim": pa.int16(), "rank": pa.int32(), "eased": pa.bool_()} | dict.fromkeys(marks.words(), pa.int64())
    engine.register("fold_gauges", table_of(gauges, **fields))
    return marks


def _words(marks: Marks, aim: int, level: int, *, others: bool) -> list[int]:
    """All words with one mark in the field of its aim; every other bit is one, but for the sign where the fold must be asked."""
    words = [-1] * len(marks.words())
    words[aim // _PER_WORD] &= ~(((1 << _WIDTH) - (1 << level)) << aim % _PER_WORD * _WIDTH)
    return [word & _NO_SIGN if others else word for word in words]


def mark_people(engine: Engine, people: People, marks: Marks, *, send_at: datetime) -> None:
    """Add the words of marks to `fold_people`, and make `fold_others`: those of whom the fold must be asked.

    A record's code is its shape, its customer's regime, how many of the ages it has passed, whether its own term is over, and
    which of the customer's points it is bound to; one that is bound to no point in use has none.
    """
    band = " + ".join(f"CAST(valid_from <= TIMESTAMP '{send_at - age}' AS INTEGER)" for age in marks.ages)
    run_steps(engine, [Step("fold_heard", _HEARD_SQL), _marks_step(marks)], send_at=send_at)
    heard = engine.numpy(_RECORDS_SQL.format(band=band, code=marks.code_sql("0", "0")), send_at=send_at)
    places = people.crowd.places_of(heard["customer_id"])
    codes = _codes(heard, places, people, marks)
    table = engine.numpy(f"SELECT code, {', '.join(marks.words())} FROM fold_marks ORDER BY code")  # noqa: S608 (our own names)
    rows = _rows_of(codes, table["code"])
    counts = (places != NOBODY) & (rows != NOBODY)
    places, rows = places[counts], rows[counts]
    words = {word: np.full(len(people.crowd.ids), -1, np.int64) for word in marks.words()}
    for word, held in words.items():
        np.bitwise_and.at(held, places, table[word][rows])
    others = words["word_0"] >= 0
    taken = people.crowd.places_of(engine.numpy("SELECT customer_id FROM fold_taken")["customer_id"])
    others[taken[taken != NOBODY]] = True
    for word, held in words.items():
        people.crowd.columns[word] = pa.array(np.where(others, -1, held))
    engine.register("fold_others", pa.table({"customer_id": people.crowd.ids[others]}))
    people.crowd.register(engine, "fold_people")


def _codes(heard: Mapping[str, Ints], places: Ints, people: People, marks: Marks) -> Ints:
    """The code of each record; NOBODY where it is bound to a point that is not in use."""
    hits = np.zeros(len(places), np.int64)
    (bound,) = np.nonzero(heard["bound"])
    hits[bound] = _UNUSED
    for number, points in enumerate(people.points, start=1):
        hits[bound[points[places[bound]] == heard["contact_point_id"][bound]]] = number
    codes = heard["code"] + people.regime[places].astype(np.int64) * marks.regime_step + hits
    return np.where(heard["code"] == _OTHER, _OTHER, np.where(hits == _UNUSED, NOBODY - 1, codes))


def _rows_of(codes: Ints, known: Ints) -> Ints:
    """The row of each code in `known`, NOBODY for one that is not there; by a list where codes lie close, else by search."""
    lowest, widest = int(known.min()), int(known.max())
    if widest - lowest > _WIDE:
        found = np.minimum(np.searchsorted(known, codes), len(known) - 1)
        return np.where(known[found] == codes, found, NOBODY)
    rows = np.full(widest - lowest + 2, NOBODY, np.int32)
    rows[known - lowest] = np.arange(len(known), dtype=np.int32)
    inside = (codes >= lowest) & (codes <= widest)
    return rows[np.where(inside, codes - lowest, len(rows) - 1)]


def _marks_step(marks: Marks) -> Step:
    words = ", ".join(f"bit_and({word}) AS {word}" for word in marks.words())
    others = ", ".join(str(word) for word in _words(marks, 0, _WIDTH, others=True))
    return Step(
        "fold_marks",
        f"""
        SELECT {marks.code_sql()} AS code, {words}
        FROM ({_LEVELS_SQL}) AS levels JOIN fold_gauges USING (aim, rank, eased)
        GROUP BY code
        UNION ALL SELECT {_OTHER}, {others}
        """,  # noqa: S608 (our own words)
    )


_PLAIN = frozenset({Role.YES, Role.PENDING})
_NO_SIGN = (1 << 63) - 1
_UNUSED, _OTHER, _WIDE = 7, -1, 50_000_000
_OWN = 16
"""What is said of a record apart from shape, regime and band: whether its term is over, and which point it is bound to."""

_HEARD_SQL = "SELECT key, fold_plain_shapes.* FROM fold_keys JOIN fold_plain_shapes USING (shape)"
_RECORDS_SQL = f"""
SELECT customer_id, bound AND plain AS bound, COALESCE(contact_point_id, 0) AS contact_point_id,
    CASE WHEN plain THEN {{code}} ELSE {_OTHER} END AS code
FROM (
    SELECT fold_live.*, shape, plain, bound, {{band}} AS band, COALESCE(valid_to <= $send_at, FALSE) AS over
    FROM fold_live JOIN fold_heard USING (key)
) AS heard
"""  # noqa: S608 (our own words)
_HITS = " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(KINDS, start=1))
_LAPSED, _PENDING = rank_of(ReasonCode.LAPSED), rank_of(ReasonCode.PENDING)
_LEVELS_SQL = f"""
SELECT regime, shape, aim, band, over, CASE WHEN NOT bound THEN 0 ELSE CASE kind {_HITS} END END AS hit, rank, eased
FROM (
    SELECT regime, shape, aim, band, over, need <> base AND rank = 0 AND NOT (over OR aged) AS eased,
        CASE WHEN over OR (aged AND rank = 0) THEN {_LAPSED} ELSE rank END AS rank
    FROM (
        SELECT need_verdicts.*, need_bases.regime, need_bases.need AS base, fold_bands.band, fold_bands.over,
            COALESCE(CAST(days AS BIGINT) * 86400 <= older_than, FALSE) AS aged
        FROM need_verdicts JOIN need_bases USING (class) CROSS JOIN fold_bands
    ) AS judged
    UNION ALL
    SELECT regime, shape, aim, band, over, FALSE, {_PENDING}
    FROM fold_effects JOIN fold_aims USING (aim) JOIN need_bases USING (ask) CROSS JOIN fold_bands
    WHERE role = 'pending' AND older_than < {int(CONFIRM_WITHIN.total_seconds())}
) AS ranked
JOIN (SELECT shape, aim, bound, kind FROM fold_effects) AS effects USING (shape, aim)
WHERE NOT bound OR kind <> ''
"""  # noqa: S608
"""How near to enough each opt-in is for each aim it covers, in each regime and at each age."""
