"""Types of requests and answers."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from typing_extensions import TypeAliasType

from ..._core import Discriminated, JsonValue, Model

Colour = TypeAliasType("Colour", 'Literal["red", "green"]')

Loose = TypeAliasType("Loose", "str | int | list[str]")

Shape = TypeAliasType(
    "Shape",
    'Annotated[Circle | Square, Discriminated("type", {"circle": "Circle", "square": "Square"})]',
)

ShapeParam = TypeAliasType("ShapeParam", "CircleParam | Circle | SquareParam | Square")


class Base(Model):
    type: str
    label: str | None = None


class Circle(Model):
    type: Literal["circle"] | str
    label: str | None = None
    radius: float


class CircleParam(TypedDict):
    type: Literal["circle"]
    label: NotRequired[str]
    radius: float


class Square(Model):
    type: Literal["square"] | str
    label: str | None = None

    side: float
    """More than 0."""


class SquareParam(TypedDict):
    type: Literal["square"]
    label: NotRequired[str]

    side: float
    """More than 0."""


class ShapesCreateResponse(Model):
    shape: Shape
    loose: Loose | None = None
    colour: Colour | str | None = None
    level: Literal[1, 2] | int | None = None
    kind: Literal["shape"] | str | None = None
    any: JsonValue | None = None
    nothing: JsonValue | None = None
