"""The people and touches of the interactions tests."""

from tests.interactions.conftest import answer, people, touch

__all__ = ["answer", "people", "touch"]
