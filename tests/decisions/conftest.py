"""The cast, and a crowd around it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from accord.access.actions import create_user
from accord.content import actions as content
from accord.content.types import ReviewRole, Verdict
from accord.kernel.viewer import Role, Viewer
from tests.cast import MORNING, Cast, raise_curtain
from tests.decisions.market import gather_crowd, safety_mail


@dataclass(frozen=True)
class Market:
    """The cast, the crowd, and the second mail."""

    cast: Cast
    crowd: list[int]
    safety_id: int


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


@pytest.fixture
def maya(cast: Cast) -> Viewer:
    return Viewer(user_id=cast.rep_user_id, roles=frozenset({Role.REP}), rep_id=cast.rep_id)


@pytest.fixture
def market(cast: Cast, tmp_path: Path) -> Market:
    writer, reader = (
        create_user(email=f"{name}@alder.example", name=name, password="a long enough secret", roles=[Role.MARKETER], now=MORNING)
        for name in ("writer", "reader")
    )
    safety_id = safety_mail(cast, writer)
    content.submit_for_review(version_id=safety_id, actor_id=reader, now=MORNING)
    for role in ReviewRole:
        content.record_verdict(
            version_id=safety_id, role=role, reviewer_id=reader, verdict=Verdict.APPROVE, comment="", now=MORNING
        )
    content.approve_for_distribution(version_id=safety_id, approver_id=reader, now=MORNING)
    return Market(cast, gather_crowd(cast, tmp_path), safety_id)
