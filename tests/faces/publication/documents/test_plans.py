"""A plan as a document: everything that is said, nothing that is not, in the order of the thread."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ineen.faces.demonstration.land import fictional_areas
from ineen.faces.demonstration.load import load_plans
from ineen.faces.publication.documents import pdf
from ineen.faces.publication.documents.execution import implementation_document
from ineen.faces.publication.documents.plans import plan_document
from ineen.faces.publication.documents.tree import Block, Document, Figure, Heading, Note, StopState, Table, Thread
from ineen.ground.areas.actions import declare_fictional_areas
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.faces.exchange.example_files import EXAMPLES, bring_in
from tests.helpers.pdf import findings, pages, squeezed, tags, words
from tests.helpers.public_site import BY, NOW, know_the_areas
from tests.helpers.whole_thread import PLAN, YEAR, add_whole_thread
from tests.helpers.worlds import begins_with
from tests.policy.plans import scene

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(know_the_areas)]
TODAY = date(2026, 7, 1)


def blocks(document: Document) -> list[Block]:
    return [block for section in document.sections for block in section.blocks]


def whole() -> Document:
    add_whole_thread()
    return plan_document(RESIDENT, PLAN.slug, made_on=TODAY)


@pytest.mark.parametrize("title", ["Samen veilig in het dal", "Veilig & wel: #1 *samen* in “’t Dal” [2024–2027]"])
def test_the_title_on_the_cover_and_in_the_file_is_the_plans_own(title: str) -> None:
    scene.establish()
    scene.bring_in(title=title)
    made = pdf.made(plan_document(RESIDENT, scene.TEXT.slug, made_on=TODAY))
    assert squeezed(title) in pages(made)[0]
    with pikepdf.open(BytesIO(made)) as opened:
        assert opened.docinfo["/Title"] == title
        with opened.open_metadata() as told:
            assert told["dc:title"] == title
    (cover,) = [one.says for one in tags(made) if one.name == "Title"]
    assert cover == squeezed(title)


def test_chapters_follow_the_thread() -> None:
    assert [section.title for section in whole().sections] == [
        *("Waarom dit plan", "Veilig wonen", "Dit blijft op peil (beheersniveau)", "Per gemeente"),
        *("Uitvoering", "Samen aan het werk", "Bronnen"),
    ]


def test_a_whole_plan_is_accessible_and_says_its_goals() -> None:
    document = whole()
    made = pdf.made(document)
    assert findings(made) == []
    assert made == pdf.made(document)
    said = words(made)
    for goal in PLAN.goals:
        assert squeezed(goal.title) in said
    pictures = [one.alternative for one in tags(made) if one.name == "Figure"]
    assert len(pictures) == len([block for block in blocks(document) if isinstance(block, Figure)]) == 3
    assert all("In 2024" in one for one in pictures)


def test_a_goal_has_its_picture_its_years_and_its_source() -> None:
    section = whole().sections[1]
    at = section.blocks.index(Heading("Minder mensen krijgen met een misdrijf te maken, thuis en op straat"))
    after = section.blocks[at : at + 12]
    table = next(block for block in after if isinstance(block, Table))
    assert [column.title for column in table.columns][:3] == ["Jaar", "Aantal", "Marge (95%)"]
    assert table.rows[-1][:2] == ("2024", "2.492")
    assert any(isinstance(block, Note) and "Bron: Politie, tabel 83648NED" in block.text for block in after)


def test_actions_stand_under_their_theme_with_who_when_and_money() -> None:
    table = next(
        block for block in whole().sections[1].blocks if isinstance(block, Table) and block.caption == "Maatregelen"
    )
    assert [column.title for column in table.columns] == ["Maatregel", "Trekker", "Met wie", "Wanneer", "Geld"]
    assert table.rows[0] == (
        "Buurtpreventie in zes buurten\nvoortzetting · bovenlokaal",
        "Baarn, adviseur veiligheid",
        "Politie",
        "maart – december 2025",
        "2025: €\N{NO-BREAK SPACE}6.500,50 toegekend van €\N{NO-BREAK SPACE}8.000",
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_what_its_source_says_and_shows_no_gap(path: Path) -> None:
    bring_in(path)
    document = _document(path.stem)
    made = pdf.made(document)
    assert findings(made) == []
    said = words(made)
    assert "Nagebouwd." in said
    assert squeezed("De bron noemt dit niet:") in said
    assert squeezed("Nog niet ingevuld") not in said
    for thread in (block for block in blocks(document) if isinstance(block, Thread)):
        assert thread.remedies == ()
        assert StopState.GAP not in {stop.state for stop in thread.stops}


def _document(slug: str) -> Document:
    if plans.titles(RESIDENT, [slug]):
        return plan_document(RESIDENT, slug, made_on=TODAY)
    assert execution.implementation_plan(RESIDENT, slug)
    return implementation_document(RESIDENT, slug, made_on=TODAY)


def test_every_page_about_the_invented_region_says_so() -> None:
    declare_fictional_areas(by=BY, now=NOW, areas=fictional_areas())
    load_plans(by=BY, now=NOW)
    made = pdf.made(plan_document(RESIDENT, "waterkant-2025-2028", made_on=TODAY))
    assert findings(made) == []
    first, *others = pages(made)
    assert squeezed("De regio Waterkant en alle cijfers in dit document zijn verzonnen.") in first
    assert all(squeezed("voorbeeld, verzonnen") in page for page in others)


def test_an_implementation_plan_is_a_document_of_its_own() -> None:
    add_whole_thread()
    made = pdf.made(implementation_document(RESIDENT, YEAR.slug, made_on=TODAY))
    assert findings(made) == []
    said = words(made)
    assert squeezed("Buurtpreventie in zes buurten") in said
    assert squeezed("2025 eenmalig € 12.000 nog niet bekend 2025 elk jaar € 20.000") in said
    assert squeezed("40.000") not in said


def test_what_is_not_for_everybody_becomes_no_document() -> None:
    add_whole_thread()
    import_plan(by=BY, now=NOW, plan=replace(PLAN, audience=Audience.PARTNERSHIP), replace=True)
    with pytest.raises(NotFound):
        plan_document(RESIDENT, PLAN.slug, made_on=TODAY)
