"""Files of a delivery from the web: fetched over HTTP only, with limits, and gone afterwards."""

import threading
from collections.abc import Iterator
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.request import Request

import pytest
from pytest_django import Settings

from ineen.analysis.sources.web import SameServer
from ineen.evidence.queries import files
from ineen.evidence.queries.files import fetched, is_address
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.cbs_download import CRIME_PER_YEAR, infos
from tests.helpers.odata_server import publishing


class Answers(BaseHTTPRequestHandler):
    """A publisher with a table, and everything that can be wrong with one."""

    def do_GET(self) -> None:
        if self.path == "/naar-elders":
            self._answer(302, {"Location": "/tabel.csv"})
        elif self.path == "/naar-een-bestand":
            self._answer(302, {"Location": "file:///etc/passwd"})
        elif self.path == "/naar-de-buren":
            self._answer(302, {"Location": f"http://localhost:{self.server.server_port}/tabel.csv"})  # type: ignore[attr-defined]
        elif self.path == "/weg":
            self._answer(404)
        elif self.path == "/afgebroken":
            self._answer(200, {"Content-Length": "1000"}, b"half")
        elif self.path == "/stil":
            self.server.quiet.wait(5)  # type: ignore[attr-defined]
        else:
            self._answer(200, {"Content-Length": "8"}, b"a;b\n1;2\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return

    def _answer(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in (headers or {"Content-Length": "0"}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.quiet = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.quiet.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_becomes_a_file_with_its_own_name_and_is_gone_afterwards(site: str, tmp_path: Path) -> None:
    at_hand = tmp_path / "eigen.csv"
    with fetched([f"{site}/bestanden/tabel%20een.csv?jaar=2024", str(at_hand), f"{site}/naar-elders"]) as found:
        assert [path.name for path in found] == ["tabel een.csv", "eigen.csv", "naar-elders"]
        assert found[0].read_bytes() == found[2].read_bytes() == b"a;b\n1;2\n"
        assert found[1] == at_hand
    assert not found[0].exists()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/weg", "De server antwoordt met 404"),
        ("/afgebroken", "De verbinding viel weg voor het einde"),
        ("/naar-een-bestand", "De server antwoordt met 302"),
        ("/naar-de-buren", "De server verwijst naar een andere server"),
        ("/stil", "niet op tijd|niet te bereiken"),
    ],
)
def test_what_does_not_come_whole_is_told(site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SILENT_SECONDS", 0.3)
    with pytest.raises(BadInput, match=f"^{site}{path}: .*({reason})"), fetched([site + path]):
        pass


def test_a_file_without_end_is_stopped(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 4)
    with pytest.raises(BadInput, match="Het bestand is groter dan"), fetched([f"{site}/tabel.csv"]):
        pass
    monkeypatch.setattr(files, "MOST_SECONDS", -1.0)
    monkeypatch.setattr(files, "MOST_BYTES", 400)
    with pytest.raises(BadInput, match="niet op tijd"), fetched([f"{site}/tabel.csv"]):
        pass


@pytest.mark.parametrize(
    "address",
    ["ftp://voorbeeld.nl/x.csv", "file:///etc/passwd", "https:///x.csv", "http://127.0.0.1:0/x", "http://[/x"],
)
def test_an_address_that_cannot_be_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert is_address(address)
    with pytest.raises(BadInput, match=r"Controleer het adres|Klopt het|mislukte"), fetched([address]):
        pass


@pytest.mark.parametrize(
    ("after", "goes_along"),
    [
        ("https://cbs.example/b", True),
        ("https://cbs.example:443/b", True),
        ("http://cbs.example/b", False),
        ("http://cbs.example:443/b", False),
        ("https://cbs.example:5432/b", False),
        ("https://cbs.example.elders.example/b", False),
        ("https://wie:geheim@cbs.example/b", False),
        ("http://169.254.169.254/latest", False),
        ("http://[", False),
    ],
)
def test_a_redirection_stays_on_the_server_that_was_named_and_secured(after: str, goes_along: bool) -> None:
    asked = Request("https://cbs.example/a")
    handler = SameServer()
    if goes_along:
        found = handler.redirect_request(asked, BytesIO(), 302, "", HTTPMessage(), after)
        assert found
        assert found.full_url == after
    else:
        with pytest.raises(BadInput, match="andere server"):
            handler.redirect_request(asked, BytesIO(), 302, "", HTTPMessage(), after)


def test_a_name_or_password_in_an_address_is_not_used_nor_told() -> None:
    with (
        pytest.raises(BadInput, match="naam of wachtwoord") as wrong,
        fetched(["https://wie:geheim@voorbeeld.nl/x.csv"]),
    ):
        pass
    assert "geheim" not in str(wrong.value)


def test_the_address_of_a_table_becomes_a_file_per_set(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    settings.INEEN_DATA = tmp_path
    heard: list[str] = []
    with publishing(CRIME_PER_YEAR.but(TableInfos=infos())) as publisher:
        with fetched([publisher.of_table], tell=lambda name, _: heard.append(name)) as found:
            assert [path.stem for path in found] == [
                "TypedDataSet",
                "SoortMisdrijf",
                "WijkenEnBuurten",
                "Perioden",
                "TableInfos",
            ]
            assert all(path.is_file() for path in found)
        assert not found[0].exists()
        assert heard.count("TypedDataSet") == 3
        publisher.faults.extend([None, None, None, "404"])
        with pytest.raises(BadInput, match="404"), fetched([publisher.of_table]):
            pass
        publisher.asked.clear()
        with fetched([publisher.of_table]) as found:
            assert len(found) == 5
        assert len([path for path in publisher.asked if "TypedDataSet" in path]) == 2
    assert list((tmp_path / "fetching").iterdir()) == []
