"""Two versions of a plan beside each other: part by part, word by word, and what moved."""

from collections.abc import Iterator
from dataclasses import dataclass

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui import formats
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import GoalText, PlanText, PlanView, Run, ThemeText


@dataclass(frozen=True, slots=True)
class PartChange:
    """One text in both versions; `changed` where they differ."""

    address: str
    label: str
    runs: tuple[Run, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs. `structure` are sentences about what came, went, moved or got another number."""

    parts: tuple[PartChange, ...]
    structure: tuple[str, ...]

    @property
    def changed(self) -> tuple[PartChange, ...]:
        return tuple(one for one in self.parts if one.changed)

    @property
    def same(self) -> bool:
        return not self.changed and not self.structure


def compare(names: PlanView, old: PlanText, new: PlanText) -> Comparison:
    """What the new version says otherwise.

    names
        the plan as it stands now: it names municipalities and partners.
    """
    parts = tuple(_parts(names, old, new))
    return Comparison(parts, tuple(_structure(names, old, new)))


def _parts(names: PlanView, old: PlanText, new: PlanText) -> Iterator[PartChange]:
    for address in dict.fromkeys((*plans.addresses(new), *plans.addresses(old))):
        before, after = _at(old, address), _at(new, address)
        if not before and not after:
            continue
        holder = new if _is_in(new, address) else old
        label = plans.label(plans.titles_of(holder), address, dict(names.names))
        yield PartChange(str(address), label, plans.differences(before, after), before != after)


def _at(plan: PlanText, address: plans.TextAddress) -> str:
    return plans.joint_text(plan, address)


def _is_in(plan: PlanText, address: plans.TextAddress) -> bool:
    try:
        plans.text_at(plan, address)
    except NotFound:
        return False
    return True


def _structure(names: PlanView, old: PlanText, new: PlanText) -> Iterator[str]:
    if old.period != new.period:
        yield f"De looptijd was {formats.period(old.period)} en is nu {formats.period(new.period)}."
    before, after = {one.slug: one for one in old.themes}, {one.slug: one for one in new.themes}
    yield from (f"Thema vervallen: {one.title}." for slug, one in before.items() if slug not in after)
    yield from (f"Thema toegevoegd: {one.title}." for slug, one in after.items() if slug not in before)
    both = [slug for slug in after if slug in before]
    if both != [slug for slug in before if slug in after]:
        yield "De thema's staan in een andere volgorde."
    for slug in both:
        yield from _theme(before[slug], after[slug])
    yield from _goals(old, new)
    yield from _lists(names, old, new)


def _theme(old: ThemeText, new: ThemeText) -> Iterator[str]:
    if old.priority is not new.priority:
        yield f"Thema {new.title}: was {old.priority.label}, is nu {new.priority.label}."
    if old.ambitions != new.ambitions:
        yield f"Thema {new.title}: de ambities zijn gewijzigd."
    if old.leads != new.leads:
        yield f"Thema {new.title}: andere trekker."


def _goals(old: PlanText, new: PlanText) -> Iterator[str]:
    before = {goal.slug: (theme, goal) for theme in old.themes for goal in theme.goals}
    after = {goal.slug: (theme, goal) for theme in new.themes for goal in theme.goals}
    yield from (f"Doel vervallen: {goal.title}" for slug, (_, goal) in before.items() if slug not in after)
    yield from (f"Doel toegevoegd: {goal.title}" for slug, (_, goal) in after.items() if slug not in before)
    for slug, (theme, goal) in after.items():
        if slug not in before:
            continue
        was_under, was = before[slug]
        if was_under.slug != theme.slug:
            yield f"Doel {goal.title}: stond onder {was_under.title}, staat nu onder {theme.title}."
        yield from _goal(was, goal)


def _goal(old: GoalText, new: GoalText) -> Iterator[str]:
    if old.indicator != new.indicator or old.as_rate != new.as_rate:
        yield f"Doel {new.title}: een andere indicator."
    if (old.target_value, old.target_bound, old.target_on) != (new.target_value, new.target_bound, new.target_on):
        yield f"Doel {new.title}: streefwaarde was {_target(old)}, is nu {_target(new)}."
    if (old.baseline_value, old.baseline_period) != (new.baseline_value, new.baseline_period):
        yield f"Doel {new.title}: een andere nulmeting."


def _target(goal: GoalText) -> str:
    if goal.target_value is None:
        return "niet genoemd"
    bound = f"{goal.target_bound.label} " if goal.target_bound else ""
    by = f" op {formats.day(goal.target_on)}" if goal.target_on else ""
    return f"{bound}{formats.number(float(goal.target_value))}{by}"


def _lists(names: PlanView, old: PlanText, new: PlanText) -> Iterator[str]:
    if old.ambitions != new.ambitions:
        yield "De ambities van het plan zijn gewijzigd."
    gone = {one.name for one in old.ties} - {one.name for one in new.ties}
    came = {one.name for one in new.ties} - {one.name for one in old.ties}
    yield from (f"Band vervallen: {name}." for name in sorted(gone))
    yield from (f"Band toegevoegd: {name}." for name in sorted(came))
    was = {one.organisation for one in old.co_signers}
    now = {one.organisation for one in new.co_signers}
    yield from (f"Tekent niet meer mee: {names.name_of(one)}." for one in sorted(was - now))
    yield from (f"Tekent nu mee: {names.name_of(one)}." for one in sorted(now - was))
