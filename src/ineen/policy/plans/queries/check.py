"""The check of a safety plan: advice on what it still owes its readers. Pure: over the text, not over rows."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from ineen.policy.plans.models import PlanStage
from ineen.policy.plans.queries.remedies import Chapter, Finding, Remedy, Rule, remedies_of
from ineen.policy.plans.queries.texts import GoalText, PlanText, TakesPart, ThemeText

MOST_PRIORITIES = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with who make it."""

    plan: PlanText
    municipalities: tuple[TakesPart, ...]
    partners: tuple[str, ...]

    @property
    def joint(self) -> bool:
        return len(self.municipalities) > 1


def check_plan(
    plan: PlanText,
    *,
    municipalities: tuple[TakesPart, ...],
    partners: tuple[str, ...],
    without: Container[str] = (),
) -> tuple[Remedy, ...]:
    """Every remedy, the most important of each chapter first; `without` holds addresses of advice set aside."""
    return tuple(remedies_of(Checked(plan, municipalities, partners), RULES, without))


def owed_at(plan: PlanText, *, municipalities: tuple[TakesPart, ...], partners: tuple[str, ...]) -> dict[str, Finding]:
    """Everything that is owed, by its address."""
    checked = Checked(plan, municipalities, partners)
    return {finding.at: finding for _, rule in RULES for finding in rule(checked)}


def _chapter(name: str, place: str, advice: str) -> Callable[[Checked], Iterator[Finding]]:
    """A rule for a chapter of running text that must not be empty."""

    def rule(checked: Checked) -> Iterator[Finding]:
        if not getattr(checked.plan, name):
            yield Finding(place, advice, at=f"plan//{name}")

    return rule


def _per_priority(
    what: str, holds: Callable[[ThemeText], object], advice: str
) -> Callable[[Checked], Iterator[Finding]]:
    """A rule for every priority."""

    def rule(checked: Checked) -> Iterator[Finding]:
        for theme in checked.plan.priorities:
            if not holds(theme):
                yield Finding(f"Thema {theme.title}", advice, theme.title, f"theme/{theme.slug}/{what}")

    return rule


def _per_goal(what: str, holds: Callable[[GoalText], object], advice: str) -> Callable[[Checked], Iterator[Finding]]:
    """A rule for every goal; `{goal}` in the advice becomes its title."""

    def rule(checked: Checked) -> Iterator[Finding]:
        for theme in checked.plan.themes:
            for goal in theme.goals:
                if not holds(goal):
                    title = f"“{goal.title.rstrip('.')}”"
                    advised, at = advice.format(goal=f"doel {title}"), f"goal/{goal.slug}/{what}"
                    yield Finding(f"Thema {theme.title}", advised, title, at)

    return rule


def _how_many_priorities(checked: Checked) -> Iterator[Finding]:
    count = len(checked.plan.priorities)
    if not count:
        yield Finding(
            "Thema's", f"geen thema is een prioriteit. Kies er één tot {MOST_PRIORITIES}.", at="plan//priorities"
        )
    if count > MOST_PRIORITIES:
        advice = f"het zijn er {count}. Kies er hoogstens {MOST_PRIORITIES}: wie alles vooropzet, zet niets voorop."
        yield Finding("Prioriteiten", advice, at="plan//priorities")


def _other_subjects(checked: Checked) -> Iterator[Finding]:
    plan = checked.plan
    if len(plan.priorities) == len(plan.themes) and not plan.other_subjects:
        advice = "zeg welke onderwerpen naar beheersniveau gaan, en wat daar nog gebeurt."
        yield Finding("Overige onderwerpen", advice, at="plan//other_subjects")


def _regional_ties(checked: Checked) -> Iterator[Finding]:
    tied = {tie.theme for tie in checked.plan.ties}
    if "" in tied:
        return
    for theme in checked.plan.priorities:
        if theme.slug not in tied:
            advice = "zeg hoe deze prioriteit past bij het regionale beleidsplan of de Veiligheidsagenda."
            yield Finding(f"Thema {theme.title}", advice, theme.title, f"theme/{theme.slug}/ties")


def _targets_within_the_plan(checked: Checked) -> Iterator[Finding]:
    for theme in checked.plan.themes:
        for goal in theme.goals:
            if goal.target_on and not checked.plan.period_first <= goal.target_on <= checked.plan.period_last:
                title = f"“{goal.title.rstrip('.')}”"
                advice = f"de streefdatum van doel {title} valt buiten de looptijd. Kies een dag binnen het plan."
                yield Finding(f"Thema {theme.title}", advice, title, f"goal/{goal.slug}/target_on")


def _local_chapters(checked: Checked) -> Iterator[Finding]:
    if not checked.joint:
        return
    written = {one.municipality for one in checked.plan.local_chapters if one.text}
    own = {theme.municipality for theme in checked.plan.themes}
    for one in checked.municipalities:
        if str(one.code) not in written | own:
            advice = "schrijf wat hier anders is of bijkomt, of zeg dat er niets bijkomt."
            yield Finding(f"Lokaal hoofdstuk {one.name}", advice, one.name, f"chapter/{one.code}/text")


def _why_together(checked: Checked) -> Iterator[Finding]:
    if checked.joint and not checked.plan.why_together:
        yield Finding("Waarom samen", "zeg waarom deze gemeenten dit samen doen.", at="plan//why_together")


