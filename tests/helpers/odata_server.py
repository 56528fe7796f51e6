"""A publisher of tables over HTTP, in the forms of OData 3 and 4, which can also fail in every way that servers do."""

import json
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.helpers.cbs_download import Download, Record

PAGE = 2  # rows


@dataclass
class Publisher:
    """What is published, and the faults of the next answers: a fault is used up once, and None is a sound answer."""

    table: Download
    version: int = 3
    faults: deque[str | None] = field(default_factory=deque)
    asked: list[str] = field(default_factory=list)
    address: str = ""
    quiet: threading.Event = field(default_factory=threading.Event)

    @property
    def of_table(self) -> str:
        way = "ODataApi/odata" if self.version == 3 else "odata/v1/CBS"
        return f"{self.address}/{way}/{self.table.table}"

    def sets(self) -> dict[str, Sequence[Record]]:
        if self.version == 3:
            return {**self.table.sets, "UntypedDataSet": (), "CategoryGroups": ()}
        return {**four(self.table), "MeasureGroups": ()}

    def answer(self, path: str, page: int) -> dict[str, object]:
        name = path.rpartition("/")[2]
        if name == self.table.table:
            return {"value": [{"name": one, "url": one} for one in self.sets()]}
        rows = list(self.sets()[name])
        if name == "Properties":
            return dict(rows[0])
        beginning, more = page * PAGE, {}
        if len(rows) > beginning + PAGE:
            link = "odata.nextLink" if self.version == 3 else "@odata.nextLink"
            more = {link: f"{self.address}{path}?page={page + 1}"}
        return {"value": rows[beginning : beginning + PAGE], **more}


def four(table: Download) -> dict[str, Sequence[Record]]:
    """The same table in version 4: figures long, with a second measure between them; codes called Identifier."""
    topic = "TotaalGeregistreerdeMisdrijven_1"
    figures = []
    for at, row in enumerate(table.sets["TypedDataSet"]):
        keys = {name: row[name] for name in ("SoortMisdrijf", "RegioS", "Perioden")}
        why = "None" if row[topic] is not None else "Impossible"
        figures += [
            {"Id": at, "Measure": "M004200_2", "ValueAttribute": why, "Value": row[topic], **keys},
            {"Id": at, "Measure": "M004200_4", "ValueAttribute": "None", "Value": 24.5, **keys},
        ]
    described = (
        {"Identifier": "M004200_2", "Title": "Totaal geregistreerde misdrijven", "Unit": "aantal", "Decimals": 0},
        {"Identifier": "M004200_4", "Title": "Geregistreerde misdrijven per 1000 inw.", "Unit": "", "Decimals": 1},
    )
    return {
        "Properties": ({"Identifier": table.table, "Title": "Geregistreerde criminaliteit", "Summary": ""},),
        "Dimensions": (
            {"Identifier": "SoortMisdrijf", "Title": "Soort misdrijf", "Kind": "Dimension"},
            {"Identifier": "RegioS", "Title": "Regio's", "Kind": "GeoDimension"},
            {"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"},
        ),
        "MeasureCodes": described,
        **{f"{name}Codes": _codes(table.sets[name]) for name in ("SoortMisdrijf", "RegioS", "Perioden")},
        "Observations": figures,
    }


def _codes(rows: Sequence[Record]) -> list[Record]:
    return [{"Identifier": one["Key"], **{key: one[key] for key in one if key != "Key"}} for one in rows]


class _Answers(BaseHTTPRequestHandler):
    publisher: Publisher

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        self.publisher.asked.append(self.path)
        fault = self.publisher.faults.popleft() if self.publisher.faults else None
        page = int(parse_qs(where.query).get("page", ["0"])[0])
        path = where.path.replace("/ODataFeed/", "/ODataApi/")
        sound = json.dumps(self.publisher.answer(path, page)).encode()
        if fault == "slow":
            self.publisher.quiet.wait(5)
        elif fault and fault.isdecimal():
            self._send(int(fault), b"", {"Content-Length": "0", "Retry-After": "7"})
        elif fault == "half":
            self._send(200, sound[: len(sound) // 2], {"Content-Length": str(len(sound))})
        else:
            self._send(200, self._wrong(sound)[fault] if fault else sound)

    def _wrong(self, sound: bytes) -> dict[str, bytes]:
        """What is sent under each fault that is no status."""
        here = f"{self.publisher.address}{self.path}"
        return {
            "html": b"<!DOCTYPE html><title>Onderhoud</title>",
            "cut": sound[: len(sound) // 2],
            "error": b'{"odata.error": {"code": "", "message": "meer dan 10000 records"}}',
            "elsewhere": json.dumps({"value": [], "odata.nextLink": "https://elders.example/1"}).encode(),
            "again": json.dumps({"value": [], "odata.nextLink": here}).encode(),
        }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return

    def _send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def publishing(table: Download, version: int = 3) -> Iterator[Publisher]:
    """A server of this process with one table."""
    publisher = Publisher(table, version)
    answers = type("Answers", (_Answers,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    publisher.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield publisher
    finally:
        publisher.quiet.set()
        server.shutdown()
        thread.join()
        server.server_close()
