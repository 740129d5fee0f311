"""The invented house of the market: its sender, its medicines, who they are for, and the specialities of the people."""

from dataclasses import dataclass

SENDER_CODE = "alderwood"


@dataclass(frozen=True, slots=True)
class BrandIdea:
    """A medicine that does not exist; `specialties` are the NUCC codes it is for."""

    code: str
    name: str
    field: str
    specialties: tuple[str, ...]


CARDIOLOGY, INTERNAL, FAMILY = "207RC0000X", "207R00000X", "207Q00000X"
PULMONOLOGY, DERMATOLOGY, RHEUMATOLOGY = "207RP1001X", "207N00000X", "207RR0500X"
ENDOCRINOLOGY, PHARMACIST, NURSE = "207RE0101X", "183500000X", "363L00000X"

SPECIALTIES = (CARDIOLOGY, INTERNAL, FAMILY, PULMONOLOGY, DERMATOLOGY, RHEUMATOLOGY, ENDOCRINOLOGY, PHARMACIST, NURSE)
SPECIALTY_SHARES = (0.15, 0.17, 0.22, 0.12, 0.10, 0.08, 0.05, 0.06, 0.05)

BRANDS = (
    BrandIdea("lumira", "Lumira", "heart failure", (CARDIOLOGY, INTERNAL, FAMILY)),
    BrandIdea("velsora", "Velsora", "asthma", (PULMONOLOGY, INTERNAL, FAMILY, NURSE)),
    BrandIdea("ternavo", "Ternavo", "psoriatic arthritis", (DERMATOLOGY, RHEUMATOLOGY)),
)
