import re

import pytest

from accord.content.rules.compiling import compile_mjml
from accord.kernel.errors import AccordError

MAIL = "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{given_name}}</mj-text></mj-column></mj-section></mj-body></mjml>"


def test_slots_survive_and_nothing_is_fetched() -> None:
    html = compile_mjml(MAIL)
    assert "Dear {{given_name}}" in html
    assert not re.search(r"<link|@import|<img|<script|url\(", html)


def test_an_address_may_be_a_slot() -> None:
    html = compile_mjml(MAIL.replace("mj-text>", "mj-button>").replace("<mj-button>", "<mj-button href='{{unsubscribe_url}}'>"))
    assert 'href="{{unsubscribe_url}}"' in html


def test_a_fault_of_structure_names_its_line() -> None:
    with pytest.raises(AccordError) as error:
        compile_mjml("<mjml>\n<mj-head>\n<mj-column></mj-column></mj-head></mjml>")
    assert error.value.code == "content.markup" and error.value.message.startswith("Line 3: ")
