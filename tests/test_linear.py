"""Work that grows with the document and no faster; counted, not timed."""

from __future__ import annotations

import json

from codegen import naming
from codegen.interpret import interpret
from codegen.model import Model
from codegen.plan import Options, outline
from codegen.read import read_text

MANY = 2000


class Counting(naming.Taken):
    """Counts how often it is asked."""

    asked = 0

    def __contains__(self, name: object) -> bool:
        self.asked += 1
        return super().__contains__(name)


def test_equal_names_are_counted_on():
    """Of many equal names each gets the next number, and none is counted through from the start."""
    taken, plain = Counting(), set[str]()
    for _ in range(MANY):
        name = naming.unique("thing", taken)
        taken.add(name)
        if len(plain) < 50:
            assert naming.unique("thing", plain) == name
            plain.add(name)
    assert "thing_2000" in taken
    assert len(taken) == MANY
    assert taken.asked < 5 * MANY


def test_gaps_are_found_in_any_order():
    """A number that somebody has already is passed over, also when it comes later."""
    taken = naming.Taken(["Pet", "Pet3"])
    for expected in ("Pet2", "Pet4"):
        name = naming.unique("Pet", taken)
        assert name == expected
        taken.add(name)
    taken.add("Pet5")
    assert naming.unique("Pet", taken) == "Pet6"
    assert naming.unique("Pet", taken, "Animal") == "Animal"


def test_operations_that_share_a_name_are_numbered():
    """Calls, classes and ids that would all be the same are told apart by numbers, in the document's order."""
    signs = ["a" + "".join("-_"[number >> bit & 1] + "bcdefgh"[bit] for bit in range(7)) for number in range(100)]
    done = {"type": "object", "properties": {"done": {"type": "boolean"}}}
    answer = {"200": {"description": "", "content": {"application/json": {"schema": done}}}}
    parameter = {"in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        f"/x/{{{each}}}": {
            "post": {"operationId": "go", "parameters": [{**parameter, "name": each}], "responses": answer}
        }
        for each in signs
    }
    text = json.dumps({"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": paths})
    client = outline(Model((interpret(read_text("x.json", text.encode()), "x"),)), Options(), {}).clients[0]
    calls = [".".join(call) for call in client.scope.calls.values()]
    assert len(calls) == len(set(calls)) == 100
    assert len(set(client.names.values())) == 100
    assert {name for name in client.names.values() if name.endswith("Response")}