def _partners(checked: Checked) -> Iterator[Finding]:
    if not checked.partners:
        advice = "noem de partners; politie en Openbaar Ministerie horen er altijd bij."
        yield Finding("Samenwerkingsverband", advice, at="plan//partners")


def _co_signers(checked: Checked) -> Iterator[Finding]:
    if checked.partners and not checked.plan.co_signers:
        yield Finding(
            "Medeondertekenaars", "noem welke partners het plan meetekenen, met functie.", at="plan//co_signers"
        )


def _signed(checked: Checked) -> Iterator[Finding]:
    if checked.plan.stage is PlanStage.ADOPTED:
        for one in checked.plan.co_signers:
            if one.signed_on is None:
                who, at = one.organisation, f"signer/{one.organisation}/signed_on"
                yield Finding(f"Medeondertekenaar {who}", "noem de dag van ondertekening.", who, at)


def _stage(checked: Checked) -> Iterator[Finding]:
    if checked.plan.stage is PlanStage.UNSTATED:
        yield Finding(
            "Stand", "zeg of het plan een concept is, aan de raad is aangeboden, of is vastgesteld.", at="plan//stage"
        )


# the order within a chapter is the order of importance
RULES: tuple[Rule[Checked], ...] = (
    (
        Chapter.LOOK_BACK,
        _chapter("look_back", "Terugblik", "schrijf wat het vorige plan opleverde: wat ging goed, wat moet beter?"),
    ),
    (
        Chapter.ANALYSIS,
        _chapter("analysis", "Veiligheidsanalyse", "beschrijf wat de cijfers laten zien, en wat partners zien."),
    ),
    (
        Chapter.ANALYSIS,
        _chapter("participation", "Totstandkoming", "zeg wie er meedachten: raad, inwoners, ondernemers en partners."),
    ),
    (
        Chapter.ANALYSIS,
        _chapter("fields", "Velden", "leg de vijf velden van het Kernbeleid ernaast: is er geen onderwerp vergeten?"),
    ),
    (Chapter.PRIORITIES, _how_many_priorities),
    (
        Chapter.PRIORITIES,
        _per_priority(
            "reason",
            lambda theme: theme.reason,
            "zeg waarom dit een prioriteit is, met een cijfer of signaal uit de analyse.",
        ),
    ),
    (Chapter.PRIORITIES, _regional_ties),
    (Chapter.PRIORITIES, _other_subjects),
    (Chapter.GOALS, _per_priority("goals", lambda theme: theme.goals, "zet er een doel bij: wat wilt u bereiken?")),
    (
        Chapter.GOALS,
        _per_goal(
            "indicator",
            lambda goal: goal.indicator or goal.without_indicator,
            "kies een indicator bij {goal}, of zeg waarom die er niet is.",
        ),
    ),
    (
        Chapter.GOALS,
        _per_goal(
            "target_value",
            lambda goal: not goal.indicator or (goal.target_value is not None and goal.target_on),
            "geef {goal} een streefwaarde, en de dag waarop die bereikt moet zijn.",
        ),
    ),
    (
        Chapter.GOALS,
        _per_goal(
            "baseline_value",
            lambda goal: not goal.indicator or goal.baseline_value is not None,
            "geef {goal} een nulmeting: hoe staat het er nu voor?",
        ),
    ),
    (Chapter.GOALS, _targets_within_the_plan),
    (Chapter.GOALS, _per_goal("cause", lambda goal: goal.cause, "zeg bij {goal} waardoor het probleem er is.")),
    (
        Chapter.APPROACH,
        _per_priority("approach", lambda theme: theme.approach, "zeg op hoofdlijnen wat er gaat gebeuren."),
    ),
    (
        Chapter.APPROACH,
        _per_priority("leads", lambda theme: theme.leads, "noem wie dit thema trekt: organisatie en functie."),
    ),
    (
        Chapter.MONEY,
        _chapter("asked_of_council", "Gevraagd aan de raad", "zeg wat u de raad vraagt, ook hoeveel geld per jaar."),
    ),
    (
        Chapter.RESIDENTS,
        _per_priority(
            "expect",
            lambda theme: theme.expect or any(goal.expect for goal in theme.goals),
            "zeg wat inwoners hiervan gaan merken.",
        ),
    ),
    (Chapter.RESIDENTS, _chapter("with_residents", "Samen met inwoners", "zeg wat inwoners zelf kunnen bijdragen.")),
    (Chapter.LOCAL, _local_chapters),
    (
        Chapter.ORGANISATION,
        _chapter("evaluation", "Evaluatie", "zeg wanneer u tussentijds en aan het eind evalueert, en voor wie."),
    ),
    (
        Chapter.ORGANISATION,
        _chapter(
            "organisation", "Organisatie", "zeg hoe de uitvoering is geregeld: wie stuurt, wie overlegt, hoe vaak?"
        ),
    ),
    (
        Chapter.ORGANISATION,
        _chapter("decision_making", "Besluitvorming", "zeg welke raad of welk college wanneer besluit."),
    ),
    (Chapter.ORGANISATION, _stage),
    (Chapter.PARTNERS, _partners),
    (Chapter.PARTNERS, _why_together),
    (Chapter.PARTNERS, _co_signers),
    (Chapter.PARTNERS, _signed),
)
