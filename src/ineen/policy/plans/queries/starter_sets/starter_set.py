"""What a starter set is: a theme as many municipalities meet it, to take from what fits."""

from dataclasses import dataclass
from typing import Final

ABOUT: Final = "about"  # the key of what a set says the theme is about
SMALL: Final = (
    "In een kleine gemeente zijn dit er weinig per jaar. Kijk naar drie jaar samen, of naar de hele regio, voordat u "
    "een stijging of daling noemt."
)
WILLING: Final = "Alleen wat gemeld of aangegeven is telt mee. Als melden makkelijker wordt, stijgt het cijfer."
FOLLOWS: Final = (
    "Dit cijfer volgt de inzet van de politie: wie meer controleert, vindt meer. Zet er geen streefwaarde op."
)
CALLS: Final = "Dit telt meldingen, geen problemen: dertien telefoontjes over één feest zijn dertien meldingen."
NO_MONITOR: Final = (
    "De Veiligheidsmonitor geeft geen cijfer voor gemeenten onder de 70.000 inwoners. Wie gevoel van veiligheid wil "
    "meten, koopt zelf extra enquêtes in of deelt een cijfer met het basisteam."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetGoal:
    """A usual goal: with an indicator of the catalogue, or with how one sees it otherwise."""

    title: str
    cause: str = ""
    indicator: str = ""
    without_indicator: str = ""
    as_rate: bool = False


@dataclass(frozen=True, slots=True)
class SetPartner:
    """Who usually take part, and what for."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SetIndicator:
    """An indicator that exists for every municipality, with what it does not tell."""

    id: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterSet:
    """A theme to begin with, in our own words.

    field
        the slug of the field of the Kernbeleid under which it usually stands.
    questions
        what to ask the safety analysis.
    absent
        figures that people look for, and that small municipalities do not have.
    sources
        on what the set rests.
    """

    slug: str
    title: str
    field: str
    about: str
    goals: tuple[SetGoal, ...]
    measures: tuple[str, ...]
    partners: tuple[SetPartner, ...]
    questions: tuple[str, ...]
    indicators: tuple[SetIndicator, ...]
    absent: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def keyed_goals(self) -> dict[str, SetGoal]:
        """The goals by their key: `goal-0`."""
        return {f"goal-{place}": one for place, one in enumerate(self.goals)}

    @property
    def lines(self) -> dict[str, str]:
        """What is taken as a line of a list, by its key: `measure-2`, `partner-1`, `question-3`."""
        partners = tuple(f"{one.name}: {one.role}" for one in self.partners)
        lists = {"measure": self.measures, "partner": partners, "question": self.questions}
        return {f"{kind}-{place}": line for kind, lines in lists.items() for place, line in enumerate(lines)}

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything that may be taken, in its own order."""
        return (ABOUT, *self.keyed_goals, *self.lines)
