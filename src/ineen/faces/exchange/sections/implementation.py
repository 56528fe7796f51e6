"""The section `uitvoeringsplan`: an implementation plan, from the room of execution."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

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
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.faces.exchange.shapes import (
    Line,
    MaybeAmount,
    MaybeDay,
    MaybeEmpty,
    References,
    Shape,
    Slug,
    Text,
    Words,
    Year,
)
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.kernel.audience import Audience
from ineen.ground.ui import formats
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import (
    CHAPTERS,
    ActionKind,
    ActionLevel,
    ActionText,
    FundingText,
    ImplementationKind,
    ImplementationPlanText,
    PointText,
    stored,
)
from ineen.policy.plans import queries as safety_plans
from ineen.policy.plans.queries import PlanText

_READER = system("planbestand")  # what a file rests on is looked up for whoever may bring one in

Kind = Annotated[ImplementationKind, Words({kind.label: kind for kind in ImplementationKind})]
KindOfAction = Annotated[ActionKind | None, Words({"": None} | {kind.label: kind for kind in ActionKind})]
Level = Annotated[ActionLevel | None, Words({"": None} | {level.label: level for level in ActionLevel})]
Recurring = Annotated[bool | None, Words({"": None, "eenmalig": False, "structureel": True})]


MOST_EUROS = Decimal(10**10)
MOST_FUNDING = 1_000  # lines of money in a whole implementation plan


class FundingShape(Shape):
    purpose: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        alias="waarvoor", description="waarvoor het geld is"
    )
    year: Year = Field(alias="jaar", description="het jaar waarin het geld is gevraagd of nodig is")
    asked: MaybeAmount = Field(None, alias="gevraagd", description="gevraagd bedrag in euro's")
    granted: MaybeAmount = Field(None, alias="toegekend", description="toegekend bedrag in euro's")
    recurring: Recurring = Field(None, alias="soort", description="eenmalig of structureel")
    note: Text = Field("", alias="toelichting", description="wat een lezer over dit geld moet weten")


class ActionShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    title: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        alias="titel", description="wat er gebeurt, in één regel"
    )
    about: Text = Field("", alias="wat_er_gebeurt", description="wat er precies gebeurt")
    why: Text = Field("", alias="waarom_dit_werkt", description="waarom dit naar verwachting werkt")
    result: Text = Field("", alias="beoogd_resultaat", description="wat het moet opleveren")
    goal: Text = Field("", alias="doel", description="de sleutel van het doel in het veiligheidsplan")
    kind: KindOfAction = Field(None, alias="soort", description="nieuw, voortzetting of innovatie")
    level: Level = Field(None, alias="niveau", description="regionaal, bovenlokaal of lokaal")
    municipalities: References = Field((), alias="gemeenten", max_length=60, description="codes; leeg voor alle")
    owner: Text = Field("", alias="trekker", description="de gemeentecode, of de naam van de partner")
    owner_office: Text = Field("", alias="functie_van_de_trekker", description="de functie, geen naam van een persoon")
    partners: References = Field((), alias="partners", max_length=60, description="wie meedoen")
    starts_on: MaybeDay = Field(None, alias="begint", description="de eerste dag")
    ends_on: MaybeDay = Field(None, alias="klaar", description="de laatste dag")
    funding: MaybeEmpty[FundingShape] = Field((), alias="geld", max_length=40, description="geld voor deze maatregel")

    def text(self) -> ActionText:
        own = dict(self)
        return ActionText(**own | {"funding": tuple(FundingText(**dict(one)) for one in self.funding)})


class PointShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres")
    title: Line = Field(alias="titel", description="de naam van het actiepunt")
    theme: Text = Field("", alias="thema", description="de sleutel van het thema in het veiligheidsplan")
    objective: Text = Field("", alias="doelstelling", description="wat er bereikt moet worden")
    about: Text = Field("", alias="waar_het_over_gaat", description="wat er speelt")
    actions: MaybeEmpty[ActionShape] = Field((), alias="maatregelen", max_length=60, description="de maatregelen")

    def text(self) -> PointText:
        return PointText(**dict(self) | {"actions": tuple(action.text() for action in self.actions)})


class ImplementationShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    partnership: Slug = Field(alias="samenwerkingsverband", description="de sleutel van het samenwerkingsverband")
    title: Line = Field(alias="titel", description="de titel van het uitvoeringsplan")
    kind: Kind = Field(ImplementationKind.IMPLEMENTATION_PLAN, alias="soort", description="hoe het heet")
    period: PeriodShape = Field(alias="looptijd", description="van wanneer tot en met wanneer")
    stage: Stage = Field(alias="stand", description="hoe ver het plan is")
    audience: ForWhom = Field(Audience.PARTNERSHIP, alias="voor_wie", description="wie het plan mag zien")
    source: SourceShape = Field(default_factory=SourceShape, alias="bron", description="waar de tekst vandaan komt")
    plan: Text = Field("", alias="plan", description="de sleutel van het veiligheidsplan in Ineen waar het op rust")
    rests_on: Text = Field("", alias="rust_op", description="waar het op rust, als dat niet in Ineen staat")
    purpose: Text = Field("", alias="doelzin", description="waar dit uitvoeringsplan voor is")
    ambition: Text = Field("", alias="ambitie", description="waar het naartoe moet")
    about: Text = Field("", alias="wat_er_speelt", description="wat er speelt")
    with_figures: Text = Field("", alias="sturen_op_cijfers", description="hoe cijfers worden gebruikt")
    evaluation: Text = Field("", alias="evaluatie", description="wanneer en aan wie verantwoording volgt")
    points: MaybeEmpty[PointShape] = Field(
        (), alias="actiepunten", max_length=100, description="de actiepunten, in volgorde"
    )
    funding: MaybeEmpty[FundingShape] = Field(
        (), alias="geld", max_length=100, description="geld dat niet bij één maatregel hoort"
    )

    def text(self) -> ImplementationPlanText:
        return ImplementationPlanText(
            **{name: getattr(self, name) for name in PLAIN},
            period_first=self.period.first,
            period_last=self.period.last,
            source=self.source.name,
            source_note=self.source.note,
            rebuilt=self.source.rebuilt,
            points=tuple(point.text() for point in self.points),
            funding=tuple(FundingText(**dict(one)) for one in self.funding),
        )


PLAIN = ("slug", "partnership", "title", "kind", "stage", "audience", "plan", "rests_on", *CHAPTERS)


def shape_of(text: ImplementationPlanText) -> ImplementationShape:
    """An implementation plan that stands in Ineen, as its file would hold it."""
    return ImplementationShape.model_validate(
        {name: getattr(text, name) for name in PLAIN}
        | {
            "period": {"first": text.period_first, "last": text.period_last},
            "source": {"name": text.source, "note": text.source_note, "rebuilt": text.rebuilt},
            "points": [_point(point) for point in text.points],
            "funding": [_values(one, FundingShape) for one in text.funding],
        }
    )


def _point(point: PointText) -> dict[str, Any]:
    return _values(point, PointShape) | {
        "actions": [
            _values(action, ActionShape) | {"funding": [_values(one, FundingShape) for one in action.funding]}
            for action in point.actions
        ]
    }


def _values(text: object, shape: type[Shape]) -> dict[str, Any]:
    return {name: getattr(text, name) for name in shape.model_fields}


def examine(plan: ImplementationShape, parts: Parts) -> Iterator[tuple[Place, str]]:
    """What does not fit together within the implementation plan, or with the rest of the file."""
    yield from examine_frame(plan, parts)
    yield from examine_references(_references(plan), parts)
    yield from twice("actiepunten", [point.slug for point in plan.points])
    yield from _actions(plan)
    yield from _funding(("geld",), plan.funding)
    yield from _too_much_funding(plan)
    yield from _rests_on(plan, parts)


def _actions(plan: ImplementationShape) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for at, point in enumerate(plan.points):
        if point.theme and not plan.plan:
            yield ("actiepunten", at, "thema"), "er is geen veiligheidsplan genoemd; vul 'plan' in of laat dit leeg"
        for index, action in enumerate(point.actions):
            place: Place = ("actiepunten", at, "maatregelen", index)
            if action.slug in seen:
                yield (*place, "sleutel"), f"'{action.slug}' staat er al; geef deze maatregel een andere sleutel"
            seen.add(action.slug)
            if action.starts_on and action.ends_on and action.ends_on < action.starts_on:
                yield (*place, "klaar"), f"ligt vóór het begin ({action.starts_on}); draai de datums om"
            if action.goal and not plan.plan:
                yield (*place, "doel"), "er is geen veiligheidsplan genoemd; vul 'plan' in of laat dit leeg"
            yield from _funding((*place, "geld"), action.funding)


def _funding(place: Place, funding: tuple[FundingShape, ...]) -> Iterator[tuple[Place, str]]:
    for index, one in enumerate(funding):
        if one.asked is None and one.granted is None:
            yield (*place, index), "er is geen bedrag; vul gevraagd of toegekend in"
        for key, amount in (("gevraagd", one.asked), ("toegekend", one.granted)):
            if amount is not None and (fault := _fault_in(amount)):
                yield (*place, index, key), f"{amount} {fault}"


def _too_much_funding(plan: ImplementationShape) -> Iterator[tuple[Place, str]]:
    of_actions = sum(len(action.funding) for point in plan.points for action in point.actions)
    if (lines := len(plan.funding) + of_actions) > MOST_FUNDING:
        message = f"er staan {lines} regels geld in dit uitvoeringsplan, en er kunnen er hoogstens {MOST_FUNDING} in"
        yield (), f"{message}; voeg bedragen van één doel samen"


def _fault_in(euros: Decimal) -> str:
    """What the database would refuse, or round so that the file no longer says what Ineen holds."""
    if euros < 0:
        return "is minder dan nul; schrijf het bedrag zonder min"
    if euros != round(euros, 2):
        return "heeft meer dan twee cijfers achter de komma; rond af op centen"
    return f"is te veel; een bedrag blijft onder {formats.euros(MOST_EUROS)}" if euros >= MOST_EUROS else ""


def _rests_on(plan: ImplementationShape, parts: Parts) -> Iterator[tuple[Place, str]]:
    """The safety plan stands in the file or in Ineen, and has the themes and goals that are named."""
    if not plan.plan:
        return
    in_file = parts.get("plan")
    if isinstance(in_file, PlanShape) and in_file.slug == plan.plan:
        yield from _hangs_on(plan, in_file.text())
    elif text := safety_plans.stored(_READER, plan.plan):
        yield from _hangs_on(plan, text)
    else:
        message = f"'{plan.plan}' is geen plan in dit bestand of in Ineen; lees dat plan eerst in, of gebruik 'rust_op'"
        yield ("plan",), message


def _hangs_on(plan: ImplementationShape, safety_plan: PlanText) -> Iterator[tuple[Place, str]]:
    themes = [theme.slug for theme in safety_plan.themes]
    goals = [goal.slug for goal in safety_plan.goals]
    for at, point in enumerate(plan.points):
        if point.theme and point.theme not in themes:
            yield ("actiepunten", at, "thema"), f"'{point.theme}' is geen thema van het plan; {_choose(themes)}"
        for index, action in enumerate(point.actions):
            if action.goal and action.goal not in goals:
                place: Place = ("actiepunten", at, "maatregelen", index, "doel")
                yield place, f"'{action.goal}' is geen doel van het plan; {_choose(goals)}"


def _choose(slugs: list[str]) -> str:
    return f"kies uit {', '.join(slugs)}" if slugs else "het plan heeft er nog geen, laat dit leeg"


def _references(plan: ImplementationShape) -> Iterator[tuple[Place, str]]:
    for at, point in enumerate(plan.points):
        for index, action in enumerate(point.actions):
            place: Place = ("actiepunten", at, "maatregelen", index)
            if action.owner:
                yield (*place, "trekker"), action.owner
            for key, references in (("gemeenten", action.municipalities), ("partners", action.partners)):
                for position, reference in enumerate(references):
                    yield (*place, key, position), reference


def _held(by: Actor, slug: str) -> ImplementationShape | None:
    text = stored(by, slug)
    return shape_of(text) if text else None


def _standing(by: Actor, plan: ImplementationShape) -> ImplementationShape | None:
    return _held(by, plan.slug)


def _bring_in(section: ImplementationShape, *, by: Actor, now: datetime, replace: bool) -> None:
    import_implementation_plan(by=by, now=now, plan=section.text(), replace=replace)


SECTION = Section(
    key="uitvoeringsplan",
    description="het uitvoeringsplan",
    shape=ImplementationShape,
    examine=examine,
    held=_held,
    standing=_standing,
    bring_in=_bring_in,
    required=False,
)
