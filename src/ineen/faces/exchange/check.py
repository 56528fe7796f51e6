"""What the plans in a file still owe their readers: each room's part of the check, put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ineen.faces.exchange.package import Package
from ineen.faces.exchange.sections.implementation import ImplementationShape
from ineen.faces.exchange.sections.partnership import KEY, PartnershipShape
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.execution.queries import check_implementation_plan
from ineen.policy.plans.queries import Chapter, PlanText, Remedy, TakesPart, by_chapter, check_plan, stored

REBUILT = (
    "Dit plan is nagebouwd uit een openbaar bericht. Hieronder staat wat een echt plan nog zou zeggen; over de "
    "gemeenten zegt dat niets. De openbare pagina's tonen dit niet."
)


@dataclass(frozen=True, slots=True)
class Advice:
    """The remedies for one plan, by chapter in the order of the chain; none where the thread is whole."""

    slug: str
    title: str
    rebuilt: bool
    chapters: Mapping[Chapter, tuple[Remedy, ...]]


def advice_on(by: Actor, package: Package) -> Iterator[Advice]:
    """Advice on each plan of the package: at most three remedies per chapter. Reads, and changes nothing."""
    partnership, plan, implementation = (package.parts[key] for key in (KEY, "plan", "uitvoeringsplan"))
    if isinstance(plan, PlanShape) and isinstance(partnership, PartnershipShape):
        yield _advice(plan, _on_plan(plan.text(), partnership))
    if isinstance(implementation, ImplementationShape):
        text = implementation.text()
        rests_on = _rests_on(by, text.plan, plan)
        yield _advice(implementation, check_implementation_plan(text, rests_on=rests_on))


def _on_plan(plan: PlanText, partnership: PartnershipShape) -> tuple[Remedy, ...]:
    municipalities = tuple(TakesPart(code=AreaCode(one.code), name=one.name) for one in partnership.municipalities)
    return check_plan(plan, municipalities=municipalities, partners=tuple(one.name for one in partnership.partners))


def _rests_on(by: Actor, slug: str, in_file: object) -> PlanText | None:
    if isinstance(in_file, PlanShape) and in_file.slug == slug:
        return in_file.text()
    return stored(by, slug) if slug else None


def _advice(part: PlanShape | ImplementationShape, remedies: tuple[Remedy, ...]) -> Advice:
    return Advice(part.slug, part.title, part.source.rebuilt, by_chapter(remedies))
