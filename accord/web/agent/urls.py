"""Addresses of the agent's pages."""

from django.urls import path

from accord.web.agent.consent import consent
from accord.web.agent.search import search

urlpatterns = [
    path("agent", search, name="agent_search"),
    path("agent/customers/<int:customer_id>/consent", consent, name="agent_consent"),
]
