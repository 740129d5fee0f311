"""Addresses of the marketer's pages."""

from django.urls import path

from accord.web.marketer.overview import overview

urlpatterns = [path("marketer/overview", overview, name="marketer_overview")]
