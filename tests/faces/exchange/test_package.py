"""A plan file is in order, or every fault is told at once: where, what, and what to do."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml

from ineen.faces.exchange.package import read_package, schema_text
from ineen.faces.exchange.problems import BadPlanFile
from ineen.faces.exchange.sections.plan import PlanShape, shape_of
from tests.faces.exchange.plan_files import EXAMPLE, example, line_of


def refused(content: bytes) -> BadPlanFile:
    with pytest.raises(BadPlanFile) as refusal:
        read_package(content, "plan.yaml")
    return refusal.value


def test_the_example_is_in_order() -> None:
    package = read_package(EXAMPLE.read_bytes(), "bes.yaml")
    assert [key for key, part in package.parts.items() if part] == ["samenwerkingsverband", "plan"]


def test_a_weight_that_does_not_exist_is_refused_with_the_choices_and_the_line() -> None:
    third = (
        "titel: Zorg en veiligheid\n      prioriteit: prioriteit",
        "titel: Zorg en veiligheid\n      prioriteit: hoog",
    )
    problem = refused(example(third)).problems[0]
    assert problem.line == line_of("titel: Zorg en veiligheid") + 1
    assert str(problem).endswith(
        "plan.themas[3].prioriteit: 'hoog' bestaat niet; kies uit prioriteit, strategisch, beheer"
    )


def test_a_list_of_wrong_items_is_not_called_empty() -> None:
    content = EXAMPLE.read_bytes().replace(b"prioriteit: prioriteit", b"prioriteit: hoog")
    assert [problem.place[-1] for problem in refused(content).problems] == ["prioriteit"] * 4


def test_a_list_that_is_too_long_is_refused_with_how_many_it_has_and_may_have() -> None:
    ambitions = ", ".join(f"ambitie {number}" for number in range(21))
    (problem,) = refused(example(("  visie: ", f"  ambities: [{ambitions}]\n  visie: "))).problems
    assert str(problem).endswith(
        "plan.ambities: de lijst is 21 lang, en mag hoogstens 20 zijn; voeg samen wat bij elkaar hoort"
    )


def test_every_list_of_a_plan_file_has_a_maximum_and_all_of_them_full_fit_in_ineen() -> None:
    lists = dict(lists_of(json.loads(schema_text())))
    assert all(lists.values()), [name for name, most in lists.items() if not most]
    positions = 10_000  # `_OUT_OF_THE_WAY` of the rooms: while a plan is replaced, old rows stand behind that
    assert lists["themas"] * lists["doelen"] < positions
    assert lists["actiepunten"] * lists["maatregelen"] < positions


def lists_of(schema: object, name: str = "") -> Iterator[tuple[str, int]]:
    if isinstance(schema, dict):
        if "items" in schema:
            yield name, schema.get("maxItems", 0)
        for key, inner in schema.items():
            yield from lists_of(inner, key)
    elif isinstance(schema, list):
        for inner in schema:
            yield from lists_of(inner, name)


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    refusal = refused(
        example(
            ("naam: BES-regio", "naam:"),
            ("van: 2023-01-01", "van: 1 januari 2023"),
            ("  stand: vastgesteld", "  staand: vastgesteld"),
        )
    )
    assert [problem.line for problem in refusal.problems] == sorted(problem.line for problem in refusal.problems)
    assert str(refusal).splitlines()[0] == "plan.yaml: 4 fouten gevonden; er is niets veranderd."
    assert {problem.message for problem in refusal.problems} == {
        "is leeg; vul in: de naam van het samenwerkingsverband",
        "'1 januari 2023' is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2023-01-31",
        "deze sleutel bestaat niet; bedoelt u 'stand'?",
        "ontbreekt; zet deze sleutel erbij en vul in: hoe ver het plan is",
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("formaat: 1", "formaat: 2", "formaat: '2' kan deze Ineen niet lezen; schrijf 1, of werk Ineen bij"),
        ("formaat: 1", "", "formaat: ontbreekt; zet deze sleutel erbij en vul in: de vorm van dit bestand: 1"),
        ("  sleutel: bes\n", "  sleutel: De BES\n", "'De BES' kan niet; gebruik kleine letters, cijfers en streepjes"),
        ("van: 2023-01-01", "van: 2023-02-30", "plan.looptijd.van: '2023-02-30' is geen datum"),
        ("van: 2023-01-01", "van: 1672531200", "plan.looptijd.van: '1672531200' is geen datum"),
        ("van: 2023-01-01", "van: 2027-01-01", "looptijd.tot_en_met: ligt vóór de eerste dag (2027-01-01)"),
        ("nagebouwd: ja", "nagebouwd: misschien", "plan.bron.nagebouwd: 'misschien' bestaat niet; kies uit ja, nee"),
        ("bericht: Openbaar", "bericht: #", "plan.bron.bericht: is leeg, terwijl het plan is nagebouwd"),
        (
            "  stand: vastgesteld",
            "  stand:",
            "plan.stand: is leeg; kies uit concept, aangeboden voor besluit, vastgesteld",
        ),
        ("  visie: ", "  visie: [mooi]", "plan.visie: hier hoort tekst te staan"),
        ("  visie: ", "  kleur: rood", "plan.kleur: deze sleutel bestaat niet; hier kunnen: sleutel, samenwerkings"),
        (
            "      titel: Ondermijning\n",
            "",
            "plan.themas[1].titel: ontbreekt; zet deze sleutel erbij en vul in: de naam",
        ),
        (
            "      titel: Ondermijning\n",
            "      titel: ''\n",
            "plan.themas[1].titel: is leeg; vul in: de naam van het thema",
        ),
        (
            "titel: Ondermijning",
            f"titel: {'o' * 201}",
            "plan.themas[1].titel: is te lang; gebruik hoogstens 200 tekens",
        ),
        ("titel: Ondermijning", "titel: Ondermijning\n      veld: wonen", "veld: 'wonen' is geen veld van dit plan"),
        ("sleutel: zorg-en-veiligheid", "sleutel: ondermijning", "themas[3].sleutel: 'ondermijning' staat er al ([1])"),
        (
            "code: GM0308",
            "code: BAARN",
            "samenwerkingsverband.gemeenten[1].code: 'BAARN' is geen gemeentecode; schrijf GM",
        ),
        ("code: GM0308", "code: GM9999", "gemeenten[1].code: er is geen gemeente met code GM9999"),
        ("code: GM0308", "code: GM0342", "gemeenten[1].code: GM0342 is Soest, niet Baarn"),
        (
            "code: GM0308\n      naam: Baarn",
            "code: GM0342\n      naam: Soest",
            "gemeenten[3].code: GM0342 staat er twee keer",
        ),
        ("  trekker: ", "  trekker: GM0363 ", "samenwerkingsverband.trekker: 'GM0363' staat niet onder gemeenten"),
        ("samenwerkingsverband: bes", "samenwerkingsverband: kust", "plan.samenwerkingsverband: 'kust' staat niet in"),
        (
            "naam: Openbaar Ministerie\n      soort: openbaar ministerie",
            "naam: Politie\n      soort: politie",
            "partners[2].naam: Politie staat er twee keer",
        ),
        ("soort: politie", "soort: brandweerman", "partners[1].soort: 'brandweerman' bestaat niet; kies uit"),
    ],
)
def test_each_fault_has_its_place_and_its_remedy(old: str, new: str, message: str) -> None:
    assert message in str(refused(example((old, new))))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- een\n- twee\n", "hier horen sleutels onder elkaar"),
        (b"zomaar tekst\n", "hier horen sleutels onder elkaar"),
        (b"formaat: 1\nsamenwerkingsverband:\nplan: x\n", "samenwerkingsverband: is leeg; vul in: wie er samenwerken"),
        (b"formaat: 1\nplan: {themas: []}\n", "plan.themas: de lijst is leeg; zet er minstens 1 in"),
        (b"formaat: 1\nplan: {themas: veel}\n", "plan.themas: hier hoort een lijst; begin elke regel met een streepje"),
    ],
)
def test_a_file_of_another_shape_is_refused(content: bytes, message: str) -> None:
    assert message in str(refused(content))


def test_a_plan_in_ineen_takes_the_shape_of_its_file_again() -> None:
    plan = read_package(EXAMPLE.read_bytes(), "bes.yaml").parts["plan"]
    assert isinstance(plan, PlanShape)
    assert shape_of(plan.text()) == plan


class DatesAreText(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012  # as its base declares it
        first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def from_editor(content: bytes) -> Any:
    """The file as an editor with YAML 1.2 sees it: dates stay text."""
    return yaml.load(content, Loader=DatesAreText)


def test_the_published_schema_accepts_the_example_and_refuses_what_ineen_refuses() -> None:
    schema = json.loads(schema_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert list(validator.iter_errors(from_editor(EXAMPLE.read_bytes()))) == []
    for old, new in [
        ("formaat: 1", "formaat: 2"),
        ("  stand: vastgesteld", "  stand: klaar"),
        ("  visie: ", "  kleur: rood"),
        ("      titel: Ondermijning\n", ""),
    ]:
        assert list(validator.iter_errors(from_editor(example((old, new)))))
