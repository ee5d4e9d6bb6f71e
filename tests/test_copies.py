"""Copies of the process that share the work; each test in a process of its own, for pytest's has threads."""

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
from codegen.parallel import HERE, Workers, mapped, together

def who(numbers):
    found = {}
    for number in numbers:
        time.sleep(0.02)  # so that nobody makes all of them
        found[str(number)] = str(os.getpid()).encode()
    return found

def made(*given, pays=False):
    return {key: value for share in together(*given, pays=pays) for key, value in share.items()}

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
found = made(who, 30, Workers(3))
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

counts = len(made(only(me), 50, Workers(2)))
try:
    made(only(0), 50, Workers(2))
except ValueError as error:
    print(json.dumps([counts, str(error), orphans()]))
""")
    assert found == [50, "not here", None]


def test_there_may_be_more_parts_than_a_pipe_holds():
    """Ten thousand parts are all made."""
    assert said("print(len(made(lambda numbers: {str(n): b'' for n in numbers}, 10_000, Workers(2))))") == 10_000


def test_no_copy_where_it_does_not_pay_or_is_not_safe():
    """Little work, one job, one part, somebody else's executor and other threads each keep the work in this process."""
    found = said("""
found = [made(who, 3, Workers(None)), made(who, 3, HERE, pays=True), made(who, 1, Workers(2), pays=True)]
with ThreadPoolExecutor(1) as threads:
    threads.submit(time.sleep, 0).result()
    found.append(made(who, 3, Workers(2, threads), pays=True))
    found.append(made(who, 3, Workers(2), pays=True))
print(json.dumps([{int(pid) for each in found for pid in each.values()} == {me}, threading.active_count()]))
""")
    assert found == [True, 1]


def test_no_more_copies_than_parts():
    """Eight processes for two parts are two; as many as there are cores where it pays and nobody says how many."""
    found = said("""
print(json.dumps([len(set(made(who, *given).values())) for given in ((2, Workers(8)), (2, Workers(2)))]
    + [len(set(made(who, 40, Workers(), pays=True).values())), len(set(made(who, 40, Workers(None), pays=True).values()))]))
""")
    cores = len(os.sched_getaffinity(0))
    assert found == [2, 2, 1, cores]


SHARED = """
def pid(seconds):
    time.sleep(seconds)
    return os.getpid()

def pids(count, size, workers):
    return len({me, *mapped(pid, [0.05] * count, [size] * count, workers)})
"""


def test_providers_are_shared():
    """``--jobs 2`` reads in this process and in one other, in any order, and gives what was read in that of the config."""
    found = said(
        SHARED
        + """
slow = [0.2, 0.0, 0.1, 0.3]
ordered = mapped(lambda each: (time.sleep(each), each)[1], slow, [1, 4, 2, 3], Workers(2)) == slow
print(json.dumps([ordered, pids(2, 1, Workers(2)), pids(2, 1, Workers(3)), pids(1, 1, Workers(2)), orphans()]))
"""
    )
    assert found == [True, 2, 2, 1, None]


def test_small_documents_stay_here():
    """Where nobody says how many processes, a second one gets something only if there is enough to read."""
    found = said(
        SHARED
        + """
one_large = mapped(pid, [0, 0], [1000, 5_000_000], Workers(None)) == [me, me]
print(json.dumps([one_large, pids(2, 1000, Workers(None)), pids(2, 5_000_000, Workers(None))]))
"""
    )
    assert found == [True, 1, min(2, len(os.sched_getaffinity(0)))]


def test_the_first_error_is_the_one():
    """Of several documents that cannot be used, the first one's error is raised, whoever reads it and whenever."""
    found = said("""
from codegen.finding import InputError, Location

def fails(number):
    time.sleep(number / 20)
    if number:
        raise InputError(f"bad {number}", Location(f"{number}.yaml", line=number))
    return number

def error(workers):
    try:
        mapped(fails, [0, 3, 1, 2], [1, 1, 9, 8], workers)
    except InputError as error:
        return [str(error), error.message, error.location.line, orphans()]

print(json.dumps([error(HERE), error(Workers(2))]))
""")
    assert found == [["3.yaml:3: bad 3", "bad 3", 3, None]] * 2


def test_the_bytes_are_the_same(tmp_path):
    """Three packages made by three processes, and what is said of them, are those that one makes."""
    code = """
import codegen, os
for jobs in (1, 3):
    os.makedirs({place!r} + str(jobs))
    os.chdir({place!r} + str(jobs))
    os.symlink({specs!r}, "specs")
    open("specweld.toml", "w").write(open({config!r}).read())
    done = codegen.generate(jobs=jobs, cached=False, details=True)
    open("said", "w").write(repr(done))
print("null")
"""
    place, specs, config = (str(each) for each in (tmp_path / "jobs", ROOT / "specs", ROOT / "specweld.toml"))
    said(code.format(place=place, specs=specs, config=config))
    one, three = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "jobs1", tmp_path / "jobs3")
    )
    assert len(one) > 60
    assert one == three
