"""Where the API lives: ``servers`` (OAS 3.x §4.8.5), ``host``/``basePath``/``schemes`` (Swagger 2.0)."""

from __future__ import annotations

from codegen.interpret.scalars import text
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import Server, ServerVariable


def servers(file: File, node: Object, pointer: str) -> tuple[Server, ...]:
    """The servers under ``servers`` of a document, path or operation, as written, less trailing slashes."""
    found: list[Server] = []
    listed = node.get("servers")
    if isinstance(listed, dict):
        listed = [listed]
    for index, each in enumerate(as_list(listed)):
        server = _server(file, each, f"{pointer}/servers/{index}")
        if server:
            found.append(server)
    return tuple(found)


def _server(file: File, node: JSON, pointer: str) -> Server | None:
    url = node if isinstance(node, str) else text(as_object(node), "url")
    if not url.strip():
        file.report("server-invalid", "warning", "the server has no `url`; ignored", pointer)
        return None
    each = as_object(node)
    variables = tuple(
        _variable(file, name, as_object(value), step(pointer, "variables", name))
        for name, value in as_object(each.get("variables")).items()
    )
    return Server(_trimmed(url), file.at(pointer), text(each, "description"), variables)


def _trimmed(url: str) -> str:
    url = url.strip()
    return url.rstrip("/") or "/"


def _variable(file: File, name: str, node: Object, pointer: str) -> ServerVariable:
    values = tuple(_plain(each) for each in as_list(node.get("enum")))
    default = node.get("default")
    if default is None:
        file.report("server-variable", "warning", f"the server variable {name!r} has no default", pointer)
        default = values[0] if values else ""
    return ServerVariable(name, _plain(default), values, text(node, "description"))


def _plain(value: JSON) -> str:
    return value if isinstance(value, str) else "true" if value is True else "false" if value is False else str(value)


def swagger_servers(file: File, root: Object) -> tuple[Server, ...]:
    """The servers of a Swagger 2.0 document: one per scheme, ``https`` first."""
    host, base = text(root, "host").strip().rstrip("/"), text(root, "basePath").strip()
    if not host:
        return (Server(_trimmed(base), file.at("/basePath")),) if base.strip("/") else ()
    if base and not base.startswith("/"):
        base = f"/{base}"
    if "://" in host:
        return (Server(_trimmed(host + base), file.at("/host")),)
    schemes = [each for each in as_list(root.get("schemes")) if each in ("http", "https", "ws", "wss")] or ["https"]
    ordered = sorted(schemes, key=lambda each: ("https", "http", "wss", "ws").index(str(each)))
    return tuple(Server(_trimmed(f"{scheme}://{host}{base}"), file.at("/host")) for scheme in ordered)
