import pytest

from accord.delivery.rules.authorship import Click, author_of
from accord.interactions.types import Author

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.mark.parametrize(
    ("click", "author"),
    [
        (Click(FIREFOX, seconds=600), Author.HUMAN),
        (Click(FIREFOX, seconds=600, swept=1, links=3), Author.HUMAN),
        (Click(FIREFOX, seconds=600, swept=2, links=2), Author.HUMAN),  # two links are easily followed by hand
        (Click(FIREFOX, seconds=600, swept=3, links=3), Author.MACHINE),
        (Click(FIREFOX, method="HEAD", seconds=600), Author.MACHINE),
        (Click(FIREFOX, seconds=1.5), Author.MACHINE),
        (Click(FIREFOX, seconds=12), Author.UNSURE),
        (Click(FIREFOX), Author.UNSURE),
        (Click("", seconds=600), Author.UNSURE),
        (Click("Barracuda Sentinel (EE)", seconds=600), Author.MACHINE),
        (Click("python-requests/2.32", seconds=600), Author.MACHINE),
        (Click("Mozilla/5.0 (compatible; Googlebot/2.1)", seconds=600), Author.MACHINE),
        (Click("Mozilla/5.0 SkypeUriPreview Preview/0.5", seconds=600), Author.MACHINE),
    ],
)
def test_who_clicked(click: Click, author: Author) -> None:
    assert author_of(click) is author
