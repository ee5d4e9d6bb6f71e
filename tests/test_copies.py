"""One package in several copies of the process; each test in a process of its own, for pytest's has threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="this system cannot copy a process")

HEAD = """
import json, os, threading, time
from concurrent.futures import ThreadPoolExecutor
from codegen.parallel import HERE, Workers, together

def who(numbers):
    found = {}
    for number in numbers:
        time.sleep(0.02)  # so that nobody makes all of them
        found[str(number)] = str(os.getpid()).encode()
    return found

def made(*given):
    making, *rest = given
    return {key: value for share in together(making, dict[str, bytes], *rest) for key, value in share.items()}

def orphans():
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None

me = os.getpid()
"""


def said(code: str) -> Any:
    """What ``code`` prints, as JSON."""
    done = subprocess.run([sys.executable, "-c", HEAD + code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_copies_share_the_work():
    """Every number is made once, by this process and two others, which are gone afterwards."""
    found = said("""
found = made(who, 30, 0, Workers(3))
print(json.dumps([sorted(map(int, found)), len(set(found.values())), str(me).encode() in found.values(), orphans()]))
""")
    assert found == [list(range(30)), 3, True, None]


def test_what_a_copy_fails_at_is_made_here():
    """A copy that fails costs nothing but its time; what fails here, too, fails as it would alone, and leaves nobody."""
    found = said("""
def only(pid):
    def making(numbers):
        found = {str(number): b"" for number in numbers}
        if os.getpid() != pid:
            raise ValueError("not here")
        return found
    return making

counts = len(made(only(me), 50, 0, Workers(2)))
try:
    made(only(0), 50, 0, Workers(2))
except ValueError as error:
    print(json.dumps([counts, str(error), orphans()]))
""")
    assert found == [50, "not here", None]


def test_there_may_be_more_parts_than_a_pipe_holds():
    """Ten thousand parts are all made."""
    assert said("print(len(made(lambda numbers: {str(n): b'' for n in numbers}, 10_000, 0, Workers(2))))") == 10_000


def test_no_copy_where_it_does_not_pay_or_is_not_safe():
    """Small documents, one job, somebody else's executor and other threads each keep the work in this process."""
    found = said("""
large, found = 1 << 30, []
found.append(made(who, 3, 1000, Workers(None)))
found.append(made(who, 3, large, HERE))
with ThreadPoolExecutor(1) as threads:
    threads.submit(time.sleep, 0).result()
    found.append(made(who, 3, large, Workers(2, threads)))
    found.append(made(who, 3, large, Workers(2)))
print(json.dumps([{int(pid) for each in found for pid in each.values()} == {me}, threading.active_count()]))
""")
    assert found == [True, 1]


def test_the_bytes_are_the_same(tmp_path):
    """A package made by three processes is the package that one makes."""
    source = ROOT / "specs/chainhub.md"
    code = """
import codegen
for jobs in (1, 3):
    codegen.generate({source!r}, {place!r} + str(jobs) + "/out", jobs=jobs, cached=False)
print("null")
"""
    said(code.format(source=str(source), place=str(tmp_path / "jobs")))
    one, three = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "jobs1", tmp_path / "jobs3")
    )
    assert len(one) > 20
    assert one == three
