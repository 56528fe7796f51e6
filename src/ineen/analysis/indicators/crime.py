"""Registered crime: classes of the police tables 47013NED, 47018NED and 47022NED.

What a class holds stands in the dimension `SoortMisdrijf` of those tables; that police-started classes follow
enforcement is the reading of researchers who worked with them.
"""

from ineen.analysis.indicators.indicator import Direction, Indicator
from ineen.analysis.store.cells import Measure

_SUBJECT = "Geregistreerde misdrijven"
_FOLLOWS = "Dit cijfer volgt de inzet van de politie: wie meer controleert, vindt meer. Een stijging kan succes zijn."


def _crime(name: str, title: str, category: str, direction: Direction, *, theme: str, note: str) -> Indicator:
    return Indicator(name, title, Measure(_SUBJECT, category), "misdrijven", direction, note, theme)


CRIME = (
    _crime(
        "crime_total",
        "Geregistreerde misdrijven, totaal",
        "Totaal misdrijven",
        Direction.MIXED,
        theme="",
        note="Dit zijn de misdrijven die bij de politie bekend zijn. Hoeveel mensen aangifte doen en waarop de politie "
        "controleert, telt mee in dit getal. De politie herziet ook cijfers van eerdere jaren.",
    ),
    _crime(
        "dwelling_burglary",
        "Diefstal en inbraak in woningen",
        "1.1.1 Diefstal/inbraak woning",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Niet iedereen doet aangifte van een inbraak of van een poging daartoe.",
    ),
    _crime(
        "shed_burglary",
        "Diefstal en inbraak in boxen, garages en schuren",
        "1.1.2 Diefstal/inbraak box/garage/schuur",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Niet iedereen doet aangifte. Wat uit een schuur verdwijnt, wordt niet altijd gemist.",
    ),
    _crime(
        "theft_from_vehicles",
        "Diefstal uit of vanaf auto's",
        "1.2.1 Diefstal uit/vanaf motorvoertuigen",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Het gaat om personenauto's. Diefstal van de auto zelf telt hier niet mee.",
    ),
    _crime(
        "bicycle_theft",
        "Diefstal van fietsen, bromfietsen en snorfietsen",
        "1.2.3 Diefstal van brom-, snor-, fietsen",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Van veel gestolen fietsen wordt geen aangifte gedaan.",
    ),
    _crime(
        "vandalism",
        "Vernieling en beschadiging",
        "2.2.1 Vernieling cq. zaakbeschadiging",
        Direction.LOWER_IS_BETTER,
        theme="1.2",
        note="Van veel vernielingen wordt geen aangifte gedaan.",
    ),
    _crime(
        "assault",
        "Mishandeling",
        "1.4.5 Mishandeling",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Veel geweld achter de voordeur komt niet bij de politie. Als meer mensen het durven te melden, stijgt "
        "dit cijfer ook.",
    ),
    _crime(
        "threat",
        "Bedreiging",
        "1.4.4 Bedreiging",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Stalking, gijzeling en ontvoering tellen hier mee. Als meer mensen het durven te melden, stijgt dit "
        "cijfer ook.",
    ),
    _crime(
        "street_robbery",
        "Straatroof",
        "1.4.6 Straatroof",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Het gaat meestal om kleine aantallen. Een paar meer of minder in een jaar zegt weinig.",
    ),
    _crime(
        "public_violence",
        "Openlijk geweld tegen personen",
        "1.4.3 Openlijk geweld (persoon)",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Dit is geweld door een groep. Mishandeling door één persoon telt hier niet mee.",
    ),
    _crime(
        "shoplifting",
        "Winkeldiefstal",
        "2.5.2 Winkeldiefstal",
        Direction.LOWER_IS_BETTER,
        theme="2.1",
        note="De politie weet alleen van diefstallen die winkeliers ontdekken en aangeven.",
    ),
    _crime(
        "cybercrime",
        "Cybercrime",
        "3.7.4 Cybercrime",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="Veel slachtoffers doen geen aangifte. Oplichting via internet telt mee bij fraude, niet hier.",
    ),
    _crime(
        "horizontal_fraud",
        "Fraude tegen personen en bedrijven",
        "3.9.1 Horizontale fraude",
        Direction.LOWER_IS_BETTER,
        theme="1.3",
        note="De politie registreert deze klasse pas sinds 2016. Lagere cijfers van eerdere jaren zeggen dus niets. "
        "Veel slachtoffers doen geen aangifte.",
    ),
    _crime(
        "drug_trade",
        "Drugshandel",
        "3.1.1 Drugshandel",
        Direction.FOLLOWS_ENFORCEMENT,
        theme="5.2",
        note=f"{_FOLLOWS} Ook bezit en het maken van drugs tellen mee.",
    ),
    _crime(
        "weapons_trade",
        "Wapenhandel",
        "3.1.3 Wapenhandel",
        Direction.FOLLOWS_ENFORCEMENT,
        theme="5.2",
        note=f"{_FOLLOWS} Ook bezit van een wapen telt mee.",
    ),
    _crime(
        "human_trafficking",
        "Mensenhandel",
        "1.6.3 Mensenhandel",
        Direction.FOLLOWS_ENFORCEMENT,
        theme="5.2",
        note=f"{_FOLLOWS} Veel uitbuiting blijft onzichtbaar.",
    ),
    _crime(
        "driving_under_influence",
        "Rijden onder invloed",
        "3.5.2 Onder invloed (weg)",
        Direction.FOLLOWS_ENFORCEMENT,
        theme="4.1",
        note=f"{_FOLLOWS} Ook het weigeren van een test telt mee.",
    ),
    _crime(
        "traffic_accidents_police",
        "Verkeersongevallen bij de politie",
        "1.3.1 Ongevallen (weg)",
        Direction.LOWER_IS_BETTER,
        theme="4.1",
        note="Het gaat om ongevallen met letsel of met dodelijke afloop en om doorrijden na een ongeval, voor zover de "
        "politie ervan weet. Andere ongevallen tellen niet mee.",
    ),
    _crime(
        "neighbour_noise",
        "Burengerucht (relatieproblemen)",
        "2.4.1 Burengerucht (relatieproblemen)",
        Direction.MIXED,
        theme="1.1",
        note="De politie noemt deze klasse burengerucht, maar er staan alleen overtredingen van een huisverbod in. "
        "Geluid van buren telt hier niet mee.",
    ),
)
