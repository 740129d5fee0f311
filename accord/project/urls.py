"""Which room of pages answers which address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accord.web.urls")),
    path("", include("accord.api.urls")),
]
