"""What pydantic finds wrong, as a Dutch sentence that says what to do."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ineen.faces.exchange.problems import Place, Problem
from ineen.faces.exchange.reading import Reading

_SAYINGS = {
    "missing": "ontbreekt; zet deze sleutel erbij en vul in: {description}",
    "string_type": "hier hoort tekst te staan",
    "string_too_short": "is leeg; vul in: {description}",
    "string_too_long": "is te lang; gebruik hoogstens {max_length} tekens",
    "string_pattern_mismatch": "'{input}' kan niet; gebruik kleine letters, cijfers en streepjes, zoals jeugd-en-zorg",
    "tuple_type": "hier hoort een lijst; begin elke regel met een streepje",
    "too_short": "de lijst is leeg; zet er minstens {min_length} in",
    "too_long": "de lijst is {actual_length} lang, en mag hoogstens {max_length} zijn; voeg samen wat bij elkaar hoort",
    "model_type": "hier horen sleutels onder elkaar, zoals `titel: …`",
}
_OTHERWISE = "deze waarde kan hier niet; zie `ineen plans schema` voor wat er kan"


def problems_of(error: ValidationError, shape: type[BaseModel], reading: Reading) -> Iterator[Problem]:
    """Every finding of pydantic with its line in the file."""
    for found in error.errors(include_url=False):
        if _only_seems_short(found):
            continue
        place: Place = found["loc"]
        yield Problem(place, _message(found, shape), reading.line_of(place))


def _only_seems_short(found: ErrorDetails) -> bool:
    """Items with a fault of their own are not counted: a list of nothing but those is not an empty list."""
    return found["type"] == "too_short" and len(found["input"]) >= found["ctx"]["min_length"]


def _message(found: ErrorDetails, shape: type[BaseModel]) -> str:
    kind, context = found["type"], found.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return _unknown_key(str(found["loc"][-1]), _shape_at(found["loc"][:-1], shape))
    description = _description(found["loc"], shape)
    if kind in ("string_type", "tuple_type", "model_type") and found["input"] is None:
        return f"is leeg; vul in: {description}"
    return _SAYINGS.get(kind, _OTHERWISE).format(input=found["input"], description=description, **context)


def _unknown_key(key: str, shape: type[BaseModel]) -> str:
    known = [field.alias or name for name, field in shape.model_fields.items()]
    meant = get_close_matches(key, known, n=1)
    remedy = f"bedoelt u '{meant[0]}'?" if meant else f"hier kunnen: {', '.join(known)}"
    return f"deze sleutel bestaat niet; {remedy}"


def _shape_at(place: Place, shape: type[BaseModel]) -> type[BaseModel]:
    """The group of keys that a place lies in."""
    for step in place:
        if isinstance(step, str):
            shape = next((inner for inner in _inner_shapes(shape, step)), shape)
    return shape


def _inner_shapes(shape: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    annotation = next(field.annotation for field in shape.model_fields.values() if field.alias == key)
    for candidate in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            yield candidate


def _description(place: Place, shape: type[BaseModel]) -> str:
    around = _shape_at(place[:-1], shape)
    described: Mapping[Any, str] = {field.alias: field.description or "" for field in around.model_fields.values()}
    return described.get(place[-1] if place else None, "") or "een waarde"
