"""Whether a JSON sample is a request or a response, by the words above it, in the languages pages are written in."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from codegen.read.markdown import Fence

Role: TypeAlias = Literal["request", "response", "unknown"]

_RESPONSE = re.compile(
    r"respon[sd]|respuesta|réponse|antwort|resposta|risposta|ответ|レスポンス|応答|응답|响应|返回|回應|应答|\breturns?\b|\boutput\b|输出|\b[1-5]\d\d\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"request|solicitud|requête|anfrage|requisição|richiesta|запрос|リクエスト|요청|请求|請求|\bbody\b|payload|\binput\b|入参|参数|调用",
    re.IGNORECASE,
)
_ERROR = re.compile(r"\berrors?\b|\bfail|失败|错误|錯誤|エラー|오류|ошибк|fehler|erreur", re.IGNORECASE)
_NEITHER = re.compile(r"callback|webhook|回调", re.IGNORECASE)
_STATUS = re.compile(r"\b([1-5]\d\d)\b")


def role_of(fence: Fence) -> tuple[Role, str]:
    """The role of the sample in ``fence`` and its status (``200``, ``4XX`` for an error without one, or ``""``)."""
    for text in (fence.info.partition(" ")[2], fence.label, fence.heading):
        if _NEITHER.search(text):
            return "unknown", ""
        response, request = _RESPONSE.search(text), _REQUEST.search(text)
        if response and (not request or response.start() < request.start()):
            return "response", _status(text)
        if request:
            return "request", ""
        if _ERROR.search(text):
            return "response", "4XX"
    return "unknown", ""


def _status(text: str) -> str:
    status = _STATUS.search(text)
    if status:
        return status[1]
    return "4XX" if _ERROR.search(text) else ""
