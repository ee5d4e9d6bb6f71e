"""A group: one function for every provider that offers the operation, checked by the type checker."""

from __future__ import annotations

import sys

from generated import images


def paint(client: images.Portable, prompt: str) -> str:
    """Works with every provider of the group: only what all of them take, and what all of them give back."""
    return client.images.generate(prompt=prompt, model="gpt-image-1.5", n=1, size="1024x1024").data[0].url


def main() -> None:
    """Paint with the provider that the command line names."""
    client: images.Portable = images.connect("aimlapi")
    if "chainhub" in sys.argv:
        client = images.connect("chainhub")
    elif "chatanywhere" in sys.argv:
        client = images.connect("chatanywhere")
    print(paint(client, "a T-Rex on a beach"))


if __name__ == "__main__":
    main()
