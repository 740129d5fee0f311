"""Writes of access."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from accord.access.models import ApiKey, AuditReview, Look, User
from accord.access.rules.secrets import PREFIX, hash_secret
from accord.access.types import ApiScope
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer

_USE_NOTED_EVERY = timedelta(minutes=1)


def create_user(
    *,
    email: str,
    name: str,
    password: str,
    roles: Iterable[Role],
    rep_id: int | None = None,
    markets: Iterable[str] | None = None,
    now: datetime,
) -> int:
    """A new user's id; an e-mail that is taken gives its user, unchanged. `markets` None is every market.

    Raises AccordError `access.email`, `access.password`, `access.rep_missing`.
    """
    address = email.strip().lower()
    held = User.objects.filter(email=address).first()
    if held is not None:
        return held.id
    role_set = {Role(role) for role in roles}
    _check_login(address, password)
    if Role.REP in role_set and rep_id is None:
        raise AccordError("access.rep_missing", f"{address} is to be a rep but is tied to none.", "Give the rep's id.")
    user = User(email=address, name=name, roles=sorted(role_set), rep_id=rep_id, created_at=now)
    user.markets = None if markets is None else sorted(markets)
    user.set_password(password)
    user.save()
    return user.id


def set_user_active(*, user_id: int, active: bool, now: datetime) -> None:
    """Let a user in, or no longer. Raises NotFound."""
    if not User.objects.filter(id=user_id).update(is_active=active):
        raise NotFound("user")


def create_api_key(*, name: str, scopes: Iterable[ApiScope], now: datetime) -> str:
    """The secret of a new key. It is shown this once; only its keyed hash is kept."""
    secret = PREFIX + secrets.token_urlsafe(32)
    ApiKey.objects.create(
        name=name,
        secret_hash=hash_secret(secret, key=settings.ACCORD_LOOKUP_KEY),
        scopes=sorted({ApiScope(scope) for scope in scopes}),
        created_at=now,
    )
    return secret


def revoke_api_key(*, key_id: int, now: datetime) -> None:
    """Close a key for good, at once; revoking twice keeps the first moment. Raises NotFound."""
    if not ApiKey.objects.filter(id=key_id).exists():
        raise NotFound("API key")
    ApiKey.objects.filter(id=key_id, revoked_at=None).update(revoked_at=now)


def note_key_use(*, key_id: int, now: datetime) -> None:
    """Remember that a key was used, to the minute: one write a minute, not one a request."""
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - _USE_NOTED_EVERY)
    ApiKey.objects.filter(stale, id=key_id).update(last_used_at=now)


@transaction.atomic
def record_look(*, viewer: Viewer, customer_ids: Sequence[int], page: str, now: datetime) -> None:
    """Write down that `viewer` saw these persons on `page`, all of them in one statement. The house itself is user 0: no user."""
    user_id = viewer.user_id or None
    Look.objects.bulk_create(
        [Look(user_id=user_id, customer_id=customer_id, page=page, looked_at=now) for customer_id in dict.fromkeys(customer_ids)]
    )


@transaction.atomic
def sign_audit_review(*, viewer: Viewer, note: str, now: datetime) -> int:
    """Sign that the audit trail was read from the last signature until now. Raises NotFound for anyone but compliance.

    Raises AccordError `access.audit_signed` where there is nothing new to read.
    """
    if not viewer.has(Role.COMPLIANCE) or not viewer.user_id:
        raise NotFound("audit trail")
    last = AuditReview.objects.order_by("-until").values_list("until", flat=True).first()
    if last is not None and last >= now:
        raise AccordError("access.audit_signed", "The audit trail is signed up to this moment.", "Come back later.")
    return AuditReview.objects.create(user_id=viewer.user_id, since=last, until=now, note=note.strip(), signed_at=now).pk


def _check_login(address: str, password: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise AccordError("access.email", f"'{address}' is not an e-mail address.", "Give one, such as ada@example.org.") from error
    try:
        validate_password(password)
    except ValidationError as error:
        raise AccordError("access.password", " ".join(error.messages), "Choose a longer, rarer password.") from error
