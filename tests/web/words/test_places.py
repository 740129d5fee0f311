"""Countries and languages in the reader's own words."""

from django.utils.translation import override

from accord.web.words.places import country_name, language_name


def test_named_in_the_readers_language() -> None:
    with override("fr"):
        assert country_name("DE") == "Allemagne"
        assert language_name("tr") == "turc"
    with override("zh-hant"):
        assert country_name("TW") == "台灣"
    assert language_name("zh-Hant").startswith("Chinese")


def test_what_nobody_knows_stands_for_itself() -> None:
    assert country_name("XX") == "XX"
    assert language_name("xx-klingon") == "xx-klingon"
    assert language_name("") == ""
