"""Beginning a plan: empty, from the customary fields, or from an earlier plan; and from a file."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.plans import actions, queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import Beginning, PlanKind, PlanStage, PlanText
from tests.helpers.public_site import BY
from tests.helpers.whole_thread import PLAN as WHOLE
from tests.policy.plans.writing.table import NOW, Table, lay, words

pytestmark = pytest.mark.django_db(databases="__all__")


def begin(table: Table, part: str = "adviser", **changes: Any) -> PlanText:
    given: dict[str, Any] = {
        "partnership": table.cast.own.pk,
        "slug": "eigen-2028-2031",
        "title": "Samen veilig 2028–2031",
        "kind": PlanKind.SAFETY_PLAN,
        "period_first": date(2028, 1, 1),
        "period_last": date(2031, 12, 31),
    }
    started = actions.start_plan(by=table.actor(part), now=NOW, **given | changes)
    return queries.plan(table.viewer(part), started.slug)


def test_a_plan_begins_as_a_draft_that_only_the_partnership_sees() -> None:
    table = lay()
    plan = begin(table)
    assert (plan.stage, plan.audience, plan.themes) == (PlanStage.DRAFT, Audience.PARTNERSHIP, ())
    with pytest.raises(NotFound):
        queries.plan(table.viewer("neighbour"), plan.slug)


def test_the_customary_fields_and_themes_are_a_start_to_change() -> None:
    table = lay()
    assert len(begin(table, beginning=Beginning.FIELDS).fields) == 5
    whole = begin(table, slug="met-themas", beginning=Beginning.THEMES)
    assert len(whole.themes) == 22
    assert {theme.priority.value for theme in whole.themes} == {"maintenance"}


def test_an_earlier_plan_gives_structure_texts_and_goals_without_its_figures_and_signatures() -> None:
    table = lay()
    here = replace(WHOLE, slug="eerder", partnership="eigen", themes=WHOLE.themes[:1], audience=Audience.PARTNERSHIP)
    leads = (replace(WHOLE.themes[0].leads[0], organisation="GM0342"),)
    import_plan(by=BY, now=NOW, plan=replace(here, themes=(replace(WHOLE.themes[0], leads=leads),)))
    plan = begin(table, beginning=Beginning.EARLIER, earlier="eerder")
    goal = plan.goals[0]
    assert (goal.title, goal.cause, goal.indicator) == (
        WHOLE.goals[0].title,
        WHOLE.goals[0].cause,
        WHOLE.goals[0].indicator,
    )
    assert (goal.baseline_value, goal.target_value, goal.target_on) == (None, None, None)
    assert (plan.vision, plan.look_back, plan.co_signers) == (WHOLE.vision, "", ())
    assert plan.local_chapters == WHOLE.local_chapters


def test_she_begins_with_starter_sets_at_once_and_an_empty_plan_says_what_comes_first() -> None:
    table = lay()
    client = table.client()
    assert '<option value="sets" selected>' in client.get("/schrijven/nieuw").content.decode()
    response = client.post(
        "/schrijven/nieuw",
        {
            "partnership": str(table.cast.own.pk), "title": "Nieuw", "kind": "safety_plan", "first": "2028-01-01",
            "last": "2031-12-31", "slug": "nieuw-plan", "beginning": "sets",
        },
    )  # fmt: skip
    assert response["Location"] == "/schrijven/nieuw-plan/startsets"
    page = client.get("/schrijven/nieuw-plan")
    assert "Dit plan heeft nog geen thema’s. Begin met een onderwerp." in words(page.content)
    for way in ("startsets", "overnemen"):
        assert f'href="/schrijven/nieuw-plan/{way}"' in page.content.decode()
    assert 'href="/schrijven/inlezen"' in page.content.decode()
    asked = client.post("/schrijven/nieuw-plan", {"doe": "nieuw thema"}, follow=True)
    assert 'value="voegtoe thema"' in asked.content.decode()
    client.post("/schrijven/nieuw-plan", {"doe": "voegtoe thema", "titel": "Digitaal"})
    assert "Begin met een onderwerp" not in words(client.get("/schrijven/nieuw-plan").content)


def test_the_page_tells_what_was_copied() -> None:
    table = lay()
    response = table.client().post(
        "/schrijven/nieuw",
        {
            "partnership": str(table.cast.own.pk), "title": "Nieuw", "kind": "safety_plan", "first": "2028-01-01",
            "last": "2031-12-31", "slug": "nieuw-plan", "beginning": "earlier", "earlier": "dal-2024-2027",
        },
        follow=True,
    )  # fmt: skip
    assert "Overgenomen uit “Samen veilig in het dal”: 1 tekst, 2 velden, 3 thema's en 1 doel." in words(
        response.content
    )


def test_nobody_begins_with_the_plan_of_another_partnership_nor_for_one() -> None:
    table = lay()
    with pytest.raises(NotAllowed):
        begin(table, "neighbour")
    with pytest.raises(NotFound):
        begin(table, "neighbour", partnership=table.cast.other.pk, beginning=Beginning.EARLIER, earlier="dal-2024-2027")


@pytest.mark.parametrize("part", ["mayor", "griffier", "partner_contributor", "administrator", "former"])
def test_who_writes_nowhere_begins_nothing(part: str) -> None:
    table = lay()
    with pytest.raises(NotAllowed):
        begin(table, part)
    assert table.client(part).get("/schrijven/nieuw").status_code == 403


@pytest.mark.parametrize("slug", ["", "Met Hoofdletters", "dal-2024-2027", "nieuw", "inlezen", "x" * 81, "a/b"])
def test_an_address_that_cannot_be_is_refused_and_all_else_that_was_typed_stays(slug: str) -> None:
    table = lay()
    with pytest.raises(BadInput):
        begin(table, slug=slug)
    page = table.client().post(
        "/schrijven/nieuw",
        {
            "partnership": str(table.cast.own.pk), "title": "Wat ik typte", "kind": "master_plan",
            "first": "2028-01-01", "last": "2031-12-31", "slug": slug, "beginning": "fields",
        },
    )  # fmt: skip
    assert page.status_code == 422
    assert "Wat ik typte" in page.content.decode()


FILE = """formaat: 1
samenwerkingsverband:
  sleutel: {partnership}
  naam: Eigen verband
  vanaf: 2020-01-01
  gemeenten:
    - code: GM0342
      naam: Soest
  partners:
    - naam: Politie
      soort: politie
