"""What can be done about a person's rights. All keyword-only, `now` handed in."""

from accord.rights.actions.erasing import erase_customer
from accord.rights.actions.exporting import export_customer
from accord.rights.actions.replaying import replay_erasures
from accord.rights.actions.requesting import decide_request, request_right

__all__ = ["decide_request", "erase_customer", "export_customer", "replay_erasures", "request_right"]
