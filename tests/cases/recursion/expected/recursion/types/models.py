"""Types of requests and answers."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from ..._core import Date, Model


class Tree(Model):
    value: Value
    children: list[Tree]
    by_name: dict[str, Tree] | None = None
    owner: Person | None = None


class Person(Model):
    plants: list[Tree] | None = None
    born: Date | None = None


Value = TypeAliasType("Value", "str | float | list[Value]")
