"""The engine: parameters, arrays, Arrow, and no way to the network."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc


def test_what_is_registered_can_be_asked_with_parameters() -> None:
    engine = Engine()
    engine.register("people", pa.table({"id": [1, 2, 3], "country": ["FR", "US", None]}))
    engine.run("CREATE TABLE french AS SELECT * FROM people WHERE country = $country", country="FR")
    assert engine.tables() == ["french", "people"]
    assert engine.arrow("SELECT id FROM people WHERE id > $least", least=1).to_pydict() == {"id": [2, 3]}
    assert engine.rows("SELECT * FROM french") == [(1, "FR")]


def test_arrays_mask_what_is_missing() -> None:
    engine = Engine()
    engine.register("people", pa.table({"id": [1, 2], "score": [0.5, None]}))
    arrays = engine.numpy("SELECT * FROM people WHERE id < $id ORDER BY id", id=9)
    assert arrays["id"].tolist() == [1, 2]
    assert np.ma.getmaskarray(arrays["score"]).tolist() == [False, True]


def test_moments_are_utc() -> None:
    noon = datetime.fromisoformat("2026-11-17T12:00:00+01:00")
    assert naive_utc(noon) == datetime(2026, 11, 17, 11)
    engine = Engine()
    assert engine.rows("SELECT $now, CAST(CAST('2026-11-17 12:00:00+01' AS TIMESTAMPTZ) AS TIMESTAMP)", now=naive_utc(noon)) == [
        (datetime(2026, 11, 17, 11), datetime(2026, 11, 17, 11))
    ]
    assert naive_utc(datetime(2026, 11, 17, tzinfo=UTC)).tzinfo is None


def test_it_never_fetches_extensions_nor_reads_our_variables() -> None:
    engine = Engine()
    stray = pa.table({"id": [1]})
    assert stray.num_rows == 1
    settings = dict(engine.rows("SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'"))
    assert set(settings.values()) == {"false"}
    with pytest.raises(duckdb.CatalogException):
        engine.run("SELECT * FROM stray")


def test_files_with_awkward_names_can_be_seen(tmp_path: Path) -> None:
    folder = tmp_path / "it's here"
    folder.mkdir()
    Engine().run(f"COPY (SELECT 1 AS id) TO '{str(folder / 'a.parquet').replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
    engine = Engine(spill=tmp_path / "spill")
    engine.view_files("awkward", folder / "*.parquet")
    assert engine.rows("SELECT id FROM awkward") == [(1,)]
    engine.close()
