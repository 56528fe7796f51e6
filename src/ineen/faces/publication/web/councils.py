"""Who adopted a plan and when, and what one council changed: the same words on every page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui import formats
from ineen.policy.decisions import queries as decisions
from ineen.policy.decisions.queries import CourseStage, Outcome
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import (
    OwnText,
    PartKind,
    PlanSide,
    PlanStage,
    PlanTitles,
    PlanView,
    TakesPart,
    TextAddress,
)

_BODIES: Final = {
    CourseStage.COLLEGE: (gettext_lazy("college"), gettext_lazy("colleges")),
    CourseStage.COUNCIL: (gettext_lazy("raad"), gettext_lazy("raden")),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A text that one council chose, with what it is called; `slug` is the address of her municipality.

    joint
        what the joint plan says there, where the page does not show that itself.
    """

    name: str
    slug: str
    label: str
    text: str
    line: bool
    since: date
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """One municipality of a plan and what her council decided; without `outcome` it lies with its writers."""

    name: str
    slug: str
    outcome: Outcome | None
    changed: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What her council decided, or where the plan lies."""
        if self.outcome is None:
            return _("nog geen besluit")
        stage = str(self.outcome.stage.label)
        return stage if self.outcome.decided_on else _("ligt %(where)s") % {"where": stage}


@dataclass(frozen=True, slots=True)
class Adoption:
    """How far a joint plan is: every municipality, and how many adopted it."""

    councils: tuple[Council, ...]

    @property
    def adopted(self) -> int:
        return sum(1 for one in self.councils if one.outcome and one.outcome.adopted)

    @property
    def decided(self) -> bool:
        """Whether any council said yes or no."""
        return any(one.outcome and one.outcome.decided_on for one in self.councils)

    @property
    def stand(self) -> str:
        """How far the plan is, in few words: `ligt bij het college van Soest`, `vastgesteld in 3 van 5`."""
        if self.decided:
            return _("vastgesteld in %(n)s van %(of)s") % {"n": self.adopted, "of": len(self.councils)}
        lies = [one for one in self.councils if one.outcome]
        if len(lies) == 1:
            return _("%(lies)s van %(name)s") % {"lies": lies[0].words, "name": lies[0].name}
        at = Counter(one.outcome.stage for one in lies if one.outcome)
        bodies = (formats.counted(at[stage], *map(str, words)) for stage, words in _BODIES.items() if at[stage])
        return _("ligt bij %(bodies)s") % {"bodies": formats.listed(bodies)}


def adoption(viewer: Viewer, plan: PlanView) -> Adoption | None:
    """What the councils decided about a plan and where it lies; None while it is with its writers. One query."""
    found = {one.municipality: one for one in decisions.outcomes(viewer, plan=plan.slug)}
    if not found:
        return None
    own = [text for one in found.values() for text in one.own]
    labels = _labels(plans.titles_of(plan), own)
    return Adoption(
        tuple(
            Council(one.name, areas.slug(one), found.get(one.code), _of(one.code, own, labels))
            for one in plan.municipalities
        )
    )


def changed_in_side(viewer: Viewer, side: PlanSide) -> tuple[Changed, ...]:
    """What the council of one municipality chose instead of the joint text. Two queries where there is any, or more."""
    if not side.texts:
        return ()
    labels = _labels(plans.titles_within(viewer, side.plan.slug), side.texts)
    joint = plans.joint_texts(viewer, side.plan.slug, (one.address for one in side.texts))
    return _changed(side.texts, side.plan.municipalities, labels, joint)


def changed_at(viewer: Viewer, plan: PlanView, kind: PartKind, part: str) -> tuple[Changed, ...]:
    """What single councils chose within one theme or goal of a plan. One query, none while nobody can have chosen."""
    if plan.rebuilt or plan.stage not in (PlanStage.OFFERED, PlanStage.ADOPTED):
        return ()
    found = decisions.outcomes(viewer, plan=plan.slug)
    own = [one for each in found for one in each.own if (one.address.kind, one.address.part) == (kind, part)]
    if not own:
        return ()
    return _changed(own, plan.municipalities, {one: str(plans.words_for(one.address).label) for one in own})


def _labels(titles: PlanTitles, own: Sequence[OwnText]) -> dict[OwnText, str]:
    names = {str(one.municipality): one.name for one in own}
    return {one: plans.label(titles, one.address, names) for one in own}


def _of(code: AreaCode, own: Iterable[OwnText], labels: Mapping[OwnText, str]) -> tuple[str, ...]:
    return tuple(labels[one] for one in own if one.municipality == code)


def _changed(
    own: Iterable[OwnText],
    municipalities: Iterable[TakesPart],
    labels: Mapping[OwnText, str],
    joint: Mapping[TextAddress, str] = MappingProxyType({}),
) -> tuple[Changed, ...]:
    slugs = {one.code: areas.slug(one) for one in municipalities}
    return tuple(
        Changed(
            name=one.name,
            slug=slugs.get(one.municipality, str(one.municipality)),
            label=labels[one],
            text=one.text,
            line=one.address.name == "title",
            since=one.since,
            joint=joint.get(one.address, ""),
        )
        for one in own
    )
