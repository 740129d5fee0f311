"""What has happened: every touch and every response, in one shape, append-only, keys and codes only.

Words: touch, response, touch_id, human / machine / unsure. One `touch_id` runs through reservation, permit, outbox, mail token,
touch and response. Free text that comes with an answer goes to the vault. It never decides.
"""
