"""Two people record the same decision at the same moment: one of them is told that it stands."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions.actions import adopt, submit_plan
from ineen.policy.decisions.models import Decision, Dossier
from tests.policy.decisions.scene import COUNCIL_DAY, NOW, SLUG, SOEST, bring_in, establish, somebody, to_councils

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def at_once(*tries: "tuple[Actor, bool]") -> list[str]:
    """What each is told; `True` adopts, `False` submits."""
    start = Barrier(len(tries))

    def one(each: tuple[Actor, bool]) -> str:
        actor, adopting = each
        try:
            start.wait()
            if adopting:
                adopt(by=actor, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
            else:
                submit_plan(by=actor, now=NOW, plan=SLUG, municipality=SOEST)
            return ""
        except NotAllowed as refusal:
            return str(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tries)) as threads:
        return list(threads.map(one, tries))


def test_one_decision_stands_and_the_other_is_told_so() -> None:
    establish()
    bring_in()
    to_councils(SOEST)
    told = at_once((somebody(Role.GRIFFIER), True), (somebody(Role.GRIFFIER), True))
    assert sorted(told) == [
        "",
        "De raad van Soest heeft het plan al vastgesteld. De raad besluit nadat het college het plan heeft aangeboden.",
    ]
    with scopes_disabled():
        assert Decision.objects.filter(result="adopted").count() == 1


def test_two_first_submissions_open_one_dossier() -> None:
    establish()
    bring_in()
    told = at_once((somebody(Role.ADVISER), False), (somebody(Role.COORDINATOR), False))
    first, second = sorted(told)
    assert first == ""
    assert second.startswith("Het plan ligt bij het college van Soest.")
    with scopes_disabled():
        assert (Dossier.objects.count(), Decision.objects.count()) == (1, 1)
