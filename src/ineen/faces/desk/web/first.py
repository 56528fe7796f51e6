"""What somebody does first, by her role: for who has nothing waiting."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.ground.kernel.actors import Role, Viewer
from ineen.policy.plans import queries as plans


@dataclass(frozen=True, slots=True)
class Step:
    """One first thing: for whom, what it is, and where; `about` names one thing in the address."""

    roles: frozenset[Role]
    sentence: str | Promise
    view: str
    about: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.view, args=self.about)


DRAFTS: Final = 3
_COLLEGE = frozenset({Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
_WRITERS = frozenset({Role.ADVISER, Role.COORDINATOR})
STEPS: Final = (
    Step(_WRITERS, _("Begin een plan, met een startset of een eerder plan"), "plans:new"),
    Step(_WRITERS, _("Schrijf verder aan een plan"), "plans:writing"),
    Step(frozenset({Role.ANALYST}), _("Lever een bestand met cijfers aan"), "evidence:drop"),
    Step(_WRITERS | {Role.ANALYST}, _("Duid wat er in de cijfers opvalt"), "readings:overview"),
    Step(frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}), _("Nodig iemand uit"), "account_invite"),
    Step(_COLLEGE, _("Lees wat het plan van uw gemeente vraagt"), "publication:plans"),
    Step(frozenset({Role.COUNCIL_MEMBER}), _("Lees wat er aan de raad is voorgelegd"), "publication:plans"),
    Step(
        frozenset({Role.PARTNER_CONTRIBUTOR}), _("Lees wat er van uw organisatie wordt gevraagd"), "publication:plans"
    ),
    Step(frozenset({Role.PRIVACY_OFFICER}), _("Kijk in het logboek wie wat deed en zag"), "desk:log"),
    Step(frozenset({Role.GRIFFIER}), _("Zet de data van college en raad in uw agenda"), "desk:agenda"),
)


def first_steps(viewer: Viewer) -> tuple[Step, ...]:
    """Some drafts that the viewer may write, and those for the roles that she holds, in order. Two queries."""
    return (*_drafts(viewer), *(step for step in STEPS if viewer.has(*step.roles)))


def _drafts(viewer: Viewer) -> tuple[Step, ...]:
    titles = plans.titles(viewer, plans.writable(viewer)) if viewer.has(*_WRITERS) else {}
    shown = sorted(titles.items(), key=lambda one: one[1])[:DRAFTS]
    return tuple(
        Step(_WRITERS, _("Schrijf verder aan “%(title)s”") % {"title": title}, "plans:outline", (slug,))
        for slug, title in shown
    )
