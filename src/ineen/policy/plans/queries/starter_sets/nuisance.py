"""Nuisance in the street and between neighbours. Sources: in the set itself."""

from ineen.policy.plans.queries.starter_sets.starter_set import (
    CALLS,
    NO_MONITOR,
    SMALL,
    WILLING,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)

NUISANCE = StarterSet(
    slug="overlast-en-woonoverlast",
    title="Overlast en woonoverlast",
    field="woon-en-leefomgeving",
    about=(
        "Overlast raakt mensen waar zij wonen: geluid, rommel, ruzie, mensen die drinken of gebruiken op straat. "
        "Vaak is het "
        "te verhelpen als buren elkaar spreken. Soms is er meer nodig, en dan helpt het als één organisatie de "
        "leiding heeft "
        "en het dossier volledig houdt."
    ),
    goals=(
        SetGoal(
            title="Wie overlast meldt, hoort binnen vijf werkdagen wat ermee gebeurt.",
            cause="Meldingen komen op veel plekken binnen, en niemand belt terug.",
            without_indicator=(
                "Dit blijkt uit de eigen meldingen: welk deel kreeg op tijd antwoord, en was dat duidelijk?"
            ),
        ),
        SetGoal(
            title="Minder meldingen van overlast door alcohol en drugs.",
            cause="Gebruik op straat gaat samen met dakloosheid, verslaving en uitgaan.",
            indicator="nuisance_alcohol_drugs",
            as_rate=True,
        ),
        SetGoal(
            title="Ruzies tussen buren worden eerder opgelost, zonder dwang.",
            cause="Leefstijlen botsen, en buren spreken elkaar niet.",
            without_indicator="Wij tellen hoe vaak buurtbemiddeling begon, en hoe vaak het daarna stil bleef.",
        ),
    ),
    measures=(
        "Buurtbemiddeling als eerste stap, snel beschikbaar en overal bekend.",
        "Een vaste trap bij woonoverlast: gesprek, bemiddeling, waarschuwing, overleg met partners, gedragsaanwijzing.",
        "Een overlastregisseur voor de dossiers die één organisatie niet oplost.",
        "Overleg woonoverlast met corporatie, politie en sociaal team, met vaste afspraken over wat gedeeld mag "
        "worden.",
        "Meldingen, unieke problemen en unieke melders apart tellen.",
        "Na afsluiten altijd terugkoppelen aan melder én buur, en na drie maanden nog eens kijken.",
        "Toezicht op vaste plekken en tijden, met elke maand een blik op wat het oplevert.",
    ),
    partners=(
        SetPartner("Woningcorporatie", "spreekt huurders aan, en kan als laatste het huurcontract inzetten"),
        SetPartner("Buurtbemiddeling", "brengt buren met elkaar in gesprek"),
        SetPartner("Politie", "wijkagent, eerste gesprek, en optreden als het uit de hand loopt"),
        SetPartner("Sociaal team", "kijkt of er een hulpvraag achter zit"),
        SetPartner("Toezicht en handhaving", "is zichtbaar op straat, waarschuwt en beboet"),
        SetPartner("Verslavingszorg", "helpt mensen die op straat gebruiken"),
    ),
    questions=(
        "Waar en wanneer is er overlast, en gaat het om veel problemen of om veel meldingen over hetzelfde?",
        "Hoeveel dossiers woonoverlast lopen er, hoe lang al, en wie heeft de leiding?",
        "Wat deed buurtbemiddeling, en wat hielp?",
        "Hoe vaak is een gedragsaanwijzing gegeven, en hielp dat?",
    ),
    indicators=(
        SetIndicator("nuisance_alcohol_drugs", (CALLS, WILLING)),
        SetIndicator("nuisance_confused_persons", (CALLS, SMALL)),
        SetIndicator("vandalism", (WILLING,)),
    ),
    absent=(
        "Geluid van buren heeft geen eigen politiecijfer: de klasse “burengerucht” telt overtredingen van een "
        "huisverbod.",
        NO_MONITOR,
    ),
    sources=(
        "CCV, aanpak woonoverlast: organisatie en terugkoppeling",
        "Gemeentewet, artikel 151d: gedragsaanwijzing bij ernstige en herhaalde hinder, als laatste middel",
        "CCV, Quickscan systemen overlast: meldingen zijn geen problemen",
    ),
)
