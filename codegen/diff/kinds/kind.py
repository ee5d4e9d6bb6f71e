"""A kind of change: its ids, how grave it is by direction, and its words.

The request is contravariant (the server may take more, not less), the response covariant (it may promise more, not
less). Ids are oasdiff's where the meaning is the same; ``{place}`` is body, property, parameter or header.
"""

from __future__ import annotations

from typing import NamedTuple

from codegen.change import Level

B: Level = "breaking"
W: Level = "warning"
I: Level = "info"  # noqa: E741 - three one-letter levels make a table that can be read


class Kind(NamedTuple):
    """One kind of change. A level of ``None`` means that the change cannot be seen in that direction."""

    name: str
    request: Level | None
    response: Level | None
    says: str
    """What happened, after the subject: ``was made required``; may use ``{was}`` and ``{now}``."""
    why: str
    """Whom it concerns and why it is as grave as it is; the text of ``specweld explain``."""
    request_id: str = ""
    """The id in requests, when it is not ``request-{place}-NAME``."""
    response_id: str = ""


WIDER = "The server takes more than before, which harms no sender; an answer may now hold what receivers do not expect."
NARROWER = "Requests that were right may now be refused; answers hold nothing that was not expected before."
EITHER = "Neither version's values are all valid in the other one."

GONE = "Receivers that read it find nothing there any more."
UNSEEN = "Who sends or receives it in this direction is not concerned."
