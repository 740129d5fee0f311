"""The words of the simulator. One person is one position in every array of the population."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from accord.catalogue.types import Channel, Stage
from accord.interactions.types import ResponseKind
from accord.kernel.viewer import Role

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]

CHANNELS = (Channel.EMAIL, Channel.VISIT)
STAGES = tuple(Stage)
KINDS = (
    ResponseKind.CLICKED,
    ResponseKind.REPLIED,
    ResponseKind.UNSUBSCRIBED,
    ResponseKind.VISITED,
    ResponseKind.DECLINED,
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town: ISO 3166-2 region, postal pattern (# a digit, @ a letter), IANA time zone, telephone area."""

    name: str
    latin: str
    region: str
    postal: str
    time_zone: str
    area: str

    @property
    def postal_prefix(self) -> str:
        """What every postal code of the town begins with."""
        return self.postal.split("#")[0].split("@")[0]


@dataclass(frozen=True, slots=True)
class Country:
    """What the people of one country are drawn from; `share` of the population, names as (written, latin), `phones` by area."""

    code: str
    share: float
    reps: int
    languages: Mapping[str, float]
    family_first: bool
    given: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    organisations: tuple[tuple[str, str], ...]
    towns: tuple[Town, ...]
    phones: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Organisations:
    """Organisations as arrays: `name` a position among towns x name patterns, `gateway` whether its mail gateway opens links."""

    country: Numbers
    name: Numbers
    gateway: Truths

    def __len__(self) -> int:
        return len(self.country)


@dataclass(frozen=True, slots=True)
class Population:
    """The professionals as arrays, with what is planted in them.

    Shapes: (people,) unless said. `organisation` points into `organisations`; `name` is a position among given x family names of
    the country. Planted: `stage` (people, brands), positions in STAGES; `taste` (people, channels) in logits, 0 = average;
    `tolerance` in contacts per 30 days before they tire; `haste` the share of a day in which a mail is answered; `restless` how
    much likelier than average they are to change their mind unasked.
    """

    seed: int
    organisations: Organisations
    country: Numbers
    organisation: Numbers
    name: Numbers
    specialty: Numbers
    language: Numbers
    potential: Floats
    stage: Numbers
    taste: Floats
    tolerance: Floats
    haste: Floats
    restless: Floats

    def __len__(self) -> int:
        return len(self.country)

    @property
    def gateway(self) -> Truths:
        """Whether the person's mail passes a gateway that tries every link."""
        return self.organisations.gateway[self.organisation]


@dataclass(frozen=True, slots=True)
class Touches:
    """Contacts as arrays: person, channel (position in CHANNELS), brand (in BRANDS, -1 for none), day (days since 1970-01-01).

    A person has at most one contact per channel and day: (person, day, channel) names a contact, in both drivers alike.
    """

    person: Numbers
    channel: Numbers
    brand: Numbers
    day: Numbers

    def __len__(self) -> int:
        return len(self.person)

    def only(self, chosen: Truths) -> "Touches":
        """Those where `chosen`."""
        return Touches(self.person[chosen], self.channel[chosen], self.brand[chosen], self.day[chosen])


@dataclass(frozen=True, slots=True)
class Answers:
    """What the touches bring, one row an answer: position of the touch, kind (position in KINDS), by a machine, minutes after.

    `minutes` count from the arrival of a mail, and from the rep's morning for a visit.
    `choice` is a uniform draw in [0, 1) for whatever must still be chosen (a reason for declining, a sentence).
    """

    touch: Numbers
    kind: Numbers
    machine: Truths
    minutes: Floats
    choice: Floats

    def __len__(self) -> int:
        return len(self.touch)


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody of the invented company who can sign in."""

    email: str
    name: str
    password: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class RepLogin:
    """A rep's login, with the rep's id, country and time zone."""

    login: Login
    rep_id: int
    country: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A wording with the state its box started in."""

    code: str
    initial: str
    text: str


@dataclass(frozen=True, slots=True)
class Market:
    """The filled house: the people with their customer ids (-1 where unknown), and who can sign in."""

    population: Population
    customer_ids: Numbers
    reps: tuple[RepLogin, ...]
    staff: tuple[Login, ...]
