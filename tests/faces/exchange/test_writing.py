"""What Ineen writes it reads back the same, however odd the text, and it looks as a person would have written it."""

from contextlib import ExitStack
from decimal import Decimal

import pytest
import yaml
from django.db import connections, transaction
from hypothesis import example, given
from hypothesis import strategies as st

from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.package import held_package, package_text, read_package
from ineen.faces.exchange.reading import read_yaml
from ineen.faces.exchange.sections.implementation import ImplementationShape
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.faces.exchange.writing import WIDTH, yaml_of
from ineen.ground.kernel.refusals import NotFound
from tests.faces.exchange.example_files import BY, EXAMPLES, NOW, SLUGS

KEYS = {
    "sleutel": "x",
    "samenwerkingsverband": "x",
    "titel": "x",
    "looptijd": {"van": "2024-01-01", "tot_en_met": "2027-12-31"},
    "stand": "concept",
    "themas": [{"sleutel": "a", "titel": "A", "prioriteit": "beheer"}],
}
# what the reader refuses cannot stand in a plan: control characters, and halves of characters
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(10)), *map(chr, range(11, 32))])
    .filter(lambda one: not "\x7f" <= one <= "\x9f" and one not in "\ufffe\uffff"),
    max_size=300,
) | st.lists(
    st.sampled_from(["woord", "'", '"', ":", ": ", "#", " #", "- ", "\n", "\n\n", " ", "  ", "nee", "2023", "---"]),
    max_size=60,
).map("".join)  # fmt: skip


def with_texts(vision: str, ambitions: list[str]) -> PlanShape:
    return PlanShape.model_validate(KEYS | {"visie": vision, "ambities": ambitions})


@given(vision=TEXTS, ambitions=st.lists(TEXTS.filter(str.strip), max_size=3))
@example(vision="null", ambitions=["nee", "2023", "---", "~", "yes", "0o17", "1e3", "12:30", "2024-01-01", "y", "="])
@example(
    vision="\"aan\" 'halen': # geen opmerking", ambitions=["a: b", "#", "- x", "? x", "!tag", "&a", "*a", "%x", "@x"]
)
@example(vision="\u2028\ufeff 🙂 é", ambitions=["een\n  ingesprongen\nregel", "x" * 300, "een  twee " * 30])
@example(vision="woord " * 60, ambitions=["eerste " * 30 + "\n\n" + "tweede " * 30 + "\nderde", "a \nb", "a\n \nb"])
def test_reading_what_was_written_gives_the_same_plan(vision: str, ambitions: list[str]) -> None:
    part = with_texts(vision, ambitions)
    written = yaml_of("plan", part)
    assert PlanShape.model_validate(read_yaml(written.encode(), "x").data["plan"]) == part
    assert yaml_of("plan", part) == written


@given(TEXTS)
@example("null")
@example("2023")
def test_other_readers_of_yaml_see_the_same_text(text: str) -> None:
    part = with_texts(text, [])
    assert yaml.safe_load(yaml_of("plan", part))["plan"].get("visie", "") == part.vision


def test_long_texts_are_folded_short_ones_stay_on_their_line_and_lists_stay_lists() -> None:
    long = "Wij willen dat iedereen zich thuis en op straat veilig voelt. " * 4
    written = yaml_of("plan", with_texts(long, ["Kort.", "Eerst:\n- een\n- twee", "nee", "let op: dit"]))
    assert "  visie: >-\n    Wij willen dat" in written
    assert "    - Kort.\n    - |-\n      Eerst:\n      - een\n      - twee\n    - nee\n    - 'let op: dit'\n" in written
    assert max(map(len, written.splitlines())) <= WIDTH


def test_empty_keys_are_left_out_and_numbers_and_days_stand_as_such() -> None:
    goal = {
        "sleutel": "g",
        "titel": "G",
        "nulmeting": {"waarde": "180,50", "periode": "2023"},
        "streefwaarde": {"grens": "minstens", "waarde": "1000"},
    }
    theme = {"sleutel": "a", "titel": "A", "prioriteit": "beheer", "doelen": [goal]}
    written = yaml_of("plan", PlanShape.model_validate(KEYS | {"themas": [theme]}))
    assert yaml.safe_load(written)["plan"]["themas"][0]["doelen"][0] == {
        "sleutel": "g",
        "titel": "G",
        "nulmeting": {"waarde": 180.5, "periode": "2023"},
        "streefwaarde": {"grens": "minstens", "waarde": 1000},
    }
    assert "visie" not in written
    assert "per_1000" not in written


def test_money_keeps_its_meaning() -> None:
    funding = {"waarvoor": "x", "jaar": "2023", "gevraagd": "8000", "toegekend": "0", "soort": "eenmalig"}
    keys = {key: value for key, value in KEYS.items() if key != "themas"} | {"geld": [funding]}
    part = ImplementationShape.model_validate(keys)
    written = yaml_of("uitvoeringsplan", part)
    assert "jaar: 2023\n      gevraagd: 8000\n      toegekend: 0\n      soort: eenmalig" in written
    again = ImplementationShape.model_validate(read_yaml(written.encode(), "x").data["uitvoeringsplan"])
    assert again == part
    assert (again.funding[0].asked, again.funding[0].granted) == (Decimal(8000), Decimal(0))


def through_an_empty_ineen(files: dict[str, bytes]) -> dict[str, bytes]:
    """Each file brought in and exported again; afterwards Ineen is empty as before."""
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(transaction.atomic(alias))
        for slug, content in files.items():
            import_package(by=BY, now=NOW, package=read_package(content, slug))
        exported = {slug: package_text(held_package(BY, slug)).encode() for slug in files}
        for alias in connections:
            transaction.set_rollback(True, alias)
    return exported


@pytest.mark.django_db(databases="__all__")
def test_each_example_goes_out_and_in_again_to_the_byte() -> None:
    first = through_an_empty_ineen({path.stem: path.read_bytes() for path in EXAMPLES})
    assert through_an_empty_ineen(first) == first
    assert set(first) == set(SLUGS)
    assert max(len(line) for text in first.values() for line in text.decode().splitlines()) <= WIDTH


@pytest.mark.django_db(databases="__all__")
def test_what_is_not_in_ineen_cannot_be_exported() -> None:
    with pytest.raises(NotFound, match=r"geen plan of uitvoeringsplan 'kust-2024' in Ineen\. Zie `ineen plans list`"):
        held_package(BY, "kust-2024")
