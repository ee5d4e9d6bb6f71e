"""User code for OpenAI's client that is right: the type checkers find nothing, and every type is the one that is said."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_type

from openai import ApiError, AsyncClient, Client, RateLimitError, RawResponse, omit, types
from openai._core import AsyncStream, BinaryResponse, Stream

client = Client(api_key="k", base_url="http://127.0.0.1:1", timeout=5, max_retries=0)


def chat() -> str | None:
    """A whole answer, down to its last field."""
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": [{"type": "text", "text": "hi"}]},
        ],
        temperature=0.5,
        response_format={"type": "json_object"},
        tools=[{"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}],
        stop=None,
        metadata={"a": "b"},
    )
    assert_type(answer, types.CreateChatCompletionResponse)
    assert_type(answer.id, str)
    assert_type(answer.choices[0].message.content, str | None)
    assert_type(answer.usage, types.CompletionUsage | None)
    return answer.choices[0].message.content


def streamed() -> None:
    """The flag decides what comes back."""
    events = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}], stream=True)
    assert_type(events, Stream[types.CreateChatCompletionStreamResponse])
    with events:
        for event in events:
            assert_type(event.choices[0].delta.content, str | None)
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}], stream=False)
    assert_type(answer, types.CreateChatCompletionResponse)


def either(stream: bool) -> None:
    """A flag that is not known before it runs gives both."""
    found = client.responses.create(model="gpt-4o", input="hi", stream=stream)
    assert_type(found, types.Response | Stream[types.ResponseStreamEvent])


def responses() -> None:
    """A union that is told apart by its tag narrows."""
    answer = client.responses.create(model="gpt-4o", input=[{"role": "user", "content": "hi"}])
    assert_type(answer, types.Response)
    for event in client.responses.create(model="gpt-4o", input="hi", stream=True):
        if isinstance(event, types.ResponseTextDeltaEvent):
            assert_type(event.delta, str)


def images() -> None:
    """Values of the document complete; others are errors elsewhere."""
    made = client.images.generations.create(prompt="p", model="gpt-image-1", size="1024x1024", n=1)
    assert_type(made, types.ImagesResponse)
    assert_type(made.data, list[types.Image] | None)
    for event in client.images.generations.create(prompt="p", stream=True):
        assert_type(event, types.ImageGenStreamEvent)
    client.images.edits.create(images=[{"file_id": "f"}, {"image_url": "https://example.com/a.png"}], prompt="p")
    client.images.variations.create(image=Path("a.png"), n=2)
    client.images.variations.create(image=("b.png", b"b", "image/png"))


def audio() -> None:
    """Bytes come as they are asked for."""
    spoken = client.audio.speech.create(input="hi", model="tts-1", voice="alloy")
    with Path("a.wav").open("rb") as file:
        client.audio.transcriptions.create(file=file, model="whisper-1")
        client.audio.transcriptions.create(file=("a.wav", file, "audio/wav"), model="whisper-1", stream=False)
    assert spoken is not None


def files() -> None:
    """Uploads, pages and what is downloaded."""
    uploaded = client.files.create(file=Path("a.jsonl"), purpose="fine-tune")
    assert_type(uploaded, types.OpenAIFile)
    assert_type(uploaded.bytes_, int)
    for file in client.files.list(limit=10):
        assert_type(file, types.OpenAIFile)
    assert_type(client.files.delete(uploaded.id), types.DeleteFileResponse)


def raw() -> None:
    """Raw answers keep the method's arguments and parse into its answer."""
    answer = client.with_raw_response.embeddings.create(input="a", model="text-embedding-3-small")
    assert_type(answer, RawResponse[types.CreateEmbeddingResponse])
    assert_type(answer.status, int)
    assert_type(answer.parse(), types.CreateEmbeddingResponse)
    assert_type(answer.parse().data[0].embedding, list[float])
    with client.with_streaming_response.models.retrieve("m") as response:
        assert_type(response.parse(), types.Model_)


def options() -> None:
    """Options per client and per call keep types; what is left out can be said."""
    other = client.with_options(timeout=1, max_retries=5)
    assert_type(other, Client)
    found = other.models.retrieve("m", timeout=3, extra_headers={"x": "1"}, extra_query={"a": 1})
    assert_type(found.owned_by, str)
    client.embeddings.create(input=["a", "b"], model="m", dimensions=omit, extra_body={"x": 1})


def failing() -> float | None:
    """Errors are one tree."""
    try:
        client.models.list()
    except RateLimitError as error:
        assert_type(error.status, int)
        assert_type(error.code, str | int | None)
        assert_type(error.request_id, str | None)
        return error.retry_after
    except ApiError:
        return None
    return 0


async def later() -> None:
    """The async client has the same calls."""
    async with AsyncClient(api_key="k") as client:
        answer = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}])
        assert_type(answer, types.CreateChatCompletionResponse)
        events = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "hi"}], stream=True
        )
        assert_type(events, AsyncStream[types.CreateChatCompletionStreamResponse])
        async for event in events:
            assert_type(event.choices[0].finish_reason, "Reason | str | None")
        listed = await client.with_raw_response.models.retrieve("m")
        assert_type(listed.parse(), types.Model_)
        async for file in client.files.list():
            assert_type(file, types.OpenAIFile)


Reason = Literal["stop", "length", "tool_calls", "content_filter", "function_call"]


def models_as_arguments(message: types.ChatCompletionResponseMessage) -> BinaryResponse | None:
    """What came is taken where it is sent; a dict is as good."""
    client.chat.completions.create(
        model="m", messages=[{"role": "assistant", "content": message.content}, {"role": "user", "content": "go on"}]
    )
    return None
