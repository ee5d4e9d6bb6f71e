"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class ImagesGenerateResponse(Model):
    data: list[ImagesGenerateResponseData]
    """The list of generated images."""

    meta: ImagesGenerateResponseMeta | None = None
    """Additional details about the generation."""

    id: str | None = None
    """Not in the schema: inferred from the page's sample response."""

    object: str | None = None
    """Not in the schema: inferred from the page's sample response."""

    created: int | None = None
    """Not in the schema: inferred from the page's sample response."""

    model: str | None = None
    """Not in the schema: inferred from the page's sample response."""

    usage: ImagesGenerateResponseUsage | None = None
    """Not in the schema: inferred from the page's sample response."""


class ImagesGenerateResponseData(Model):
    url: str
    """The URL where the file can be downloaded from."""

    b64_json: str | None = None
    """The base64-encoded JSON of the generated image."""

    revised_prompt: str | None = None
    """Not in the schema: inferred from the page's sample response."""


class ImagesGenerateResponseMeta(Model):
    """Additional details about the generation."""

    usage: ImagesGenerateResponseMetaUsage | None = None


class ImagesGenerateResponseMetaUsage(Model):
    credits_used: float
    """The number of tokens consumed during generation."""


class ImagesGenerateResponseUsage(Model):
    prompt_tokens: int | None = None
    """Not in the schema: inferred from the page's sample response."""

    completion_tokens: int | None = None
    """Not in the schema: inferred from the page's sample response."""

    total_tokens: int | None = None
    """Not in the schema: inferred from the page's sample response."""
