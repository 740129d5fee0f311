"""Does a text speak of a patient? Such text has no business here: it is set aside until a person has read it.

A number with the check digits of a national person or health number is a sign by itself where chance would hardly make it; a weaker
one (a US or Canadian social number, a British NHS number, which many telephone numbers resemble) only beside a word for a patient.
A word for a patient is a sign only beside what points at one person: a birth date, an age with a sex, a name with its title.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.cn import ric
from stdnum.es import dni
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.it import codicefiscale
from stdnum.se import personnummer
from stdnum.tr import tckimlik
from stdnum.us import ssn


class PatientSign(StrEnum):
    """What makes a text look like a patient's data."""

    NUMBER = "number"
    PERSON = "person"


_RUN = re.compile(r"(?<![\w+])(?:\d(?:[ .\-]?\d){8,17}[A-Za-z]?|[A-Za-z0-9]{11,18})(?!\w)")
_STRONG = (nir, tckimlik, codicefiscale, ric, personnummer)
_WEAK = (nhs, sin, ssn, dni, cpf)
_PATIENT = re.compile(
    r"\b(?:patients?|patiente?s?|malades?|hasta(?:m|mız|nın|lar)?|paciente|paziente)\b|病人|病患|患者", re.IGNORECASE
)
_BORN = re.compile(
    r"\b(?:dob|born|date of birth|né[e]? le|date de naissance|doğum tarihi|doğumlu)\b|出生|生日|"
    r"\b(?:0?[1-9]|[12]\d|3[01])[./\-](?:0?[1-9]|1[0-2])[./\-](?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b\d{1,3}[ \-]?(?:years?[ \-]old|y/?o|ans|yaşında)\b|\d{1,3} ?歲", re.IGNORECASE)
_SEX = re.compile(r"\b(?:man|woman|male|female|homme|femme|kadın|erkek|boy|girl)\b|男|女", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:patiente?|hasta)\b[^.!?\n]{0,20}\b(?:Mr|Mrs|Ms|Mme|M\.|Bay|Bayan)\b\.?\s+\w+", re.IGNORECASE)
_HEADINGS = re.compile(
    r"patient|malade|hasta_?(?:ad|no|id)|病人|病患|diagnos|icd_?(?:9|10|11)?_?code|^icd|date_?of_?birth|birth_?date|^dob$|"
    r"date_?naissance|doğum|出生|^nir$|^tckn$|^nhs_?(?:no|number)$|medical_?record|^mrn$|lab_?result",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"count|number|total|^tot_|nbr|average|^avg|share|percent|volume", re.IGNORECASE)


def patient_signs(text: str) -> tuple[PatientSign, ...]:
    """What in a text speaks of a patient; empty where nothing does. Unsure means no sign: people read what is set aside."""
    speaks = bool(_PATIENT.search(text))
    found = []
    if _has_number(text, _STRONG) or (speaks and _has_number(text, _WEAK)):
        found.append(PatientSign.NUMBER)
    if speaks and (_BORN.search(text) or (_AGE.search(text) and _SEX.search(text)) or _NAMED.search(text)):
        found.append(PatientSign.PERSON)
    return tuple(found)


def patient_headings(headings: Iterable[str]) -> tuple[str, ...]:
    """The columns of a file whose names say that they hold patients' data; a number of patients is no patient."""
    plain = {heading: heading.strip().replace(" ", "_").replace("-", "_") for heading in headings}
    return tuple(heading for heading, words in plain.items() if _HEADINGS.search(words) and not _COUNTS.search(words))


def _has_number(text: str, kinds: Iterable[object]) -> bool:
    runs = [run.group() for run in _RUN.finditer(text) if sum(mark.isdigit() for mark in run.group()) >= 7]
    return any(kind.is_valid(run) for kind in kinds for run in runs)  # type: ignore[attr-defined]
