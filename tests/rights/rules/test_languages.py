import pytest

from accord.rights.rules.languages import language_for


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("", "fr-CA"), "fr"),
        (("tr", "fr"), "tr"),
        (("", "", "zh-TW"), "zh-hant"),
        (("zh_Hans",), "zh-hant"),
        (("sv", "de"), "en"),
        (("sv", "fr"), "fr"),
        ((), "en"),
    ],
)
def test_the_first_wish_we_can_write(wishes, language):
    assert language_for(*wishes) == language
