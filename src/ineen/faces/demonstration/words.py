"""What the people of the region wrote."""

from typing import Final

REASON_OF_COORDINATOR: Final = (
    "Het aantal meldingen over jongeren ligt al drie jaar hoog, vooral in Zuidhaven Oost. De raden vroegen in het "
    "voorjaar om een gezamenlijke aanpak."
)
REASON_OF_ADVISER: Final = (
    "Bewoners en jongerenwerk noemen dit onderwerp het vaakst. De meldingen komen van enkele plekken; wij weten nog te "
    "weinig van wat jongeren daar zelf van vinden."
)
REASON_OF_PLAN: Final = (
    "Bij oplichting via telefoon en computer doen weinig mensen aangifte. Wie het overkomt, weet vaak niet bij wie zij "
    "terecht kan. Geen van de vijf gemeenten kan dit alleen."
)
EXPECT_OF_POLICE: Final = (
    "De wijkagent kent de plekken waar jongeren samenkomen. Wie overlast meldt, hoort binnen een week wat daarmee is "
    "gedaan."
)
VISION_BEGUN: Final = "Over twee jaar heeft elke kern een plek waar jongeren welkom zijn, en"
QUESTION: Final = "Ik stop na deze raadsperiode. Wat bewaart Ineen dan nog over mij, en hoe lang?"
AT_TABLE: Final = "teamchef, adviseurs veiligheid, coördinator"
TALK_WITH_POLICE: Final = "cijferoverleg, teamchef basisteam Waterkant"
READ_BY_POLICE: Final = (
    "Op drie avonden trok dezelfde groep een spoor van vernielingen door de wijk. De groep is in beeld; daarna bleef "
    "het rustig."
)
ASKED_OF_POLICE: Final = "Zijn er minder controles gehouden, of reden er minder mensen met drank op?"
READ_IN_PUBLIC: Final = (
    "Vooral in Zuidhaven Oost kwamen er sinds het voorjaar veel meldingen bij. Bewoners en jongerenwerk zien dat ook "
    "op straat."
)
