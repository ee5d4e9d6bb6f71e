"""Lists that come in pages, through generated clients: every style, against a real server with three pages of each."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

import codegen
from conftest import ROOT
from support import specweld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

SPEC = ROOT / "tests" / "behaviour" / "paging.yaml"
IDS = ["1", "2", "3", "4", "5"]
SIZE = 2


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of a document with every style, as the package ``paged_api``."""
    folder = tmp_path_factory.mktemp("paging")
    codegen.generate(SPEC, folder, name="paged_api")
    with imported(folder, "paged_api") as module:
        yield module


@pytest.fixture(scope="module", params=["pydantic", "dataclass", "typeddict", "msgspec"])
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The same with models of another make."""
    folder = tmp_path_factory.mktemp("foreign")
    name = f"paged_{request.param}"
    config = (
        f'output = "{name}"\nmodels = "datamodel-code-generator"\nmodels_options = {{ kind = "{request.param}" }}\n'
    )
    (folder / "specweld.toml").write_text(f"{config}[providers.client]\nsources = ['{SPEC}']\n", encoding="utf-8")
    specweld("generate", "--quiet", cwd=folder)
    with imported(folder, f"{name}.client") as module:
        yield module


@contextmanager
def imported(folder: Path, name: str) -> Iterator[ModuleType]:
    """A package below a folder; it is forgotten afterwards."""
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        for each in [each for each in sys.modules if each.partition(".")[0] == name.partition(".")[0]]:
            del sys.modules[each]


class Shelf:
    """A server of five items in pages of two, in every style; it keeps what it was asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("").rstrip("/")
        self.seen: list[Request] = []
        for path, answer in ANSWERS.items():
            server.expect_request(path).respond_with_handler(self._answering(answer))

    def _answering(self, answer: Callable[[Shelf, Request], Any]) -> Callable[[Request], Response]:
        def respond(request: Request) -> Response:
            request.get_data()
            self.seen.append(request)
            made = answer(self, request)
            return made if isinstance(made, Response) else as_json(made)

        return respond

    @property
    def queries(self) -> list[str]:
        """The query strings of the requests, in order."""
        return [each.query_string.decode() for each in self.seen]


def as_json(value: Any, **headers: str) -> Response:
    """An answer, compact, so that equal pages are equal bytes."""
    return Response(json.dumps(value), content_type="application/json", headers=headers)


def page(start: int) -> list[dict[str, str]]:
    """The items from an index on."""
    return [{"id": each} for each in IDS[start : start + SIZE]]


def after(cursor: str | None) -> int:
    """The index that a cursor ("at3") stands for."""
    return int(cursor.removeprefix("at")) if cursor else 0


def cursor(start: int) -> str | None:
    """The cursor behind the page at an index."""
    return f"at{start + SIZE}" if start + SIZE < len(IDS) else None


def items(_: Shelf, request: Request) -> Any:
    """By cursor."""
    start = after(request.args.get("cursor"))
    return {"items": page(start), "next_cursor": cursor(start)}


def offsets(_: Shelf, request: Request) -> Any:
    """By offset, with the number of all items."""
    return {"data": page(int(request.args.get("offset", 0))), "total": len(IDS)}


def tails(_: Shelf, request: Request) -> Any:
    """By the last item's id."""
    start = int(request.args.get("starting_after", 0))
    return {"data": page(start), "has_more": cursor(start) is not None}


def skips(_: Shelf, request: Request) -> Any:
    """By offset, and nobody says how many there are."""
    return page(int(request.args.get("skip", 0)))


def pages(_: Shelf, request: Request) -> Any:
    """By number, with the number of all pages."""
    return {"results": page((int(request.args.get("page", 1)) - 1) * SIZE), "meta": {"total_pages": 3}}


def numbers(_: Shelf, request: Request) -> Any:
    """By number from 0, and nobody says how many there are."""
    return page(int(request.args.get("page", 0)) * SIZE)


def buckets(_: Shelf, request: Request) -> Any:
    """By a cursor called page."""
    start = after(request.args.get("page"))
    return {"data": page(start), "has_more": cursor(start) is not None, "next_page": cursor(start)}


