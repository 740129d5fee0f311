"""Writes of delivery."""

from accord.delivery.actions.answering import receive, record_click, unsubscribe
from accord.delivery.actions.cancelling import cancel_forbidden
from accord.delivery.actions.letters import queue_letter
from accord.delivery.actions.queueing import cancel_messages, queue_messages
from accord.delivery.actions.receipts import hand_over_receipt
from accord.delivery.actions.recovering import recover_leases, settle_uncertain
from accord.delivery.actions.sending import send_due

__all__ = [
    "cancel_forbidden",
    "cancel_messages",
    "hand_over_receipt",
    "queue_letter",
    "queue_messages",
    "receive",
    "record_click",
    "recover_leases",
    "send_due",
    "settle_uncertain",
    "unsubscribe",
]
