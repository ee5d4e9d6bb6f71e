"""What each provider of the group ``images`` takes, argument by argument. ``README.md`` shows it as a table."""

from __future__ import annotations

from typing import TypedDict


class Capability(TypedDict):
    """What one provider takes for one argument."""

    required: bool
    """Whether it must be given."""
    type: str
    """Its type, as the client's signature spells it."""
    values: tuple[str | int | float | bool, ...]
    """The values that its document lists."""
    closed: bool
    """Whether other values than those are refused."""
    default: str
    """What is taken, or sent, when it is not given, as a Python expression; empty when nothing is said."""
    limits: str
    """Limits in words, those of the prose marked as such."""
    inferred: str
    """The witness other than the schema that it rests on; empty for the schema."""


CAPABILITIES: dict[str, dict[str, dict[str, Capability]]] = {
    "images.generate": {
        "chainhub": {
            "prompt": {
                "required": True,
                "type": "str",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "max length 1000 (prose).",
                "inferred": "",
            },
            "n": {
                "required": True,
                "type": "int",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "minimum 1 (prose). maximum 10 (prose).",
                "inferred": "",
            },
            "size": {
                "required": True,
                "type": "str",
                "values": (
                    "1024x1024",
                    "1536x1024",
                    "1024x1536",
                    "auto",
                    "256x256",
                    "512x512",
                    "1792x1024",
                    "1024x1792",
                ),
                "closed": False,
                "default": "",
                "limits": "",
                "inferred": "",
            },
            "model": {
                "required": False,
                "type": 'Literal["gpt-image-1.5"] | str',
                "values": ("gpt-image-1.5",),
                "closed": False,
                "default": '"gpt-image-1.5"',
                "limits": "",
                "inferred": "example",
            },
        },
        "aimlapi": {
            "prompt": {
                "required": True,
                "type": "str",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "At most 32000 characters.",
                "inferred": "",
            },
            "n": {
                "required": False,
                "type": "Literal[1]",
                "values": (1,),
                "closed": True,
                "default": "1",
                "limits": "",
                "inferred": "",
            },
            "size": {
                "required": False,
                "type": 'Literal["1024x1024", "1024x1536", "1536x1024"]',
                "values": ("1024x1024", "1024x1536", "1536x1024"),
                "closed": True,
                "default": '"1024x1024"',
                "limits": "",
                "inferred": "",
            },
            "model": {
                "required": False,
                "type": 'Literal["openai/gpt-image-1-5"]',
                "values": ("openai/gpt-image-1-5",),
                "closed": True,
                "default": '"openai/gpt-image-1-5"',
                "limits": "",
                "inferred": "",
            },
            "background": {
                "required": False,
                "type": 'Literal["transparent", "opaque", "auto"]',
                "values": ("transparent", "opaque", "auto"),
                "closed": True,
                "default": '"auto"',
                "limits": "",
                "inferred": "",
            },
            "moderation": {
                "required": False,
                "type": 'Literal["low", "auto"]',
                "values": ("low", "auto"),
                "closed": True,
                "default": '"auto"',
                "limits": "",
                "inferred": "",
            },
            "output_compression": {
                "required": False,
                "type": "int",
                "values": (),
                "closed": False,
                "default": "100",
                "limits": "0 to 100.",
                "inferred": "",
            },
            "output_format": {
                "required": False,
                "type": 'Literal["png", "jpeg", "webp"]',
                "values": ("png", "jpeg", "webp"),
                "closed": True,
                "default": '"png"',
                "limits": "",
                "inferred": "",
            },
            "quality": {
                "required": False,
                "type": 'Literal["low", "high", "medium"]',
                "values": ("low", "high", "medium"),
                "closed": True,
                "default": '"medium"',
                "limits": "",
                "inferred": "",
            },
            "response_format": {
                "required": False,
                "type": 'Literal["url", "b64_json"]',
                "values": ("url", "b64_json"),
                "closed": True,
                "default": '"url"',
                "limits": "",
                "inferred": "",
            },
        },
        "chatanywhere": {
            "prompt": {
                "required": True,
                "type": "str",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "max length 1000 (prose).",
                "inferred": "",
            },
            "n": {
                "required": True,
                "type": "int",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "minimum 1 (prose). maximum 10 (prose).",
                "inferred": "",
            },
            "size": {
                "required": True,
                "type": "str",
                "values": ("256x256", "512x512", "1024x1024", "1024x1792"),
                "closed": False,
                "default": "",
                "limits": "",
                "inferred": "",
            },
            "model": {
                "required": True,
                "type": "str",
                "values": ("dall-e-3", "dall-e-2", "gpt-image-1"),
                "closed": False,
                "default": "",
                "limits": "",
                "inferred": "",
            },
            "quality": {
                "required": False,
                "type": "str",
                "values": (),
                "closed": False,
                "default": "",
                "limits": "",
                "inferred": "",
            },
        },
    },
}
"""Call -> provider -> argument. An argument that a provider lacks is absent."""
