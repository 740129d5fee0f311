import pytest

from accord.customers.rules.language import normal_language
from accord.customers.types import InvalidValue


@pytest.mark.parametrize(
    ("text", "tag"), [("EN", "en"), ("fr-ca", "fr-CA"), ("zh_hant_tw", "zh-Hant-TW"), ("zh-hant", "zh-Hant"), ("es-419", "es-419")]
)
def test_tags_in_their_usual_case(text: str, tag: str) -> None:
    assert normal_language(text) == tag


@pytest.mark.parametrize("text", ["", "english", "e", "fr-", "12", "en-US-x-private-things"])
def test_others_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normal_language(text)
    assert caught.value.code == "unknown_language"
