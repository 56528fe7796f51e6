"""Traffic. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    FOLLOWS,
    SMALL,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

TRAFFIC = StarterSet(
    slug="verkeersveiligheid",
    title="Verkeersveiligheid",
    field="fysieke-veiligheid",
    about=(
        "Inwoners noemen verkeer vaak als eerste: te hard rijden, drukte bij scholen, gevaarlijke kruispunten. Minder "
        "ongevallen vraagt om de weg, om gedrag en om toezicht tegelijk."
    ),
    goals=(
        SetGoal(
            title="Minder ongevallen waarbij mensen gewond raken.",
            cause="Snelheid, afleiding, alcohol, en wegen die anders uitnodigen dan het bord zegt.",
            indicator="traffic_accidents_police",
            as_rate=True,
        ),
        SetGoal(
            title="Rond scholen houdt negen van de tien bestuurders zich aan de snelheid.",
            cause="Brengen en halen gebeurt gehaast, en de straat nodigt uit tot doorrijden.",
            without_indicator="Wij meten de snelheid zelf, twee keer per jaar op dezelfde plekken.",
        ),
        SetGoal(
            title="Wie een gevaarlijke plek meldt, krijgt antwoord en ziet wat ermee gebeurt.",
            cause="Meldingen blijven liggen omdat weg, verkeer en handhaving apart werken.",
            without_indicator="Dit blijkt uit de eigen meldingen: welk deel kreeg binnen de beloofde tijd antwoord.",
        ),
    ),
    measures=(
        "De gevaarlijkste plekken eerst: met wegbeheerder en politie kiezen, aanpakken en daarna opnieuw kijken.",
        "Schoolomgeving: autovrij bij begin en einde van de schooldag, en een veilige looproute.",
        "Snelheidsmeters en metingen op plekken die inwoners noemen, met de uitkomst terug naar de buurt.",
        "Alcoholcontroles op vaste momenten in het jaar, samen met politie.",
        "Verkeerslessen voor kinderen, en opfriscursussen voor ouderen met een elektrische fiets.",
        "Boa's die optreden tegen foutparkeren waar dat gevaarlijk is.",
    ),
    partners=(
        SetPartner("Politie", "controleert, en registreert ongevallen"),
        SetPartner("Wegbeheerder", "maakt de weg veiliger"),
        SetPartner("Scholen", "regelen brengen en halen, en geven les"),
        SetPartner("Veilig Verkeer Nederland", "steunt buurten en scholen met acties"),
        SetPartner("Bewoners", "wijzen gevaarlijke plekken aan"),
    ),
    questions=(
        "Waar gebeuren ongevallen met letsel, met welke voertuigen, en bij welk weer en licht?",
        "Welke plekken noemen inwoners, en klopt dat met de ongevallen en de metingen?",
        "Hoe veranderen elektrische fietsen en drukte het beeld?",
    ),
    indicators=(
        SetIndicator("traffic_accidents_police", (SMALL, "Alleen ongevallen waar de politie bij kwam of van hoorde.")),
        SetIndicator("driving_under_influence", (FOLLOWS, SMALL)),
    ),
    absent=(
        "Het landelijke bestand van ongevallen (BRON, Rijkswaterstaat) heeft meer details. Ineen leest dat nog niet "
        "in.",
    ),
    sources=(
        "Rijkswaterstaat, BRON: bestand geregistreerde ongevallen",
        "Politie, tabel 47013NED: klassen 1.3.1 en 3.5.2",
    ),
)
