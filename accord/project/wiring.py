"""Where adapters meet the ports of the rooms, and rooms meet the columns of one another."""

import os
from importlib import import_module
from pathlib import Path

from django.conf import settings

from accord.adapters.channels.console import ConsoleChannel
from accord.adapters.channels.email.channel import EmailChannel
from accord.adapters.channels.visit import VisitChannel
from accord.adapters.registers.ama_pdrp import DataRestrictionProgram
from accord.adapters.registers.dnc import DNC
from accord.adapters.registers.dncl import DNCL
from accord.adapters.registers.iys import IletiYonetimSistemi
from accord.adapters.registers.rpo import RegistroOpposizioni
from accord.adapters.registers.tps_ctps import TPS_CTPS
from accord.adapters.sources.csv.source import CsvSource
from accord.adapters.sources.nppes.source import NppesSource
from accord.adapters.witnesses.file import FileWitness
from accord.catalogue.types import Channel
from accord.columnar.registry import register_export
from accord.columnar.snapshots import configure
from accord.consent.ports import Register, add_register, add_witness
from accord.customers import declared
from accord.customers.ports import register_source
from accord.delivery.ports import register_channel
from accord.segments.ports import FactSource, register_facts

ROOMS_WITH_COLUMNS = ("customers", "field_force", "consent", "interactions", "contact_policy")
ROOMS_WITH_FACTS = ("customers", "consent", "interactions")
DECLARED = "declared"
"""What people told us of themselves is a source of its own, kept apart from what others say of them."""


def connect() -> None:
    """Register channels, sources, exports and facts. Called once, when Django is ready."""
    connect_columns()
    connect_facts()
    connect_sources()
    connect_registers()
    connect_channels()
    connect_witnesses()


def connect_columns() -> None:
    """Tell columnar which tables to read, and how."""
    for room in ROOMS_WITH_COLUMNS:
        for export in import_module(f"accord.{room}.columns").EXPORTS:
            register_export(export)
    for export in declared.EXPORTS:
        register_export(export)
    configure(
        folder=settings.ACCORD_HOME / "snapshots",
        database=os.environ.get("ACCORD_DATABASE_URL") or str(settings.DATABASES["default"]["NAME"]),
        reader="inline" if os.environ.get("ACCORD_SNAPSHOT") == "inline" else "child",
    )


def connect_facts() -> None:
    """Let segments and every other condition ask for the facts of the rooms."""
    for room in ROOMS_WITH_FACTS:
        facts, columns = import_module(f"accord.{room}.facts"), import_module(f"accord.{room}.columns")
        register_facts(FactSource(room, facts.FACTS, facts.facts_for, columns.FACTS_VIEW))
    register_facts(FactSource(DECLARED, declared.FACTS, declared.facts_for, declared.FACTS_VIEW))


def connect_sources() -> None:
    """Let imports find the kinds of file that customers come from."""
    register_source(CsvSource())
    register_source(NppesSource())


def connect_registers() -> None:
    """Let the opt-out registers be read by name."""
    registers: tuple[Register, ...] = (
        IletiYonetimSistemi(),
        TPS_CTPS,
        RegistroOpposizioni(),
        DNC,
        DNCL,
        DataRestrictionProgram(),
    )
    for register in registers:
        add_register(register)


def connect_channels() -> None:
    """Give each channel its way out of the house; with ACCORD_SMTP_URL=console: mails are printed instead of sent."""
    printed = settings.ACCORD_SMTP_URL == "console:"
    register_channel(ConsoleChannel(Channel.EMAIL) if printed else EmailChannel())
    register_channel(VisitChannel())


def connect_witnesses() -> None:
    """Let the file or folder of ACCORD_WITNESS keep the ledger's checkpoints, where one is named."""
    if settings.ACCORD_WITNESS:
        add_witness(FileWitness(Path(settings.ACCORD_WITNESS)))
