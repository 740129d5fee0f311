"""A person's own contact point, recognisable to the person and of little use to anybody looking over a shoulder."""

from accord.customers.types import ContactPoint, ContactPointKind

DOTS = "•••"


def mask(point: ContactPoint) -> str:
    """`j•••@clinic.fr`, `••• 42 17`; of a postal place nothing but dots."""
    if point.kind is ContactPointKind.EMAIL:
        name, _, domain = point.value.partition("@")
        return f"{name[:1]}{DOTS}@{domain}"
    if point.kind is ContactPointKind.PHONE:
        return f"{DOTS} {point.value[-4:-2]} {point.value[-2:]}"
    return DOTS
