"""Tables of access."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from accord.access.append_only import append_only


class UserDirectory(BaseUserManager["User"]):
    """Finds users by e-mail whatever its case, as people type it."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail."""
        return self.get(email=(username or "").strip().lower())

    async def aget_by_natural_key(self, username: str | None) -> "User":
        """The same, for asynchronous callers."""
        return await self.aget(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Someone who logs in: by e-mail, held in lower case, so that two spellings can never be two users."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    roles = models.JSONField(default=list)
    markets = models.JSONField(null=True, default=None)
    rep = models.ForeignKey("field_force.Rep", on_delete=models.PROTECT, null=True, related_name="+")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects: ClassVar[UserDirectory] = UserDirectory()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "created_at"]

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="access_user_email_lower_case")]

    def get_full_name(self) -> str:
        """The name to show."""
        return self.name


class ApiKey(models.Model):
    """Another system's key. Only a keyed hash of its secret is kept."""

    name = models.CharField(max_length=200)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


@append_only
class Look(models.Model):
    """A user saw a person's data on a page. Append-only; holds keys, not names."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+", db_index=False)
    page = models.CharField(max_length=100)
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "looked_at"], name="access_look_of_customer")]


@append_only
class AuditReview(models.Model):
    """A named user read the audit trail up to a moment and signed it, with what is to be done (21 CFR 11, Annex 11)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(null=True)
    until = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)
    signed_at = models.DateTimeField()
