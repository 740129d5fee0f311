"""Addresses of the door. Of allauth's own pages only those are opened that a closed house needs."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app_codes
from allauth.socialaccount import views as company
from django.urls import include, path

from accord.web.entrance.health import healthz
from accord.web.entrance.language import choose_language
from accord.web.entrance.start import home

urlpatterns = [
    path("", home, name="home"),
    path("login", account.login, name="account_login"),
    path("login/inactive", account.account_inactive, name="account_inactive"),
    path("login/code", second_factor.authenticate, name="mfa_authenticate"),
    path("login/with/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("login/cancelled", company.login_cancelled, name="socialaccount_login_cancelled"),
    path("login/error", company.login_error, name="socialaccount_login_error"),
    path("logout", account.logout, name="account_logout"),
    path("account", second_factor.index, name="mfa_index"),
    path("account/again", account.reauthenticate, name="account_reauthenticate"),
    path("account/again/code", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/app", app_codes.activate_totp, name="mfa_activate_totp"),
    path("account/app/removal", app_codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/recovery-codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/recovery-codes.txt", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("language", choose_language, name="language"),
    path("healthz", healthz, name="healthz"),
]
