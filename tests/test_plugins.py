from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.plugged import installed
from verify import plugins

GROUPS = (plugins.SEARCH, plugins.REPORTS, plugins.DRAFTS, plugins.MATERIAL, plugins.MEANING)


@pytest.mark.parametrize("group", GROUPS)
def test_plugins_are_those_that_the_packages_declare(group: str) -> None:
    declared = {point.name: point.load() for point in entry_points(group=group)}

    assert plugins.names_of(group) == tuple(sorted(declared))
    assert {name: plugins.load(group, name) for name in declared} == declared


def names_with(*places: Path) -> str:
    """The providers that a process finds with *places* before all other places of modules."""
    script = f"import sys; sys.path[:0] = {[str(place) for place in places]!r}; " + (
        "from verify import plugins; print(*plugins.names_of(plugins.SEARCH), 'metadata:', 'importlib.metadata' in sys.modules)"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_of_two_packages_of_one_name_the_first_counts(tmp_path: Path) -> None:
    for folder, name in (("near", "herald"), ("far", "tribune")):
        installed(tmp_path / folder, {}, {plugins.SEARCH: {name: f"{name}:Archive"}})

    found = names_with(tmp_path / "near", tmp_path / "far")

    assert "herald" in found
    assert "tribune" not in found
    assert "metadata: False" in found


def test_a_package_in_an_archive_is_found_as_well(tmp_path: Path) -> None:
    installed(tmp_path / "made", {}, {plugins.SEARCH: {"herald": "herald:Archive"}})
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        for path in (tmp_path / "made").rglob("*"):
            archive.write(path, path.relative_to(tmp_path / "made"))

    assert "herald" in names_with(tmp_path / "packed.zip")


def test_lines_that_declare_nothing_are_passed_over(tmp_path: Path) -> None:
    home = tmp_path / "stranger"
    installed(home, {}, {plugins.SEARCH: {"herald": "herald:Archive"}})
    declared = home / "stranger-1.0.dist-info" / "entry_points.txt"
    declared.write_text(
        "# of old\n\nlost = nowhere\n" + declared.read_text("utf-8") + "\n# gone = gone:Gone\n", "utf-8"
    )

    found = names_with(home)

    assert "herald" in found
    assert not {"lost", "gone"} & set(found.split())
