"""What documents mean: types, operations, providers. The waist: nothing before it knows Python, nothing after it knows OpenAPI.

Ids are wire-level, readable, and the same everywhere (decisions, lock file, names):

- an operation is ``POST /v1/images/generations`` (``Operation.key``);
- a component schema is its component name (``Pet``), prefixed with the file when it is not the main one (``models/pet.yml#Pet``);
- an inline schema is where it stands: ``POST /v1/images/generations body``, ``... response.200``, ``Pet.owner``,
  ``Pet.tags[]`` (array item), ``Pet.labels{}`` (map value), ``Pet|2`` (second union variant),
  ``Pet|base`` (what a base is itself, beside its heirs);
- a parameter is ``GET /items query.limit``; a field is its object's id, a dot, and its name: ``... body.n``.
"""

from __future__ import annotations

from codegen.model.bodies import NO_BODY, Body, Content, Encoding, Header, Link, Response
from codegen.model.operations import Operation, Paging, Parameter, ParameterIn
from codegen.model.providers import Group, Model, Portable, Provider
from codegen.model.schemas import BASE, Condition, Field, Hint, ObjectShape, Origin, Schema
from codegen.model.security import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Flow,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Requirement,
    SecurityScheme,
)
from codegen.model.servers import Server, ServerVariable
from codegen.model.types import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Discriminator,
    IntegerType,
    Limits,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
)
from codegen.model.walking import (
    PARTED,
    children,
    nullable,
    references,
    shape_references,
    union,
    with_null,
    without_null,
)

__all__ = [
    "BASE",
    "NO_BODY",
    "PARTED",
    "AnyType",
    "ApiKeyScheme",
    "ArrayType",
    "BasicScheme",
    "BearerScheme",
    "BinaryType",
    "Body",
    "BooleanType",
    "Condition",
    "Content",
    "Discriminator",
    "Encoding",
    "Field",
    "Group",
    "Header",
    "Hint",
    "HttpScheme",
    "IntegerType",
    "Limits",
    "Link",
    "LiteralType",
    "MapType",
    "Model",
    "MutualTlsScheme",
    "NeverType",
    "NullType",
    "NumberType",
    "OAuth2Flow",
    "OAuth2Scheme",
    "ObjectShape",
    "OpenIdConnectScheme",
    "Operation",
    "Origin",
    "Paging",
    "Parameter",
    "ParameterIn",
    "Portable",
    "Provider",
    "RefType",
    "Requirement",
    "Response",
    "Schema",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "StringType",
    "TupleType",
    "Type",
    "UnionType",
    "children",
    "nullable",
    "references",
    "shape_references",
    "union",
    "with_null",
    "without_null",
]
