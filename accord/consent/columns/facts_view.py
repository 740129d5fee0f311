"""The facts of `facts.py` over whole tables, as of `$now` (UTC, no zone)."""

FACTS_VIEW = """
SELECT
    customers.id AS customer_id,
    acts.last_opt_in_at,
    acts.last_opt_out_at,
    wishes.wish.favoured_channel AS favoured_channel,
    wishes.wish.contacts_per_month AS wished_contacts_30d,
    wishes.wish.language AS wished_language
FROM customers
LEFT JOIN (
    SELECT
        customer_id,
        MAX(valid_from) FILTER (polarity = 'opt_in') AS last_opt_in_at,
        MAX(valid_from) FILTER (polarity = 'opt_out') AS last_opt_out_at
    FROM consent_records
    WHERE recorded_at <= CAST($now AS TIMESTAMP) AND valid_from <= CAST($now AS TIMESTAMP)
    GROUP BY customer_id
) AS acts ON acts.customer_id = customers.id
LEFT JOIN (
    SELECT
        customer_id,
        ARG_MAX(
            {
                'favoured_channel': NULLIF(favoured_channel, ''),
                'contacts_per_month': contacts_per_month,
                'language': NULLIF(language, '')
            },
            {'recorded_at': recorded_at, 'id': id}
        ) AS wish
    FROM consent_preferences
    WHERE recorded_at <= CAST($now AS TIMESTAMP)
    GROUP BY customer_id
) AS wishes ON wishes.customer_id = customers.id
"""
