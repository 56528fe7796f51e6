"""What the log calls the sorts of row and of act."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.ground.audit.log import LogKind

KINDS: Final = (
    (LogKind.CHANGE, "gewijzigd", _("Gewijzigd")),
    (LogKind.READ, "bekeken", _("Bekeken")),
    (LogKind.EXPORT, "meegenomen", _("Meegenomen")),
)
SUBJECTS: Final = {
    "access.invitation": _("uitnodiging"),
    "access.signin": _("inloggen"),
    "decisions.dossier": _("besluiten over een plan"),
    "evidence.sourceversion": _("levering"),
    "evidence.submission": _("aanlevering"),
    "execution.implementationplan": _("uitvoeringsplan"),
    "files.storedfile": _("bestand"),
    "inbox.calendarkey": _("agendalink"),
    "inbox.inboxitem": _("lijst van iemand"),
    "inbox.seenuntil": _("leeswijzer"),
    "organisations.membership": _("functie"),
    "organisations.partnership": _("samenwerkingsverband"),
    "organisations.person": _("account"),
    "plans.safetyplan": _("veiligheidsplan"),
}


def subject(sort: str) -> str | Promise:
    """A sort of row without a word here is told by the name of its model."""
    return SUBJECTS.get(sort, sort.partition(".")[2])
