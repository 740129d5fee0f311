"""How staff come in: django-allauth's ways, narrowed. Nobody signs up; whom the company's sign-in names must be known here."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from accord.access.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an admin makes users."""
        return False


class CompanyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by the company's own identity provider (OpenID Connect)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: an admin makes users."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the identity to the active user with its verified e-mail address; refuse everybody else in plain words."""
        if sociallogin.is_existing:
            return
        verified = [address.email.strip().lower() for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=verified, is_active=True).first()
        if user is None:
            raise ImmediateHttpResponse(render(request, "entrance/unknown.html", {"addresses": verified}, status=403))
        sociallogin.connect(request, user)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes from an authenticator app (RFC 6238), with recovery codes. Their secrets are sealed with the installation's key."""

    def get_totp_issuer(self) -> str:
        """The name that the authenticator app shows."""
        return "Accord"

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as an element of a page: without the prologue of a file."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def encrypt(self, text: str) -> str:
        """A secret as it is stored."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A stored secret, as it is used."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"accord.totp").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def name_tried(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """Whom a sign-in was tried for, so that guesses are counted per user whatever the spelling."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return given.strip().lower()
