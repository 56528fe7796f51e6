"""Crime by way of the net, and a municipality that goes on after an attack. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    NO_MONITOR,
    SMALL,
    WILLING,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

DIGITAL = StarterSet(
    slug="digitale-veiligheid",
    title="Digitale veiligheid en weerbaarheid",
    field="integriteit",
    about=(
        "Oplichting, afpersing en inbraak gebeuren steeds vaker via telefoon en computer. Slachtoffers zijn van alle "
        "leeftijden, ook ondernemers en verenigingen. En ook de gemeente zelf kan stilvallen na een digitale aanval."
    ),
    goals=(
        SetGoal(
            title="Minder inwoners en ondernemers worden opgelicht.",
            cause="Oplichters bereiken via internet en telefoon iedereen, en wie meedoet ziet het gevaar te laat.",
            indicator="horizontal_fraud",
            as_rate=True,
        ),
        SetGoal(
            title="Inwoners en ondernemers weten wat zij moeten doen als het misgaat, en durven het te vertellen.",
            cause="Schaamte, en niet weten waar je terecht kunt.",
            without_indicator="Wij vragen het op bijeenkomsten, en tellen wie er kwamen en wie daarna hulp vroegen.",
        ),
        SetGoal(
            title="Na een digitale aanval werkt de dienstverlening van de gemeente binnen twee dagen weer.",
            cause="Zonder oefening weet niemand wie wat doet als de systemen uitvallen.",
            without_indicator="Dit blijkt uit een oefening: elk jaar één, met een verslag van wat beter moet.",
        ),
    ),
    measures=(
        "Spreekuur digitale veiligheid in de bibliotheek en het buurthuis.",
        "Lessen op basisscholen en in de brugklas over oplichting, geldezels en online gedrag.",
        "Ondernemers op een bedrijventerrein samen hun basis laten regelen: updates, reservekopieën, inloggen in twee "
        "stappen.",
        "Bij aangifte of melding altijd verwijzen naar hulp voor slachtoffers.",
        "Jaarlijks oefenen dat de gemeente zelf is gehackt, met college, communicatie en veiligheidsregio.",
        "Jongeren die online over de grens gaan vroeg aanspreken, met Halt en jongerenwerk.",
    ),
    partners=(
        SetPartner("Politie", "neemt aangiften op en ziet welke trucs nu rondgaan"),
        SetPartner("Openbaar Ministerie", "vervolgt, en geeft voorlichting over straf en gevolg"),
        SetPartner("Bibliotheek", "bereikt inwoners die hulp zoeken met digitale zaken"),
        SetPartner("Scholen", "geven les en zien wat er onder leerlingen speelt"),
        SetPartner("Ondernemersvereniging", "brengt ondernemers bij elkaar"),
        SetPartner("Veiligheidsregio", "oefent mee voor uitval van systemen"),
    ),
    questions=(
        "Welke vormen van oplichting komen hier het meest voor, en wie zijn de slachtoffers?",
        "Hoe groot is het deel dat geen aangifte doet, volgens partners die slachtoffers spreken?",
        "Welke inwoners bereiken wij nu niet?",
        "Hoe lang kan de gemeente zonder haar systemen, en wanneer is dat geoefend?",
    ),
    indicators=(
        SetIndicator("horizontal_fraud", (WILLING, "Van vóór 2016 is er geen cijfer dat u kunt vergelijken.")),
        SetIndicator("cybercrime", (WILLING, SMALL, "Oplichting via internet telt niet hier mee, maar bij fraude.")),
    ),
    absent=(
        NO_MONITOR,
        "Hoeveel mensen online slachtoffer worden zonder aangifte, is voor een kleine gemeente niet bekend.",
    ),
    sources=(
        "VNG, Kernbeleid Veiligheid 2021: gedigitaliseerde criminaliteit als strategisch thema",
        "Politie, tabel 47013NED: klassen 3.7.4 en 3.9.1",
    ),
)
