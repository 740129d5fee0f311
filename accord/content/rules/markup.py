"""What MJML may hold: every tag closed, no script, no form, nothing fetched from elsewhere; faults named with their line."""

from html.parser import HTMLParser

from accord.kernel.errors import AccordError

_BLOCKS = """
    mjml mj-head mj-body mj-attributes mj-all mj-class mj-breakpoint mj-preview mj-style mj-title mj-raw mj-wrapper mj-section
    mj-group mj-column mj-text mj-button mj-divider mj-spacer mj-table mj-accordion mj-accordion-element mj-accordion-title
    mj-accordion-text mj-hero mj-navbar mj-navbar-link mj-social mj-social-element
"""
_MARKUP = """
    a abbr b blockquote br code div em h1 h2 h3 h4 hr i li meta ol p s small span strong sub sup
    table tbody td th thead tr u ul
"""
_ALLOWED = frozenset(f"{_BLOCKS} {_MARKUP}".split())
_VOID = frozenset({"br", "hr", "meta"})
_ADDRESS_STARTS = ("https://", "http://", "mailto:", "tel:", "#", "{{")
_FETCHING = ("@import", "url(", "expression(")


def check_markup(mjml: str) -> None:
    """Raises AccordError `content.markup` for the first fault."""
    reader = _Reader()
    reader.feed(mjml)
    reader.close()
    reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, int]] = []
        self._seen_root = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check_tag(tag, attrs)
        if tag not in _VOID:
            self._open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check_tag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open[-1][0] != tag:
            opened = f" while <{self._open[-1][0]}> of line {self._open[-1][1]} is open" if self._open else ""
            self._fail(f"</{tag}> closes nothing{opened}.", "Close every tag in the order it was opened.")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "mj-style" and any(word in data.lower() for word in _FETCHING):
            self._fail("the style fetches something from elsewhere.", "Leave out @import and url().")
        if not self._open and data.strip():
            self._fail("there is text outside <mjml>.", "Put it into an <mj-text>.")

    def handle_comment(self, data: str) -> None:
        if "{{" in data:
            self._fail("a slot stands in a remark, where nobody sees it.", "Take it out of the remark.")

    def handle_pi(self, data: str) -> None:
        self._fail("there is a processing instruction.", "Leave it out.")

    def finish(self) -> None:
        if self._open:
            tag, line = self._open[-1]
            self._fail(f"<{tag}> is never closed.", "Close it.", line)
        if not self._seen_root:
            self._fail("there is no <mjml>.", "Start with <mjml><mj-body>.", 1)

    def _check_tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            self._fail(f"<{tag}> is not allowed in a mail.", "Use MJML's own blocks and plain text markup.")
        if not self._open and (tag != "mjml" or self._seen_root):
            self._fail(f"<{tag}> stands outside <mjml>.", "Everything lies in one <mjml>.")
        self._seen_root = True
        for name, value in attrs:
            self._check_attribute(tag, name, (value or "").strip().lower())

    def _check_attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or any(word in value for word in _FETCHING):
            self._fail(f"<{tag} {name}> would run or fetch something.", "Leave the attribute out.")
        if name in ("src", "background-url", "srcset", "background"):
            self._fail(f"<{tag} {name}> fetches a picture, which tells that the mail was opened.", "Leave the picture out.")
        if name == "http-equiv":
            self._fail(f"<{tag} {name}> can send the reader elsewhere.", "Leave it out.")
        if name == "href" and not value.startswith(_ADDRESS_STARTS):
            self._fail(f"the address '{value}' is not complete.", "Start it with https://.")

    def _fail(self, fault: str, next_step: str, line: int | None = None) -> None:
        raise AccordError("content.markup", f"Line {line or self.getpos()[0]}: {fault}", next_step)
