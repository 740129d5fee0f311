import pytest

from accord.content.rules.markup import check_markup
from accord.kernel.errors import AccordError


def mail(inside: str, head: str = "") -> str:
    return (
        f"<mjml><mj-head>{head}</mj-head>\n<mj-body><mj-section><mj-column>\n{inside}\n</mj-column></mj-section></mj-body></mjml>"
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<mj-text>Dear {{given_name|you}}, <b>good</b><br>news &amp; more</mj-text>",
        "<mj-button href='https://lumira.example'>Read</mj-button>",
        "<mj-button href='{{preferences_url}}'>Choose</mj-button>",
        "<mj-text><a href='mailto:a@b.example'>write</a></mj-text><mj-spacer height='4px' />",
        "<!-- a remark --><mj-divider />",
    ],
)
def test_plain_mail_passes(inside: str) -> None:
    check_markup(mail(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "<mj-text><script>alert(1)</script></mj-text>",
        "<mj-text onclick='x()'>a</mj-text>",
        "<mj-text><a href='javascript:alert(1)'>a</a></mj-text>",
        "<mj-text><a href='  JaVaScRiPt:alert(1)'>a</a></mj-text>",
        "<mj-text><a href='data:text/html,x'>a</a></mj-text>",
        "<mj-text><a href='lumira.example'>a</a></mj-text>",
        "<mj-image src='https://tracker.example/x.png' />",
        "<mj-text><img src='https://tracker.example/x.png'></mj-text>",
        "<mj-section background-url='https://tracker.example/x.png'></mj-section>",
        "<mj-text style='background: url(https://tracker.example/x)'>a</mj-text>",
        "<mj-text><form action='https://x.example'></form></mj-text>",
        "<mj-include path='/etc/passwd' />",
        "<mj-foo />",
        "<mj-text>never closed",
        "<mj-text>crossed <b>tags</mj-text></b>",
        "</mj-column>",
        "<!-- {{unsubscribe_url}} -->",
    ],
)
def test_what_runs_fetches_or_is_not_closed_is_refused(inside: str) -> None:
    with pytest.raises(AccordError) as error:
        check_markup(mail(inside))
    assert error.value.code == "content.markup"
    assert error.value.message.startswith(("Line 3:", "Line 4:"))


@pytest.mark.parametrize(
    "whole",
    [
        "",
        "hello",
        "<p>hello</p>",
        "<mjml></mjml><mjml></mjml>",
        "<mjml></mjml> and text",
        "<?xml version='1.0'?><mjml></mjml>",
        mail("", head="<mj-style>@import 'https://x.example/a.css';</mj-style>"),
        mail("", head="<mj-raw><meta http-equiv='refresh' content='0; https://x.example'></mj-raw>"),
        mail("", head="<mj-font name='X' href='https://x.example/f.css' />"),
    ],
)
def test_a_mail_is_one_mjml_and_fetches_nothing(whole: str) -> None:
    with pytest.raises(AccordError) as error:
        check_markup(whole)
    assert error.value.code == "content.markup"


def test_the_line_is_named() -> None:
    with pytest.raises(AccordError) as error:
        check_markup("<mjml>\n<mj-body>\n\n<script></script>")
    assert error.value.message.startswith("Line 4: <script>")
