"""Django's settings. Everything that differs between machines comes from the environment (docs/reference/settings.md)."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from accord.kernel import clock
from accord.kernel.home import home_folder, read_key

PACKAGE = Path(__file__).resolve().parent.parent
ACCORD_HOME = home_folder()
clock.use_folder(ACCORD_HOME)

SECRET_KEY = read_key(ACCORD_HOME, "secret").hex()
ACCORD_TOKEN_KEY = read_key(ACCORD_HOME, "tokens")
ACCORD_VAULT_KEY = read_key(ACCORD_HOME, "vault")
ACCORD_LOOKUP_KEY = read_key(ACCORD_HOME, "lookup")
ACCORD_LEDGER_KEY = read_key(ACCORD_HOME, "ledger")
ACCORD_BASE_URL = os.environ.get("ACCORD_BASE_URL", "http://127.0.0.1:8000")
ACCORD_STORED_IN = os.environ.get("ACCORD_STORED_IN", "")
ACCORD_LEDGER_ORIGIN = os.environ.get("ACCORD_LEDGER_ORIGIN", f"{urlsplit(ACCORD_BASE_URL).netloc}/ledger")
ACCORD_WITNESS = os.environ.get("ACCORD_WITNESS", "")
ACCORD_SMTP_URL = os.environ.get("ACCORD_SMTP_URL", "smtp://127.0.0.1:8025")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("ACCORD_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
    "accord.catalogue",
    "accord.customers",
    "accord.field_force",
    "accord.access",
    "accord.content",
    "accord.consent",
    "accord.interactions",
    "accord.contact_policy",
    "accord.delivery",
    "accord.decisions",
    "accord.measurement",
    "accord.rights",
    "accord.web",
    "accord.project.apps.ProjectConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "accord.project.urls"
WSGI_APPLICATION = "accord.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.filesystem.Loader"],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]


def _database() -> dict[str, object]:
    """SQLite in the data folder, or the PostgreSQL named by ACCORD_DATABASE_URL (postgresql://user:secret@host:port/name)."""
    url = os.environ.get("ACCORD_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ACCORD_HOME / "accord.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                " PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["accord.access.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "accord.access.sign_in.name_tried"
AXES_LOCKOUT_TEMPLATE = "entrance/locked.html"
AXES_ENABLE_ADMIN = False

ACCOUNT_ADAPTER = "accord.access.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900  # seconds
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/5m/ip,10/5m/key",  # passwords are counted by axes first; this counts codes
    "login": "300/m/ip",  # a whole field force behind one address signs in at eight
}
MFA_ADAPTER = "accord.access.sign_in.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by an admin
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
ACCORD_MFA_ROLES = frozenset(filter(None, os.environ.get("ACCORD_MFA_ROLES", "").split(",")))
SOCIALACCOUNT_ADAPTER = "accord.access.sign_in.CompanyAdapter"
ACCORD_OIDC_ISSUER = os.environ.get("ACCORD_OIDC_ISSUER", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "company",
                "name": os.environ.get("ACCORD_OIDC_NAME", "your company"),
                "client_id": os.environ.get("ACCORD_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("ACCORD_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": ACCORD_OIDC_ISSUER},
            }
        ]
        if ACCORD_OIDC_ISSUER
        else [],
    }
}
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "project_cache"}}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("zh-hant", "繁體中文"), ("tr", "Türkçe")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = ACCORD_HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([ACCORD_OIDC_ISSUER] if ACCORD_OIDC_ISSUER else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers post forms with `Origin: null`, which is refused
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ACCORD_BASE_URL.startswith("https://")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
