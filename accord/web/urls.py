"""Addresses of the pages: nouns, by audience."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accord.web.entrance.urls")),
    path("", include("accord.web.preference_centre.urls")),
    path("", include("accord.web.forms.urls")),
    path("", include("accord.web.rep.urls")),
    path("", include("accord.web.agent.urls")),
    path("", include("accord.web.marketer.urls")),
    path("", include("accord.web.compliance.urls")),
]
