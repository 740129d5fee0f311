from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from accord.catalogue.types import Channel, ContentScope, Label, Purpose
from accord.content import actions, queries
from accord.content.types import PieceState, ReviewRole, Slot, Verdict
from accord.kernel.errors import AccordError, NotFound

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
Draft = Callable[..., int]
Release = Callable[[int], None]


def usable(on: date = TODAY) -> set[int]:
    return {version.id for version in queries.usable_versions(on=on)}


def state(version_id: int) -> PieceState:
    return queries.get_version(version_id=version_id).state


def test_a_draft_is_compiled_and_numbered(draft: Draft) -> None:
    first, second, french = draft(), draft(), draft(language="fr")
    version = queries.get_version(version_id=second)
    assert (version.number, queries.get_version(version_id=french).number, version.state) == (2, 1, PieceState.DRAFT)
    assert version.material == "news-en v2" and "news-en v2" in version.body_html
    assert version.slots == (Slot.TITLE, Slot.FAMILY_NAME, Slot.UNSUBSCRIBE_URL, Slot.PREFERENCES_URL, Slot.WHY_URL)
    assert version.scopes == {ContentScope.MARKETING, ContentScope.RX_PROMOTION}
    assert (version.brand_code, version.topic_code, version.countries) == ("lumira", "lumira.dosing", {"US", "CA"})
    assert [v.id for v in queries.list_versions(piece_code="news")] == [first, second, french]
    assert queries.get_versions(version_ids=[first, 0]).keys() == {first}


def test_a_stored_version_is_filled(draft: Draft) -> None:
    version = queries.get_version(version_id=draft())
    links = {"unsubscribe_url": "https://a.example/u", "preferences_url": "https://a.example/p", "why_url": "https://a.example/w"}
    rendered = queries.render_version(version=version, values={"family_name": "Okafor", **links})
    assert (
        rendered.subject == "News for Okafor" and "Dear Dr Okafor," in rendered.html and "{{" not in rendered.html + rendered.text
    )
    assert queries.values_for(version=version, facts=links) == {"title": "Dr", "family_name": "colleague", **links}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"label": Label.MEDICAL}, "content.label"),
        ({"countries": []}, "content.countries_missing"),
        ({"end_on": date(2026, 3, 1)}, "content.period"),
        ({"mjml": "<mjml><mj-body><script></script></mj-body></mjml>"}, "content.markup"),
        ({"text": "No way out"}, "content.disclosure_missing"),
        ({"sender_id": 0}, "not_found"),
        ({"brand_code": "nobrand"}, "not_found"),
        ({"topic_code": "notopic"}, "not_found"),
    ],
)
def test_a_draft_that_cannot_be_is_not_stored(draft: Draft, changes: dict[str, object], code: str) -> None:
    with pytest.raises(AccordError) as error:
        draft(**changes)
    assert error.value.code == code
    assert queries.list_versions(piece_code="news") == []


def test_a_piece_keeps_what_it_is(draft: Draft) -> None:
    draft()
    with pytest.raises(AccordError) as error:
        draft(purpose=Purpose.EVENT, topic_code="")
    assert error.value.code == "content.piece_differs" and "purpose, topic" in error.value.message


