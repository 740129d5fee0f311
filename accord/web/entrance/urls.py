"""Addresses of the door."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from accord.web.entrance.health import healthz
from accord.web.entrance.language import choose_language
from accord.web.entrance.start import home

sign_in = LoginView.as_view(template_name="entrance/login.html", redirect_authenticated_user=True)

urlpatterns = [
    path("", home, name="home"),
    path("login", sign_in, name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("language", choose_language, name="language"),
    path("healthz", healthz, name="healthz"),
]
