"""26, 57: calls whose path names one model, and answers whose status says another thing than their content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.finding import Finding
from codegen.jsontypes import JSON
from codegen.media import is_json
from codegen.model import Content, Operation, RefType, Response, UnionType
from codegen.reconcile.proposal import FindingRule
from codegen.reconcile.view import View, good
from codegen.reconcile.witness import answers
from codegen.reconcile.words import listed
from codegen.rules import RuleInfo

_MODEL = re.compile(
    r"/(?:models|engines|deployments)/(?P<id>[a-z][\w.]*-[\w.-]*\d[\w.-]*|[\w.-]+(?=:\w))(?=[:/]|$)", re.IGNORECASE
)
_ERROR = re.compile(r"(?:^|[._/#-])errors?(?:$|[._-])|(?<=[a-z0-9])Errors?(?![a-z])|^Errors?(?![a-z])")
_FAILED = re.compile(r"\b(?:error|fail(?:ed|ure)?|invalid|denied|unauthorized)\b|错误|失败|无效", re.IGNORECASE)


def _models(view: View) -> Iterator[Finding]:
    for operation in view.called:
        named = _MODEL.search(operation.path) if "/" in operation.path else None
        if named is not None:
            message = (
                f"{operation.key}: the path itself names the model {named['id']!r}; the call is for this model only"
            )
            yield Finding(_PATH.id, "note", message, operation.location)


def _errors(view: View) -> Iterator[Finding]:
    for operation in view.called:
        for response in operation.responses:
            names = [name for content in response.contents for name in _error_variants(content)]
            if names and good(response.status):
                yield _error(operation, response, f"as {listed(dict.fromkeys(names), 3)}")
        for response, _, shown in answers(operation):
            if any(_tells_error(each.value) for each in shown):
                yield _error(operation, response, "as the page's own sample shows")


def _error(operation: Operation, response: Response, how: str) -> Finding:
    message = (
        f"{operation.key}: status {response.status} can carry an error, {how}; no exception is raised for it, so look at"
        " the answer before you use it"
    )
    return Finding(_ERRORS.id, "note", message, response.location)


def _error_variants(content: Content) -> Iterator[str]:
    if is_json(content.media_type) and isinstance(content.type, UnionType):
        yield from (each.id for each in content.type.variants if isinstance(each, RefType) and _ERROR.search(each.id))


def _tells_error(value: JSON) -> bool:
    """Whether an answer says that the call failed: an ``error`` that is not empty, or a code with words of failure."""
    if not isinstance(value, dict) or "data" in value:
        return False
    if value.get("error") and isinstance(value["error"], (str, dict)):
        return len(value) <= 3
    text = value.get("message") or value.get("msg")
    return isinstance(value.get("code"), int) and isinstance(text, str) and _FAILED.search(text) is not None


def _unanswered(view: View) -> Iterator[Finding]:
    for operation in view.called:
        statuses = [each.status for each in operation.responses]
        if statuses and not any(each[:1] in "123d" for each in statuses):
            message = (
                f"{operation.key} documents only {listed(statuses)}; what it answers when all is well is not known"
            )
            yield Finding(_MISSING.id, "note", message, operation.location)


_PATH = RuleInfo(
    "model-in-path",
    "A path that names one model",
    "The document writes a model's id into the path, where the API itself takes any model. The path is kept as it is: the"
    " call is for this model. The document of another model has another call.",
    "/v1beta/models/gemini-3-pro:generateContent: {post: {}}",
)
_ERRORS = RuleInfo(
    "error-as-success",
    "An error under a status of success",
    "The answer of a successful status can be an error: a variant of it is called one, or the page's sample is one. The"
    " client raises exceptions by status, so none is raised for it.",
    "'200': {oneOf: [{$ref: '#/components/schemas/Logs'}, {$ref: '#/components/schemas/Error'}]}",
)
_MISSING = RuleInfo(
    "success-missing",
    "An operation that documents errors only",
    "No response of success is documented. The call returns the decoded answer as it comes.",
    "responses: {'400': {description: Bad request}}",
)
MODELS = FindingRule(_PATH, _models)
ERRORS = FindingRule(_ERRORS, _errors)
MISSING = FindingRule(_MISSING, _unanswered)

__all__ = ["ERRORS", "MISSING", "MODELS"]