def urls(shelf: Shelf, request: Request) -> Any:
    """By URL."""
    start = after(request.args.get("at"))
    return {"items": page(start), "next": f"{shelf.url}/urls?at={cursor(start)}" if cursor(start) else None}


def hal(_: Shelf, request: Request) -> Any:
    """By link, as HAL has it."""
    start = after(request.args.get("at"))
    following = {"next": {"href": f"/hal?at={cursor(start)}"}} if cursor(start) else {}
    return {"_embedded": {"hal": page(start)}, "_links": following}


def links(shelf: Shelf, request: Request) -> Any:
    """By Link header."""
    start = after(request.args.get("at"))
    first = f'<{shelf.url}/owners/a%20b/links>; rel="first"'
    link = f'<{shelf.url}/owners/a%20b/links?at={cursor(start)}>; rel="next", {first}' if cursor(start) else first
    return as_json(page(start), Link=link)


def either(shelf: Shelf, request: Request) -> Any:
    """By a field that holds a cursor at first, and then a URL."""
    start = after(request.args.get("cursor"))
    url = f"{shelf.url}/either?cursor={cursor(start)}"
    return {"data": page(start), "next": (url if start else cursor(start)) if cursor(start) else None}


def search(_: Shelf, request: Request) -> Any:
    """By a cursor in the body."""
    asked = json.loads(request.get_data())
    assert asked["query"] == "q"
    start = after(asked.get("page_token"))
    following = cursor(start)
    return {"results": page(start), **({"next_page_token": following} if following else {})}


def keyed(_: Shelf, request: Request) -> Any:
    """By URL, for those who have a key."""
    assert request.args["key"] == "k"
    start = after(request.args.get("at"))
    return {"items": page(start), **({"next_url": f"?at={cursor(start)}"} if cursor(start) else {})}


ANSWERS: dict[str, Callable[[Shelf, Request], Any]] = {
    "/items": items,
    "/offsets": offsets,
    "/tails": tails,
    "/skips": skips,
    "/pages": pages,
    "/numbers": numbers,
    "/buckets": buckets,
    "/urls": urls,
    "/hal": hal,
    "/owners/a b/links": links,
    "/either": either,
    "/search": search,
    "/keyed": keyed,
}


@pytest.fixture
def shelf(httpserver: HTTPServer) -> Shelf:
    """A server for one test."""
    return Shelf(httpserver)


STYLES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("items.list", {"limit": 2}, ["limit=2", "cursor=at2&limit=2", "cursor=at4&limit=2"]),
    ("offsets.list", {}, ["", "offset=2", "offset=4"]),
    ("tails.list", {}, ["", "starting_after=2", "starting_after=4"]),
    ("skips.list", {"take": 2}, ["take=2", "skip=2&take=2", "skip=4&take=2", "skip=5&take=2"]),
    ("pages.list", {}, ["", "page=2", "page=3"]),
    ("numbers.list", {}, ["", "page=1", "page=2", "page=3"]),
    ("buckets.list", {"types": ["a"]}, ["types=a", "types=a&page=at2", "types=a&page=at4"]),
    ("urls.list", {}, ["", "at=at2", "at=at4"]),
    ("hal.retrieve", {}, ["", "at=at2", "at=at4"]),
    ("owners.links.list", {"owner": "a b", "per_page": 2}, ["per_page=2", "at=at2", "at=at4"]),
    ("either.list", {}, ["", "cursor=at2", "cursor=at4"]),
    ("search", {"query": "q"}, ["", "", ""]),
]


def method(client: Any, call: str) -> Any:
    """The method at a dotted path."""
    for name in call.split("."):
        client = getattr(client, name)
    return client


@pytest.mark.parametrize(("call", "given", "queries"), STYLES, ids=[style[0] for style in STYLES])
def test_iterating_goes_over_all_pages(
    package: ModuleType, shelf: Shelf, call: str, given: dict[str, Any], queries: list[str]
) -> None:
    """Each item comes once, in order; each request says where it goes on and keeps the other arguments."""
    with package.Client(base_url=shelf.url) as client:
        assert [item.id for item in method(client, call)(**given)] == IDS
    assert shelf.queries == queries


