"""What each text of a plan is called where it is written, and what belongs there (checklist of the CCV)."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.policy.plans.queries.addresses import PartKind, TextAddress

LONGEST: Final = 20_000  # signs; some ten pages of print
LINES: Final = {PartKind.PLAN: 200, PartKind.THEME: 200, PartKind.GOAL: 300}  # titles: one line, and never empty


@dataclass(frozen=True, slots=True)
class TextWords:
    """The label of a text and one hint for who writes it."""

    label: str | Promise
    hint: str | Promise


WORDS: Final[dict[tuple[PartKind, str], TextWords]] = {
    (PartKind.PLAN, "title"): TextWords(_("Titel van het plan"), _("Kort, zoals u het plan in gesprekken noemt.")),
    (PartKind.PLAN, "vision"): TextWords(
        _("Visie"), _("Wat wilt u samen over vier jaar bereikt hebben? In enkele zinnen, in gewone woorden.")
    ),
    (PartKind.PLAN, "why_together"): TextWords(
        _("Waarom samen"), _("Waarom maken deze gemeenten en partners één plan, en niet ieder een eigen?")
    ),
    (PartKind.PLAN, "benefits"): TextWords(
        _("Wat samenwerken oplevert"), _("Wat lukt samen wel en alleen niet? Noem voorbeelden.")
    ),
    (PartKind.PLAN, "look_back"): TextWords(
        _("Terugblik op het vorige plan"),
        _("Wat ging goed, wat moet beter, welke maatregelen werkten? Gebruik de jaarlijkse evaluaties."),
    ),
    (PartKind.PLAN, "analysis"): TextWords(
        _("Veiligheidsanalyse"),
        _("Wat zeggen de cijfers, de inwoners en de partners? Per gemeente, met de ontwikkeling over jaren."),
    ),
    (PartKind.PLAN, "participation"): TextWords(
        _("Hoe het plan tot stand kwam"), _("Wie dachten mee, wanneer, en wat is met hun inbreng gedaan?")
    ),
    (PartKind.PLAN, "with_residents"): TextWords(
        _("Samen met inwoners"), _("Wat doen inwoners en ondernemers zelf, en hoe helpt u hen daarbij?")
    ),
    (PartKind.PLAN, "other_subjects"): TextWords(
        _("Overige onderwerpen"), _("Wat blijft op peil zonder prioriteit te zijn, en wie let daarop?")
    ),
    (PartKind.PLAN, "organisation"): TextWords(
        _("Organisatie"), _("Wie doet wat, wie overlegt met wie, en wie stuurt bij? Noem functies, geen namen.")
    ),
    (PartKind.PLAN, "evaluation"): TextWords(
        _("Evaluatie en verantwoording"),
        _("Wanneer kijkt u terug, aan de hand van welke gegevens, en wie krijgt dat te horen?"),
    ),
    (PartKind.PLAN, "decision_making"): TextWords(
        _("Besluitvorming"), _("Welke colleges en raden besluiten, waarover en wanneer?")
    ),
    (PartKind.PLAN, "asked_of_council"): TextWords(
        _("Gevraagd aan de raad"), _("Wat stelt de raad vast, en waarvan neemt zij kennis?")
    ),
    (PartKind.THEME, "title"): TextWords(
        _("Titel van het thema"), _("Noem het probleem zelf. Een verzamelwoord zegt niet wat er speelt.")
    ),
    (PartKind.THEME, "reason"): TextWords(
        _("Waarom dit gewicht"),
        _("Welk cijfer, signaal of gesprek maakt dat dit nu meer of minder telt dan andere onderwerpen?"),
    ),
    (PartKind.THEME, "about"): TextWords(
        _("Waar het over gaat"), _("Wat speelt er, waar, en wie hebben er last van? Noem geen personen of adressen.")
    ),
    (PartKind.THEME, "approach"): TextWords(
        _("Aanpak op hoofdlijnen"), _("Hoe pakt u het aan, met wie? Maatregelen staan in het uitvoeringsplan.")
    ),
    (PartKind.THEME, "expect"): TextWords(
        _("Wat inwoners kunnen verwachten"), _("Schrijf het zoals u het een inwoner aan de balie uitlegt.")
    ),
    (PartKind.GOAL, "title"): TextWords(
        _("Doel"), _("Wat is er anders als het lukt? Beschrijf het effect, niet de activiteit.")
    ),
    (PartKind.GOAL, "cause"): TextWords(
        _("Oorzaak"), _("Waar komt het probleem door? Daar grijpt een maatregel op in.")
    ),
    (PartKind.GOAL, "without_indicator"): TextWords(
        _("Waarom geen indicator"), _("Waarom past geen cijfer bij dit doel, en waaraan ziet u dan of het lukt?")
    ),
    (PartKind.GOAL, "expect"): TextWords(
        _("Wat inwoners kunnen verwachten"), _("Schrijf het zoals u het een inwoner aan de balie uitlegt.")
    ),
    (PartKind.CHAPTER, "text"): TextWords(
        _("Lokaal hoofdstuk"), _("Wat speelt in deze gemeente anders of meer dan in de andere?")
    ),
}


def words_for(address: TextAddress) -> TextWords:
    """How a text is called, and what belongs there."""
    return WORDS[address.kind, address.name]


def longest(address: TextAddress) -> int:
    """How many signs a text may have."""
    return LINES[address.kind] if is_line(address) else LONGEST


def is_line(address: TextAddress) -> bool:
    """Whether it is a title: one line, plain, never empty."""
    return address.name == "title"
