"""Reads of access."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from accord.access.append_only import append_only_tables, missing_triggers
from accord.access.auditing import count_refused_sign_ins as count_refused_sign_ins
from accord.access.auditing import list_audit_reviews as list_audit_reviews
from accord.access.auditing import look_figures as look_figures
from accord.access.models import ApiKey, Look, User
from accord.access.rules.secrets import hash_secret
from accord.access.rules.viewing import viewer_of
from accord.access.types import ApiCaller, ApiKeyEntry, ApiScope, LookEntry
from accord.field_force.queries import list_territories
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer


def viewer_for(*, user: AbstractBaseUser | AnonymousUser) -> Viewer:
    """The scope in which a logged-in user sees things; nobody logged in sees nothing."""
    if not isinstance(user, User):
        return Viewer(user_id=0, markets=frozenset())
    roles = [Role(role) for role in user.roles]
    is_rep = Role.REP in roles and user.rep_id is not None
    own = [territory.id for territory in list_territories(rep_id=user.rep_id)] if is_rep else []
    return viewer_of(user_id=user.id, active=user.is_active, roles=roles, own=own, markets=user.markets, rep_id=user.rep_id)


def lacks_second_factor(*, user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this user has a role that may not work without codes from an app (ACCORD_MFA_ROLES), and has none."""
    if not isinstance(user, User) or settings.ACCORD_MFA_ROLES.isdisjoint(user.roles):
        return False
    return not is_mfa_enabled(user, [Authenticator.Type.TOTP])


def roles_without_second_factor() -> frozenset[Role]:
    """The roles that see persons and may work with a password alone."""
    return frozenset(role for role in Role if role is not Role.ADMIN and role.value not in settings.ACCORD_MFA_ROLES)


def find_user(*, email: str) -> int:
    """The id of the user with this e-mail, whatever its case. Raises NotFound."""
    user_id = User.objects.filter(email=email.strip().lower()).values_list("id", flat=True).first()
    if user_id is None:
        raise NotFound("user")
    return user_id


def api_caller_for(*, secret: str) -> ApiCaller | None:
    """Whose key this is; None where nobody's, or where it was revoked."""
    row = ApiKey.objects.filter(secret_hash=hash_secret(secret, key=settings.ACCORD_LOOKUP_KEY), revoked_at=None).first()
    return None if row is None else ApiCaller(row.id, row.name, _scopes(row))


def list_api_keys() -> list[ApiKeyEntry]:
    """Every key ever made, the newest first."""
    return [
        ApiKeyEntry(row.id, row.name, _scopes(row), row.created_at, row.last_used_at, row.revoked_at)
        for row in ApiKey.objects.order_by("-id")
    ]


def list_looks(*, viewer: Viewer, customer_id: int) -> list[LookEntry]:
    """Who looked at a customer, the latest first; for compliance alone. Raises NotFound for anyone else."""
    if not viewer.has(Role.COMPLIANCE):
        raise NotFound("log of looks")
    rows = Look.objects.filter(customer_id=customer_id).select_related("user").order_by("-looked_at", "-id")
    return [LookEntry(row.user_id, row.user.name if row.user else "", row.customer_id, row.page, row.looked_at) for row in rows]


def _scopes(row: ApiKey) -> frozenset[ApiScope]:
    return frozenset(ApiScope(scope) for scope in row.scopes)


def check_append_only() -> tuple[str, ...]:
    """The append-only tables, after looking that the triggers stand. Raises AccordError `access.triggers_missing`."""
    missing = missing_triggers(connection)
    if missing:
        raise AccordError(
            "access.triggers_missing", f"The database would let rows be changed: {', '.join(missing)} missing.", "Run accord init."
        )
    return append_only_tables()
