import pytest

from accord.consent.queries import law_table


@pytest.fixture(scope="session")
def law():
    return law_table()