def test_only_what_three_approved_and_a_second_person_released_is_usable(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft()
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    with pytest.raises(AccordError) as error:
        record(version_id, ReviewRole.MEDICAL, author)
    assert error.value.code == "content.four_eyes"
    for role in ReviewRole:
        with pytest.raises(AccordError) as error:
            actions.approve_for_distribution(version_id=version_id, approver_id=reviewer, now=NOW)
        assert error.value.code == "content.wrong_state"
        record(version_id, role, reviewer)
    assert state(version_id) is PieceState.APPROVED_FOR_PRODUCTION and not usable()
    with pytest.raises(AccordError):
        actions.approve_for_distribution(version_id=version_id, approver_id=author, now=NOW)
    actions.approve_for_distribution(version_id=version_id, approver_id=reviewer, now=NOW)
    assert usable() == {version_id}
    assert usable(date(2026, 2, 28)) == set() == usable(date(2026, 9, 1))
    assert [verdict.role for verdict in queries.list_verdicts(version_id=version_id)] == list(ReviewRole)


def test_medical_content_needs_medical_and_legal(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft(piece_code="answer", purpose=Purpose.SCIENTIFIC_EXCHANGE, label=Label.MEDICAL)
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    record(version_id, ReviewRole.MEDICAL, reviewer)
    assert record(version_id, ReviewRole.LEGAL, reviewer) is PieceState.APPROVED_FOR_PRODUCTION


def test_a_rejection_opens_a_new_round(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft()
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    with pytest.raises(AccordError) as error:
        record(version_id, ReviewRole.LEGAL, reviewer, Verdict.REJECT)
    assert error.value.code == "content.comment_missing"
    assert record(version_id, ReviewRole.LEGAL, reviewer, Verdict.REJECT, "Claim 2 has no reference") is PieceState.DRAFT
    revise(version_id, author, subject="Better")
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    for role in ReviewRole:
        record(version_id, role, reviewer)
    assert state(version_id) is PieceState.APPROVED_FOR_PRODUCTION
    assert [change.to_state for change in queries.list_changes(version_id=version_id)] == [
        PieceState.IN_REVIEW,
        PieceState.DRAFT,
        PieceState.IN_REVIEW,
        PieceState.APPROVED_FOR_PRODUCTION,
    ]


def test_a_role_speaks_once_a_round(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft()
    with pytest.raises(AccordError) as error:
        record(version_id, ReviewRole.MEDICAL, reviewer)
    assert error.value.code == "content.wrong_state"
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    record(version_id, ReviewRole.MEDICAL, reviewer)
    with pytest.raises(AccordError) as error:
        record(version_id, ReviewRole.MEDICAL, reviewer)
    assert error.value.code == "content.verdict_given"


def test_changes_asked_for_are_made_and_confirmed(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft()
    actions.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    with pytest.raises(AccordError):
        revise(version_id, author, subject="Too early")
    for role in ReviewRole:
        record(version_id, role, reviewer, Verdict.APPROVE_WITH_CHANGES, "Shorter subject")
    revise(version_id, author, subject="Short")
    with pytest.raises(AccordError) as error:
        actions.confirm_changes(version_id=version_id, actor_id=author, now=NOW)
    assert error.value.code == "content.four_eyes"
    actions.confirm_changes(version_id=version_id, actor_id=reviewer, now=NOW)
    assert queries.get_version(version_id=version_id).subject == "Short"
    with pytest.raises(AccordError) as error:
        revise(version_id, author, subject="After approval")
    assert error.value.code == "content.wrong_state"


def test_whoever_revises_cannot_release(draft: Draft, author: int, reviewer: int) -> None:
    version_id = draft()
    revise(version_id, reviewer, subject="Mine now")
    actions.submit_for_review(version_id=version_id, actor_id=reviewer, now=NOW)
    with pytest.raises(AccordError):
        record(version_id, ReviewRole.MEDICAL, reviewer)
    record(version_id, ReviewRole.MEDICAL, author)


def test_a_newer_version_supersedes_the_older(draft: Draft, release: Release) -> None:
    old, french, new = draft(), draft(language="fr"), draft(countries=["US", "CA", "GB"])
    for version_id in (old, french, new):
        release(version_id)
    assert usable() == {french, new} and state(old) is PieceState.SUPERSEDED


def test_a_newer_version_cannot_take_half_of_an_older_ones_countries(draft: Draft, release: Release) -> None:
    old, new = draft(), draft(countries=["US"])
    release(old)
    with pytest.raises(AccordError) as error:
        release(new)
    assert error.value.code == "content.countries_overlap" and "CA" in error.value.message
    assert usable() == {old}


def test_a_withdrawal_is_effective_at_once(draft: Draft, release: Release, author: int) -> None:
    version_id = draft()
    release(version_id)
    with pytest.raises(AccordError):
        actions.withdraw_version(version_id=version_id, actor_id=author, reason=" ", now=NOW)
    assert usable() == {version_id}
    actions.withdraw_version(version_id=version_id, actor_id=author, reason="New safety data", now=NOW)
    assert usable() == set() and state(version_id) is PieceState.WITHDRAWN
    assert queries.list_changes(version_id=version_id)[-1].reason == "New safety data"


def test_versions_out_of_date_are_closed(draft: Draft, release: Release) -> None:
    version_id = draft()
    release(version_id)
    assert actions.expire_versions(now=datetime(2026, 8, 31, tzinfo=UTC)) == 0
    assert actions.expire_versions(now=datetime(2026, 9, 1, tzinfo=UTC)) == 1
    assert state(version_id) is PieceState.EXPIRED


def test_only_what_was_never_approved_can_be_cancelled(draft: Draft, release: Release, author: int) -> None:
    given_up, released = draft(), draft()
    release(released)
    actions.cancel_version(version_id=given_up, actor_id=author, now=NOW)
    assert state(given_up) is PieceState.CANCELLED
    with pytest.raises(AccordError):
        actions.cancel_version(version_id=released, actor_id=author, now=NOW)


def test_talking_points_for_a_visit(draft: Draft, release: Release) -> None:
    version_id = draft(piece_code="visit", channel=Channel.VISIT, subject="", mjml="", text="One point\nAnother")
    release(version_id)
    assert queries.usable_versions(on=TODAY)[0].body_text.splitlines() == ["One point", "Another"]


def test_what_is_not_there(db: None) -> None:
    with pytest.raises(NotFound):
        queries.get_version(version_id=0)
    with pytest.raises(NotFound):
        actions.withdraw_version(version_id=0, actor_id=1, reason="x", now=NOW)


def record(
    version_id: int, role: ReviewRole, reviewer_id: int, verdict: Verdict = Verdict.APPROVE, comment: str = ""
) -> PieceState:
    return actions.record_verdict(
        version_id=version_id, role=role, reviewer_id=reviewer_id, verdict=verdict, comment=comment, now=NOW
    )


def revise(version_id: int, author_id: int, *, subject: str) -> None:
    version = queries.get_version(version_id=version_id)
    mjml = f"<mjml><mj-body><mj-section><mj-column><mj-text>{version.body_text}</mj-text></mj-column></mj-section></mj-body></mjml>"
    text = version.body_text.replace("{{title}}", "{{title|Dr}}").replace("{{family_name}}", "{{family_name|colleague}}")
    actions.revise_version(
        version_id=version_id, title=version.title, subject=subject, mjml=mjml, text=text, author_id=author_id, now=NOW
    )
