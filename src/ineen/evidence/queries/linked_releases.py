"""Which releases a reader lays beside each other: of one source, or of the same areas and years in another file."""

from collections.abc import Mapping
from dataclasses import dataclass

from django_scopes import scopes_disabled

from ineen.analysis.sources.received.mapping import plain
from ineen.analysis.store.reading import read
from ineen.evidence.models import ReceivedIndicator, ReleaseRequest, SourceVersion
from ineen.evidence.queries.catalogue import folder_of


@dataclass(frozen=True, slots=True)
class Linked:
    """A release that was shown, withdrawn or not: who read it once, knows it.

    same
        per class of it the class of the new table that counts the same.
    whole
        whether that is so of every class, or it is of the same source.
    """

    row: ReleaseRequest
    same: Mapping[str, str]
    whole: bool


def overlapping(request: ReleaseRequest) -> tuple[Linked, ...]:
    """Every release of the same source, and of whatever partnership about the same municipalities and years."""
    with scopes_disabled():
        shown = ReleaseRequest.objects.exclude(published=None).exclude(pk=request.pk)
        rows = list(shown.select_related("version", "published", "partnership").order_by("requested_at", "pk"))
        own = (request.partnership_id, request.version.source)
        found, names = [], _names(request.version)
        for row in rows:
            if (row.partnership_id, row.version.source) == own:
                found.append(Linked(row, {}, whole=True))
            elif _years(row.version) & _years(request.version) and _towns(row.version) & _towns(request.version):
                same = _same(_names(row.version), names)
                found.append(Linked(row, same, whole=same.keys() >= {one for _, one in row.version.measures}))
    return tuple(found)


def _same(theirs: Mapping[str, set[str]], own: Mapping[str, set[str]]) -> dict[str, str]:
    """Their class → the own class that is called the same; each own class once."""
    found: dict[str, str] = {}
    for category, words in sorted(theirs.items(), key=lambda one: one[0] not in own):
        alike = [one for one in own if words & own[one] and one not in found.values()]
        if alike:
            found[category] = category if category in alike else min(alike)
    return found


def _names(version: SourceVersion) -> dict[str, set[str]]:
    """Per class what it is called: as the file writes it, and as somebody described it."""
    names = {category: {plain(category)} for _, category in version.measures}
    for one in ReceivedIndicator.objects.filter(source__receipts__version=version):
        names.get(one.category, set()).add(plain(one.label))
    return names


def _years(version: SourceVersion) -> set[str]:
    return {text[:4] for text in version.periods}


def _towns(version: SourceVersion) -> set[str]:
    return {str(one.cell.key.area.municipality) for one in read([folder_of(version.source, version.content_hash)])}
