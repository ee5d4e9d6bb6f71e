"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class ImagesGenerateResponse(Model):
    """Suspect: It describes a chat completion: copied from another endpoint."""

    id: str | None = None
    object: str | None = None
    created: int | None = None
    choices: list[ImagesGenerateResponseChoice] | None = None
    usage: ImagesGenerateResponseUsage | None = None

    data: list[ImagesGenerateResponseData]
    """The list of generated images.

    Not in this document: inferred from what other providers of the group answer.
    """

    meta: ImagesGenerateResponseMeta | None = None
    """Additional details about the generation.

    Not in this document: inferred from what other providers of the group answer.
    """

    model: str | None = None
    """Not in this document: inferred from what other providers of the group answer."""


class ImagesGenerateResponseChoice(Model):
    index: int | None = None
    message: ImagesGenerateResponseChoiceMessage | None = None
    finish_reason: str | None = None


class ImagesGenerateResponseChoiceMessage(Model):
    role: str
    content: str


class ImagesGenerateResponseUsage(Model):
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ImagesGenerateResponseData(Model):
    url: str
    """The URL where the file can be downloaded from.

    Not in this document: inferred from what other providers of the group answer.
    """

    b64_json: str | None = None
    """The base64-encoded JSON of the generated image.

    Not in this document: inferred from what other providers of the group answer.
    """

    revised_prompt: str | None = None
    """Not in this document: inferred from what other providers of the group answer."""


class ImagesGenerateResponseMetaUsage(Model):
    credits_used: float
    """The number of tokens consumed during generation.

    Not in this document: inferred from what other providers of the group answer.
    """


class ImagesGenerateResponseMeta(Model):
    """Additional details about the generation."""

    usage: ImagesGenerateResponseMetaUsage | None = None
    """Not in this document: inferred from what other providers of the group answer."""
