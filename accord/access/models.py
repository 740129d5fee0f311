"""Tables of access."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who logs in."""
