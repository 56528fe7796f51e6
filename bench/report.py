"""docs/performance.md, of which each benchmark writes its own part."""

from bench.serving import ROOT

REPORT = ROOT / "docs" / "performance.md"


def put(section: str) -> None:
    """Write a section, which begins with its heading, in place of the one with that heading, or at the end."""
    REPORT.write_text(with_section(REPORT.read_text(encoding="utf-8"), section), encoding="utf-8")


def with_section(text: str, section: str) -> str:
    """The text with the section in it; blank lines around each."""
    heading = section.partition("\n")[0]
    before, _, rest = text.partition(f"{heading}\n")
    _, mark, after = rest.partition("\n## ")
    parts = [before, section, f"## {after}" if mark else ""]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
