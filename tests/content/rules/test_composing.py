import re

import pytest

from accord.content.rules.compiling import compile_mjml
from accord.content.rules.composing import compose_mjml, compose_text, words_in
from accord.content.rules.slots import slots_in
from accord.content.types import Letter

LETTER = Letter(
    language="en",
    heading="R&D <news>",
    greeting="Dear {{given_name|colleague}},",
    paragraphs=("First $5.", "Second."),
    points=("One", "Two"),
    button_text="Read",
    button_url="https://lumira.example/?a=1&b=2",
    closing="Kind regards,\nLumira",
    fine_print=("Reference 1",),
    kicker="Lumira",
)


@pytest.mark.parametrize("language", ["en", "fr", "zh-Hant", "zh-Hant-TW", "tr", "sv"])
def test_a_letter_compiles_in_every_language(language: str) -> None:
    letter = Letter(language=language, heading="Heading", paragraphs=("Body",))
    mail = compose_mjml(letter)
    html = compile_mjml(mail)
    words = words_in(language)
    assert f'lang="{language}"' in html
    for text in (words["why"], words["unsubscribe"], words["for_professionals"], "{{unsubscribe_url}}", "{{preferences_url}}"):
        assert text in html
    assert words_in("sv") == words_in("en")
    assert not re.search(r"https?://(?!www\.w3\.org)", html)


def test_words_are_escaped_and_slots_kept() -> None:
    html = compile_mjml(compose_mjml(LETTER))
    assert "R&amp;D &lt;news&gt;" in html and "<news>" not in html
    assert "Kind regards,<br />Lumira" in html and "First $5." in html
    assert "https://lumira.example/?a=1&amp;b=2" in html
    assert {use.name for use in slots_in(compose_mjml(LETTER))} == {use.name for use in slots_in(compose_text(LETTER))}


def test_the_text_says_what_the_mail_says() -> None:
    text = compose_text(LETTER)
    for part in ("R&D <news>", "- One\n- Two", "Read: https://lumira.example/?a=1&b=2", "Reference 1", "{{material}}"):
        assert part in text


def test_parts_that_are_not_there_leave_no_trace() -> None:
    bare = compose_mjml(Letter(language="en", heading="H", paragraphs=("P",), professionals_only=False))
    assert "mj-button" not in bare and "mj-table" not in bare and "mj-divider" not in bare
    assert words_in("en")["for_professionals"] not in bare
