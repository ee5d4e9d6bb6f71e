"""Which attribute path on the client calls which operation: ``POST /v1/chat/completions`` is ``chat.completions.create``.

The document's own words (``x-*-group-name``, the config, operationIds that are calls) win. Otherwise the path says the
resource and the HTTP method, the path's last segment and the answer say the verb; ``operationId`` settles what the path
leaves open. The lock file has the last word, so that adding an operation renames nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from codegen import naming
from codegen.finding import Noun
from codegen.model import AnyType, ArrayType, ObjectShape, Operation, Provider, RefType, Type
from codegen.plan.paths import PARAMETER, Path, paths_apart
from codegen.plan.qualified import qualified

Call = tuple[str, ...]
"""Python names from the client to the method: ``("chat", "completions", "create")``."""

_VERBS = frozenset(
    """
    accept acknowledge activate add analyze answer apply approve archive ask assign attach authenticate authorize autocomplete
    batch begin bind block bulk calculate call cancel capture change charge chat check checkout claim clear clone close
    commit compare complete compute confirm connect convert copy count create deactivate decline decrypt delete deploy
    deliver deny detach detect disable disconnect dismiss dispatch download duplicate edit embed enable encrypt end
    enqueue estimate evaluate exchange execute expire export extend extract fetch finalize find finish flag follow forget
    fork generate get grant identify ignore import increment ingest initialize insert inspect install invalidate invite
    invoke issue join kill launch leave link list load lock login logoff logon logout lookup mark match merge migrate
    move mute notify open parse pause pay ping play poll post predict preview process promote provision publish pull
    purge push put query queue read reactivate rebuild receive recover redeem refresh refund register reject release
    reload remove rename render renew reopen reorder replace reply report request rerank rerun reschedule resend reset
    resize resolve restart restore resume retrieve retry return revert revoke rotate run save scan schedule search send
    set share sign signin signout signup skip snooze sort split star start stop submit subscribe summarize suspend
    switch sync synchronize synthesize tag terminate test tokenize touch train transcribe transfer transform translate
    trigger unarchive unassign unblock unfollow unlink unlock unmute unpublish unregister unshare unstar unsubscribe
    update upgrade upload upscale upsert use validate verify view void watch withdraw write
    """.split()
)


def calls(provider: Provider, known: Mapping[str, str]) -> dict[str, Call]:
    """The call of every operation of ``provider``, by operation key.

    ``known`` are the names of the lock file (operation key -> dotted call); they are kept where they still fit.
    """
    operations = [operation for operation in provider.operations if operation.channel == "path"]
    context = _Context.of(provider, operations)
    proposals = {operation.key: _proposals(operation, context) for operation in operations}
    return _settle(operations, proposals, known)


class _Context(Noun, frozen=True):
    """What naming one operation has to know of all the others."""

    paths: Mapping[str, Path]
    children: frozenset[tuple[str, ...]]
    """Segment tuples that further segments follow."""
    items: frozenset[tuple[str, ...]]
    """Segment tuples that a parameter follows: collections."""
    bare: frozenset[tuple[str, ...]]
    """Segment tuples that a path ends with."""
    methods: Mapping[str, frozenset[str]]
    """HTTP methods by path."""
    qualified: Mapping[str, tuple[str, ...]]
    """The words of calls by key, where operationIds are calls."""
    ids: Mapping[str, int]
    """How many operations have each operationId."""
    provider: Provider

    @classmethod
    def of(cls, provider: Provider, operations: Sequence[Operation]) -> _Context:
        paths = paths_apart({operation.path for operation in operations})
        children = {path.segments[:end] for path in paths.values() for end in range(1, len(path.segments))}
        methods: dict[str, set[str]] = {}
        for operation in operations:
            methods.setdefault(operation.path, set()).add(operation.method)
        return cls(
            paths=paths,
            children=frozenset(children),
            items=frozenset(path.segments for path in paths.values() if path.ends_with_parameter),
            bare=frozenset(path.segments for path in paths.values() if not path.ends_with_parameter),
            methods={path: frozenset(found) for path, found in methods.items()},
            qualified=qualified(operations),
            ids=Counter(operation.operation_id for operation in operations),
            provider=provider,
        )


def _answers_list(operation: Operation, provider: Provider) -> bool:
    """Whether a success answer is an array, or an object one of whose fields is an array of objects."""
    for answer in _answer_types(operation):
        if isinstance(answer, ArrayType):
            return True
        schema = provider.schemas.get(answer.id) if isinstance(answer, RefType) else None
        if schema is not None and isinstance(schema.shape, ObjectShape):
            names = {field.name for field in schema.shape.fields if isinstance(field.type, ArrayType)}
            return bool(names & {"data", "items", "results", "values", "entries", "records"}) or len(names) == 1
    return False


def _answer_types(operation: Operation) -> Iterator[Type]:
    """The types of its success answers, less those that may be anything."""
    for response in operation.responses:
        if response.status.startswith("2"):
            yield from (each.type for each in response.contents if not isinstance(each.type, AnyType))


def _says_something(operation: Operation) -> bool:
    """Whether an operationId is more than the method and the path again."""
    found = naming.words(operation.operation_id)
    if not found:
        return False
    path = set(naming.words(PARAMETER.sub(lambda m: m.group()[1:-1], operation.path)))
    own = path | _FILLERS | {operation.method.lower()}
    return any(word not in own and naming.singular(word) not in path for word in found)


_FILLERS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "by", "and", "id", "for"})
"""Words of an operationId that say nothing of their own."""


def _proposals(operation: Operation, context: _Context) -> Iterator[Call]:
    """Calls for ``operation``, best first; later ones are for when others claim the earlier."""
    if operation.call:
        yield _worded(operation.call)
        return
    if operation.key in context.qualified:
        yield _worded(context.qualified[operation.key])
    path = context.paths[operation.path]
    resources, verb = _resource_and_verb(operation, path, context)
    names = _resources(resources)
    named = naming.method if names else naming.client_method
    yield (*names, named(_said(operation, verb)))
    for longer in _longer_verbs(operation, path, verb, names):
        yield (*names, named(longer))


def _resources(words: Sequence[str]) -> Call:
    first = tuple(naming.client_resource(word) for word in words[:1])
    return (*first, *(naming.resource(word) for word in words[1:]))


def _worded(words: Sequence[str]) -> Call:
    """A call in the words that a document has for it, resources first."""
    *above, last = words
    named = naming.method if above else naming.client_method
    return (*_resources(above), named(last))


def _said(operation: Operation, verb: str) -> str:
    """``verb`` with what the path's fixed query and its fragment say."""
    if not operation.fixed_query and not operation.fragment:
        return verb
    said = [*(naming.snake(name, "") for name, _ in operation.fixed_query), _action(operation.fragment)]
    own = bool(operation.fixed_query) or verb != naming.snake(operation.operation_id, "")
    return "_".join(word for word in (verb, *said) if word) if own and any(said) else verb


