from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TARGETS = ("site", "serve", "check", "test", "lint", "lock")
# A Python like Debian's without python3-venv.
INCOMPLETE = f"""#!/bin/sh
case "$*" in *ensurepip*) exit 1 ;; esac
exec {sys.executable} "$@"
"""


def make(target: str, tmp_path: Path, *variables: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", f"VENV={tmp_path}/venv", *variables, target]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", ["site", "test"])
def test_without_the_venv_module_the_missing_package_is_named(target: str, tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text(INCOMPLETE)
    python.chmod(0o755)
    done = make(target, tmp_path, f"PYTHON={python}")
    assert done.returncode != 0
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_without_a_new_enough_python_the_needed_version_is_named(tmp_path: Path) -> None:
    done = make("site", tmp_path, "PYTHON=")
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_explained_at_the_top(target: str) -> None:
    head = (PROJECT / "Makefile").read_text("utf-8").partition("\n\n")[0]
    assert f"make {target} " in head


def test_what_is_installed_is_checked_against_the_locks(tmp_path: Path) -> None:
    (tmp_path / "venv").mkdir()
    (tmp_path / "venv/created").touch()
    done = make("--dry-run", tmp_path, "test")
    assert done.stdout.count("--require-hashes") == 2
    assert "--no-deps --no-build-isolation --editable ." in done.stdout
