"""The base of response models: keeps what came, knows unset from null, and says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Missing(AttributeError):  # says what it is
    """A field that the document promises and the answer does not have."""


class Model(BaseModel):
    """An object of an answer. Unknown fields are attributes as well; ``to_dict`` gives back what came."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
        arbitrary_types_allowed=True,
    )
    __slots__ = ("__request_id__",)
    __is_base__: ClassVar[bool] = True
    if TYPE_CHECKING:
        # Subclasses say of which type the values of unknown keys are.
        __pydantic_extra__: Any

    def to_dict(self) -> dict[str, Any]:
        """The fields that were set, by the API's names, as they came: JSON types only."""
        from .dumping import model_dict  # a cycle otherwise

        return model_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """``to_dict`` as JSON text."""
        return to_json(self.to_dict(), indent=indent).decode()

    @classmethod
    def from_dict(cls, fields: Mapping[str, object]) -> Self:
        """A model of what an API sent, by the API's names; like answers, it keeps what does not fit."""
        from .lenient import constructed  # a cycle otherwise

        return constructed(cls, dict(fields))

    @property
    def _request_id(self) -> str | None:
        """The id under which the server knows the request that this answered; of the outermost model only."""
        return getattr(self, "__request_id__", None)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from .schema import Builder  # a cycle otherwise

        builder = Builder(by_name=True)
        return builder.whole(builder.model(cls))

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build pydantic's own validator, which ``model_validate`` and models that hold this one use."""
        from .fields import fields_of  # a cycle otherwise

        fields_of(cls)
        return super().model_rebuild(
            force=force, raise_errors=raise_errors, _types_namespace=_types_namespace
        )

    if not TYPE_CHECKING:  # or every attribute would exist for type checkers

        def __getattr__(self, name: str) -> object:
            """Fields that only the answer knows; a clear word about those that only the document knows."""
            extra = object.__getattribute__(self, "__pydantic_extra__")
            if extra and name in extra:
                return extra[name]
            if name.startswith("__"):
                raise AttributeError(name)
            there = [*self.__dict__, *(extra or {})]
            raise Missing(
                f"the answer has no {name!r}; it has: {', '.join(there) or 'nothing'}",
                name=name,
                obj=self,
            )
