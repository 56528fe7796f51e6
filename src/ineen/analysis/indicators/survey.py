"""What residents say in the Veiligheidsmonitor from 2021 on: estimates with the margin of Statistics Netherlands."""

from ineen.analysis.indicators.indicator import Direction, Indicator
from ineen.analysis.sources.veiligheidsmonitor.topics import KNOWN, SUBJECT
from ineen.analysis.store.cells import Measure

_ASKED = (
    "Dit komt uit een steekproef onder bewoners van 15 jaar en ouder. Verschillen binnen de marges zeggen niets. "
    "Cijfers van vóór 2021 zijn met een andere vragenlijst gemaakt."
)


def _asked(
    name: str,
    title: str,
    stem: str,
    *,
    slug: str,
    theme: str,
    unit: str = "procent van de bewoners",
    mixed: bool = False,
) -> Indicator:
    return Indicator(
        id=name,
        title=title,
        numerator=Measure(SUBJECT, KNOWN[stem]),
        unit=unit,
        direction=Direction.MIXED if mixed else Direction.LOWER_IS_BETTER,
        note=_ASKED,
        slug=slug,
        one=unit,
        more=unit,
        theme=theme,
        denominator=None,
        surveyed=True,
    )


SURVEY = (
    _asked(
        "mark_safety",
        "Rapportcijfer veiligheid in de buurt",
        "RapportcijferVeiligheidInBuurt",
        slug="rapportcijfer-veiligheid",
        theme="1.4",
        unit="rapportcijfer",
        mixed=True,
    ),
    _asked(
        "mark_liveability",
        "Rapportcijfer leefbaarheid in de buurt",
        "RapportcijferLeefbaarheidWoonbuurt",
        slug="rapportcijfer-leefbaarheid",
        theme="1.1",
        unit="rapportcijfer",
        mixed=True,
    ),
    _asked(
        "feels_unsafe", "Voelt zich weleens onveilig", "VoeltZichWeleensOnveilig", slug="weleens-onveilig", theme="1.4"
    ),
    _asked(
        "feels_unsafe_nearby",
        "Voelt zich weleens onveilig in de buurt",
        "VoeltZichWeleensOnveiligInBuurt",
        slug="weleens-onveilig-in-de-buurt",
        theme="1.4",
    ),
    _asked(
        "thinks_much_crime",
        "Denkt dat er in de buurt veel misdaad is",
        "DenktDatErVeelCriminaliteitInBuurt",
        slug="denkt-veel-misdaad",
        theme="1.4",
    ),
    _asked(
        "social_nuisance",
        "Ervaart sociale overlast in de buurt",
        "EenOfMeerVormenVanSocialeOverlast",
        slug="sociale-overlast",
        theme="1.1",
    ),
    _asked(
        "physical_decay",
        "Ervaart verloedering in de buurt",
        "EenOfMeerVormenFysiekeVerloedering",
        slug="verloedering",
        theme="1.2",
    ),
    _asked(
        "traffic_nuisance",
        "Ervaart verkeersoverlast in de buurt",
        "EenOfMeerVormenVanVerkeersoverlast",
        slug="verkeersoverlast",
        theme="4.1",
    ),
    _asked(
        "online_fraud_victims",
        "Slachtoffer van online oplichting of fraude",
        "SlachtoffersOplichtingEnFraude",
        slug="slachtoffer-online-fraude",
        theme="1.3",
    ),
    _asked(
        "felt_discriminated",
        "Voelde zich gediscrimineerd",
        "GediscrimineerdGevoeld",
        slug="gediscrimineerd",
        theme="5.1",
    ),
    _asked(
        "social_cohesion",
        "Sociale samenhang in de buurt",
        "SocialeCohesieSchaalscore",
        slug="sociale-samenhang",
        theme="1.1",
        unit="schaalscore",
        mixed=True,
    ),
)
