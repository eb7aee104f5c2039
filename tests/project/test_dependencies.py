"""What the builder imports is declared; what is declared is locked, with hashes, for all platforms, naming no host."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements.txt": PYPROJECT["project"]["dependencies"] + PYPROJECT["build-system"]["requires"],
    "requirements-dev.txt": PYPROJECT["dependency-groups"]["dev"],
}
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<marker> ; [^\\]+)? \\$")


def entries(lock: str) -> dict[str, list[str]]:
    """The lines of each package that a lock pins, by its first line."""
    found: dict[str, list[str]] = {}
    for line in (PROJECT / lock).read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            found[line] = []
        else:
            found[list(found)[-1]].append(line)
    return found


def pinned(lock: str) -> dict[str, list[str]]:
    """The versions that a lock pins of each package (several where they differ by platform)."""
    versions: dict[str, list[str]] = {}
    for line in entries(lock):
        match = PIN.match(line)
        assert match, f"{lock}: {line}"
        versions.setdefault(canonicalize_name(match["name"]), []).append(match["version"])
    return versions


def imported() -> set[str]:
    found = set()
    for path in (PROJECT / "builder").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"builder"}


def test_the_builder_imports_only_what_it_declares() -> None:
    declared = {canonicalize_name(Requirement(text).name) for text in PYPROJECT["project"]["dependencies"]}
    extras = PYPROJECT["project"].get("optional-dependencies", {}).values()
    declared |= {canonicalize_name(Requirement(text).name) for extra in extras for text in extra}
    packages = packages_distributions()
    undeclared = {
        module for module in imported() if not declared & set(map(canonicalize_name, packages.get(module, [module])))
    }
    assert undeclared == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_what_is_declared(lock: str) -> None:
    versions = pinned(lock)
    for text in LOCKS[lock]:
        wanted = Requirement(text)
        found = versions.get(canonicalize_name(wanted.name), [])
        assert found, f"{text} is not in {lock}: make lock"
        assert all(wanted.specifier.contains(version) for version in found), f"{text} against {found}: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    for first, lines in entries(lock).items():
        assert any(re.match(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines), first


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_host(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_both_locks_agree() -> None:
    runtime, dev = (pinned(lock) for lock in LOCKS)
    assert {name: dev[name] for name in runtime.keys() & dev.keys()} == {
        name: runtime[name] for name in runtime.keys() & dev.keys()
    }
