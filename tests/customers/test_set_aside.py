"""A text that speaks of a patient is read by nobody until compliance or medicine has looked at it."""

from pathlib import Path

import pytest

from accord.adapters.sources.csv.source import CsvSource
from accord.consent.actions import record_consents
from accord.consent.types import EvidenceDraft, EvidenceKind
from accord.customers import actions, queries
from accord.customers.types import Rejection, SetAsideVerdict
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer, system_viewer
from tests.consent.people import capture
from tests.customers.conftest import NOW, Take, hcp

OFFICER = Viewer(1, roles=frozenset({Role.COMPLIANCE}))
MARKETER = Viewer(2, roles=frozenset({Role.MARKETER}))
CASE = "Ma patiente née le 12/03/1961 a eu une éruption"


@pytest.fixture
def doctor(take: Take) -> int:
    take(hcp("1"))
    return queries.list_customers(viewer=system_viewer()).items[0].id


def test_it_waits_and_an_ordinary_text_does_not(doctor: int) -> None:
    harmless, case = (actions.store_text(customer_id=doctor, text=text, now=NOW) for text in ("Merci, rappelez-moi.", CASE))
    assert queries.read_texts(vault_text_ids=[harmless, case]) == {harmless: "Merci, rappelez-moi."}
    with pytest.raises(AccordError, match=r"vault\.set_aside"):
        queries.read_text(vault_text_id=case)
    assert queries.count_set_aside() == 1
    with pytest.raises(NotFound):
        queries.list_set_aside(viewer=MARKETER)


@pytest.mark.parametrize(
    ("verdict", "words"), [(SetAsideVerdict.HARMLESS, CASE), (SetAsideVerdict.REMOVED, "[A patient's data was removed.]")]
)
def test_a_person_decides_once(doctor: int, verdict: SetAsideVerdict, words: str) -> None:
    text_id = actions.store_text(customer_id=doctor, text=CASE, now=NOW)
    (waiting,) = queries.list_set_aside(viewer=OFFICER).items
    assert queries.read_set_aside(viewer=OFFICER, set_aside_id=waiting.id) == (waiting, CASE)
    with pytest.raises(NotFound):
        actions.decide_set_aside(viewer=MARKETER, set_aside_id=waiting.id, verdict=verdict, decided_by="M", now=NOW)
    actions.decide_set_aside(viewer=OFFICER, set_aside_id=waiting.id, verdict=verdict, decided_by="O", now=NOW)
    assert queries.read_text(vault_text_id=text_id) == words
    with pytest.raises(NotFound):
        actions.decide_set_aside(viewer=OFFICER, set_aside_id=waiting.id, verdict=verdict, decided_by="O", now=NOW)
    assert queries.list_set_aside(viewer=OFFICER).items == []


def test_words_that_come_as_evidence_are_looked_through_too(doctor: int) -> None:
    drafts = [EvidenceDraft(EvidenceKind.TEXT, words.encode()) for words in ("Oui, écrivez-moi.", CASE)]
    record_consents(captures=[capture(doctor, evidence=(draft,)) for draft in drafts], now=NOW)
    assert queries.count_set_aside() == 1


def test_a_file_with_columns_of_patients_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("key,given_name,patient_id\n1,Ada,77\n")
    with pytest.raises(AccordError, match=r"import\.patient_data.*patient_id"):
        list(CsvSource().read(file, None).rows)


def test_a_row_with_a_patients_number_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("key,kind,family_name,country\n1,hcp,Martin,FR\n2,hcp,Durand 2 55 08 14 168 025 38,FR\n")
    (_, fine), (_, refused) = CsvSource().read(file, None).rows
    assert fine.family_name == "Martin"
    assert isinstance(refused, Rejection) and refused.code == "patient_data"
