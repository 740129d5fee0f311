"""Slices lie side by side and fill what they stand for; in every language a point stays a point in SVG."""

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accord.web.charts.bars import bar_of


@given(st.lists(st.integers(0, 10_000), max_size=8), st.integers(0, 5_000))
def test_slices_lie_side_by_side(sizes: list[int], rest: int) -> None:
    whole = sum(sizes) + rest
    bar = bar_of("x", [(str(index), size, index) for index, size in enumerate(sizes)], whole=whole)
    edge = 0.0
    for piece in bar.slices:
        assert abs(float(piece.x) - edge) < 0.01
        edge = float(piece.x) + float(piece.width)
    assert edge <= 100.01
    assert [piece.count for piece in bar.slices] == [size for size in sizes if size]


def test_no_decimal_comma_in_svg() -> None:
    with translation.override("fr"):
        bar = bar_of("x", [("a", 1, 0), ("b", 2, 1)], whole=3, count=12_345)
    assert [piece.width for piece in bar.slices] == ["33.333", "66.667"]
    assert bar.count == "12\u202f345"


def test_nothing_of_nothing() -> None:
    assert bar_of("x", [("a", 0, 0)], whole=0).slices == ()
