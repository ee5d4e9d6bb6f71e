"""User code with planted mistakes: both type checkers find each, on its line, and nothing else."""

from __future__ import annotations

from generated import images
from generated.aimlapi import AsyncClient, Client
from generated.chainhub import Client as Chainhub
from generated.chatanywhere import Client as Chatanywhere

client = Client(api_key="k")
hub = Chainhub(api_key="k")
anywhere = Chatanywhere(api_key="k")

client.images.generate()  # planted: the prompt is missing
client.images.generate(prompt=7)  # planted: not a string
client.images.generate(prompt="p", size="512x512")  # planted: not one of the sizes
client.images.generate(prompt="p", background="see-through")  # planted: not one of the values
client.images.generate(prompt="p", n=2)  # planted: 1 is the only value
client.images.generate(prompt="p", promt="q")  # planted: a typo
client.images.generate("p")  # planted: arguments are keywords
client.images.create(prompt="p")  # planted: no such method
client.image.generate(prompt="p")  # planted: no such resource
client.images.generate(prompt="p").data[0].uri  # planted: no such field
client.images.generate(prompt="p").data[0].b64_json.lower()  # planted: may be None
client.images.generate(prompt="p").data.url  # planted: data is a list
Client(api_key=5)  # planted: not a credential
Client(key="k")  # planted: no such argument
hub.images.generate(prompt="p", size="auto")  # planted: n is missing
hub.images.generate(prompt="p", n="1", size="auto")  # planted: not an integer
hub.images.generate(prompt="p", n=1, size="auto", background="opaque")  # planted: an argument that the provider lacks
anywhere.images.generate(prompt="p", n=1, size="1024x1024")  # planted: the model is missing
anywhere.images.generate(prompt="p", n=1, model="dall-e-3", size="1024x1024", content_type="x")  # planted: transport
images.connect("nobody")  # planted: no such provider
connected = images.connect("chatanywhere")
connected.images.generate(prompt="p", n=1, model="m", size="s", background="auto")  # planted: lacks it


def paint(portable: images.Portable) -> None:
    """Only what all providers take, and what all of them give back."""
    portable.images.generate(prompt="p", model="m", n=1, size="1024x1024", quality="hd")  # planted: not portable
    portable.images.generate(prompt="p", model="gpt-image-1.5", n=1, size="1024x1024").usage  # planted: not from all


async def later() -> None:
    """An answer that nobody awaited has no data."""
    AsyncClient().images.generate(prompt="p").data  # planted: not awaited
