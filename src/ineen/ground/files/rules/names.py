"""The name under which a file is shown and handed out."""

import unicodedata

from ineen.ground.files.models import FileKind

LONGEST = 100
EXTENSIONS = frozenset({*FileKind.values, "jpeg", "text"})


def safe_name(name: str, kind: FileKind) -> str:
    """A name without folders and invisible characters, with the extension of what the file really is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    # category C: control, and the marks that turn the direction of writing ("fdp.exe" seen as "exe.pdf")
    visible = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    stem, dot, extension = visible.rpartition(".")
    if not dot or extension.lower() not in EXTENSIONS:
        stem = visible
    return f"{stem[:LONGEST].strip(' .') or 'bestand'}.{kind.value}"
