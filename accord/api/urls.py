"""Addresses of the API."""

from django.urls import URLPattern, URLResolver, path

from accord.api.interface import api
from accord.api.reference import stylesheet

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/docs/page.css", stylesheet, name="api-docs-stylesheet"),
    path("", api.urls),
]
