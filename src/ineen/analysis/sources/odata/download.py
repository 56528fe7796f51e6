"""A whole table to files, page after page, going on where an earlier attempt broke off.

Each page is a file of its own as soon as it is there, with the address of the next one in it. A set is put together
when its last page is there. A table that changed in between is begun anew: pages of two versions are never mixed.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ineen.analysis.sources.odata.asking import Manners, ask
from ineen.analysis.sources.odata.service import FIGURES, Service, next_page, same_server
from ineen.analysis.sources.odata.version_four import as_version_three
from ineen.ground.kernel.refusals import BadInput

Tell = Callable[[str, int], None]
_MARK = "versie.json"


def silent(_: str, __: int) -> None:
    """For who does not want to hear how far it is."""


def download(service: Service, folder: Path, *, manners: Manners | None = None, tell: Tell = silent) -> list[Path]:
    """Fetch every set of a table that a connector reads, and return a file per set, in the form of version 3.

    folder
        of this table alone, kept after a failure: the next call goes on there.
    tell
        hears the name of a set, and how many of its rows are there.

    Raises BadInput, with the address, for a server that does not answer as it should; pages that are there stay.
    """
    patient = manners or Manners()
    names = _names(service, patient)
    _begin(service, folder, patient)
    return [_set(service, name, folder, patient, tell) for name in names]


def _names(service: Service, manners: Manners) -> list[str]:
    listed = ask(service.listing(), manners).get("value")
    found = [str(one.get("name", "")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    if not set(FIGURES) & set(found):
        raise BadInput("Hier staat geen tabel met cijfers. Is dit het goede adres?", place=service.address)
    return [name for name in found if service.uses(name) and name.isidentifier()]


def _begin(service: Service, folder: Path, manners: Manners) -> None:
    """Throw away what an earlier attempt fetched of another version of the table."""
    now = _stable(ask(service.address_of(service.about), manners))
    mark = folder / _MARK
    if not mark.is_file() or mark.read_text(encoding="utf-8") != now:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write(mark, now)


def _stable(answer: dict[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def _set(service: Service, name: str, folder: Path, manners: Manners, tell: Tell) -> Path:
    whole, pages = folder / f"{name}.json", folder / name
    if not whole.is_file():
        pages.mkdir(exist_ok=True)
        _fetch(service, name, pages, manners, tell)
        _put_together(service, name, sorted(pages.glob("*.json")), whole)
        shutil.rmtree(pages)
    return whole


def _fetch(service: Service, name: str, pages: Path, manners: Manners, tell: Tell) -> None:
    address, seen, rows = service.address_of(name), set[str](), 0
    for page in sorted(pages.glob("*.json")):
        told = json.loads(page.read_text(encoding="utf-8"))
        seen.add(address)
        address, rows = next_page(told, service), rows + len(told["value"])
    while address:
        _check_next(service, address, seen)
        answer = ask(address, manners)
        told = {"value": _rows(answer, address), "odata.nextLink": next_page(answer, service)}
        _write(pages / f"{len(seen):06}.json", json.dumps(told, ensure_ascii=False))
        seen.add(address)
        rows += len(told["value"])
        tell(name, rows)
        address = str(told["odata.nextLink"])


def _check_next(service: Service, address: str, seen: set[str]) -> None:
    if address in seen:
        raise BadInput("De server noemt een pagina die er al was. Probeer het later opnieuw.", place=address)
    if not same_server(address, service.address):
        raise BadInput("De server verwijst naar een andere server: daar haalt Ineen niets op.", place=address)


def _rows(answer: dict[str, object], address: str) -> list[object]:
    """The rows of a page; what stands alone, as the properties of a table in version 4, is one row."""
    if "value" not in answer:
        return [{key: one for key, one in answer.items() if not key.startswith("@")}]
    rows = answer["value"]
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise BadInput("Het antwoord is geen OData. Is dit het goede adres?", place=address)
    return rows


def _put_together(service: Service, name: str, pages: Sequence[Path], whole: Path) -> None:
    as_read = as_version_three if service.version == 4 else _as_it_is  # noqa: PLR2004
    beginning = json.dumps({"odata.metadata": service.metadata(name)}, ensure_ascii=False)[:-1]
    scratch = whole.with_suffix(".part")
    with scratch.open("w", encoding="utf-8") as file:
        file.write(f'{beginning}, "value": [')
        for at, row in enumerate(_all(pages)):
            file.write(f"{',' if at else ''}\n{json.dumps(as_read(name, row), ensure_ascii=False)}")
        file.write("]}\n")
    scratch.rename(whole)


def _all(pages: Sequence[Path]) -> Iterator[dict[str, object]]:
    for page in pages:
        yield from json.loads(page.read_text(encoding="utf-8"))["value"]


def _as_it_is(_: str, row: dict[str, object]) -> dict[str, object]:
    return row


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    scratch = path.with_suffix(".part")
    with scratch.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    scratch.rename(path)
