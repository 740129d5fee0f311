"""The matrix keeps the order of channels and leaves empty columns out."""

from accord.catalogue.types import Channel
from accord.measurement.types import MatrixCell
from accord.web.marketer.matrix import heat_table_of


def test_rows_columns_and_warmth() -> None:
    table = heat_table_of(
        [
            MatrixCell(Channel.VISIT, Channel.VISIT, 10, 5, 0.5, 0.2, 0.8),
            MatrixCell(Channel.EMAIL, Channel.EMAIL, 1000, 100, 0.1, 0.08, 0.12),
            MatrixCell(Channel.EMAIL, Channel.PHONE, 1000, 0, 0.0, 0.0, 0.002),
        ]
    )
    assert [str(name) for name in table.columns] == ["E-mail", "Visit"]
    assert [str(row.name) for row in table.rows] == ["E-mail", "Visit"]
    email, visit = table.rows
    assert [(cell.rate, cell.interval, cell.heat) for cell in email.cells] == [("10.0", "8.0 – 12.0", 1), ("", "", 0)]
    assert [cell.heat for cell in visit.cells] == [0, 5]
    assert email.actions_words == "1,000"


def test_nothing_yet() -> None:
    assert heat_table_of([]).rows == ()
