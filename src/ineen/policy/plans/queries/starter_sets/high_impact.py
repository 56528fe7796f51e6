"""Crimes that weigh heavily on who meets them. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    NO_MONITOR,
    SMALL,
    WILLING,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

HIGH_IMPACT = StarterSet(
    slug="high-impact-crimes",
    title="High Impact Crimes",
    field="woon-en-leefomgeving",
    about=(
        "Een inbraak, overval, straatroof of mishandeling raakt iemand lang. Het aantal woninginbraken daalde jaren, "
        "maar "
        "wie het overkomt heeft daar niets aan. Voorkomen, snel optreden en slachtoffers bijstaan horen bij elkaar."
    ),
    goals=(
        SetGoal(
            title="Minder inbraken in woningen.",
            cause="Huizen zijn makkelijk binnen te komen, en buren letten niet op elkaar.",
            indicator="dwelling_burglary",
            as_rate=True,
        ),
        SetGoal(
            title="Minder mishandelingen.",
            cause="Alcohol, uitgaan, ruzies in huis en in de buurt.",
            indicator="assault",
            as_rate=True,
        ),
        SetGoal(
            title="Slachtoffers horen binnen twee dagen wat er gebeurt, en wat zij zelf kunnen doen.",
            cause="Na de aangifte blijft het stil.",
            without_indicator="Wij vragen het een steekproef van slachtoffers, met Slachtofferhulp.",
        ),
    ),
    measures=(
        "Na elke inbraak de straat in: buren spreken, sloten nakijken, tips geven.",
        "Gratis inbraakscan voor huizen die vaker worden gekozen, en subsidie op goed hang- en sluitwerk.",
        "Buurtpreventie steunen, met afspraken over wat wel en niet kan in een appgroep.",
        "Dadergerichte aanpak met politie, OM, reclassering en Zorg- en Veiligheidshuis.",
        "Toezicht en verlichting op routes en plekken waar het gebeurt.",
        "Slachtoffers actief hulp aanbieden.",
        "Ouderen leren over babbeltrucs, met seniorenbond en bank.",
    ),
    partners=(
        SetPartner("Politie", "spoort op, en laat zien waar en wanneer het gebeurt"),
        SetPartner("Openbaar Ministerie", "vervolgt, en geeft veelplegers voorrang"),
        SetPartner("Woningcorporatie", "maakt huurhuizen inbraakwerend"),
        SetPartner("Slachtofferhulp", "staat slachtoffers bij"),
        SetPartner("Bewoners", "letten op, en melden"),
        SetPartner("Zorg- en Veiligheidshuis", "houdt veelplegers in beeld"),
    ),
    questions=(
        "In welke buurten, op welke dagen en op welke tijden gebeurt het?",
        "Hoe kwam men binnen, en wat had dat voorkomen?",
        "Is een verandering meer dan toeval, als u drie jaar samen neemt?",
        "Wie zijn steeds opnieuw slachtoffer, en waarom?",
    ),
    indicators=(
        SetIndicator("dwelling_burglary", ("Vrij betrouwbaar: voor de verzekering is aangifte nodig.", SMALL)),
        SetIndicator("assault", (WILLING,)),
        SetIndicator("threat", (WILLING,)),
        SetIndicator("street_robbery", (SMALL,)),
        SetIndicator("public_violence", (SMALL,)),
    ),
    absent=(
        NO_MONITOR,
        "Overvallen op winkels en woningen zijn in een kleine gemeente te zeldzaam voor een streefwaarde.",
    ),
    sources=(
        "VNG, Kernbeleid Veiligheid: thema objectieve veiligheid",
        "Politie, tabel 47013NED: klassen 1.1.1, 1.4.3, 1.4.4, 1.4.5 en 1.4.6",
    ),
)
