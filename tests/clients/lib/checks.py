"""Named checks, one line each, and the closing line that tests/clients/run reads."""

import csv
import os
import sys
import traceback
from typing import Callable, NamedTuple

_checks: list[Callable] = []


def check(function: Callable) -> Callable:
    """Registers a check; its name is the function's name, read as a sentence."""
    _checks.append(function)
    return function


def equal(actual, expected) -> None:
    if actual != expected or type(actual) is not type(expected):
        raise AssertionError(f"expected {expected!r} but got {actual!r}")


def run() -> None:
    """Runs every check (or those whose names contain an argument) and exits."""
    chosen = [c for c in _checks if not sys.argv[1:] or any(a in c.__name__ for a in sys.argv[1:])]
    failed = 0
    for function in chosen:
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok    {name}")
        except Exception as error:  # a failed check must not stop the others
            failed += 1
            lines = traceback.extract_tb(error.__traceback__)
            here = next((f for f in reversed(lines) if os.path.basename(sys.argv[0]) in f.filename), lines[-1])
            message = str(error).strip().replace("\n", " | ")
            print(f"FAIL  {name}: {type(error).__name__}: {message} (line {here.lineno}: {here.line})")
    print(f"{len(chosen) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


class TypedValue(NamedTuple):
    """A value of types.tsv: what goes in, and the text PostgreSQL 15 gives back."""

    type: str
    where: str
    input: str
    output: str


def typed_values() -> list[TypedValue]:
    path = os.path.join(os.path.dirname(__file__), "types.tsv")
    with open(path, encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [TypedValue(*row) for row in rows]
