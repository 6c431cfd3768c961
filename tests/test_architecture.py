"""The house keeps its measure. Who may import what is in pyproject.toml (import-linter), which tests/test_quality.py runs."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

VERIFY = Path(__file__).parents[1] / "verify"
MODULES = sorted(VERIFY.rglob("*.py"))
MOST_LINES_OF_A_MODULE = 300
MOST_LINES_OF_A_FUNCTION = 50
MEDIAN_LINES_OF_A_FUNCTION = 8
MOST_MODULES_AT_THE_TOP = 12


def functions() -> dict[str, int]:
    """Every function, by its place, with its lines."""
    return {
        f"{path.relative_to(VERIFY)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_module_fits_on_three_hundred_lines() -> None:
    lines = {str(path.relative_to(VERIFY)): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_MODULE} == {}


def test_every_function_fits_on_a_screen_and_most_on_a_few_lines() -> None:
    lines = functions()

    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_FUNCTION} == {}
    assert statistics.median(lines.values()) <= MEDIAN_LINES_OF_A_FUNCTION


def test_the_top_holds_few_modules() -> None:
    top = sorted(path.name for path in VERIFY.glob("*.py"))

    assert len(top) <= MOST_MODULES_AT_THE_TOP, top
