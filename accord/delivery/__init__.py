"""The queue, the door and the port: outbox, attempts, receipts, tracking links, inbound matching.

Words: message, outbox, lease, attempt, door, uncertain, channel port. Nothing is queued without a permit and a reservation; the
door asks both again for every leased batch. It never decides what to say.
"""
