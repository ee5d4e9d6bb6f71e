"""JSON Schema semantics, ours against those of ``jsonschema``: for ``bench/judge.py``."""