def _action(fragment: str) -> str:
    """What a path's fragment calls the operation: ``X-Amz-Target=Voice.CreatePool`` is ``create_pool``."""
    return naming.snake(fragment.rpartition("=")[2].rpartition(".")[2], "") if naming.words(fragment) else ""


def _resource_and_verb(operation: Operation, path: Path, context: _Context) -> tuple[tuple[str, ...], str]:
    segments = path.segments
    if path.action:
        whole = (*segments, path.action)
        if whole in context.children:
            return whole, _rest_verb(operation, replace(path, segments=whole), context)
        return segments, path.action
    if not segments:
        meant = context.ids[operation.operation_id] == 1 and _says_something(operation)
        own = naming.snake(operation.operation_id, "") if meant else ""
        return (), own or _rest_verb(operation, path, context)
    if _is_action(operation, path, context):
        return segments[:-1], segments[-1]
    return segments, _rest_verb(operation, path, context)


def _is_action(operation: Operation, path: Path, context: _Context) -> bool:
    """Whether the last segment is something done (``/jobs/{id}/cancel``), not something that there is."""
    last = path.segments[-1]
    found = naming.words(last)
    if path.ends_with_parameter:
        used = path.segments in context.children or path.segments in context.bare
        return len(found) > 1 and found[0] in _VERBS and not used
    if path.segments in context.children or path.segments in context.items:
        return False
    if len(context.methods[operation.path] - {"HEAD", "OPTIONS"}) > 1:
        return False
    if found[0] not in _VERBS or (naming.is_plural(found[-1]) and len(found) == 1):
        return False
    return len(found) > 1 or operation.method in {"POST", "GET", "PUT"}


