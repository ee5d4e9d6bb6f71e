"""Clients made by specweld. Changes are lost when they are made anew: change the documents, or the config."""

from __future__ import annotations
