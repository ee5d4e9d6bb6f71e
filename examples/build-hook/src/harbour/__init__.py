"""When to sail."""

from __future__ import annotations

import sys

from harbour.clients.tides import Client


def high_water(port: str) -> list[str]:
    """Lines that say when the water is high at a port, and how high."""
    with Client() as client:
        tides = client.ports.tides.list(port, days=2).tides
    return [f"{tide.at:%H:%M}  {tide.metres} m" for tide in tides if tide.kind == "high"]


def main() -> None:
    """Show high water at the port that the command line names."""
    print("\n".join(high_water(sys.argv[1])))
