"""Which contact point a channel uses: the best usable one, verified first, work first, then the oldest."""

from collections.abc import Iterable

from accord.catalogue.types import Channel
from accord.consent.types import ReasonCode
from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, ContactPointUse

KIND_OF: dict[Channel, ContactPointKind] = {
    Channel.EMAIL: ContactPointKind.EMAIL,
    Channel.SMS: ContactPointKind.PHONE,
    Channel.PHONE: ContactPointKind.PHONE,
    Channel.CHAT_APP: ContactPointKind.PHONE,
    Channel.POST: ContactPointKind.POST,
}
"""The channels that need a contact point, and its kind; on the others a person is met, or comes to us."""

STATUS_ORDER = (ContactPointStatus.VERIFIED, ContactPointStatus.UNVERIFIED)
"""The statuses that can be used, best first."""

USE_ORDER = (ContactPointUse.WORK, ContactPointUse.SHARED, ContactPointUse.PRIVATE)


def best_contact_point(points: Iterable[ContactPoint], channel: Channel) -> ContactPoint | None:
    """The one to use on a channel, None where there is none that can be used."""
    usable = [point for point in points if point.kind is KIND_OF.get(channel) and point.status in STATUS_ORDER]
    return min(usable, key=_order, default=None)


def unreachable_code(points: Iterable[ContactPoint], channel: Channel) -> ReasonCode:
    """Why no contact point can be used on a channel: none is known, or none of those known is good."""
    known = any(point.kind is KIND_OF.get(channel) for point in points)
    return ReasonCode.CONTACT_POINT_UNUSABLE if known else ReasonCode.CONTACT_POINT_MISSING


def _order(point: ContactPoint) -> tuple[int, int, int]:
    return STATUS_ORDER.index(point.status), USE_ORDER.index(point.use), point.id
