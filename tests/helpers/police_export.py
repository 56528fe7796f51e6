"""Small exports of table 47013NED, in the form in which the police publish them. The figures are invented."""

from collections.abc import Mapping, Sequence

from ineen.analysis.sources.delivery import SourceFile

TITLE = "Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026"
REGIONS: Mapping[str, Sequence[str]] = {
    "Nederland": ("60", "66"),
    "Baarn": ("10", "11"),
    "Bergen (NH.)": ("20", "22"),
    "Soest": ("28", "30"),
    "Buitenland": (".", "."),
    "Gemeenten; niet in te delen": ("2", "3"),
    "Midden-Nederland (RE)": ("58", "63"),
    "Niet in te delen (RE)": ("2", "3"),
}


def export_text(
    regions: Mapping[str, Sequence[str]] = REGIONS,
    *,
    periods: Sequence[str] = ("2023", "2024"),
    category: str = "Totaal misdrijven",
    title: str = TITLE,
    unit: str = "aantal",
    subject: str = "Geregistreerde misdrijven",
    last: str = "Bron: Politie",
) -> str:
    """The text of an export with one column per period."""
    lines: list[Sequence[str]] = [
        [title],
        [f"Soort misdrijf: {category}"],
        [""],
        ["Onderwerp", *(subject for _ in periods)],
        ["Perioden", *periods],
        ["Regio's", *(unit for _ in periods)],
        *([name, *values] for name, values in regions.items()),
        *([[last]] if last else []),
    ]
    return "".join(";".join(f'"{field}"' for field in fields) + "\n" for fields in lines)


def export(text: str = "", name: str = "uitvoer.csv", encoding: str = "utf-8") -> SourceFile:
    return SourceFile.of(name, (text or export_text()).encode(encoding))
