"""The typeface of the site as files that documents and charts read: WOFF unpacked to TrueType, nothing else changed.

Takes the folder to write into. The same lock gives the same bytes: script/vendor check compares.
"""

import hashlib
import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NAME = "@fontsource/source-sans-3"
PACKAGE = HERE / "node_modules" / NAME
WEIGHTS = json.loads((HERE / "parts.json").read_text(encoding="utf-8"))["fonts"]


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for weight in WEIGHTS:
        stem = f"source-sans-3-latin-{weight}"
        font = TTFont(PACKAGE / "files" / f"{stem}.woff", recalcTimestamp=False)
        font.flavor = None
        font.save(out / f"{stem}.ttf")
        made.append(f"{stem}.ttf")
    (out / "LICENSE").write_bytes((PACKAGE / "LICENSE").read_bytes())
    (out / "VENDOR.toml").write_text(listing(out, [*made, "LICENSE"]), encoding="utf-8")


def listing(out: Path, names: list[str]) -> str:
    package = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))
    parts = ["# Files of others, made by script/vendor.\n"]
    for name in names:
        about = {
            "path": name,
            "name": NAME,
            "version": package["version"],
            "licence": package["license"],
            "sha256": hashlib.sha256((out / name).read_bytes()).hexdigest(),
        }
        parts.append("\n".join(["[[file]]", *(f"{key} = {json.dumps(value)}" for key, value in about.items()), ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
