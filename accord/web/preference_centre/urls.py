"""Addresses of the professional's own pages, and of the links in messages."""

from django.urls import path

from accord.web.preference_centre.channel import channel
from accord.web.preference_centre.channels import channels
from accord.web.preference_centre.click import click
from accord.web.preference_centre.consents import consent
from accord.web.preference_centre.frequency import frequency
from accord.web.preference_centre.held import held
from accord.web.preference_centre.history import history
from accord.web.preference_centre.links import new_link
from accord.web.preference_centre.manner import manner
from accord.web.preference_centre.pause import pause
from accord.web.preference_centre.preferences import preferences
from accord.web.preference_centre.quiet_hours import quiet_hours
from accord.web.preference_centre.receipt import receipt, receipt_download
from accord.web.preference_centre.receipts import asked_receipt
from accord.web.preference_centre.rights import copy, correction, erasure, rights
from accord.web.preference_centre.schema import schema
from accord.web.preference_centre.signal import signal
from accord.web.preference_centre.switches import switch
from accord.web.preference_centre.times import times
from accord.web.preference_centre.told import forgotten, told
from accord.web.preference_centre.topics import topics
from accord.web.preference_centre.unsubscription import unsubscription
from accord.web.preference_centre.verification import verification
from accord.web.preference_centre.why import why, why_download
from accord.web.preference_centre.withdrawals import withdrawal

OWN = "preferences/<str:token>"

urlpatterns = [
    path(OWN, preferences, name="preferences"),
    path(f"{OWN}/channels", channels, name="preference_channels"),
    path(f"{OWN}/channels/<slug:channel>", channel, name="preference_channel"),
    path(f"{OWN}/topics", topics, name="preference_topics"),
    path(f"{OWN}/frequency", frequency, name="preference_frequency"),
    path(f"{OWN}/times", times, name="preference_times"),
    path(f"{OWN}/manner", manner, name="preference_manner"),
    path(f"{OWN}/held", held, name="preference_held"),
    path(f"{OWN}/told", told, name="preference_told"),
    path(f"{OWN}/told/<int:fact_id>/deletion", forgotten, name="preference_forgotten"),
    path(f"{OWN}/history", history, name="preference_history"),
    path(f"{OWN}/history/<int:record_id>/receipt", asked_receipt, name="preference_receipt"),
    path(f"{OWN}/rights", rights, name="preference_rights"),
    path(f"{OWN}/rights/copy", copy, name="preference_copy"),
    path(f"{OWN}/rights/correction", correction, name="preference_correction"),
    path(f"{OWN}/rights/erasure", erasure, name="preference_erasure"),
    path(f"{OWN}/consent", consent, name="preference_consent"),
    path(f"{OWN}/withdrawal", withdrawal, name="preference_withdrawal"),
    path(f"{OWN}/switch", switch, name="preference_switch"),
    path(f"{OWN}/pause", pause, name="preference_pause"),
    path(f"{OWN}/quiet-hours", quiet_hours, name="preference_quiet_hours"),
    path(f"{OWN}/signal", signal, name="preference_signal"),
    path("receipts/<str:token>.json", receipt_download, name="receipt_download"),
    path("receipts/<str:token>", receipt, name="receipt"),
    path("verify", verification, name="verification"),
    path("schemas/consent-receipt.json", schema, name="receipt_schema"),
    path("why/<str:token>.json", why_download, name="why_download"),
    path("why/<str:token>", why, name="why"),
    path("preference-links", new_link, name="preference_link"),
    path("u/<str:token>", unsubscription, name="unsubscription"),
    path("l/<str:token>", click, name="click"),
]
