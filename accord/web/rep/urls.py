"""Addresses of the rep's pages."""

from django.urls import path

from accord.web.rep.consent import consent
from accord.web.rep.day import day
from accord.web.rep.suggestions import completion, dismissal

urlpatterns = [
    path("rep/day", day, name="rep_day"),
    path("rep/customers/<int:customer_id>/consent", consent, name="rep_consent"),
    path("rep/suggestions/<int:suggestion_id>/completion", completion, name="suggestion_completion"),
    path("rep/suggestions/<int:suggestion_id>/dismissal", dismissal, name="suggestion_dismissal"),
]
