"""An amendment of one council, and what the others say to it."""

import pytest

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt_amended,
    decline,
    take_over,
)
from ineen.policy.decisions.models import CourseStage
from ineen.policy.plans import queries as plans
from tests.policy.decisions.scene import (
    BAARN,
    BUNSCHOTEN,
    BY,
    COUNCIL_DAY,
    DE_BILT,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    TODAY,
    adopted,
    seen,
    to_councils,
    viewer,
)
from tests.policy.decisions.walking import OWN, amended, approach_of, stages

pytestmark = pytest.mark.django_db(databases="__all__")


def test_others_take_an_amendment_over_until_it_is_the_joint_text(coordinator: Actor) -> None:
    to_councils()
    found = amended()
    adopted(BAARN, SOEST)
    with pytest.raises(NotAllowed, match="Dit is het amendement van Eemnes zelf"):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, amendment=found.pk, decided_on=TODAY)
    for code in (BAARN, SOEST, DE_BILT):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=code, amendment=found.pk, decided_on=TODAY)
    assert plans.joint_text(seen(coordinator).view, plans.TextAddress.parse(PLACE)) != OWN
    take_over(by=BY, now=NOW, plan=SLUG, municipality=BUNSCHOTEN, amendment=found.pk, decided_on=TODAY)
    assert plans.joint_text(seen(coordinator).view, plans.TextAddress.parse(PLACE)) == OWN
    assert plans.own_texts(viewer(coordinator), SLUG) == ()
    with pytest.raises(NotAllowed, match="Soest heeft dit amendement al beantwoord"):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY)


def test_who_declines_says_why_and_keeps_the_joint_text(coordinator: Actor) -> None:
    to_councils()
    found = amended()
    with pytest.raises(BadInput, match="Geef de reden"):
        decline(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY, reason="")
    decline(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY, reason="Te traag.")
    (told,) = queries.amendments(viewer(coordinator), queries.dossier(viewer(coordinator), SLUG))
    assert [(one.municipality, one.taken_over, one.reason) for one in told.answers] == [("GM0342", False, "Te traag.")]
    assert approach_of(coordinator, SOEST) == "Eerst praten, dan pas handhaven."


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (AmendmentEntry("theme/weg/approach", "x", "y"), "amendement 1, de tekst: Deze tekst staat niet"),
        (AmendmentEntry("theme/woonoverlast/geheim", "x", "y"), "amendement 1, de tekst: Deze tekst staat niet"),
        (AmendmentEntry(PLACE, "Eerst praten, dan pas handhaven.", "y"), "gelijk aan wat er staat"),
        (AmendmentEntry(PLACE, OWN, " "), "Zeg waarom de raad dit wijzigde"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused_with_its_number(
    coordinator: Actor, entry: AmendmentEntry, sentence: str
) -> None:
    to_councils()
    with pytest.raises(BadInput, match=sentence):
        adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])
    assert stages(coordinator)["GM0317"] is CourseStage.COUNCIL
    assert plans.own_texts(viewer(coordinator), SLUG) == ()
