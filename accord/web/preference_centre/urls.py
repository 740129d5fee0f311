"""Addresses of the professional's own pages, and of the links in messages."""

from django.urls import path

from accord.web.preference_centre.click import click
from accord.web.preference_centre.pause import pause
from accord.web.preference_centre.preferences import preferences
from accord.web.preference_centre.unsubscription import unsubscription
from accord.web.preference_centre.wish_form import wish_form
from accord.web.preference_centre.withdrawals import withdrawal

urlpatterns = [
    path("preferences/<str:token>", preferences, name="preferences"),
    path("preferences/<str:token>/withdrawal", withdrawal, name="preference_withdrawal"),
    path("preferences/<str:token>/wishes", wish_form, name="preference_wishes"),
    path("preferences/<str:token>/pause", pause, name="preference_pause"),
    path("u/<str:token>", unsubscription, name="unsubscription"),
    path("l/<str:token>", click, name="click"),
]
