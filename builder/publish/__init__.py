"""Publishing: pages on disk, the site that MkDocs makes of them, its search index, and the checks of what came out."""
