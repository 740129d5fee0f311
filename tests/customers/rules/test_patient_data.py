"""Which texts are set aside as speaking of a patient, and which ordinary ones are not."""

import pytest

from accord.customers.rules.patient_data import PatientSign, patient_headings, patient_signs

NUMBER, PERSON = PatientSign.NUMBER, PatientSign.PERSON


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("NIR 2 55 08 14 168 025 38", (NUMBER,)),
        ("Kimlik no 17291716060", (NUMBER,)),
        ("RCCMNL83S18D969H", (NUMBER,)),
        ("My patient, NHS 943 476 5870, asked", (NUMBER,)),
        ("My patient Mrs Jones had a rash", (PERSON,)),
        ("Ma patiente née le 12/03/1961 tolère bien le traitement", (PERSON,)),
        ("A 58-year-old woman, a patient of mine, felt dizzy", (PERSON,)),
        ("病人,58歲,女性,服藥後頭暈", (PERSON,)),
        ("Hastam 61 yaşında kadın, baş dönmesi var", (PERSON,)),
        ("Patient born 3.4.1970, NIR 255081416802538", (NUMBER, PERSON)),
    ],
)
def test_what_is_set_aside(text: str, signs: tuple[PatientSign, ...]) -> None:
    assert patient_signs(text) == signs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Please call me on +33 1 42 68 53 00 after six.",
        "06 12 34 56 78",
        "My number is 943 476 5870.",
        "What dose do you suggest for elderly patients?",
        "Mes patients sont satisfaits, merci.",
        "Do you have data on patients over 65 years old?",
        "Hastalarım memnun, teşekkürler.",
        "病人衛教資料有中文版嗎?",
        "NPI 1003000126",
        "Dr Ayşe Yılmaz, 1961, kadın",
    ],
)
def test_what_is_ordinary(text: str) -> None:
    assert patient_signs(text) == ()


def test_columns_that_name_patients_are_found_by_their_headings() -> None:
    assert patient_headings(["key", "Patient ID", "DOB", "ICD10 code", "email"]) == ("Patient ID", "DOB", "ICD10 code")
    assert patient_headings(["number_of_patients", "Tot_patients", "patient count"]) == ()
    assert patient_headings(["key", "given_name", "NPI", "country", "diabetes_centre"]) == ()
