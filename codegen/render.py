"""Package + templates -> files. Templates speak, they do not think: each gets one value of the plan, and nothing is escaped by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import jinja2

from codegen.foreign import written
from codegen.package import ClientPackage, GroupPackage, Package, Resource, Synopsis, TypesModule
from codegen.spelling import code_span, docstring, first_paragraph, literal, markdown, one_line, toml

_CORE = "python/_core/"

_ERRORS = [
    "AnswerError",
    "ApiError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ConnectionError",
    "DecodeError",
    "InternalServerError",
    "InvalidArgument",
    "MissingCredentials",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "StatusError",
    "StreamError",
    "TimeoutError",
    "TransportError",
    "UnprocessableEntityError",
    "ValidationError",
]
_TOOLS = ["AiohttpTransport", "AsyncDeviceLogin", "DeviceLogin", "Webhooks", "async_websocket", "websocket"]
EXPORTS = tuple(sorted([*_ERRORS, *_TOOLS, "Omit", "RawResponse", "SignatureError", "not_given", "omit"]))
"""What a provider's package offers of the runtime beside its clients and types."""


Writer: TypeAlias = Callable[..., str]
"""A template's name and the values it takes -> its text."""

Files: TypeAlias = Iterator[tuple[str, str]]
"""Pairs of relative path and text, not yet formatted."""


def front(package: Package, templates: Path, write: Writer) -> Files:
    """What needs neither methods nor definitions of types; ``templates`` is the folder of the template tree."""
    runtime = _runtime(templates)
    yield "__init__.py", write("root.py", package=package)
    if package.shared_core:
        yield from ((f"_core/{name}", text) for name, text in runtime.items())
    for client in package.clients:
        yield from ((f"{client.name}/{name}", text) for name, text in _client(client, write))
        if not package.shared_core:
            yield from ((f"{client.name}/_core/{name}", text) for name, text in runtime.items())
    clients = {client.name: client for client in package.clients}
    for group in package.groups:
        yield from ((f"{group.name}/{name}", text) for name, text in _group(group, package.top, clients, write))


def module(client: ClientPackage, part: Resource | TypesModule, write: Writer) -> tuple[str, str]:
    """The path and text of one module of a client: of a resource, of the client itself, or of types."""
    if isinstance(part, TypesModule):
        text = written(part.foreign) if part.foreign else write("provider/types_module.py", module=part)
        return f"{client.name}/types/{part.name}.py", text
    if part.path:
        return f"{client.name}/resources/{part.module}.py", write("provider/resource.py", resource=part)
    return f"{client.name}/_client.py", write("provider/client.py", client=client, root=part)


def synopsis(resource: Resource, write: Writer) -> Synopsis:
    """What READMEs and tests show of a resource."""
    return Synopsis(
        sections=(write("provider/section.md", resource=resource),) if resource.methods else (),
        examples=(resource.example,) if resource.example else (),
        streaming=resource.streaming,
        listing=resource.listing,
    )


def readmes(package: Package, synopses: Sequence[Synopsis], write: Writer) -> Files:
    """The READMEs of clients; ``synopses`` are theirs, in their order."""
    for client, shown in zip(package.clients, synopses, strict=True):
        text = write("provider/README.md", client=client, synopsis=shown, module=f"{package.top}{client.name}")
        yield f"{client.name}/README.md", _ended(text)


def writer(templates: Path, compiled: jinja2.BytecodeCache | None = None) -> Writer:
    """Renders templates of a folder; ``compiled`` keeps what Jinja made of them."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Python, not HTML: texts enter through ``literal`` and ``docstring``
        bytecode_cache=compiled,
    )
    filters: dict[str, Callable[..., str]] = {
        "literal": literal,
        "docstring": _docstring,
        "one_line": one_line,
        "markdown": markdown,
        "first_paragraph": first_paragraph,
        "code_span": code_span,
        "toml": toml,
    }
    environment.filters.update(filters)
    vars(environment)["getattr"] = getattr  # Python's own will do: nouns have what templates ask for, else it raises

    def write(template: str, **values: Any) -> str:
        return environment.get_template(f"python/{template}.jinja").render(values)

    return write


def _docstring(paragraphs: str | Iterable[str], indent: int) -> str:
    """The ``docstring`` door for one text or for paragraphs."""
    text = paragraphs if isinstance(paragraphs, str) else "\n\n".join(paragraphs)
    return docstring(text, indent)


def _runtime(templates: Path) -> dict[str, str]:
    folder = templates / _CORE
    names = sorted(path.name for path in folder.iterdir() if path.suffix == ".py")
    return {name: (folder / name).read_text("utf-8") for name in names}


def project(package: Package, synopses: Sequence[Synopsis], write: Writer) -> Files:
    """The files around the packages of a project, as for ``readmes``; nothing where no project is wanted."""
    if package.project is None:
        return
    shown = list(zip(package.clients, synopses, strict=True))
    for name in ("pyproject.toml", "README.md", "NOTICE"):
        yield name, _ended(write(f"project/{name}", package=package, project=package.project, shown=shown))
    for client, own in shown:
        name = f"test_smoke_{client.name}" if package.shared_core else "test_smoke"
        module = f"{package.top}{client.name}"
        yield f"tests/{name}.py", write("project/test_smoke.py", client=client, module=module, synopsis=own)


def _ended(text: str) -> str:
    """A text with one line end at its end."""
    return text.rstrip() + "\n"


def _client(client: ClientPackage, write: Writer) -> Files:
    yield "__init__.py", write("provider/init.py", client=client, exports=EXPORTS)
    yield "_shared.py", write("provider/shared.py", client=client)
    if client.webhooks:
        yield "_webhooks.py", write("provider/webhooks.py", client=client)
    yield "py.typed", ""
    yield "resources/__init__.py", f"{docstring('Resources: one module each.', 0)}\n"
    yield "types/__init__.py", write("provider/types.py", client=client)


def _group(group: GroupPackage, top: str, clients: Mapping[str, ClientPackage], write: Writer) -> Files:
    members = [clients[name] for name in group.providers if name in clients]
    yield "__init__.py", write("group/init.py", group=group, clients=members)
    yield "capabilities.py", write("group/capabilities.py", group=group)
    yield "portable.py", write("group/portable.py", group=group)
    yield "README.md", write("group/README.md", group=group, folder=top.rstrip("."))
