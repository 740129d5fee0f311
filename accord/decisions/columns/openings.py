"""What the company could say on a day, and to whom it would fit: the small tables every candidate is joined from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.consent.types import Ask
from accord.content.types import PieceVersion
from accord.decisions.questions import ask_of
from accord.decisions.rules.fit import reasons_not_fitting

AUDIENCE = ("country", "language", "wished_language", "specialty")
"""The facts that decide which versions fit."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day that is planned. `moment` (its start, UTC) ends every look back, `send_at` (its noon) is when the law is asked."""

    on: date
    moment: datetime
    send_at: datetime
    known_at: datetime


def register_openings(engine: Engine, versions: Sequence[PieceVersion], asks: Sequence[Ask], *, on: date) -> None:
    """Make `versions` and `fits` (audience, version_id): the rule of fit, run once per distinct audience of `customer_facts`."""
    columns = {
        "version_id": [version.id for version in versions],
        "ask": [asks.index(ask_of(version)) for version in versions],
        "channel": [version.channel.value for version in versions],
        "brand_code": [version.brand_code for version in versions],
        "topic": [version.topic_code for version in versions],
        "sender_id": [version.sender_id for version in versions],
        "narrowed": [bool(version.audience) for version in versions],
        "title": [version.title for version in versions],
        "countries": [sorted(version.countries) for version in versions],
    }
    engine.register("versions", pa.table(columns, schema=_VERSIONS))
    engine.register("asks", pa.table({"ask": range(len(asks)), "channel": [ask.channel.value for ask in asks]}, schema=_ASKS))
    words = ", ".join(f"COALESCE({word}, '')" for word in AUDIENCE)
    audiences = engine.rows(f"SELECT DISTINCT {words} FROM customer_facts ORDER BY ALL")  # noqa: S608 (our own names)
    fits = [
        (country, language, wished, specialty, version_id)
        for country, language, wished, specialty in audiences
        for version_id, reasons in reasons_not_fitting(
            versions, country=country, language=language, wished=wished, specialty=specialty, on=on
        ).items()
        if not reasons
    ]
    names = _FITS.names
    engine.register("fits", pa.table({name: [fit[place] for fit in fits] for place, name in enumerate(names)}, schema=_FITS))


_VERSIONS = pa.schema(
    {
        "version_id": pa.int64(),
        "ask": pa.int64(),
        "channel": pa.string(),
        "brand_code": pa.string(),
        "topic": pa.string(),
        "sender_id": pa.int64(),
        "narrowed": pa.bool_(),
        "title": pa.string(),
        "countries": pa.list_(pa.string()),
    }
)
_ASKS = pa.schema({"ask": pa.int64(), "channel": pa.string()})
_FITS = pa.schema({**dict.fromkeys(AUDIENCE, pa.string()), "version_id": pa.int64()})
