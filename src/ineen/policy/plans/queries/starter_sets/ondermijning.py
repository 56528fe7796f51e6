"""Organised crime that leans on ordinary society. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    FOLLOWS,
    SMALL,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

ONDERMIJNING = StarterSet(
    slug="ondermijning",
    title="Ondermijning",
    field="integriteit",
    about=(
        "Criminelen gebruiken gewone bedrijven, panden en mensen: een loods die leeg staat, een ondernemer met "
        "schulden, "
        "een jongere die snel geld wil. Zo raken onder- en bovenwereld vermengd, en komt er druk op ondernemers, "
        "ambtenaren en bestuurders."
    ),
    goals=(
        SetGoal(
            title="Inwoners en ondernemers melden eerder wat zij niet vertrouwen.",
            cause="Wie iets ziet, weet vaak niet waar hij terecht kan, of is bang.",
            without_indicator=(
                "Meer meldingen kan meer vertrouwen zijn, of meer misdaad. Wij tellen zelf hoeveel meldingen er zijn "
                "en "
                "hoeveel melders hoorden wat ermee gebeurde."
            ),
        ),
        SetGoal(
            title="Elk signaal over ondermijning heeft binnen een maand een vervolg of een reden om dat niet te doen.",
            cause="Signalen zitten verspreid over afdelingen, en in de hoofden van collega's.",
            without_indicator=(
                "Dit zien wij aan de eigen signalenlijst: hoeveel signalen, en hoe snel er een besluit was."
            ),
        ),
        SetGoal(
            title="Vergunningen, subsidies en vastgoed van de gemeente helpen geen criminelen.",
            cause="Wie een vergunning of pand krijgt, kan er misdaadgeld mee witwassen.",
            without_indicator=(
                "Wij tellen hoe vaak de Wet Bibob is toegepast en met welke uitkomst. Een politiecijfer is er niet."
            ),
        ),
    ),
    measures=(
        "Elke week signalen bespreken met handhaving, vergunningen, burgerzaken, sociaal domein en politie; bij elk "
        "signaal staat wie het opvolgt.",
        "De Wet Bibob ten volle gebruiken, en medewerkers daarin scholen.",
        "Samen controleren op bedrijventerreinen en in het buitengebied: vooraf kiezen waarom daar, achteraf tellen "
        "wat "
        "er gevonden is.",
        "Eén plek waar inwoners en ondernemers anoniem kunnen melden; wie zijn naam geeft, hoort wat ermee gebeurt.",
        "Ondernemers en agrariërs bezoeken over leegstaande ruimte en vreemde huurders.",
        "Medewerkers en bestuurders leren signalen en druk te herkennen, en te melden.",
        "Bij drugs in een pand optreden volgens vastgesteld beleid (artikel 13b Opiumwet), met een afweging per geval.",
    ),
    partners=(
        SetPartner("Politie", "spoort op, en deelt bevindingen in een bestuurlijke rapportage"),
        SetPartner(
            "Openbaar Ministerie", "vervolgt, en weegt mee wat strafrechtelijk en wat bestuurlijk wordt opgepakt"
        ),
        SetPartner("RIEC", "brengt kennis en casussen bij elkaar binnen zijn eigen samenwerking"),
        SetPartner("Belastingdienst", "kijkt mee bij controles en bij onverklaarbaar geld"),
        SetPartner("Omgevingsdienst", "controleert bedrijven, en ziet lozingen en dumpingen"),
        SetPartner("Ondernemersvereniging", "kent het bedrijventerrein en wijst leden de weg naar het meldpunt"),
    ),
    questions=(
        "Welke bedrijfstakken, terreinen en buurten zijn hier kwetsbaar, en waarom?",
        "Hoeveel signalen kwamen er binnen, van wie, en wat gebeurde ermee?",
        "Waar werd drugsafval gevonden, en hoe vaak werd een pand gesloten?",
        "Wat zien wij niet, omdat niemand er kijkt?",
    ),
    indicators=(
        SetIndicator("drug_trade", (FOLLOWS, SMALL)),
        SetIndicator("weapons_trade", (FOLLOWS, SMALL)),
        SetIndicator("human_trafficking", (FOLLOWS, SMALL)),
    ),
    absent=(
        "Hoeveel ondermijning er is, weet niemand: er is geen cijfer dat dat telt. Kaarten met patronen laten zien "
        "waar een "
        "combinatie vaker voorkomt; dat is geen bewijs.",
    ),
    sources=(
        "VNG, Kernbeleid Veiligheid 2021: ondermijning als strategisch thema",
        "CCV, stappenplan artikel 13b Opiumwet",
        "Wet Bibob; Wet gegevensverwerking door samenwerkingsverbanden (in werking sinds 1 maart 2025)",
    ),
)
