"""The site on this machine, built again whenever a source changes, and shown anew in the browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from builder.config import read_config
from builder.problems import Problems, ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WATCHED = ("sources", "mkdocs.yml")


def serve(root: Path, port: int, build: Callable[[], Path]) -> None:
    """Call `build` now and after each change of a source, and serve the site until the user stops it.

    The pages stand under the same path as where they will be published. A build with problems says them, and the
    last good site stays.
    """
    from mkdocs.livereload import LiveReloadServer

    def rebuild() -> None:
        try:
            build()
        except ProblemsFound as found:
            print(found, file=sys.stderr)

    path = urlsplit(read_config(root, Problems()).url or "").path or "/"
    server: Any = LiveReloadServer(
        rebuild, host="127.0.0.1", port=port, root=str(root / "site"), mount_path=path, polling_interval=0.25
    )
    rebuild()
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    print(f"Serving {server.url} (stop with Ctrl+C)", file=sys.stderr)
    try:
        server.serve(open_in_browser=False)
    except KeyboardInterrupt:
        server.shutdown()
