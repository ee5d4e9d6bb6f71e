"""Names of Python from names on the wire."""

from __future__ import annotations

import pytest

from codegen import naming


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
