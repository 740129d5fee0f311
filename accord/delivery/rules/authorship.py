"""Who followed a link: a person, or a machine that reads mail before the person does."""

import re
from dataclasses import dataclass

from accord.interactions.types import Author

TOO_FAST = 3.0
FAST = 30.0
SCANNERS = re.compile(
    r"bot\b|crawl|spider|scan|preview|prefetch|curl/|wget/|python-|go-http-client|java/|okhttp|libwww|headless|"
    r"barracuda|proofpoint|mimecast|safelinks|symantec|forcepoint|fireeye|ironport|sophos|trendmicro|googleimageproxy|"
    r"facebookexternalhit|slackbot|whatsapp|skypeuripreview|microsoft office|ms-office",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Click:
    """What can be seen of a click: `seconds` since the message was sent (None = not known); `swept` of the message's `links`
    have been followed within the last seconds, this one included."""

    user_agent: str
    method: str = "GET"
    seconds: float | None = None
    swept: int = 1
    links: int = 1


def author_of(click: Click) -> Author:
    """Machine where it names itself, asks without reading (HEAD), is faster than a hand or follows every link in one sweep.

    Unsure where it is merely quick or says nothing of itself. Scanners that pose as browsers and wait will pass as human.
    """
    if click.method != "GET" or SCANNERS.search(click.user_agent):
        return Author.MACHINE
    if click.seconds is not None and click.seconds < TOO_FAST:
        return Author.MACHINE
    if click.links > 2 and click.swept >= click.links:
        return Author.MACHINE
    quick = click.seconds is None or click.seconds < FAST
    return Author.UNSURE if quick or not click.user_agent else Author.HUMAN
