"""Types of requests and answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..._core import Model


class List_(Model):
    items: list[List_2] | None = None
    next: Type1stPetList | None = None


class List_2(Model):
    self: str | None = None
    json_: str | None = Field(default=None, alias="json")
    copy_: str | None = Field(default=None, alias="copy")
    model_config_: str | None = Field(default=None, alias="model_config")
    class_: str | None = Field(default=None, alias="__class__")
    private: str | None = Field(default=None, alias="_private")


class Type1stPetList(Model):
    plus_1: int = Field(alias="+1")
    minus_1: int = Field(alias="-1")
    value_2x: str | None = Field(default=None, alias="2x")
    value: str | None = Field(default=None, alias="")
    名前: str | None = None
    value_2: int | None = Field(default=None, alias="👍")
    pet_name: str | None = Field(default=None, alias="petName")
    pet_name_2: str | None = Field(default=None, alias="pet_name")
    pet_name_3: str | None = Field(default=None, alias="pet-name")
    class_: Literal["", "None", "true", "1", "a b", "A B", "ü"] | str | None = Field(
        default=None, alias="class"
    )
    int_: int | None = Field(default=None, alias="int")
    str_: str | None = Field(default=None, alias="str")
    list_: List_ | None = Field(default=None, alias="list")
