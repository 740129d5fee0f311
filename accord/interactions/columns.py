"""Interactions over whole tables: the exports, and the facts of `facts.py` for everyone. Windows end at `$now` (UTC, no zone)."""

from accord.columnar.types import Export

EXPORTS = (
    Export(
        "touches",
        "SELECT touch_id, customer_id, channel, brand_code, topic, sender_id, rep_id, version_id, occurred_at"
        " FROM interactions_touch",
        {
            "touch_id": "UUID",
            "customer_id": "BIGINT",
            "channel": "VARCHAR",
            "brand_code": "VARCHAR",
            "topic": "VARCHAR",
            "sender_id": "BIGINT",
            "rep_id": "BIGINT",
            "version_id": "BIGINT",
            "occurred_at": "TIMESTAMP",
        },
    ),
    Export(
        "responses",
        "SELECT touch_id, customer_id, channel, kind, author, occurred_at FROM interactions_response",
        {
            "touch_id": "UUID",
            "customer_id": "BIGINT",
            "channel": "VARCHAR",
            "kind": "VARCHAR",
            "author": "VARCHAR",
            "occurred_at": "TIMESTAMP",
        },
    ),
)

FACTS_VIEW = """
SELECT
    customers.id AS customer_id,
    contacts.last_touch_at,
    contacts.last_visit_at,
    COALESCE(contacts.touches_30d, 0) AS touches_30d,
    answers.last_response_at,
    COALESCE(answers.human_clicks_90d, 0) AS human_clicks_90d,
    COALESCE(answers.visits_accepted_365d, 0) AS visits_accepted_365d
FROM customers
LEFT JOIN (
    SELECT
        customer_id,
        MAX(occurred_at) AS last_touch_at,
        MAX(occurred_at) FILTER (channel = 'visit') AS last_visit_at,
        COUNT(*) FILTER (occurred_at >= CAST($now AS TIMESTAMP) - INTERVAL 30 DAY) AS touches_30d
    FROM touches WHERE occurred_at < CAST($now AS TIMESTAMP) GROUP BY customer_id
) AS contacts ON contacts.customer_id = customers.id
LEFT JOIN (
    SELECT
        customer_id,
        MAX(occurred_at) AS last_response_at,
        COUNT(*) FILTER (kind = 'clicked' AND occurred_at >= CAST($now AS TIMESTAMP) - INTERVAL 90 DAY) AS human_clicks_90d,
        COUNT(*) FILTER (
            kind IN ('visited', 'interested') AND occurred_at >= CAST($now AS TIMESTAMP) - INTERVAL 365 DAY
        ) AS visits_accepted_365d
    FROM responses WHERE author = 'human' AND occurred_at < CAST($now AS TIMESTAMP) GROUP BY customer_id
) AS answers ON answers.customer_id = customers.id
"""

TOPIC_FACTS_VIEW = """
SELECT
    touches.customer_id,
    touches.topic,
    MAX(touches.occurred_at) AS last_topic_touch_at,
    COALESCE(MAX(clicks.number), 0) AS topic_clicks_365d
FROM touches
LEFT JOIN (
    SELECT touches.customer_id, touches.topic, COUNT(*) AS number
    FROM responses JOIN touches ON touches.touch_id = responses.touch_id
    WHERE responses.author = 'human' AND responses.kind = 'clicked'
        AND responses.occurred_at < CAST($now AS TIMESTAMP)
        AND responses.occurred_at >= CAST($now AS TIMESTAMP) - INTERVAL 365 DAY
    GROUP BY touches.customer_id, touches.topic
) AS clicks ON clicks.customer_id = touches.customer_id AND clicks.topic = touches.topic
WHERE touches.occurred_at < CAST($now AS TIMESTAMP)
GROUP BY touches.customer_id, touches.topic
"""
"""Per customer and topic of a contact: when it last was the topic, and human clicks on it in a year (as `topic_facts_for`)."""
