"""The section `plan`: the safety plan itself, from the room of plans."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field

from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.registry import Parts, Section
from ineen.faces.exchange.sections.partnership import KEY as KEY_OF_PARTNERSHIP
from ineen.faces.exchange.sections.partnership import PartnershipShape
from ineen.faces.exchange.shapes import Day, Line, MaybeEmpty, Shape, Slug, Text, Words, YesNo
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import FieldText, PlanKind, PlanStage, PlanText, PriorityClass, ThemeText, stored

Kind = Annotated[PlanKind, Words({kind.label: kind for kind in PlanKind})]
Stage = Annotated[PlanStage, Words({stage.label: stage for stage in PlanStage})]
ForWhom = Annotated[
    Audience,
    Words(
        {
            "iedereen": Audience.PUBLIC,
            "raad": Audience.COUNCIL,
            "bestuur": Audience.ADMINISTRATION,
            "samenwerkingsverband": Audience.PARTNERSHIP,
        }
    ),
]
Priority = Annotated[
    PriorityClass,
    Words(
        {
            "prioriteit": PriorityClass.PRIORITY,
            "strategisch": PriorityClass.STRATEGIC,
            "beheer": PriorityClass.MAINTENANCE,
        }
    ),
]


class PeriodShape(Shape):
    first: Day = Field(alias="van", description="de eerste dag")
    last: Day = Field(alias="tot_en_met", description="de laatste dag")


class SourceShape(Shape):
    name: Text = Field("", alias="bericht", description="de bron: wie wat wanneer bekendmaakte")
    rebuilt: YesNo = Field(False, alias="nagebouwd", description="ja, als dit plan is nagebouwd uit openbare berichten")
    note: Text = Field("", alias="toelichting", description="wat een lezer over de bron moet weten")


class FieldShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres")
    title: Line = Field(alias="titel", description="de naam van het veiligheidsveld")


class ThemeShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    title: Line = Field(alias="titel", description="de naam van het thema")
    priority: Priority = Field(alias="prioriteit", description="het gewicht van het thema")
    field: Text = Field("", alias="veld", description="de sleutel van het veiligheidsveld")
    reason: Text = Field("", alias="reden", description="waarom het thema dit gewicht heeft")
    about: Text = Field("", alias="waar_het_over_gaat", description="wat er speelt")
    goal: Text = Field("", alias="doel", description="wat er bereikt moet worden, in één zin")
    approach: Text = Field("", alias="aanpak", description="hoe dat gebeurt")
    expect: Text = Field("", alias="wat_inwoners_kunnen_verwachten", description="wat inwoners ervan merken")


class PlanShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    partnership: Slug = Field(alias="samenwerkingsverband", description="de sleutel van het samenwerkingsverband")
    title: Line = Field(alias="titel", description="de titel van het plan")
    kind: Kind = Field(PlanKind.SAFETY_PLAN, alias="soort", description="hoe het plan heet waar het is gemaakt")
    period: PeriodShape = Field(alias="looptijd", description="van wanneer tot en met wanneer")
    stage: Stage = Field(alias="stand", description="concept of vastgesteld")
    audience: ForWhom = Field(Audience.PARTNERSHIP, alias="voor_wie", description="wie het plan mag zien")
    source: SourceShape = Field(default_factory=SourceShape, alias="bron", description="waar de tekst vandaan komt")
    vision: Text = Field("", alias="visie", description="wat de deelnemers voor ogen staat")
    why_together: Text = Field("", alias="waarom_samen", description="waarom de deelnemers dit samen doen")
    with_residents: Text = Field("", alias="samen_met_inwoners", description="wat inwoners bijdragen")
    other_subjects: Text = Field("", alias="overige_onderwerpen", description="wat er met andere onderwerpen gebeurt")
    fields: MaybeEmpty[FieldShape] = Field(
        (), alias="velden", max_length=50, description="de veiligheidsvelden, in volgorde"
    )
    themes: tuple[ThemeShape, ...] = Field(
        alias="themas", min_length=1, max_length=200, description="de thema's, in volgorde"
    )

    def text(self) -> PlanText:
        own = {name: getattr(self, name) for name in PLAIN}
        return PlanText(
            **own,
            period_first=self.period.first,
            period_last=self.period.last,
            source=self.source.name,
            source_note=self.source.note,
            rebuilt=self.source.rebuilt,
            fields=tuple(FieldText(**dict(field)) for field in self.fields),
            themes=tuple(ThemeText(**dict(theme)) for theme in self.themes),
        )


PLAIN = (
    "slug", "partnership", "title", "kind", "stage", "audience",
    "vision", "why_together", "with_residents", "other_subjects",
)  # fmt: skip


def shape_of(text: PlanText) -> PlanShape:
    """A plan that stands in Ineen, as its file would hold it."""
    return PlanShape.model_validate(
        {name: getattr(text, name) for name in PLAIN}
        | {
            "period": {"first": text.period_first, "last": text.period_last},
            "source": {"name": text.source, "note": text.source_note, "rebuilt": text.rebuilt},
            "fields": [{"slug": field.slug, "title": field.title} for field in text.fields],
            "themes": [{name: getattr(theme, name) for name in ThemeShape.model_fields} for theme in text.themes],
        }
    )


def examine(plan: PlanShape, parts: Parts) -> Iterator[tuple[Place, str]]:
    """What does not fit together within the plan, or with who make it."""
    partnership = parts[KEY_OF_PARTNERSHIP]
    if isinstance(partnership, PartnershipShape) and plan.partnership != partnership.slug:
        yield ("samenwerkingsverband",), f"'{plan.partnership}' staat niet in dit bestand; schrijf {partnership.slug}"
    if plan.period.last < plan.period.first:
        yield ("looptijd", "tot_en_met"), f"ligt vóór de eerste dag ({plan.period.first}); draai de datums om"
    if plan.source.rebuilt and not plan.source.name:
        yield ("bron", "bericht"), "is leeg, terwijl het plan is nagebouwd; noem het bericht waar de tekst op rust"
    yield from _twice("velden", [field.slug for field in plan.fields])
    yield from _twice("themas", [theme.slug for theme in plan.themes])
    known = {field.slug for field in plan.fields}
    for index, theme in enumerate(plan.themes):
        if theme.field and theme.field not in known:
            choices = f"kies uit {', '.join(sorted(known))}" if known else "zet het eerst onder velden"
            yield ("themas", index, "veld"), f"'{theme.field}' is geen veld van dit plan; {choices}"


def _twice(key: str, slugs: list[str]) -> Iterator[tuple[Place, str]]:
    for index, slug in enumerate(slugs):
        if slug in slugs[:index]:
            message = f"'{slug}' staat er al ([{slugs.index(slug) + 1}]); geef deze een andere sleutel"
            yield (key, index, "sleutel"), message


def _standing(by: Actor, plan: PlanShape) -> PlanShape | None:
    text = stored(by, plan.slug)
    return shape_of(text) if text else None


def _bring_in(section: PlanShape, *, by: Actor, now: datetime, replace: bool) -> None:
    import_plan(by=by, now=now, plan=section.text(), replace=replace)


SECTION = Section(
    key="plan",
    description="het veiligheidsplan",
    shape=PlanShape,
    examine=examine,
    standing=_standing,
    bring_in=_bring_in,
)
