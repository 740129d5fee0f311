"""A contact point is shown to be recognised, not to be read off."""

import pytest

from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, ContactPointUse
from accord.web.preference_centre.masking import mask


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (ContactPointKind.EMAIL, "jeanne.martin@clinic.fr", "j•••@clinic.fr"),
        (ContactPointKind.EMAIL, "a@clinic.fr", "a•••@clinic.fr"),
        (ContactPointKind.PHONE, "+33612344217", "••• 42 17"),
        (ContactPointKind.POST, "4 quai de la Loire, Paris", "•••"),
    ],
)
def test_masked(kind: ContactPointKind, value: str, shown: str) -> None:
    assert mask(ContactPoint(1, 1, kind, value, ContactPointUse.WORK, ContactPointStatus.VERIFIED, b"")) == shown
