"""A group: one function for every provider that offers the operation, checked by the type checker."""

from __future__ import annotations

import sys

from generated import images


def paint(client: images.Portable, prompt: str) -> str:
    """Works with every provider of the group: only what all of them take, and what all of them give back."""
    return client.images.generate(prompt=prompt, model="gpt-image-1.5", n=1, size="1024x1024").data[0].url


def main() -> None:
    """Paint with the provider that the command line names."""
    match sys.argv[1:]:
        case ["aimlapi"]:
            client: images.Portable = images.connect("aimlapi")
        case ["chatanywhere"]:
            client = images.connect("chatanywhere")
        case _:
            client = images.connect("chainhub")
    print(paint(client, "a T-Rex on a beach"))


if __name__ == "__main__":
    main()
