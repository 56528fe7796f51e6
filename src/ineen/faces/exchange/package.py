"""A whole plan file: from bytes to checked sections, and from sections to the published schema."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from ineen.faces.exchange.messages import problems_of
from ineen.faces.exchange.problems import BadPlanFile, Problem
from ineen.faces.exchange.reading import Reading, read_yaml
from ineen.faces.exchange.registry import Parts, sections
from ineen.faces.exchange.sections.implementation import ImplementationShape
from ineen.faces.exchange.sections.partnership import KEY as KEY_OF_PARTNERSHIP
from ineen.faces.exchange.sections.partnership import taking_part
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.faces.exchange.shapes import Shape
from ineen.faces.exchange.writing import yaml_of
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotFound

FORMAT = 1
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Package:
    """A plan file in good order: `parts` holds each section under its key, None for one that the file does not have."""

    name: str
    parts: Parts

    @property
    def titles(self) -> tuple[str, ...]:
        """Each plan in the package, as a message names it: `plan “…”`."""
        plans = ((key, part) for key, part in self.parts.items() if isinstance(part, PlanShape | ImplementationShape))
        return tuple(f"{key} “{plan.title}”" for key, plan in plans)


def read_package(content: bytes, name: str) -> Package:
    """Read and check a file without changing anything; raises BadPlanFile with all that is wrong."""
    reading = read_yaml(content, name)
    shape = file_shape()
    try:
        whole = shape.model_validate(reading.data)
    except ValidationError as error:
        raise BadPlanFile(name, problems_of(error, shape, reading)) from error
    parts = {section.key: getattr(whole, section.key) for section in sections()}
    reading.problems += _examined(parts, reading)
    reading.refuse()
    return Package(name, parts)


def held_package(by: Actor, slug: str) -> Package:
    """The plan, implementation plan or both that Ineen holds under a slug, with who make it; raises NotFound."""
    found = {section.key: section.held(by, slug) for section in sections() if not section.required}
    plans = [part for part in found.values() if part]
    if not plans:
        raise NotFound(f"Er is geen plan of uitvoeringsplan {slug!r} in Ineen. Zie `ineen plans list`.")
    first = plans[0]
    whole = {KEY_OF_PARTNERSHIP: taking_part(first.partnership, first.period.first)}
    same = {key: part for key, part in found.items() if part and part.partnership == first.partnership}
    return Package(slug, {section.key: (whole | same).get(section.key) for section in sections()})


def package_text(package: Package) -> str:
    """The file of a package. Reading it gives the same package; the same package gives the same bytes."""
    written = [yaml_of(key, part) for key, part in package.parts.items() if part]
    return "\n".join([f"formaat: {FORMAT}\n", *written])


def _examined(parts: Parts, reading: Reading) -> Iterator[Problem]:
    optional = [section.key for section in sections() if not section.required]
    if not any(parts[key] for key in optional):
        yield Problem((), f"het bestand bevat geen plan; zet er {' of '.join(optional)} in", 1)
    for section in sections():
        part = parts[section.key]
        for place, message in section.examine(part, parts) if part else ():
            whole = (section.key, *place)
            yield Problem(whole, message, reading.line_of(whole))


def _format(written: Any) -> Any:
    if written not in (str(FORMAT), FORMAT):
        raise ValueError(f"'{written}' kan deze Ineen niet lezen; schrijf {FORMAT}, of werk Ineen bij")
    return FORMAT


Format = Annotated[int, BeforeValidator(_format), WithJsonSchema({"const": FORMAT})]


def file_shape() -> type[Shape]:
    """The shape of the whole file, made of every room's section."""
    keys: dict[str, Any] = {
        "formaat": (Format, Field(alias="formaat", description=f"de vorm van dit bestand: {FORMAT}"))
    }
    for section in sections():
        optional: dict[str, Any] = {} if section.required else {"default": None}
        shape = section.shape if section.required else section.shape | None
        keys[section.key] = (shape, Field(**optional, alias=section.key, description=section.description))
    return create_model("Planbestand", __base__=Shape, **keys)


class SchemaOfKeys(GenerateJsonSchema):
    """A schema without what pydantic would add: titles made of the keys, and defaults as Ineen holds them."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        made.pop("default", None)
        return made


def schema_text() -> str:
    """The JSON Schema of a plan file, for editors and other programs."""
    made = file_shape().model_json_schema(schema_generator=SchemaOfKeys)
    schema = {"$schema": SCHEMA_DIALECT} | made | {"title": "Planbestand van Ineen"}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
