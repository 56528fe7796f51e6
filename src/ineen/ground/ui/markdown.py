"""The longer texts of people: paragraphs, emphasis, lists, links and small headings, and nothing else.

What is not one of these stays on the page as it was typed, so that no words get lost; HTML is text like any other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

RULES: Final = ("list", "heading", "newline", "escape", "emphasis", "link")
SCHEMES: Final = ("http", "https", "mailto")
TAGS: Final = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "h3", "h4"}
ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}}
REL: Final = "nofollow noopener"
TOP_HEADING, LOWEST_HEADING = 3, 4  # a page keeps one h1, and its sections their h2


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one dress; `href` where they lead somewhere."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; a line break is a line break."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A small heading, of level 3 or 4."""

    runs: tuple[Run, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the number of its first item where it is numbered."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


Block = Paragraph | Heading | Items


def html(text: str) -> SafeString:
    """The text for a page. Safe whatever somebody typed: what Markdown made is cleaned once more."""
    import nh3

    markdown = _markdown()
    made = markdown.renderer.render(_tokens(text), markdown.options, {})
    clean = nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=REL)
    return mark_safe(clean)  # noqa: S308 - cleaned in the line above


def blocks(text: str) -> tuple[Block, ...]:
    """The text as values, for documents."""
    return tuple(_blocks(iter(_tokens(text))))


def plain(text: str) -> str:
    """The words alone, a block a line: for excerpts, feeds and mail."""
    return "\n".join(_lines(blocks(text)))


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    made = MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(RULES))
    made.validateLink = _leads_outside  # type: ignore[method-assign]
    return made


def _leads_outside(url: str) -> bool:
    """A link that leads to no other place is no link: its text stays as it was typed."""
    return url.lower().startswith(tuple(f"{scheme}:" for scheme in SCHEMES))


def _tokens(text: str) -> "list[Token]":
    """As parsed, with headings that skip no level: on a page they stand under an h2."""
    found = _markdown().parse(text)
    above = TOP_HEADING - 1
    for token in found:
        if token.type == "heading_open":
            above = min(TOP_HEADING - 1 + int(token.tag[1:]), above + 1, LOWEST_HEADING)
            token.tag = f"h{above}"
        elif token.type == "heading_close":
            token.tag = f"h{above}"
    return found


def _blocks(tokens: "Iterator[Token]") -> Iterator[Block]:
    """Up to the end of the list or item in which they stand."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_inside(tokens))
            case "heading_open":
                yield Heading(_inside(tokens), int(token.tag[1:]))
            case "bullet_list_open":
                yield Items(tuple(_items(tokens)))
            case "ordered_list_open":
                yield Items(tuple(_items(tokens)), start=int(token.attrs.get("start", 1)))
            case "list_item_close":
                return


def _items(tokens: "Iterator[Token]") -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield tuple(_blocks(tokens))


def _inside(tokens: "Iterator[Token]") -> tuple[Run, ...]:
    """The words of a paragraph or heading, which stand in the one token between its opening and its closing."""
    inline = next(tokens)
    next(tokens)
    return tuple(_runs(inline.children or ()))


def _runs(tokens: "Iterable[Token]") -> Iterator[Run]:
    strong = emphasis = 0
    href = ""
    for token in tokens:
        if token.tag == "strong":
            strong += token.nesting
        elif token.tag == "em":
            emphasis += token.nesting
        elif token.tag == "a":
            href = str(token.attrs.get("href", ""))
        elif words := "\n" if token.tag == "br" else token.content:
            yield Run(words, bool(strong), bool(emphasis), href)


def _lines(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        if isinstance(block, Items):
            for item in block.items:
                yield from _lines(item)
        else:
            yield "".join(run.text for run in block.runs)
