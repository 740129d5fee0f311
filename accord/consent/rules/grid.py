"""One line of the grid that a person sees: channel by purpose, with what decided it."""

from collections.abc import Mapping

from accord.catalogue.rules.scopes import scopes_of
from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Ask, ConsentRecord, LawTable, Line, Permission

GRID_CHANNELS = (
    Channel.EMAIL,
    Channel.SMS,
    Channel.CHAT_APP,
    Channel.PHONE,
    Channel.POST,
    Channel.VISIT,
    Channel.REMOTE_VISIT,
)
GRID_PURPOSES = (Purpose.MARKETING, Purpose.RX_PROMOTION, Purpose.MEDICAL_NONPROMO, Purpose.EVENT, Purpose.SURVEY)


def grid_asks(sender_id: int) -> list[Ask]:
    """The question of each cell, channel by channel."""
    return [Ask(channel, purpose, scopes_of(purpose), "", sender_id) for channel in GRID_CHANNELS for purpose in GRID_PURPOSES]


def line_of(permission: Permission, records: Mapping[int, ConsentRecord], table: LawTable) -> Line:
    """The line of one permission; `records` are the customer's own, by id."""
    named = (*permission.record_ids, *(reason.record_id for reason in permission.reasons if reason.record_id is not None))
    deciding = [records[record_id] for record_id in named if record_id in records]
    newest = max(deciding, key=lambda record: (record.valid_from, record.id), default=None)
    return Line(
        channel=permission.question.channel,
        purpose=permission.question.purpose,
        permission=permission,
        record=newest,
        since=newest.valid_from if newest else None,
        sources=tuple((rule_id, table.rules[rule_id].source) for rule_id in permission.rule_ids),
    )