@pytest.mark.parametrize(("call", "given", "queries"), STYLES, ids=[style[0] for style in STYLES])
def test_iterating_asynchronously_does_the_same(
    package: ModuleType, shelf: Shelf, call: str, given: dict[str, Any], queries: list[str]
) -> None:
    """``async for`` over the call, and over an awaited page."""

    async def ids() -> list[list[str]]:
        async with package.AsyncClient(base_url=shelf.url) as client:
            direct = [item.id async for item in method(client, call)(**given)]
            first = await method(client, call)(**given)
            return [direct, [item.id async for item in first]]

    assert asyncio.run(ids()) == [IDS, IDS]
    assert shelf.queries == queries * 2


def test_models_of_another_make_have_pages_too(foreign: ModuleType, shelf: Shelf) -> None:
    """Dataclasses, dicts, structs: ``answer`` is one of them, and iterating goes on over every style."""
    with foreign.Client(base_url=shelf.url) as client:
        for call, given, queries in STYLES:
            shelf.seen.clear()
            page = method(client, call)(**given)
            ids = [item["id"] if isinstance(item, dict) else item.id for item in page]
            assert (call, ids, shelf.queries) == (call, IDS, queries)
        answer = client.offsets.list().answer
        assert (answer["total"] if isinstance(answer, dict) else answer.total) == 5


def test_a_page_has_the_fields_of_its_answer(package: ModuleType, shelf: Shelf) -> None:
    """``page.total`` as before there were pages; ``answer`` is the model, ``items`` those of this page alone."""
    with package.Client(base_url=shelf.url) as client:
        first = client.offsets.list()
        assert type(first) is package.types.OffsetsListPage
        assert (first.total, [item.id for item in first.data], first.data is first.items) == (5, ["1", "2"], True)
        assert isinstance(first.answer, package.types.OffsetsListResponse)
        assert first.to_dict() == {"data": [{"id": "1"}, {"id": "2"}], "total": 5}
        assert repr(first) == "<OffsetsListPage of 2 items>"
        assert first.response.status_code == 200
        with pytest.raises(AttributeError, match="nowhere"):
            first.nowhere  # noqa: B018  # that it raises is the point
        third = first.next_page().next_page()
        assert ([item.id for item in third], third.has_next_page()) == (["5"], False)
        with pytest.raises(LookupError):
            third.next_page()
        assert [len(each.items) for each in first.pages()] == [2, 2, 1]


def test_pages_are_awaited_one_by_one(package: ModuleType, shelf: Shelf) -> None:
    """The asynchronous pages have the same methods, and nothing is sent before somebody waits."""

    async def check() -> None:
        async with package.AsyncClient(base_url=shelf.url) as client:
            pages = client.tails.list()
            assert shelf.seen == []
            assert "await" in repr(pages)
            first = await pages
            assert type(first) is package.types.AsyncTailListPage
            assert (first.has_more, first.has_next_page()) == (True, True)
            second = await first.next_page()
            assert [item.id async for item in second] == ["3", "4", "5"]
            assert [len(each.items) async for each in second.pages()] == [2, 1]

    asyncio.run(check())


def test_following_pages_keep_what_the_call_was_given(package: ModuleType, shelf: Shelf) -> None:
    """Headers, query, body, options of the client: all of it is sent again, for URLs that the server named too."""
    extra: dict[str, Any] = {"extra_headers": {"x-mark": "m"}, "timeout": 5}
    with package.Client(base_url=shelf.url, default_headers={"x-own": "o"}) as client:
        changed = client.with_options(default_headers={"x-more": "p"}, max_retries=0)
        for call in (changed.items.list, changed.urls.list):
            assert len(list(call(**extra, extra_query={"q": "r"}))) == 5
        assert len(list(changed.search(query="q", **extra, extra_body={"deep": True}))) == 5
    marks = {tuple(each.headers[name] for name in ("x-mark", "x-own", "x-more")) for each in shelf.seen}
    assert marks == {("m", "o", "p")}
    assert shelf.queries[:3] == ["q=r", "cursor=at2&q=r", "cursor=at4&q=r"]
    assert [json.loads(each.get_data())["deep"] for each in shelf.seen[-3:]] == [True] * 3


