"""An implementation plan in a file: what it names exists, in the file or in Ineen, or nothing is changed."""

from datetime import date

import pytest

from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.changes import Comparison, compare
from ineen.faces.exchange.check import advice_on
from ineen.faces.exchange.package import Package, held_package, package_text, read_package
from ineen.faces.exchange.problems import BadPlanFile
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.refusals import BadInput
from tests.faces.exchange.example_files import BY, NOW, implementation_plan
from tests.faces.exchange.plan_files import EXAMPLE, example

pytestmark = pytest.mark.django_db(databases="__all__")
YEARLY = """
uitvoeringsplan:
  sleutel: bes-2024
  samenwerkingsverband: bes
  titel: Uitvoeringsplan 2024
  looptijd: {van: 2024-01-01, tot_en_met: 2024-12-31}
  stand: concept
  voor_wie: iedereen
  plan: bes-2023-2026
  actiepunten:
    - sleutel: online
      titel: Veilig online
      thema: digitale-veiligheid
      maatregelen:
        - sleutel: lessen
          titel: Lessen op scholen
          doel: bewust-en-weerbaar
          trekker: GM0342
          partners: [Politie]
          begint: 2024-02-01
          klaar: 2024-06-30
          geld:
            - {waarvoor: lesboekjes, jaar: 2024, gevraagd: 1200}
"""


def both(*changes: tuple[str, str]) -> bytes:
    text = YEARLY
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return EXAMPLE.read_bytes() + text.encode()


def alone(*changes: tuple[str, str]) -> bytes:
    """The implementation plan without the plan it rests on."""
    whole = both(*changes).decode()
    return (whole[: whole.index("\nplan:")] + whole[whole.index("\nuitvoeringsplan:") :]).encode()


def package(content: bytes) -> Package:
    return read_package(content, "plan.yaml")


def bring_in(content: bytes, *, replace: bool = False) -> None:
    import_package(by=BY, now=NOW, package=package(content), replace=replace)


def test_a_plan_and_its_implementation_come_in_together_and_the_check_sees_the_thread_between_them() -> None:
    bring_in(both())
    action = implementation_plan("bes-2024").actions[0]
    assert (action.goal, action.owner, action.starts_on) == ("bewust-en-weerbaar", "GM0342", date(2024, 2, 1))
    plan, yearly = advice_on(BY, package(both()))
    assert (plan.slug, yearly.slug) == ("bes-2023-2026", "bes-2024")
    told = [str(one) for found in yearly.chapters.values() for one in found]
    assert any(one.startswith("Thema Ondermijning: voor deze prioriteit staat er nog geen maatregel") for one in told)
    assert not any("Thema Digitale veiligheid" in one for one in told)


def test_more_lines_of_money_than_a_plan_can_hold_are_refused_with_how_many_there_are() -> None:
    line = "{waarvoor: lesboekjes, jaar: 2024, gevraagd: 1200}"
    action = "        - {{sleutel: les-{number}, titel: Les, geld: [{money}]}}\n"
    many = "".join(action.format(number=number, money=", ".join([line] * 40)) for number in range(25))
    with pytest.raises(BadPlanFile) as refusal:
        package(both(("      maatregelen:\n", f"      maatregelen:\n{many}")))
    (problem,) = refusal.value.problems
    assert problem.message.startswith(
        "er staan 1001 regels geld in dit uitvoeringsplan, en er kunnen er hoogstens 1000"
    )


