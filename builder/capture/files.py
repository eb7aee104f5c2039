"""Raw captures: every file of `sources/captures/`, read, decoded and otherwise untouched."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.capture.contents import SUFFIXES, Unreadable, read_contents
from builder.capture.sidecar import read_sidecar
from builder.model import Capture, RawText
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path

    from builder.config import Config
    from builder.problems import Problems


def read_captures(folder: Path, root: Path, config: Config, problems: Problems) -> list[Capture]:
    """All captures of `folder` by id; `root` is what their paths are relative to.

    Notes a problem for each file that cannot be read, has no capture beside it, or has the id of another.
    """
    captures: dict[str, Capture] = {}
    if not folder.is_dir():
        problems.add(_name(folder, root), 1, "is missing", "make the folder and put captures into it")
        return []
    paths = sorted(folder.iterdir())
    stems = {path.stem for path in paths if path.suffix.lower() in SUFFIXES}
    for path in paths:
        if path.name.startswith(".") or not _belongs(path, stems, root, problems):
            continue
        capture = read_capture(path, root, config, problems)
        if capture is None:
            continue
        if capture.id in captures:
            other = captures[capture.id].raw.path
            problems.add(
                capture.raw.path,
                1,
                f'has the id "{capture.id}", as {other} has',
                "rename one of the two files",
            )
            continue
        captures[capture.id] = capture
    return [captures[key] for key in sorted(captures)]


def read_capture(path: Path, root: Path, config: Config, problems: Problems) -> Capture | None:
    """The capture at `path` with its sidecar; None where it cannot be read. An empty one is a problem as well.

    The archive's settings tell its rights where the sidecar does not.
    """
    name = _name(path, root)
    sidecar_path = path.with_suffix(".yml")
    sidecar = read_sidecar(sidecar_path, _name(sidecar_path, root), problems)
    raw = _read_raw(path, name, config.max_capture_bytes, problems)
    if raw is None or sidecar is None:
        return None
    sidecar = replace(sidecar, rights=sidecar.rights or config.rights)
    return Capture(slug(path.stem) or "capture", raw, sidecar)


def _read_raw(path: Path, name: str, largest: int, problems: Problems) -> RawText | None:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= largest else b""
    except OSError as error:
        problems.add(name, 1, f"cannot be read ({error.strerror})", "check that it is a readable file")
        return None
    if size > largest:
        hint = "save the article alone, or raise max_capture_bytes in sources/archive.yml"
        problems.add(name, 1, f"has {size:,} bytes, more than the {largest:,} allowed", hint)
        return None
    try:
        read = read_contents(data, path.suffix.lower())
    except Unreadable as error:
        problems.add(name, error.line, str(error), error.hint)
        return None
    if not read.text.strip("\ufeff \t\r\n\f\v\xa0"):
        problems.add(name, 1, "is empty", "save the article again, or remove the file")
    digest = hashlib.sha256(data).hexdigest()
    return RawText(name, digest, read.media_type, read.encoding, len(data), read.text, read.location)


def _belongs(path: Path, stems: Set[str], root: Path, problems: Problems) -> bool:
    name = _name(path, root)
    if path.is_symlink():
        problems.add(name, 1, "is a symbolic link", "put the file itself here")
    elif path.is_dir():
        problems.add(name, 1, "is a folder", "put captures directly into the captures folder")
    elif path.suffix == ".yml":
        if path.stem not in stems:
            problems.add(name, 1, "is a sidecar without a capture", "add the capture beside it, or remove the sidecar")
    elif path.suffix.lower() not in SUFFIXES:
        suffixes = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        problems.add(name, 1, "is not a capture", f"captures end in {suffixes}, their sidecars in .yml")
    else:
        return True
    return False


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
