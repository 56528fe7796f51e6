"""What the columns of the survey are called: by the stem of the key where that is unique, else with its headings.

The number behind a stem shifts between copies: `RapportcijferVeiligheidInBuurt` ends on 60 in one and on 64 in another.
And one stem may stand in a table many times (`Slachtoffers_72`, `Slachtoffers_141`): the heading says victims of what.
So both are read from DataProperties, each time.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ineen.analysis.sources.cbs_typed.topics import Topic, topics
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput

SUBJECT = "Veiligheidsmonitor vanaf 2021"
KNOWN: Mapping[str, str] = {
    "RapportcijferLeefbaarheidWoonbuurt": "Rapportcijfer leefbaarheid woonbuurt",
    "RapportcijferVeiligheidInBuurt": "Rapportcijfer veiligheid in buurt",
    "VoeltZichWeleensOnveilig": "Voelt zich weleens onveilig",
    "VoeltZichVaakOnveilig": "Voelt zich vaak onveilig",
    "VoeltZichWeleensOnveiligInBuurt": "Voelt zich weleens onveilig in buurt",
    "VoeltZichVaakOnveiligInBuurt": "Voelt zich vaak onveilig in buurt",
    "DenktDatErVeelCriminaliteitInBuurt": "Denkt dat er veel criminaliteit in buurt is",
    "ErvaartEenOfMeerVormenVanOverlast": "Ervaart een of meer vormen van overlast",
    "EenOfMeerVormenFysiekeVerloedering": "Een of meer vormen van fysieke verloedering",
    "EenOfMeerVormenVanSocialeOverlast": "Een of meer vormen van sociale overlast",
    "EenOfMeerVormenVanVerkeersoverlast": "Een of meer vormen van verkeersoverlast",
    "VerwardePersonen": "Overlast van verwarde personen",
    "RondhangendeJongeren": "Overlast van rondhangende jongeren",
    "SocialeCohesieSchaalscore": "Sociale cohesie, schaalscore",
    "GediscrimineerdGevoeld": "Gediscrimineerd gevoeld",
    "SlachtoffersOplichtingEnFraude": "Slachtoffers van online oplichting en fraude",
    "OordeelFunctionerenGemeenteAlgemeen": "Oordeel over functioneren gemeente",
    "TevredenheidFunctionerenInBuurt": "Tevredenheid over functioneren politie in buurt",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures: its key, what it is called here, and how many decimals its figures have."""

    key: str
    category: str
    decimals: int


def columns(file: SourceFile) -> tuple[Column, ...]:
    """The columns with figures that DataProperties describes.

    Raises BadInput where two of them cannot be told apart.
    """
    described = topics(file)
    stems = Counter(one.stem for one in described)
    found = tuple(Column(one.key, _category(one, stems), one.decimals) for one in described)
    called = Counter(one.category for one in found)
    if twice := [one.key for one in found if called[one.category] > 1]:
        raise BadInput(
            f"De kolommen {' en '.join(twice[:2])} heten hetzelfde en staan onder dezelfde kop. Download "
            "DataProperties bij dezelfde tabel opnieuw.",
            place=file.name,
        )
    return found


def _category(topic: Topic, stems: Mapping[str, int]) -> str:
    if stems[topic.stem] == 1:
        return KNOWN.get(topic.stem, topic.title)
    return ": ".join((*topic.headings, topic.title))