def test_an_implementation_plan_comes_in_after_its_plan_and_goes_out_on_its_own() -> None:
    bring_in(EXAMPLE.read_bytes())
    bring_in(alone())
    out = package_text(held_package(BY, "bes-2024")).encode()
    assert b"\nplan:" not in out
    assert compare(BY, package(out)) == (Comparison.UNCHANGED, ())
    (advice,) = advice_on(BY, package(out))
    assert "Thema Ondermijning" in str([str(one) for found in advice.chapters.values() for one in found])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "thema: digitale-veiligheid",
            "thema: digitaal",
            "actiepunten[1].thema: 'digitaal' is geen thema van het plan",
        ),
        (
            "doel: bewust-en-weerbaar",
            "doel: bewust",
            "maatregelen[1].doel: 'bewust' is geen doel van het plan; kies uit",
        ),
        ("trekker: GM0342", "trekker: Brandweer", "maatregelen[1].trekker: 'Brandweer' doet niet mee; kies uit GM0308"),
        ("[Politie]", "[Politie, Jongerenwerk]", "partners[1]: 'Jongerenwerk' doet niet mee"),
        ("klaar: 2024-06-30", "klaar: 2024-01-30", "maatregelen[1].klaar: ligt vóór het begin (2024-02-01)"),
        ("gevraagd: 1200", "gevraagd: -5", "geld[1].gevraagd: -5 is minder dan nul"),
        ("gevraagd: 1200", "gevraagd: 0.005", "geld[1].gevraagd: 0.005 heeft meer dan twee cijfers achter de komma"),
        (
            "gevraagd: 1200",
            "gevraagd: 99999999999",
            "geld[1].gevraagd: 99999999999 is te veel; een bedrag blijft",
        ),
        (", gevraagd: 1200", "", "geld[1]: er is geen bedrag; vul gevraagd of toegekend in"),
        ("gevraagd: 1200", "gevraagd: veel", "geld[1].gevraagd: 'veel' is geen getal"),
        (
            "begint: 2024-02-01",
            "begin: 2024-02-01",
            "maatregelen[1].begin: deze sleutel bestaat niet; bedoelt u 'begint'?",
        ),
        (
            "        - sleutel: lessen\n",
            "        - {sleutel: lessen, titel: Nog eens}\n        - sleutel: lessen\n",
            "maatregelen[2].sleutel: 'lessen' staat er al",
        ),
    ],
)
def test_each_fault_has_its_line_its_place_and_its_remedy(old: str, new: str, message: str) -> None:
    with pytest.raises(BadInput) as refused:
        package(both((old, new)))
    assert message in str(refused.value)
    assert "regel " in str(refused.value)


def test_a_plan_that_is_nowhere_is_told_with_its_line() -> None:
    message = (
        r"regel \d+, uitvoeringsplan\.plan: 'bes-2023-2026' is geen plan in dit bestand of in Ineen; lees dat plan"
    )
    with pytest.raises(BadInput, match=message):
        package(alone())


def test_a_theme_of_the_plan_in_ineen_is_known_too() -> None:
    bring_in(EXAMPLE.read_bytes())
    with pytest.raises(BadInput, match=r"thema: 'digitaal' is geen thema van het plan; kies uit ondermijning"):
        package(alone(("thema: digitale-veiligheid", "thema: digitaal")))


def test_a_theme_on_which_actions_hang_stays() -> None:
    bring_in(both())
    before = package_text(held_package(BY, "bes-2023-2026")), AuditEntry.objects.count()
    text = EXAMPLE.read_text(encoding="utf-8")
    gone = (
        text[: text.index("    - sleutel: digitale-veiligheid")]
        + text[text.index("    - sleutel: zorg-en-veiligheid") :]
    )
    with pytest.raises(
        BadInput, match=r"hangen maatregelen van een uitvoeringsplan\. Wijzig eerst dat uitvoeringsplan"
    ):
        bring_in(gone.encode(), replace=True)
    assert (package_text(held_package(BY, "bes-2023-2026")), AuditEntry.objects.count()) == before


def test_goals_have_one_slug_and_an_indicator_that_exists() -> None:
    with pytest.raises(
        BadInput, match=r"'bewust-en-weerbaar' staat al bij Digitale veiligheid; geef dit doel een andere"
    ):
        package(example(("sleutel: overlast-voorkomen", "sleutel: bewust-en-weerbaar")))
    unknown = ("sleutel: net-zo-gewoon\n", "sleutel: net-zo-gewoon\n          indicator: misdaad\n")
    with pytest.raises(BadInput, match=r"doelen\[2\]\.indicator: 'misdaad' bestaat niet; kies uit"):
        package(example(unknown))
