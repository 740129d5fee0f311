import pytest

from accord.consent.queries import shipped_law


@pytest.fixture(scope="session")
def law():
    return shipped_law()
