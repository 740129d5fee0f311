from accord.consent.rules.reasons import RANK, STATUS, WORDS, block_code, cause_code, reason, refusal_code
from accord.consent.types import ReasonCode, RecordType, Status, SuppressionCause
from tests.consent.people import refusal


def test_every_code_has_words_a_rank_and_a_status_that_is_not_a_yes():
    assert set(WORDS) == set(RANK) == set(STATUS) == set(ReasonCode)
    assert not {Status.ALLOWED, Status.ALLOWED_UNTIL} & set(STATUS.values())


def test_records_give_their_reason():
    assert reason(ReasonCode.WITHDRAWN, record=refusal(id=5)).record_id == 5
    assert refusal_code(refusal()) is ReasonCode.WITHDRAWN
    assert refusal_code(refusal(type=RecordType.REFUSED)) is ReasonCode.REFUSED
    assert block_code(refusal(type=RecordType.REGISTERED_BLOCK)) is ReasonCode.REGISTER
    assert block_code(refusal(type=RecordType.RESTRICTED)) is ReasonCode.SUPPRESSED
    assert [cause_code(cause) for cause in (SuppressionCause.REGISTER, "complaint")] == [ReasonCode.REGISTER, ReasonCode.SUPPRESSED]
