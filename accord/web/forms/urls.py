"""Addresses of forms, of the confirmation link and of the privacy signal's own page."""

from django.urls import path

from accord.web.forms.confirmation import confirmation
from accord.web.forms.form import embedded_form, form, sent
from accord.web.forms.signal import gpc_support

urlpatterns = [
    path("forms/<slug:code>", form, name="form"),
    path("forms/<slug:code>/sent", sent, name="form_sent"),
    path("forms/<slug:code>/embed", embedded_form, name="form_embed"),
    path("confirm/<str:token>", confirmation, name="confirmation"),
    path(".well-known/gpc.json", gpc_support, name="gpc_support"),
]
