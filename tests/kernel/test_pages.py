"""Where the next page of a list starts."""

import pytest

from accord.kernel.pages import Page


@pytest.mark.parametrize(
    ("page", "after"),
    [
        (Page(["a", "b"], total=5), 2),
        (Page(["c", "d"], total=5, offset=2), 4),
        (Page(["e"], total=5, offset=4), None),
        (Page([], total=0), None),
        (Page([], total=5, offset=3), None),
    ],
)
def test_next_offset(page: Page[str], after: int | None) -> None:
    assert page.next_offset == after
