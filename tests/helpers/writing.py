"""A plan that the cast's own partnership is writing: with a draft, and two versions of one text. All of it invented."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import actions, queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import TextConflict
from ineen.policy.plans.queries import GoalText, PartKind, PlanStage, PriorityClass, TextAddress, ThemeText
from tests.helpers.public_site import BY, NOW
from tests.helpers.whole_thread import PLAN
from tests.helpers.writes import given
from tests.people import Cast

SLUG = "in-de-maak"
WRITTEN = f"/schrijven/{SLUG}"
EMPTY = "net-begonnen"
EARLIER = PLAN.slug  # whose texts are there to take over
MERGE = UUID("00000000-0000-4000-8000-000000000001")
REASON = TextAddress(PartKind.THEME, "woonoverlast", "reason")
THEIRS = "De meldingen stegen drie jaar achter elkaar.\n\nBuurtbewoners noemen vooral geluid in de avond."
MINE = "De meldingen stegen vier jaar achter elkaar.\n\nBuurtbewoners noemen vooral geluid in de nacht, en afval."
ANALYSIS = (
    "# Wat de cijfers zeggen\n\n- minder inbraken\n- **meer** overlast\n\nZie [het rapport](https://voorbeeld.test)."
)


def set_writing_scene(cast: Cast) -> None:
    goal = GoalText(slug="samen-oplossen", title="Buren lossen hun ruzie samen op.")
    theme = ThemeText(slug="woonoverlast", title="Woonoverlast", priority=PriorityClass.PRIORITY, reason=THEIRS)
    theme = replace(theme, goals=(goal,))
    plan = replace(
        PLAN,
        slug=SLUG,
        partnership=cast.own.slug,
        title="Samen verder, een plan in de maak",
        period_first=date(2027, 1, 1),
        period_last=date(2030, 12, 31),
        stage=PlanStage.DRAFT,
        audience=Audience.PARTNERSHIP,
        analysis=ANALYSIS,
        fields=(),
        themes=(theme,),
        local_chapters=(),
        ties=(),
        co_signers=(),
    )
    import_plan(by=BY, now=NOW, plan=plan)
    import_plan(by=BY, now=NOW, plan=replace(plan, slug=EMPTY, title="Een plan dat net begon", themes=(), analysis=""))
    adviser, coordinator = acting(cast, "adviser"), acting(cast, "coordinator")
    _write(coordinator, REASON, THEIRS, from_=THEIRS)
    which = _write(adviser, REASON, MINE, from_="wat er vroeger stond").conflict
    assert which is not None
    with given(), scopes_disabled():
        TextConflict.objects.filter(pk=which).update(id=MERGE)
    actions.save_draft(
        by=adviser,
        now=NOW,
        plan=SLUG,
        address=TextAddress(PartKind.PLAN, "", "analysis"),
        text=f"{ANALYSIS}\n\nNog uit te zoeken.",
        based_on=queries.digest(ANALYSIS),
    )


def acting(cast: Cast, part: str) -> Actor:
    """One of the cast, as the one who acts."""
    person = cast[part]
    assert person is not None
    return Actor(person.pk, organisations.viewer_of(person.pk, NOW).label)


def _write(by: Actor, address: TextAddress, text: str, *, from_: str) -> actions.Written:
    return actions.write_text(by=by, now=NOW, plan=SLUG, address=address, text=text, based_on=queries.digest(from_))