def _rest_verb(operation: Operation, path: Path, context: _Context) -> str:
    methods = context.methods[operation.path]
    match operation.method:
        case "GET":
            return "list" if not path.ends_with_parameter and _lists(operation, path, context) else "retrieve"
        case "POST":
            return "update" if path.ends_with_parameter and not {"PUT", "PATCH"} & methods else "create"
        case "PUT":
            return "replace" if "PATCH" in methods else "update"
        case "PATCH":
            return "update"
        case "DELETE":
            return "delete"
        case other:
            return naming.snake(other, "call")


def _lists(operation: Operation, path: Path, context: _Context) -> bool:
    """Whether a GET of a whole collection lists it: by its answer, else by its name; what says nothing may be a list."""
    if _answers_list(operation, context.provider):
        return True
    if path.segments not in context.items:
        return False
    plural = bool(path.segments) and naming.is_plural(naming.words(path.segments[-1])[-1])
    return plural or not any(_answer_types(operation))


def _longer_verbs(operation: Operation, path: Path, verb: str, resources: Call) -> list[str]:
    """What else the method could be called: with the path's parameters, with its operationId, with its HTTP method."""
    by = [naming.snake(name, "") for name in path.parameters]
    found = [f"{verb}_by_{by[-1]}"] if by and by[-1] and path.ends_with_parameter else []
    if by and len(by) > 1:
        found.append(f"{verb}_by_{'_and_'.join(by)}")
    if operation.operation_id:
        said = naming.snake(operation.operation_id, "call")
        own = {word for name in resources for word in name.split("_")}
        rest = [word for word in said.split("_") if word not in own and naming.singular(word) not in own]
        found += ["_".join(rest)] if len(rest) > 1 else []
        found.append(said)
    if len(by) == 1 and by[0] and not path.ends_with_parameter:
        found.append(f"{verb}_by_{by[0]}")
    return [*found, f"{operation.method.lower()}_{verb}"]


def _settle(
    operations: Sequence[Operation], proposals: Mapping[str, Iterator[Call]], known: Mapping[str, str]
) -> dict[str, Call]:
    """One call for each operation; none is another's, and none is the path to another's."""
    best = {key: next(candidates) for key, candidates in proposals.items()}
    settled: dict[str, Call] = {}
    taken: set[Call] = set()
    resources: set[Call] = set()
    counted: dict[Call, int] = {}

    def free(call: Call) -> bool:
        return (
            call not in taken and call not in resources and not any(call[:end] in taken for end in range(1, len(call)))
        )

    def claim(key: str, call: Call) -> None:
        settled[key] = call
        taken.add(call)
        resources.update(call[:end] for end in range(1, len(call)))

    for operation in operations:
        locked = tuple(known.get(operation.key, "").split("."))
        if known.get(operation.key) and not operation.call and free(locked):
            claim(operation.key, locked)
    firsts = Counter(best.values())
    waiting = [operation for operation in operations if operation.key not in settled]
    # Said names first, then those that nobody else wants, then the rest, those with fewer parameters to tell them apart first.
    alone = {operation.key: firsts[best[operation.key]] == 1 for operation in waiting}
    for operation in sorted(waiting, key=lambda o: (not o.call, 0 if alone[o.key] else 1 + o.path.count("{"))):
        first = best[operation.key]
        call = next((each for each in chain([first], proposals[operation.key]) if free(each)), None)
        claim(operation.key, call or _numbered(first, free, counted))
    return {operation.key: settled[operation.key] for operation in operations}


def _numbered(call: Call, free: Callable[[Call], bool], counted: dict[Call, int]) -> Call:
    """``call`` with the first free number: behind the method's name, or behind a resource whose name a method has.

    ``counted`` remembers how far it is: what was not free never is again.
    """
    number = counted.get(call, 2)
    while True:
        counted[call] = number
        for place in reversed(range(len(call))):
            numbered = (*call[:place], f"{call[place]}_{number}", *call[place + 1 :])
            if free(numbered):
                return numbered
        number += 1
