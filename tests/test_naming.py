"""Names of Python from names on the wire."""

from __future__ import annotations

import pytest

from codegen import naming
from generated._core import AsyncAPIClient, SyncAPIClient


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("DateSent", "date_sent"),
        ("DateSent<", "date_sent_lt"),
        ("DateSent>", "date_sent_gt"),
        ("EndTime >=", "end_time_gte"),
        ("size<=", "size_lte"),
        ("Page<User>", "page_user"),
        (">=", "greater_equal"),
        ("+1", "plus_1"),
        ("a=", "a"),
        ("日付>", "日付_gt"),
    ],
)
def test_comparisons_are_words(wire: str, name: str) -> None:
    """Parameters that differ in a comparison at their end have names that say it; brackets of generics are none."""
    assert naming.argument(wire) == name


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("größeÄndern", "grosse_andern"),
        ("Łódź", "lodz"),
        ("número_de_año", "numero_de_ano"),
        ("première-étape", "premiere_etape"),
        ("e\u0301tat", "etat"),
        ("первый-заказ", "первый_заказ"),
        ("がめん", "がめん"),
    ],
)
def test_letters_of_all_languages(wire: str, name: str) -> None:
    """Latin letters are folded to plain ones, words stay whole; letters of other scripts stay as they are."""
    assert naming.argument(wire) == name


def test_resources_keep_off_what_clients_have() -> None:
    """The reserved names are those that the runtime's clients have, no more; below the client they are free."""
    there = {name for name in (*dir(SyncAPIClient), *dir(AsyncAPIClient)) if not name.startswith("_")}
    assert there - naming.RESERVED_METHODS == naming.RESERVED_CLIENT - naming.RESERVED_METHODS
    assert (naming.client_resource("copy"), naming.resource("copy")) == ("copy_", "copy")
    assert (naming.client_resource("webhooks"), naming.client_resource("import")) == ("webhooks", "import_")
