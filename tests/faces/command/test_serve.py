"""`ineen serve` and `script/demo` start, answer, and leave nothing behind."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from ineen.faces.command.main import main
from tests.helpers.prepared import copy_files
from tests.lanes import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def descendants(data: Path) -> list[str]:
    """The command lines of the processes that work in a data folder."""
    mark = f"INEEN_DATA={data}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_text())
        except OSError:  # it ended while we looked, or is another user's
            continue
    return found


def sent_compressed(address: str) -> bool:
    """Whether a file comes in less than half of its own size to who takes gzip, and whole to who does not."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        whole = answer.read()
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        sent = answer.read()
    return gzip.decompress(sent) == whole and len(sent) < len(whole) / 2


def starts_answers_and_ends(command: list[str], data: Path, number: signal.Signals) -> None:
    """Start, read the address that it prints, get the front page, tell it to stop, and look for what is left."""
    env = {name: value for name, value in os.environ.items() if "DATABASE" not in name and name[:6] != "DJANGO"}
    env |= {"INEEN_DATA": str(data), "PORT": "0"}
    # as a shell script starts a job in the background: with SIGINT ignored
    ignoring = 'trap "" INT; exec "$@"'
    with subprocess.Popen(
        ["/bin/sh", "-c", ignoring, "sh", *command], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = next(found[0] for line in process.stdout if (found := ADDRESS.search(line)))
            with urllib.request.urlopen(address, timeout=30) as answer:
                assert answer.status == 200
            assert sent_compressed(f"{address}static/vendor/utrecht/page.css")
            assert len(descendants(data)) >= 4  # itself, the worker, the site and its processes
            process.send_signal(number)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
    assert descendants(data) == []


SERVE = [sys.executable, "-m", "ineen", "serve", "--port", "0"]


def test_serving_ends_with_every_process_on_ctrl_c(tmp_path: Path) -> None:
    copy_files(tmp_path)
    starts_answers_and_ends(SERVE, tmp_path, signal.SIGINT)


@pytest.mark.browser
def test_serving_ends_with_every_process_when_terminated(tmp_path: Path) -> None:
    copy_files(tmp_path)
    starts_answers_and_ends(SERVE, tmp_path, signal.SIGTERM)


def test_the_site_runs_apart_from_its_worker(tmp_path: Path) -> None:
    copy_files(tmp_path)
    command = [*SERVE, "--without-worker", "--address", "127.0.0.2"]
    env = {name: value for name, value in os.environ.items() if "DATABASE" not in name and name[:6] != "DJANGO"}
    with subprocess.Popen(
        command, env=env | {"INEEN_DATA": str(tmp_path)}, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert "http://127.0.0.2:" in process.stdout.readline()
            running = descendants(tmp_path)
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert [line for line in running if "gunicorn" in line]
    assert [line for line in running if "worker\0" in line.replace("without-worker", "")] == []


@pytest.mark.django_db(databases="__all__")
def test_an_address_of_another_machine_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--address", "geen adres"]) == 1
    assert "is geen adres van dit apparaat" in capsys.readouterr().err


@pytest.mark.django_db(databases="__all__")
def test_a_port_that_is_taken_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "is bezet" in capsys.readouterr().err


@pytest.mark.browser
def test_the_demo_starts_answers_and_ends(tmp_path: Path) -> None:
    starts_answers_and_ends(["script/demo"], tmp_path, signal.SIGINT)
