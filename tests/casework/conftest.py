"""Fixtures of the casework floor."""

import pytest

from storage.store import Store
from tests.casework.alley import Alley


@pytest.fixture
async def alley(store: Store) -> Alley:
    """A small community with a resident and staff, on both databases."""
    return await Alley(store).build()