def test_credentials_go_to_following_urls_too(package: ModuleType, shelf: Shelf) -> None:
    """Those that are in the query join what the server's URL has there."""
    with package.Client(base_url=shelf.url, api_key="k") as client:
        assert [item.id for item in client.keyed.list()] == IDS
    assert shelf.queries == ["key=k", "at=at2&key=k", "at=at4&key=k"]


def test_raw_answers_parse_to_pages(package: ModuleType, shelf: Shelf) -> None:
    """``with_raw_response`` and ``with_streaming_response`` give the page of the class that the method gives."""
    with package.Client(base_url=shelf.url) as client:
        raw = client.with_raw_response.items.list(limit=2)
        assert (raw.status, raw.json()["next_cursor"]) == (200, "at2")
        assert type(raw.parse()) is package.types.ItemsListPage
        assert [item.id for item in raw.parse()] == IDS
        with client.with_streaming_response.owners.links.list(owner="a b") as streamed:
            assert [item.id for item in streamed.parse()] == IDS


def test_raw_asynchronous_answers_parse_to_pages(package: ModuleType, shelf: Shelf) -> None:
    """The same with ``await``."""

    async def check() -> None:
        async with package.AsyncClient(base_url=shelf.url) as client:
            raw = await client.with_raw_response.items.list(limit=2)
            assert type(raw.parse()) is package.types.AsyncItemsListPage
            assert [item.id async for item in raw.parse()] == IDS
            async with client.with_streaming_response.owners.links.list(owner="a b") as streamed:
                assert [item.id async for item in await streamed.parse()] == IDS

    asyncio.run(check())


def test_a_list_that_comes_at_once_is_its_answer(package: ModuleType, httpserver: HTTPServer) -> None:
    """No page around what has no pages."""
    httpserver.expect_request("/tags").respond_with_json({"tags": ["a"]})
    with package.Client(base_url=httpserver.url_for("")) as client:
        assert type(client.tags.list()) is package.types.TagsListResponse


# --- servers that misbehave ------------------------------------------------------------------------------------------


def both(package: ModuleType, url: str, call: str, **given: Any) -> list[list[str] | Exception]:
    """The ids that a list gives, or what it raises after how many, with either client."""

    def kept(ids: list[str], error: Exception) -> Exception:
        error.add_note(str(len(ids)))
        return error

    def sync() -> list[str] | Exception:
        ids: list[str] = []
        with package.Client(base_url=url, max_retries=0) as client:
            try:
                for item in method(client, call)(**given):
                    ids.append(item.id)
                    assert len(ids) < 100, "it never ends"
            except package.ApiError as error:
                return kept(ids, error)
        return ids

    async def asynchronous() -> list[str] | Exception:
        ids: list[str] = []
        async with package.AsyncClient(base_url=url, max_retries=0) as client:
            try:
                async for item in method(client, call)(**given):
                    ids.append(item.id)
                    assert len(ids) < 100, "it never ends"
            except package.ApiError as error:
                return kept(ids, error)
        return ids

    return [sync(), asyncio.run(asynchronous())]


def test_the_same_cursor_again_is_the_end(package: ModuleType, httpserver: HTTPServer) -> None:
    """Some servers give their last cursor back instead of none."""
    httpserver.expect_request("/items").respond_with_json({"items": [{"id": "1"}], "next_cursor": "a"})
    assert both(package, httpserver.url_for(""), "items.list") == [["1", "1"], ["1", "1"]]


def test_an_empty_page_is_the_end(package: ModuleType, httpserver: HTTPServer) -> None:
    """Whatever cursor it has, and where the items are left out altogether."""
    httpserver.expect_ordered_request("/items").respond_with_json({"items": [], "next_cursor": "a"})
    httpserver.expect_ordered_request("/items").respond_with_json({"next_cursor": "a"})
    assert both(package, httpserver.url_for(""), "items.list") == [[], []]


