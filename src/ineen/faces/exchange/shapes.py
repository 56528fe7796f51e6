"""The kinds of values a plan file is made of: what people write, what Ineen makes of it, and what the schema says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")
LONGEST_TEXT = 10_000
_AMOUNT = re.compile(r"-?\d{1,11}([.,]\d{1,3})?")
_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Shape(BaseModel):
    """A group of keys in a plan file. Its keys are Dutch, by alias; a key it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, validate_by_name=True)


@dataclass(frozen=True)
class Words:
    """Reads a value from a fixed list of Dutch words, and writes it back as the same word."""

    meaning: Mapping[str, Any]

    def read(self, written: Any) -> Any:
        if written in self.meaning.values():
            return written
        if isinstance(written, str) and written in self.meaning:
            return self.meaning[written]
        problem = f"'{written}' bestaat niet" if written else "is leeg"
        raise ValueError(f"{problem}; kies uit {', '.join(self.meaning)}")

    def write(self, value: Any) -> str:
        return next(word for word, meant in self.meaning.items() if meant == value)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        writing = core_schema.plain_serializer_function_ser_schema(self.write)
        return core_schema.no_info_plain_validator_function(self.read, serialization=writing)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.meaning)}


def _day(written: Any) -> Any:
    if isinstance(written, date):
        return written
    try:
        if isinstance(written, str) and _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError(f"'{written or ''}' is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2023-01-31")


def _empty(written: Any) -> Any:
    return "" if written is None else written


def _nothing(written: Any) -> Any:
    return () if written is None else written


Slug = Annotated[str, Field(pattern=_SLUG, max_length=80)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[
    str,
    Field(max_length=LONGEST_TEXT),
    BeforeValidator(_empty),
    WithJsonSchema({"type": ["string", "null"], "maxLength": LONGEST_TEXT}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


def _maybe_day(written: Any) -> Any:
    return None if written in (None, "") else _day(written)


def _amount(written: Any) -> Any:
    if written is None or isinstance(written, Decimal):
        return written
    if isinstance(written, str) and _AMOUNT.fullmatch(written):
        return Decimal(written.replace(",", "."))
    raise ValueError(f"'{written}' is geen getal; schrijf cijfers, met een komma of punt voor wat na de komma komt")


def _plain(value: Decimal | None) -> str | None:
    """As people write it: `180`, `12.5`; never `1.8E+2`, and no zeros that say nothing."""
    return None if value is None else f"{value.normalize():f}"


def _year(written: Any) -> Any:
    if isinstance(written, int):
        return written
    if isinstance(written, str) and _YEAR.fullmatch(written):
        return int(written)
    raise ValueError(f"'{written or ''}' is geen jaar; schrijf vier cijfers, bijvoorbeeld 2026")


def _in_order(written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(written))


YesNo = Annotated[bool, Words({"ja": True, "nee": False})]
# a list whose key may stand there with nothing behind it
MaybeEmpty = Annotated[tuple[T, ...], BeforeValidator(_nothing), Field(json_schema_extra={"type": ["array", "null"]})]
MaybeDay = Annotated[
    date | None, BeforeValidator(_maybe_day), WithJsonSchema({"type": ["string", "null"], "format": "date"})
]
MaybeAmount = Annotated[
    Decimal | None,
    BeforeValidator(_amount),
    PlainSerializer(_plain),
    WithJsonSchema({"type": ["number", "string", "null"]}),
]
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": "integer", "minimum": 1000, "maximum": 2999})]
# organisations by reference: the code of a municipality, or the name of a partner, in alphabetical order
References = Annotated[MaybeEmpty[Line], AfterValidator(_in_order)]
