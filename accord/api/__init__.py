"""JSON for machines: events in, permissions and decisions out, webhooks, OpenAPI."""
