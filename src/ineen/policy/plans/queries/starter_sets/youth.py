"""Youth and safety. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    CALLS,
    SMALL,
    WILLING,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

YOUTH = StarterSet(
    slug="jeugd-en-veiligheid",
    title="Jeugd en veiligheid",
    field="jeugd",
    about=(
        "De meeste jongeren doen het goed, en horen buiten thuis. Een kleine groep geeft overlast, of raakt "
        "betrokken bij "
        "misdaad. Vroeg erbij zijn helpt: op straat, op school, thuis en online."
    ),
    goals=(
        SetGoal(
            title="Minder meldingen van overlast door jongeren, terwijl zij een eigen plek houden.",
            cause="Er zijn te weinig plekken waar jongeren welkom zijn, en buren en jongeren kennen elkaar niet.",
            indicator="youth_nuisance",
            as_rate=True,
        ),
        SetGoal(
            title="Minder vernielingen.",
            cause="Verveling, groepsdruk, en plekken waar niemand op let.",
            indicator="vandalism",
            as_rate=True,
        ),
        SetGoal(
            title="Jongeren die dreigen af te glijden hebben binnen zes weken een vaste begeleider.",
            cause="Zorgen komen te laat bij elkaar, en hulp wacht op hulp.",
            without_indicator=(
                "Wij houden geen lijst bij van jongeren die misschien de fout in gaan. Wij tellen hoe snel "
                "begeleiding begon "
                "na een zorg van school, politie of jongerenwerk."
            ),
        ),
    ),
    measures=(
        "Jongerenwerkers die ook 's avonds en in het weekend buiten zijn.",
        "Maandelijks overleg over plekken in de openbare ruimte, met handhaving, politie en jongerenwerk: over "
        "plekken, "
        "niet over namen.",
        "Bij problematische groepen werken volgens het zevenstappenmodel, onder regie van de gemeente; namen komen "
        "pas na "
        "een genoteerd besluit op tafel.",
        "Veilige school: vaste contactpersonen, en afspraken over wapens, drugs en online ruzie.",
        "Ouders vroeg betrekken, en steunen bij het opvoeden.",
        "Een jeugdboa die jongeren kent, en afspraken maakt voordat hij beboet.",
        "Voorkomen dat jongeren worden geronseld: les, gesprekken met ouders, en een alternatief om geld te verdienen.",
    ),
    partners=(
        SetPartner("Jongerenwerk", "kent de jongeren, en is er zonder oordeel"),
        SetPartner("Scholen en leerplicht", "zien verzuim en verandering als eerste"),
        SetPartner("Politie", "heeft een jeugdagent, en maakt op verzoek een groepsscan"),
        SetPartner("Openbaar Ministerie", "kiest met partners een passende straf of aanpak"),
        SetPartner("Halt", "laat jongeren herstellen wat zij deden"),
        SetPartner("Sociaal team", "helpt gezinnen, en houdt de regie over hulp"),
    ),
    questions=(
        "Op welke plekken en tijden is er overlast, en wat vinden jongeren daar zelf van?",
        "Welke groepen vragen aandacht, en welk gedrag is het probleem?",
        "Hoeveel jongeren verzuimen, vallen uit, of gingen naar Halt?",
        "Wat gebeurt er online dat wij op straat niet zien?",
    ),
    indicators=(
        SetIndicator("youth_nuisance", (CALLS, WILLING)),
        SetIndicator("vandalism", (WILLING, "Het cijfer zegt niet hoe oud de dader is.")),
        SetIndicator("street_robbery", (SMALL,)),
    ),
    absent=(
        "Verwijzingen naar Halt staan in de verplichte cijfers bij de begroting. Ineen leest die nog niet in.",
        "Een lijst van jongeren met risico hoort hier niet: kinderen onder de twaalf zijn niet strafbaar, en een "
        "cijfer over "
        "een gebied is geen oordeel over een kind.",
    ),
    sources=(
        "Het zevenstappenmodel voor problematisch groepsgedrag (gemeenten, politie en OM, 2016)",
        "CCV, opstellen van een integraal veiligheidsplan: veld jeugd en veiligheid",
        "Gemeentewet, artikel 172b: kinderen onder de twaalf",
    ),
)
