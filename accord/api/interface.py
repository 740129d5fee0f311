"""The API as a whole: its routes, its errors, its description."""

from ninja import NinjaAPI

from accord.api import events, next_best_action, permissions, webhooks, withdrawals
from accord.api.errors import answer_errors
from accord.api.reference import Reference

api = NinjaAPI(
    title="Accord API",
    version="1",
    description="Ask before you contact, tell what happened, learn what is best. Every call carries a key with the scope it needs.",
    openapi_url="/api/openapi.json",
    docs_url="/api/docs",
    docs=Reference(),
    urls_namespace="api",
)
for module in (permissions, next_best_action, events, withdrawals, webhooks):
    api.add_router("", module.router)
answer_errors(api)