def test_cursors_that_lead_in_a_circle_are_an_error(package: ModuleType, httpserver: HTTPServer) -> None:
    """a, b, c, a ...: the third time is never asked for, and the error has the answer that closed the circle."""

    def answer(request: Request) -> Response:
        turn = {None: "a", "a": "b", "b": "c", "c": "a"}[request.args.get("cursor")]
        return as_json({"items": [{"id": turn}], "next_cursor": turn})

    httpserver.expect_request("/items").respond_with_handler(answer)
    for error in both(package, httpserver.url_for(""), "items.list"):
        assert isinstance(error, package.AnswerError), error
        assert "circle" in str(error)
        assert int(error.__notes__[0]) <= 9
        assert (error.response.status_code, error.request.url.path) == (200, "/items")


def test_a_last_page_that_is_given_for_every_number_is_the_end(package: ModuleType, httpserver: HTTPServer) -> None:
    """It is given once."""

    def answer(request: Request) -> Response:
        return as_json([{"id": str(min(int(request.args.get("page", 0)), 1))}])

    httpserver.expect_request("/numbers").respond_with_handler(answer)
    assert both(package, httpserver.url_for(""), "numbers.list") == [["0", "1"]] * 2


def test_a_server_that_ignores_the_parameter_is_an_error(package: ModuleType, httpserver: HTTPServer) -> None:
    """Where the answer says that there is more, to end would lose items and to go on would give the same ones for ever."""
    httpserver.expect_request("/offsets").respond_with_json({"data": [{"id": "1"}], "total": 9})
    for error in both(package, httpserver.url_for(""), "offsets.list"):
        assert isinstance(error, package.AnswerError), error
        assert "'offset'" in str(error)


def test_no_page_of_that_number_is_the_end(package: ModuleType, httpserver: HTTPServer) -> None:
    """Where nothing else tells, 404 does; any other status is an error, and so is 404 for the first page."""

    def answer(request: Request) -> Response:
        number = int(request.args.get("page", 0))
        return as_json([{"id": str(number)}]) if number < 2 else Response("{}", status=404)

    httpserver.expect_request("/numbers").respond_with_handler(answer)
    url = httpserver.url_for("")
    assert both(package, url, "numbers.list") == [["0", "1"]] * 2
    assert [type(each) for each in both(package, url, "numbers.list", page=7)] == [package.NotFoundError] * 2
    httpserver.expect_request("/pages").respond_with_handler(
        lambda request: Response("{}", status=404) if "page" in request.args else as_json(pages_told())
    )
    assert [type(each) for each in both(package, url, "pages.list")] == [package.NotFoundError] * 2


def pages_told() -> Any:
    """A page that says how many there are."""
    return {"results": [{"id": "1"}], "meta": {"total_pages": 2}}


def test_items_that_are_no_list_are_an_error(package: ModuleType, httpserver: HTTPServer) -> None:
    """To iterate over nothing would hide it; the answer itself is there."""
    httpserver.expect_request("/skips").respond_with_json({"error": "none of that"})
    for error in both(package, httpserver.url_for(""), "skips.list"):
        assert isinstance(error, package.AnswerError), error
    with package.Client(base_url=httpserver.url_for("")) as client:
        assert client.skips.list().answer == {"error": "none of that"}


def test_the_next_page_is_never_on_another_host(package: ModuleType, httpserver: HTTPServer) -> None:
    """It would get the credentials; nor is one that a redirect to another host names."""
    httpserver.expect_request("/urls").respond_with_json({"items": [{"id": "1"}], "next": "https://evil.test/urls"})
    for error in both(package, httpserver.url_for(""), "urls.list"):
        assert isinstance(error, package.AnswerError), error
        assert "evil.test" in str(error)
    elsewhere = f"http://localhost:{httpserver.port}"
    httpserver.clear()
    httpserver.expect_request("/urls").respond_with_response(
        Response(status=307, headers={"Location": f"{elsewhere}/x"})
    )
    httpserver.expect_request("/x").respond_with_json({"items": [{"id": "1"}], "next": f"{elsewhere}/y"})
    for error in both(package, f"http://127.0.0.1:{httpserver.port}", "urls.list"):
        assert isinstance(error, package.AnswerError), error
        assert "localhost" in str(error)
