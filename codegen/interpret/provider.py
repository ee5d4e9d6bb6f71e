"""One document, and all documents of a provider, as a ``Provider``."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from codegen.document import Document
from codegen.interpret import streaming
from codegen.interpret.brackets import bracketed
from codegen.interpret.combining import combined
from codegen.interpret.finishing import finished
from codegen.interpret.links import linked
from codegen.interpret.named import make_pending
from codegen.interpret.operations import Setting, operations
from codegen.interpret.paging import Schemas, with_paging
from codegen.interpret.references import resolve
from codegen.interpret.samples import with_samples
from codegen.interpret.scalars import text
from codegen.interpret.schemas import reference, type_of
from codegen.interpret.security import requirements, schemes
from codegen.interpret.servers import servers, swagger_servers
from codegen.interpret.session import File, Place, Session
from codegen.interpret.uploads import with_files_first
from codegen.jsontypes import JSON, Object, as_object, step
from codegen.model import Operation, Provider


def interpret(documents: Sequence[Document], name: str) -> Provider:
    """What all documents of one provider mean, each taken at its word.

    ``name`` is the provider's identifier. Nothing is raised for what documents say: whatever is wrong becomes a
    finding, and every operation is in the result.
    """
    providers = [_one(document, name) for document in documents]
    return providers[0] if len(providers) == 1 else combined(providers, name)


def _one(document: Document, name: str) -> Provider:
    session = Session(document, type_of, reference)
    file, root = session.main, document.root
    declare_components(session)
    found_schemes = schemes(file, root)
    setting = Setting(frozenset(each.id for each in found_schemes), document.version == "2.0" or "swagger" in root)
    found = linked(session, operations(file, setting))
    make_pending(session)
    made = finished(session, found)
    info = as_object(root.get("info"))
    return Provider(
        name,
        (document.source,),
        title=text(info, "title").strip() or document.title,
        version=_version(info),
        doc=text(info, "description"),
        notices=_notices(info),
        servers=servers(file, root, "") or swagger_servers(file, root),
        schemes=found_schemes,
        security=requirements(file, root, "", setting.schemes) or (),
        operations=with_samples(document, tuple(_completed(made, each) for each in bracketed(file, found, made))),
        schemas=made,
        findings=(*document.findings, *session.findings),
    )


def _version(info: Object) -> str:
    version = info.get("version")
    return version if isinstance(version, str) else "" if version is None else str(version)


def _notices(info: Object) -> tuple[tuple[str, str], ...]:
    """What ``info`` says of licence, terms and contact (OAS 3.x §4.8.2-4), as it says it."""
    tables = (
        ("Licence", as_object(info.get("license")), ("name", "identifier", "url")),
        ("Terms of service", info, ("termsOfService",)),
        ("Contact", as_object(info.get("contact")), ("name", "email", "url")),
    )
    said = ((word, [each for key in keys if (each := text(node, key).strip())]) for word, node, keys in tables)
    return tuple((word, ", ".join(dict.fromkeys(found))) for word, found in said if found)


def _completed(schemas: Schemas, operation: Operation) -> Operation:
    """The operation with what shows only when all types are known: how it streams, pages, and takes files."""
    operation = with_files_first(operation, schemas)
    flag = streaming.flag(schemas, operation.body, operation.responses)
    return with_paging(replace(operation, stream_flag=flag) if flag else operation, schemas)


def declare_components(session: Session) -> None:
    """Take the ids of all named schemas of the document, in its order; what only points elsewhere lends its name."""
    file = session.main
    root = as_object(file.root)
    tables = (
        ("/components/schemas", as_object(as_object(root.get("components")).get("schemas"))),
        ("/definitions", as_object(root.get("definitions"))),
        ("/$defs", as_object(root.get("$defs"))),
    )
    for base, table in tables:
        for name, node in table.items():
            _declare(session, file, name, step(base, name), node)


def _declare(session: Session, file: File, name: str, pointer: str, node: JSON) -> None:
    place = Place(file, pointer, node)
    ref = node.get("$ref") if isinstance(node, dict) and len(node) == 1 else None
    if isinstance(ref, str) and not ref.startswith("#"):
        target = resolve(file, ref)
        if target is not None and target.file is not file and target.key not in session.by_place:
            session.by_place[place.key] = session.declare(name, target)
            return
    session.declare(name, place)
