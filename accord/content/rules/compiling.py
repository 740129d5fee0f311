"""MJML to the HTML that mail programs show."""

import re

from mjml import mjml2html

from accord.content.rules.markup import check_markup
from accord.kernel.errors import AccordError

_PLACE = re.compile(r"\s*(?:in root template)?\s*(?:at position (\d+):\d+)?\s*$")


def compile_mjml(mjml: str) -> str:
    """The HTML of a mail; it loads nothing from anywhere. Raises AccordError `content.markup` with the line of the fault."""
    check_markup(mjml)
    try:
        return mjml2html(mjml, fonts={})
    except ValueError as error:
        fault = str(error)
        place = _PLACE.search(fault)
        offset = int(place[1]) if place and place[1] else len(mjml)
        line = mjml.encode()[:offset].count(b"\n") + 1
        raise AccordError(
            "content.markup", f"Line {line}: {_PLACE.sub('', fault)}.", "Compare it with the blocks that MJML knows."
        ) from error
