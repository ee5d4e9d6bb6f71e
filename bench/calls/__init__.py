"""One and the same call through different clients, for ``bench/client.py``."""
