"""Every room has the same names, and neighbours knock on two doors only."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

from tests.architecture import code, house

HEADINGS = ["Purpose", "Words", "States", "Who may", "How to change it"]
NAMES = {"web", "tasks", "actions", "queries", "rules", "states", "models", "apps", "migrations", "__init__"}
DOORS = {"queries", "actions"}
# Rooms that others stand on by their nature: their modules are their public face.
TECHNICAL = {f"ineen.ground.{name}" for name in ("audit", "outbox", "privacy", "ui", "kernel")}
FACES = "ineen.faces."
WITHOUT_TABLES = ("ineen.analysis", "ineen.ground.kernel", "ineen.faces.command", "ineen.faces.exchange")
LONGEST = 300
# what refuses to be changed or deleted
REFUSING = ("ground/audit/models.py", "policy/decisions/models/history.py")
SCOPED_ROOMS = ("ineen.policy.", "ineen.operations.", "ineen.vault.", "ineen.evidence")

ROOMS = house.rooms()
PLAIN_ROOMS = [room for room in ROOMS if room not in TECHNICAL and not room.startswith(FACES)]


def folder(room: str) -> Path:
    return house.SOURCE.parent / room.replace(".", "/")


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module == room or module.startswith(f"{room}.")), None)


def files_named(*names: str) -> list[Path]:
    """Files of a name, or inside a folder of that name, in any room."""
    found = []
    for path in code.sources():
        room = room_of(code.dotted(path))
        if room and set(names) & set(path.relative_to(folder(room)).with_suffix("").parts):
            found.append(path)
    return found


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(house.SOURCE)}:{line}"


def test_there_are_rooms() -> None:
    assert "ineen.ground.audit" in ROOMS
    assert "ineen.ground.areas" in PLAIN_ROOMS


@pytest.mark.parametrize("room", [*ROOMS, *WITHOUT_TABLES])
def test_a_room_explains_itself_under_five_headings(room: str) -> None:
    text = (folder(room) / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("room", PLAIN_ROOMS)
def test_a_room_has_no_other_names_than_every_room(room: str) -> None:
    names = {path.stem for path in folder(room).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert names <= NAMES


def test_a_neighbour_calls_queries_and_actions_only() -> None:
    wrong = []
    for path in code.sources():
        here = room_of(code.dotted(path))
        for name, line in code.imports(path):
            there = room_of(name)
            if there is None or there == here or there in TECHNICAL:
                continue
            door = name.removeprefix(there).lstrip(".").split(".")[0]
            wiring = code.dotted(path).startswith("ineen.config.") and door == "web"
            if door not in DOORS and not wiring:
                wrong.append(f"{where(path, line)} reaches {name}")
    assert wrong == []


def test_pages_never_touch_the_tables() -> None:
    wrong = [
        where(path, node.lineno)
        for path in code.sources()
        if "web" in path.parts or "faces" in path.parts
        for node in ast.walk(code.tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ]
    assert wrong == []


def door(room: str, name: str) -> list[FunctionType]:
    """The functions that a room shows its neighbours at one of its doors."""
    if not any((folder(room) / place).exists() for place in (f"{name}.py", f"{name}/__init__.py")):
        return []
    module = import_module(f"{room}.{name}")
    shown = (value for key, value in vars(module).items() if not key.startswith("_"))
    return [
        value for value in shown if isinstance(value, FunctionType) and value.__module__.startswith(module.__name__)
    ]


def is_act(function: FunctionType, above: tuple[FunctionType, ...] = ()) -> bool:
    """Whether a function is an act, or hands over to one in its own file after reading what it was given."""
    source, known = inspect.getsource(function), function.__globals__.items()
    called = [value for name, value in known if f"{name}(" in source or f"{name}[" in source]
    below = [one for one in called if isinstance(one, FunctionType) and one.__module__ == function.__module__]
    return (
        _holds_acts(function)
        or any(map(_holds_acts, called))
        or any(is_act(one, (*above, function)) for one in below if one not in (*above, function))
    )


def _holds_acts(value: object) -> bool:
    """An act, or one act per database."""
    each = list(value.values()) if isinstance(value, dict) else [value]
    return bool(each) and all(getattr(one, "is_act", False) for one in each)


def test_every_function_behind_the_write_door_is_an_act_with_by_and_now() -> None:
    functions = [function for room in PLAIN_ROOMS for function in door(room, "actions")]
    assert functions
    for function in functions:
        parameters = inspect.signature(function).parameters
        assert {"by", "now"} <= set(parameters), function
        assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}, function
        assert is_act(function), function


def test_queries_of_what_is_not_for_everybody_start_from_the_viewer() -> None:
    functions = [f for room in PLAIN_ROOMS if room.startswith(SCOPED_ROOMS) for f in door(room, "queries")]
    reading = [function for function in functions if ".objects" in inspect.getsource(function)]
    assert reading
    # who brings something in asks as the actor what stands
    assert [f for f in reading if next(iter(inspect.signature(f).parameters), "") not in ("viewer", "by")] == []


def test_scope_is_only_left_behind_the_doors() -> None:
    wrong = [
        where(path, line)
        for path in code.sources()
        for name, line in code.imports(path)
        if name.endswith("scopes_disabled") and not DOORS & set(path.with_suffix("").parts)
    ]
    assert wrong == []


def test_nothing_happens_behind_a_save_or_a_signal() -> None:
    wrong = [where(path, line) for path in code.sources() for name, line in code.imports(path) if "signals" in name]
    for path in files_named("models"):
        wrong += [
            where(path, node.lineno)
            for node in ast.walk(code.tree(path))
            if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete")
        ]
    assert [place for place in wrong if not place.startswith(REFUSING)] == []


def test_no_package_is_a_bag() -> None:
    bags = {"utils", "util", "common", "core", "services", "helpers", "misc"}
    assert [str(path) for path in code.sources() if bags & set(path.with_suffix("").parts)] == []


def test_a_file_that_grows_becomes_a_folder() -> None:
    long = {where(path, n) for path in code.sources() if (n := len(path.read_text("utf-8").splitlines())) > LONGEST}
    assert long == set()


def test_templates_stay_in_their_room() -> None:
    used = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
    wrong = []
    for path in house.SOURCE.rglob("templates/**/*.html"):
        own = path.relative_to(next(p for p in path.parents if p.name == "templates")).parts[0]
        wrong += [
            f"{path.name}: {name}"
            for name in used.findall(path.read_text("utf-8"))
            if name.split("/")[0] not in (own, "ui")
        ]
    assert wrong == []


def test_the_contract_of_rooms_names_every_room() -> None:
    contract = next(one for one in house.contracts() if one["name"].startswith("Every room"))
    assert sorted(contract["containers"]) == PLAIN_ROOMS
