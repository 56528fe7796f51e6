"""What the documents of the repository say that can be held to the rest of it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.lanes import ROOT

FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^(?: {4}|\t).*\n?)+", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*?)\s*$", re.MULTILINE)
BEFORE = re.compile(r"^(?:[$#] )?(?:sudo )?(?:[A-Z_]+=\S* )*")
SKIPPED = {".venv", "node_modules", "var", ".cache"}


def documents() -> list[Path]:
    return sorted(path for path in ROOT.glob("**/*.md") if not SKIPPED & set(path.relative_to(ROOT).parts))


def text_of(document: Path) -> str:
    return document.read_text("utf-8")


def commands(document: Path) -> Iterator[str]:
    """Each line of code, and each code span, that runs `ineen` or a script, from that word on."""
    text = text_of(document)
    blocks = [*FENCE.findall(text), *INDENTED.findall(FENCE.sub("", text))]
    lines = [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    for line in (*lines, *SPAN.findall(FENCE.sub("", text))):
        command = BEFORE.sub("", line)
        if re.match(r"(ineen|script/[a-z]+)(\s|$)", command):
            yield command


def links(document: Path) -> Iterator[str]:
    """Every link and picture within the repository."""
    for _, target in LINK.findall(FENCE.sub("", text_of(document))):
        if "://" not in target and not target.startswith("mailto:"):
            yield target


def pictures(document: Path) -> Iterator[str]:
    for mark, target in LINK.findall(text_of(document)):
        if mark and "://" not in target:
            yield target


@cache
def anchors(document: Path) -> frozenset[str]:
    """The names of its headings, as the sites that show Markdown make them."""
    made = [_anchor(heading) for heading in HEADING.findall(FENCE.sub("", text_of(document)))]
    return frozenset([*made, *(f"{name}-{n}" for name in made for n in range(1, made.count(name)))])


def leads_somewhere(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return target.exists() and (not anchor or anchor in anchors(target))


def _anchor(heading: str) -> str:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
