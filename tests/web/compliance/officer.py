"""Staff at the pages of compliance."""

from django.conf import settings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import User
from accord.kernel.viewer import Role
from tests.cast import MORNING


def client_of(role: Role = Role.COMPLIANCE) -> Client:
    """A signed-in client of this role."""
    user_id = create_user(
        email=f"{role}@alder.example", name=f"Odile {role}", password="a long enough secret", roles=[role], now=MORNING
    )
    client = Client()
    client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client
