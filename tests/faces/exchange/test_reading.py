"""Files that nobody vouched for: read as plain text in keys and lists, or refused with line and remedy."""

import pytest

from ineen.faces.exchange.problems import BadPlanFile
from ineen.faces.exchange.reading import DEEPEST, MOST_BYTES, read_yaml


def refused(content: str | bytes) -> str:
    with pytest.raises(BadPlanFile) as refusal:
        read_yaml(content.encode() if isinstance(content, str) else content, "plan.yaml")
    return str(refusal.value)


def test_every_value_stays_the_text_that_was_written() -> None:
    reading = read_yaml(b"a: nee\nb: 2023\nc: 12:30\nd: 2023-01-01\ne: '~'\nf:\ng: ~\nh: [x, no]\n", "plan.yaml")
    assert reading.data == {
        "a": "nee", "b": "2023", "c": "12:30", "d": "2023-01-01", "e": "~", "f": None, "g": None, "h": ["x", "no"],
    }  # fmt: skip


def test_the_line_of_each_place_is_remembered_and_a_missing_place_lies_in_what_is_around_it() -> None:
    reading = read_yaml(b"plan:\n  themas:\n    - titel: een\n    - titel: twee\n", "plan.yaml")
    assert reading.line_of(("plan", "themas", 1, "titel")) == 4
    assert reading.line_of(("plan", "themas", 0, "doel")) == 3


def test_a_yaml_bomb_is_refused_before_anything_is_unfolded() -> None:
    # four levels: enough to be a bomb, few enough to go off harmlessly where the guard is gone
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 5)]
    message = refused("\n".join(["l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]", *levels]))
    assert "regel 1: verwijzingen (& en *) kunnen hier niet; schrijf de tekst voluit" in message


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    message = refused("plan:\n  titel: een\n  soort: x\n  titel: twee\n")
    assert "regel 4, plan.titel: deze sleutel staat er twee keer (ook op regel 2)" in message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "het bestand is leeg"),
        ("# alleen een opmerking\n", "het bestand is leeg"),
        ("plan: [een, twee\nthemas: x\n", "regel 2: dit is geen geldige YAML"),
        ("plan:\n\ttitel: een\n", "regel 2: dit is geen geldige YAML"),
        ("plan: !!python/object/apply:os.system [ls]\n", "regel 1: aanduidingen als"),
        ("plan: 1\n---\nplan: 2\n", "regel 2: hier begint een tweede document"),
        ("? [een, twee]\n: drie\n", "regel 1: een sleutel is één woord"),
        ("a: \x00\n", "dit is geen geldige YAML"),
        ('plan:\n  titel: "een\\0twee"\n', "regel 2, plan.titel: hier staat een onzichtbaar stuurteken"),
        ('plan:\n  titel: "een\\ud800"\n', "regel 2, plan.titel: hier staat een onzichtbaar stuurteken"),
        ('plan:\n  titel: "een\\uffff"\n', "regel 2, plan.titel: hier staat een onzichtbaar stuurteken"),
        ('plan: "\\UFFFFFFFF"\n', "dit is geen geldige YAML"),
        ('plan: "\\U00110000"\n', "dit is geen geldige YAML"),
        ("[" * 100_000, f"meer dan {DEEPEST} niveaus diep"),
        (b"titel: caf\xe9\n", "regel 1: het bestand is geen UTF-8"),
        (
            b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
            "dit is een Word-, Excel- of zipbestand; een planbestand is tekst",
        ),
        (b"%PDF-1.7", "dit is een PDF; een planbestand is tekst. Maak er een met `ineen plans start`"),
        (b"# Bron: Politie\ngebiedscode;gebied;periode\nGM0342;Soest;2024\n", "dit is een tabel (CSV), geen plan"),
        (b'\xef\xbb\xbf"Regio","Aantal"\n"Soest","3"\n', "cijfers leest u in met `ineen sources load`"),
        (b"#" * (MOST_BYTES + 1), "het bestand is groter dan 512 kB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(content: str | bytes, message: str) -> None:
    assert message in refused(content)


def test_many_problems_are_counted_and_the_first_are_shown() -> None:
    message = refused("a: 1\n" * 80)
    assert "79 fouten gevonden; er is niets veranderd." in message
    assert "… en nog 29; herstel eerst deze." in message