plan:
  sleutel: uit-bestand
  samenwerkingsverband: {partnership}
  titel: Samen veilig uit een bestand
  looptijd:
    van: 2028-01-01
    tot_en_met: 2031-12-31
  stand: vastgesteld
  voor_wie: iedereen
  themas:
    - sleutel: jeugd
      titel: Jeugd
      prioriteit: {weight}
"""


def hand_in(table: Table, part: str = "adviser", partnership: str = "eigen", weight: str = "prioriteit") -> Any:
    content = FILE.format(partnership=partnership, weight=weight).encode()
    return table.client(part).post("/schrijven/inlezen", {"bestand": SimpleUploadedFile("plan.yaml", content)})


def test_a_file_is_shown_first_and_becomes_a_draft_whatever_it_says_of_itself() -> None:
    table = lay()
    preview = hand_in(table)
    assert "Samen veilig uit een bestand" in words(preview.content)
    with pytest.raises(NotFound):
        queries.plan(table.viewer(), "uit-bestand")
    content = FILE.format(partnership="eigen", weight="prioriteit")
    table.client().post("/schrijven/inlezen", {"inhoud": content, "naam": "plan.yaml", "bevestigd": "ja"})
    plan = queries.plan(table.viewer(), "uit-bestand")
    assert (plan.stage, plan.audience, plan.published_at) == (PlanStage.DRAFT, Audience.PARTNERSHIP, None)


def test_every_fault_of_a_file_is_told_with_its_line_and_nothing_is_brought_in() -> None:
    table = lay()
    response = hand_in(table, weight="heel zwaar")
    page = words(response.content)
    assert response.status_code == 422
    assert "24 plan.themas[1].prioriteit" in page
    with pytest.raises(NotFound):
        queries.plan(table.viewer(), "uit-bestand")


def test_a_file_of_another_partnership_is_refused() -> None:
    table = lay()
    assert "Dit plan is van samenwerkingsverband ander" in words(hand_in(table, partnership="ander").content)
    assert hand_in(table, "mayor").status_code == 403


def test_a_draft_is_brought_in_for_ones_own_partnership_only() -> None:
    table = lay()
    with pytest.raises(NotAllowed):
        actions.bring_in_draft(by=table.actor("neighbour"), now=NOW, plan=replace(table.plan_text(), slug="gekaapt"))
    with pytest.raises(BadInput):
        actions.bring_in_draft(by=table.actor("adviser"), now=NOW, plan=table.plan_text())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xff\xfe\x00", b"a: &x 1\nb: *x\n", b"x" * 600_000])
def test_what_is_no_plan_file_is_told_so(content: bytes) -> None:
    response = lay().client().post("/schrijven/inlezen", {"bestand": SimpleUploadedFile("plan.yaml", content)})
    assert response.status_code == 422
