"""A signature drawn on a screen: strokes in, a picture out. Nothing but strokes gets in, so nothing can hide in the picture."""

import re

from accord.kernel.errors import AccordError

WIDTH, HEIGHT = 600, 200
_STROKE = re.compile(r"M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})*")
_STROKES = re.compile(rf"(?:{_STROKE.pattern})+")
_LEAST_POINTS = 8
_MOST_CHARACTERS = 200_000


def svg_of(strokes: str) -> bytes:
    """The SVG of an SVG path of whole-numbered M and L steps. Raises AccordError `signature.unreadable` or `signature.empty`."""
    if len(strokes) > _MOST_CHARACTERS or not _STROKES.fullmatch(strokes):
        raise AccordError("signature.unreadable", "The signature could not be read.", "Clear it and sign again.")
    if strokes.count("L") < _LEAST_POINTS:
        raise AccordError("signature.empty", "That is a dot, not a signature.", "Sign again, or type the name instead.")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{strokes}" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    ).encode()
