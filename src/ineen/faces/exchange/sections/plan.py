"""The section `plan`: the safety plan itself, from the room of plans."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field

from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.registry import Parts, Section
from ineen.faces.exchange.sections.frame import (
    ForWhom,
    PeriodShape,
    SourceShape,
    Stage,
    examine_frame,
    examine_references,
    twice,
)
from ineen.faces.exchange.sections.themes import ThemeShape, examine_goal, theme_values
from ineen.faces.exchange.shapes import Line, MaybeDay, MaybeEmpty, Shape, Slug, Text, Words
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import (
    CHAPTERS,
    CoSignerText,
    FieldText,
    LocalChapterText,
    PlanKind,
    PlanText,
    TieKind,
    TieText,
    stored,
)

Kind = Annotated[PlanKind, Words({kind.label: kind for kind in PlanKind})]
KindOfTie = Annotated[TieKind, Words({kind.label: kind for kind in TieKind})]


class FieldShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres")
    title: Line = Field(alias="titel", description="de naam van het veiligheidsveld")


class CoSignerShape(Shape):
    organisation: Line = Field(alias="organisatie", description="de gemeentecode, of de naam van de partner")
    office: Text = Field("", alias="functie", description="de functie van wie tekent, geen naam van een persoon")
    signed_on: MaybeDay = Field(None, alias="ondertekend_op", description="de dag van ondertekening")


class TieShape(Shape):
    name: Line = Field(alias="naam", description="de naam van het andere plan")
    kind: KindOfTie = Field(alias="soort", description="wat voor plan het is")
    theme: Text = Field("", alias="thema", description="de sleutel van het thema; leeg voor het hele plan")
    about: Text = Field("", alias="toelichting", description="hoe de plannen samenhangen")


class LocalChapterShape(Shape):
    municipality: Line = Field(alias="gemeente", description="de code van de gemeente")
    text: Text = Field("", alias="tekst", description="wat in deze gemeente speelt")


class PlanShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    partnership: Slug = Field(alias="samenwerkingsverband", description="de sleutel van het samenwerkingsverband")
    title: Line = Field(alias="titel", description="de titel van het plan")
    kind: Kind = Field(PlanKind.SAFETY_PLAN, alias="soort", description="hoe het plan heet waar het is gemaakt")
    period: PeriodShape = Field(alias="looptijd", description="van wanneer tot en met wanneer")
    stage: Stage = Field(alias="stand", description="hoe ver het plan is")
    audience: ForWhom = Field(Audience.PARTNERSHIP, alias="voor_wie", description="wie het plan mag zien")
    source: SourceShape = Field(default_factory=SourceShape, alias="bron", description="waar de tekst vandaan komt")
    vision: Text = Field("", alias="visie", description="wat de deelnemers voor ogen staat")
    why_together: Text = Field("", alias="waarom_samen", description="waarom de deelnemers dit samen doen")
    benefits: Text = Field("", alias="wat_het_oplevert", description="wat samenwerken moet opleveren")
    look_back: Text = Field("", alias="terugblik", description="wat het vorige plan opleverde")
    analysis: Text = Field("", alias="veiligheidsanalyse", description="wat cijfers en partners laten zien")
    participation: Text = Field("", alias="totstandkoming", description="wie er meedachten, en hoe")
    with_residents: Text = Field("", alias="samen_met_inwoners", description="wat inwoners bijdragen")
    other_subjects: Text = Field("", alias="overige_onderwerpen", description="wat er met andere onderwerpen gebeurt")
    organisation: Text = Field("", alias="organisatie", description="hoe de uitvoering is geregeld")
    evaluation: Text = Field("", alias="evaluatie", description="wanneer en aan wie verantwoording volgt")
    decision_making: Text = Field("", alias="besluitvorming", description="wie wanneer besluit")
    asked_of_council: Text = Field("", alias="gevraagd_aan_de_raad", description="wat de raad wordt gevraagd")
    ambitions: MaybeEmpty[Text] = Field((), alias="ambities", max_length=20, description="waar het naartoe moet")
    co_signers: MaybeEmpty[CoSignerShape] = Field(
        (), alias="medeondertekenaars", max_length=60, description="partners die het plan meetekenen"
    )
    ties: MaybeEmpty[TieShape] = Field(
        (), alias="regionale_banden", max_length=60, description="andere plannen waar dit plan aan vastzit"
    )
    fields: MaybeEmpty[FieldShape] = Field(
        (), alias="velden", max_length=50, description="de veiligheidsvelden, in volgorde"
    )
    themes: tuple[ThemeShape, ...] = Field(
        alias="themas", min_length=1, max_length=200, description="de thema's, in volgorde"
    )
    local_chapters: MaybeEmpty[LocalChapterShape] = Field(
        (), alias="lokale_hoofdstukken", max_length=60, description="wat elke gemeente toevoegt"
    )

    def text(self) -> PlanText:
        return PlanText(
            **{name: getattr(self, name) for name in PLAIN},
            period_first=self.period.first,
            period_last=self.period.last,
            source=self.source.name,
            source_note=self.source.note,
            rebuilt=self.source.rebuilt,
            co_signers=tuple(CoSignerText(**dict(one)) for one in self.co_signers),
            ties=tuple(TieText(**dict(one)) for one in self.ties),
            fields=tuple(FieldText(**dict(field)) for field in self.fields),
            themes=tuple(theme.text() for theme in self.themes),
            local_chapters=tuple(LocalChapterText(**dict(one)) for one in self.local_chapters),
        )


PLAIN = ("slug", "partnership", "title", "kind", "stage", "audience", *CHAPTERS, "ambitions")


def shape_of(text: PlanText) -> PlanShape:
    """A plan that stands in Ineen, as its file would hold it."""
    listed: dict[str, type[Shape]] = {
        "co_signers": CoSignerShape,
        "ties": TieShape,
        "fields": FieldShape,
        "local_chapters": LocalChapterShape,
    }
    return PlanShape.model_validate(
        {name: getattr(text, name) for name in PLAIN}
        | {
            name: [{key: getattr(one, key) for key in shape.model_fields} for one in getattr(text, name)]
            for name, shape in listed.items()
        }
        | {
            "period": {"first": text.period_first, "last": text.period_last},
            "source": {"name": text.source, "note": text.source_note, "rebuilt": text.rebuilt},
            "themes": [theme_values(theme) for theme in text.themes],
        }
    )


def examine(plan: PlanShape, parts: Parts) -> Iterator[tuple[Place, str]]:
    """What does not fit together within the plan, or with who make it."""
    yield from examine_frame(plan, parts)
    yield from examine_references(_references(plan), parts)
    yield from twice("velden", [field.slug for field in plan.fields])
    yield from twice("themas", [theme.slug for theme in plan.themes])
    yield from _unknown_fields(plan)
    yield from _goals(plan)
    themes = [theme.slug for theme in plan.themes]
    for index, tie in enumerate(plan.ties):
        if tie.theme and tie.theme not in themes:
            yield ("regionale_banden", index, "thema"), f"'{tie.theme}' is geen thema; kies uit {', '.join(themes)}"


def _unknown_fields(plan: PlanShape) -> Iterator[tuple[Place, str]]:
    known = {field.slug for field in plan.fields}
    for index, theme in enumerate(plan.themes):
        if theme.field and theme.field not in known:
            choices = f"kies uit {', '.join(sorted(known))}" if known else "zet het eerst onder velden"
            yield ("themas", index, "veld"), f"'{theme.field}' is geen veld van dit plan; {choices}"


def _goals(plan: PlanShape) -> Iterator[tuple[Place, str]]:
    """Goals have an address within the plan, so their slugs are unique across themes."""
    seen: dict[str, str] = {}
    for at, theme in enumerate(plan.themes):
        for index, goal in enumerate(theme.goals):
            place: Place = ("themas", at, "doelen", index)
            if goal.slug in seen:
                other = f"'{goal.slug}' staat al bij {seen[goal.slug]}; geef dit doel een andere sleutel"
                yield (*place, "sleutel"), other
            seen.setdefault(goal.slug, theme.title)
            for inner, message in examine_goal(goal):
                yield (*place, *inner), message


def _references(plan: PlanShape) -> Iterator[tuple[Place, str]]:
    for index, signer in enumerate(plan.co_signers):
        yield ("medeondertekenaars", index, "organisatie"), signer.organisation
    for index, chapter in enumerate(plan.local_chapters):
        yield ("lokale_hoofdstukken", index, "gemeente"), chapter.municipality
    for at, theme in enumerate(plan.themes):
        if theme.municipality:
            yield ("themas", at, "gemeente"), theme.municipality
        for index, lead in enumerate(theme.leads):
            yield ("themas", at, "trekkers", index, "organisatie"), lead.organisation


def _held(by: Actor, slug: str) -> PlanShape | None:
    text = stored(by, slug)
    return shape_of(text) if text else None


def _standing(by: Actor, plan: PlanShape) -> PlanShape | None:
    return _held(by, plan.slug)


def _bring_in(section: PlanShape, *, by: Actor, now: datetime, replace: bool) -> None:
    import_plan(by=by, now=now, plan=section.text(), replace=replace)


SECTION = Section(
    key="plan",
    description="het veiligheidsplan",
    shape=PlanShape,
    examine=examine,
    held=_held,
    standing=_standing,
    bring_in=_bring_in,
    required=False,
)
