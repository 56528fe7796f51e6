"""The kinds of values a plan file is made of: what people write, what Ineen makes of it, and what the schema says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")
LONGEST_TEXT = 10_000
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
YesNo = Annotated[bool, Words({"ja": True, "nee": False})]
# a list whose key may stand there with nothing behind it
MaybeEmpty = Annotated[tuple[T, ...], BeforeValidator(_nothing), Field(json_schema_extra={"type": ["array", "null"]})]
