"""Wires the rooms together once Django is ready."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Registers what adapters and rooms offer; see `accord.project.wiring`."""

    name = "accord.project"
    label = "project"

    def ready(self) -> None:
        """Once all models are loaded."""
        from accord.project import wiring

        wiring.connect()
