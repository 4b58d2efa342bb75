"""The seed file (TOML): what it may say.

`casework/data/demo.toml` is the commented example; a real community starts from a copy of it.
"""

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from nlp.catalogue import catalogue

RANGE = re.compile(r"(\d+)\s*[-~到至]\s*(\d+)$")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class EstateEntry(_Entry):
    """An estate. Buildings: names or ranges ("1-12")."""

    name: str = Field(min_length=1)
    aliases: list[str] = []
    buildings: list[str] = []

    @field_validator("buildings")
    @classmethod
    def _spread(cls, names: list[str]) -> list[str]:
        spread: list[str] = []
        for name in names:
            found = RANGE.fullmatch(name)
            first, last = (int(found[1]), int(found[2])) if found else (0, -1)
            if found and not first <= last < first + 1000:
                raise ValueError(f"{name} is no range of buildings")
            spread += [str(n) for n in range(first, last + 1)] if found else [name]
        return spread


class CommunityEntry(_Entry):
    """A community with its estates. `code` is the one in the entry link /c/CODE."""

    code: str = Field(pattern=r"^[a-z0-9-]{2,32}$")
    name: str = Field(min_length=1)
    address: str = ""
    phone: str = ""
    hours: str = ""
    households: int = Field(0, ge=0)
    estates: list[EstateEntry] = []


class ServiceEntry(_Entry):
    """Items served in some communities; `department` stands for every item of that catalogue department."""

    items: list[str] = []
    department: str = ""
    communities: list[str] = Field(min_length=1)
    estates: list[str] = []
    backstop: bool = False

    @property
    def codes(self) -> list[str]:
        """The item codes, the department's included."""
        return self.items + [i.code for i in catalogue().values() if self.department == i.department]


class QualificationEntry(_Entry):
    """资质. `items` empty: all of the party's items need it. Both days are included."""

    name: str = Field(min_length=1)
    number: str = ""
    items: list[str] = []
    valid_from: date
    valid_until: date


class PartyEntry(_Entry):
    """A department, social organisation or enterprise."""

    key: str = Field(pattern=r"^[a-z0-9._-]{2,64}$")
    kind: Literal["department", "social_organisation", "enterprise"]
    name: str = Field(min_length=1)
    community: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    about: str = ""
    credit: str = ""
    capacity: int = Field(10, ge=0)
    verified: bool = False
    services: list[ServiceEntry] = []
    qualifications: list[QualificationEntry] = []


class PersonaEntry(_Entry):
    """A person that the demo lets anybody play; never loaded into a real database."""

    id: str = Field(pattern=r"^[a-z0-9-]{2,40}$")
    name: str = Field(min_length=1)
    role: Literal["resident", "worker", "staff", "enterprise"]
    director: bool = False
    party: str = ""
    community: str = ""
    phone: str = ""
    home: str = ""
    on_duty: bool = True


class StreetEntry(_Entry):
    """The street above the communities."""

    name: str = Field(min_length=1)


class SeedFile(_Entry):
    """The whole file."""

    street: StreetEntry
    communities: list[CommunityEntry] = Field(min_length=1)
    parties: list[PartyEntry] = []
    personas: list[PersonaEntry] = []
