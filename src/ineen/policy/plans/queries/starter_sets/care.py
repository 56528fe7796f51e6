"""Where care and safety meet: domestic violence, and people in confusion. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    CALLS,
    SMALL,
    WILLING,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

CARE = StarterSet(
    slug="zorg-en-veiligheid",
    title="Zorg en veiligheid",
    field="woon-en-leefomgeving",
    about=(
        "Achter overlast en geweld zit vaak een hulpvraag: een gezin waar het onveilig is, iemand die in de war is, "
        "iemand "
        "die na een straf terugkeert. Zorg en veiligheid komen er samen verder dan elk apart, als duidelijk is wie de "
        "leiding heeft en wat er gedeeld mag worden."
    ),
    goals=(
        SetGoal(
            title="Bij huiselijk geweld en kindermishandeling zitten de juiste mensen sneller samen om tafel.",
            cause="Partners weten van elkaar niet wat zij doen, en niemand neemt de leiding.",
            without_indicator=(
                "Een lager politiecijfer kan ook betekenen dat mensen minder durven melden. Wij tellen zelf hoeveel "
                "dagen "
                "er liggen tussen melding en eerste overleg."
            ),
        ),
        SetGoal(
            title="Mensen met onbegrepen gedrag krijgen eerder hulp, zodat er minder meldingen over hen komen.",
            cause="Hulp komt pas op gang als het misgaat, en dan belt men de politie.",
            indicator="nuisance_confused_persons",
            as_rate=True,
        ),
        SetGoal(
            title="Na een huisverbod is er binnen de tien dagen een plan voor het hele gezin.",
            cause="De tien dagen zijn om voordat de hulp is begonnen.",
            without_indicator=(
                "Dit staat in de eigen registratie van huisverboden: hoeveel, verlengd of niet, en hulp aanvaard."
            ),
        ),
    ),
    measures=(
        "Vaste contactpersoon bij Veilig Thuis per gemeente, en vaste afspraken over wie de leiding neemt.",
        "Meldcode huiselijk geweld bekend en geoefend bij alle organisaties die met gezinnen werken.",
        "Huisverbod: bereikbare dienst, hulp vanaf de eerste dag, en op tijd een besluit over verlenging.",
        "Meldpunt zorgwekkend gedrag waar inwoners en professionals terecht kunnen, ook 's avonds.",
        "Eigen vervoer en opvang voor mensen in de war, zodat de politie niet de eerste hoeft te zijn.",
        "Persoonsgerichte aanpak voor wie op meer gebieden vastloopt, aan een tafel met een eigen grondslag.",
        "Nazorg na gevangenis: identiteitsbewijs, dak, inkomen, schulden en zorg geregeld vóór de eerste dag buiten.",
    ),
    partners=(
        SetPartner("Veilig Thuis", "neemt meldingen aan, geeft advies en bewaakt de veiligheid"),
        SetPartner("Zorg- en Veiligheidshuis", "brengt partners bij elkaar rond de moeilijkste casussen"),
        SetPartner("Sociaal team", "begeleidt het gezin en houdt contact"),
        SetPartner("Geestelijke gezondheidszorg", "beoordeelt en behandelt"),
        SetPartner("Politie", "grijpt in bij acuut gevaar en meldt zorgen"),
        SetPartner("Openbaar Ministerie", "vervolgt, en stemt straf en hulp op elkaar af"),
        SetPartner("Woningcorporatie", "ziet achteruitgang vroeg, en denkt mee over wonen"),
    ),
    questions=(
        "Hoeveel meldingen kreeg Veilig Thuis uit elke gemeente, en hoe ging het verder?",
        "Hoeveel huisverboden waren er, hoe vaak is verlengd, en hoe vaak kwam er hulp op gang?",
        "Wie bellen over mensen met onbegrepen gedrag, en wat hebben zij nodig?",
        "Waar stokt de samenwerking: bij wachttijd, bij delen van informatie, of bij wie de leiding heeft?",
    ),
    indicators=(
        SetIndicator("nuisance_confused_persons", (CALLS, SMALL)),
        SetIndicator("assault", (WILLING, "Geweld in huis en geweld op straat staan hier bij elkaar.")),
        SetIndicator(
            "neighbour_noise", (SMALL, "Deze klasse heet burengerucht, maar telt overtredingen van een huisverbod.")
        ),
    ),
    absent=(
        "Cijfers van Veilig Thuis leest Ineen nog niet in. Vraag ze op, en noem ze met hun bron in de analyse.",
        "Een voorspelling per gezin of persoon hoort hier niet: Ineen werkt met cijfers over gebieden.",
    ),
    sources=(
        "VNG, Kernbeleid Veiligheid 2021: zorg en veiligheid als strategisch thema",
        "Wet tijdelijk huisverbod, artikelen 2 en 9: tien dagen, hooguit verlengd tot vier weken",
        "Wet gegevensverwerking door samenwerkingsverbanden (in werking sinds 1 maart 2025)",
    ),
)
