"""Types of requests and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypeAliasType

from ..._core import Date, Model

if TYPE_CHECKING:
    from typing import TypeAlias


class Tree(Model):
    value: Value
    children: list[Tree]
    by_name: dict[str, Tree] | None = None
    owner: Person | None = None


class Person(Model):
    plants: list[Tree] | None = None
    born: Date | None = None


if TYPE_CHECKING:
    Value: TypeAlias = "str | float | list[Value]"
else:
    Value = TypeAliasType("Value", "str | float | list[Value]")
