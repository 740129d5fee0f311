"""Each register reads the layout its README describes; what it cannot read is a fault that does not repeat the value."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accord.adapters.registers.ama_pdrp import DataRestrictionProgram
from accord.adapters.registers.dnc import DNC
from accord.adapters.registers.dncl import DNCL
from accord.adapters.registers.iys import IletiYonetimSistemi
from accord.adapters.registers.rpo import RegistroOpposizioni
from accord.adapters.registers.tps_ctps import TPS_CTPS
from accord.catalogue.types import Channel
from accord.consent.types import Mechanism, RegisterFault, RegisterNotice
from accord.kernel.errors import AccordError

FILES = {
    "tps": (TPS_CTPS, "02079460000\n 020 7946 0001 \n", [("+442079460000", True), ("+442079460001", True)]),
    "dnc full": (DNC, "202,4561111\n2024561414\n", [("+12024561111", True), ("+12024561414", True)]),
    "dnc changes": (
        DNC,
        "202,4561111,2026-11-01,A\n202,4561414,2026-11-02,D\n",
        [("+12024561111", True), ("+12024561414", False)],
    ),
    "dncl": (DNCL, "613,9571123\n", [("+16139571123", True)]),
    "rpo": (
        RegistroOpposizioni(),
        "Numero;Iscritto\n0612345678;SI\n3331234567;no\n",
        [("+390612345678", True), ("+393331234567", False)],
    ),
    "pdrp": (DataRestrictionProgram(), "me_number,npi,opt_out_date\n1,1003000142,03/15/2025\n", [("1003000142", True)]),
    "iys": (
        IletiYonetimSistemi(),
        "recipient,recipientType,type,source,status,consentDate\n"
        "+905321234567,BIREYSEL,MESAJ,HS_WEB,RET,2026-11-01 10:00:00\nAyse@Example.COM.tr,BIREYSEL,EPOSTA,HS_WEB,ONAY,\n",
        [("+905321234567", True), ("Ayse@example.com.tr", False)],
    ),
}


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "register.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", FILES)
def test_the_layout_is_read(name, tmp_path):
    register, text, expected = FILES[name]
    assert [(entry.value, entry.refuses) for entry in register.read(written(tmp_path, text))] == expected


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_is_a_fault_that_does_not_repeat_the_value(name, tmp_path):
    register, text, expected = FILES[name]
    lines = list(register.read(written(tmp_path, text + "\nsecret-value,x,y,z\n")))
    assert len(lines) == len(expected) + 1
    fault = lines[-1]
    assert isinstance(fault, RegisterFault) and fault.reason and "secret" not in fault.reason


def test_a_packed_file_and_a_byte_order_mark_are_read(tmp_path):
    file = tmp_path / "tps.txt.gz"
    file.write_bytes(gzip.compress("\ufeff02079460000\r\n".encode()))
    (entry,) = TPS_CTPS.read(file)
    assert (entry.line, entry.value, entry.channels) == (1, "+442079460000", (Channel.PHONE,))


def test_a_file_that_is_none_or_has_other_columns_is_refused_with_a_next_step(tmp_path):
    with pytest.raises(AccordError, match="cannot be read") as missing:
        list(TPS_CTPS.read(tmp_path / "none.txt"))
    with pytest.raises(AccordError, match="no column npi"):
        list(DataRestrictionProgram().read(written(tmp_path, "me_number\n1\n")))
    assert missing.value.next_step


def test_dates_are_of_the_register_s_own_zone(tmp_path):
    _, text, _ = FILES["iys"]
    entry, undated = IletiYonetimSistemi().read(written(tmp_path, text))
    assert entry.since == datetime(2026, 11, 1, 7, tzinfo=UTC) and undated.since is None


def test_what_iys_is_told_can_be_read_back(tmp_path):
    given = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    notices = [
        RegisterNotice("+905321234567", Channel.SMS, True, Mechanism.WET_SIGNATURE, given, False),
        RegisterNotice("info@example.com.tr", Channel.EMAIL, False, Mechanism.ONE_CLICK_POST, given, True),
    ]
    text = IletiYonetimSistemi().write(notices)
    assert "+905321234567,BIREYSEL,MESAJ,HS_ISLAK_IMZA,ONAY,2026-11-21 01:30:00" in text
    assert "info@example.com.tr,TACIR,EPOSTA,HS_EPOSTA,RET,2026-11-21 01:30:00" in text
    read = list(IletiYonetimSistemi().read(written(tmp_path, text)))
    assert [(entry.value, entry.refuses, entry.since) for entry in read] == [
        ("+905321234567", False, given),
        ("info@example.com.tr", True, given),
    ]
    assert TPS_CTPS.write(notices) == ""
