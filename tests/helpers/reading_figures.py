"""A partnership that reads figures: what stands out in Soest, a reading, a question, one that is public, a meeting.

All of it invented, the counts too.
"""

from datetime import date, timedelta
from uuid import UUID, uuid4

import numpy as np
from django_scopes import scopes_disabled

from ineen.analysis.store.cells import Measure
from ineen.evidence import actions
from ineen.evidence.models import FigureMeeting, KeptFigure, MeetingItem, Reading, Waiver
from ineen.evidence.queries import About, Outcome, look
from ineen.ground.kernel.actors import RESIDENT, Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Organisation, Partnership
from tests.helpers.deliveries import Values, deliver
from tests.helpers.public_site import NOW
from tests.helpers.writes import given
from tests.people import Cast

BURGLARY = Measure("Geregistreerde misdrijven", "1.1.1 Diefstal/inbraak woning")
SOEST, EMMEN = AreaCode("GM0342"), AreaCode("GM0114")
YEAR = Period.year(2024)
BURGLED = About("dwelling_burglary", SOEST, YEAR)
EARLIER = About("dwelling_burglary", SOEST, Period.year(2023))
ELSEWHERE = About("dwelling_burglary", EMMEN, YEAR)
PAGE = "/duidingen/woninginbraak?gebied=GM0342&periode=2024"
TEXT = "In de zomer trokken twee groepen door de wijk. Na hun aanhouding nam het af."
SECRET_TEXT = "Dit weten alleen wij: het kwam door een actie van het team."
SECRET_OFFICES = "teamchef die het nog niet vertelt"
QUESTION = "Was dit één reeks, of zijn het losse inbraken?"
MANY = 60
# of the cast's own partnership, at addresses that the route matrix and the browser know
READING, WAIVER, MEETING, TO_CONFIRM = (UUID(f"7d000000-0000-0000-0000-00000000000{n}") for n in (1, 2, 3, 4))
# of the other one
ELSEWHERE_READING, ELSEWHERE_MEETING = (UUID(f"7d000000-0000-0000-0000-00000000000{n}") for n in (5, 6))


def deliver_findings(measure: Measure = BURGLARY, **changed: int) -> None:
    """Sixty municipalities whose counts vary somewhat more than chance, and two that changed far more than that."""
    rng = np.random.default_rng(2026)
    rows: dict[str, dict[str, int | str]] = {}
    for place, size in enumerate(np.geomspace(60, 3_000, MANY)):
        before, after = rng.poisson(size * np.exp(rng.normal(0, 0.05, 2)))
        rows[f"GM{200 + place:04}"] = {"2023": int(before), "2024": int(after)}
    values: Values = rows | {
        "GM0342": {"2022": 100, "2023": 96, "2024": changed.get("soest", 410)},
        "GM0114": {"2022": 230, "2023": 225, "2024": 900},
    }
    deliver(values, measure=measure, table="47018NED")


def revise(to: int | str) -> None:
    """A later delivery says something else of Soest in 2024."""
    deliver({"GM0342": {"2024": to}}, measure=BURGLARY, table="47018NED herzien", retrieved=date(2026, 6, 30))


def acting(cast: Cast, part: str, *, on_behalf_of: str = "", source: str = "") -> Actor:
    """One of the cast, perhaps for an organisation by its name."""
    person = cast[part]
    assert person is not None
    other = Organisation.objects.get(name=on_behalf_of).pk if on_behalf_of else None
    return Actor(person.pk, organisations.viewer_of(person.pk, NOW).label, other, source)


def read(
    cast: Cast,
    part: str = "adviser",
    *,
    about: About = BURGLED,
    outcome: Outcome = Outcome.REAL,
    text: str = TEXT,
    minutes: int = 0,
    after: UUID | None = None,
    on_behalf_of: str = "",
    source: str = "",
    ends: bool = False,
) -> Reading:
    """One of the cast writes a reading for her own partnership; `minutes` later than the scene."""
    partnership = cast.other.pk if part == "neighbour" else cast.own.pk
    return actions.write_reading(
        by=acting(cast, part, on_behalf_of=on_behalf_of, source=source),
        now=NOW + timedelta(minutes=minutes),
        partnership=partnership,
        about=about,
        outcome=outcome,
        text=text,
        after=after,
        ends=ends,
    )


def open_meeting(cast: Cast, part: str = "coordinator", *abouts: About) -> FigureMeeting:
    """A meeting of the own partnership about these figures, with the police at the table."""
    with scopes_disabled():
        present = [one.organisation for one in organisations.members([cast.own.pk])]
    return actions.start_meeting(
        by=acting(cast, part),
        now=NOW,
        partnership=cast.own.pk,
        held_on=NOW.date(),
        present=present,
        offices="teamchef, adviseur veiligheid",
        agenda=[look(RESIDENT, one) for one in abouts or (BURGLED, EARLIER)],
    )


def set_readings_scene(cast: Cast) -> None:
    """For pages behind the login: something that waits to be read, and what stands at known addresses."""
    deliver_findings()
    add_fixed_readings(cast)


def add_fixed_readings(cast: Cast) -> None:
    """A reading, one for the police, a figure that needs none and an open meeting, at known addresses; also elsewhere.

    About the crimes of Soest in 2024, which every public site of the tests has.
    """
    with given(), scopes_disabled():
        adviser, police = acting(cast, "adviser"), Organisation.objects.get(name="Politie")
        by = {"person": adviser.person, "label": adviser.label, "organisation": cast.own.lead}
        figure = _kept(cast.own)
        Reading(pk=READING, figure=figure, outcome="real", text=TEXT, written_at=NOW, **by).save()
        told = by | {"on_behalf_of": police, "source": "gesprek d.d. 3 mei", "written_at": NOW + timedelta(hours=1)}
        Reading(
            pk=TO_CONFIRM, figure=_kept(cast.own, "2023"), outcome="incident", text="Het was er één.", **told
        ).save()
        waived = {"person": adviser.person, "label": adviser.label, "waived_at": NOW}
        Waiver(pk=WAIVER, figure=_kept(cast.own, "2022"), **waived).save()
        _open(MEETING, cast.own, figure)
        other = _kept(cast.other)
        by |= {"organisation": cast.other.lead}
        Reading(pk=ELSEWHERE_READING, figure=other, outcome="real", text=SECRET_TEXT, written_at=NOW, **by).save()
        _open(ELSEWHERE_MEETING, cast.other, other)


def _kept(partnership: Partnership, year: str = "2024") -> KeptFigure:
    sentence = f"In {year} werden in Soest 1.510 misdrijven geregistreerd."
    stamp = {"source": "politie-47013", "publisher": "Politie", "table": "47013NED", "content_hash": "0" * 64}
    about = {"indicator": "crime_total", "area": "GM0342", "area_name": "Soest", "period": year, "sentence": sentence}
    return KeptFigure.objects.create(
        partnership=partnership,
        origin="figure",
        value=1510,
        status="final",
        retrieved=date(2026, 6, 23),
        kept_at=NOW,
        **stamp,
        **about,
    )


def _open(key: UUID, partnership: Partnership, figure: KeptFigure) -> None:
    meeting = FigureMeeting.objects.create(
        pk=key,
        partnership=partnership,
        held_on=NOW.date(),
        present=["Soest", "Politie"],
        offices=SECRET_OFFICES,
        person=uuid4(),
        label="coördinator, Soest",
        started_at=NOW,
    )
    for number in (1, 2):
        MeetingItem.objects.create(meeting=meeting, number=number, figure=figure)
