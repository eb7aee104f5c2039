"""Clean a capture: raw text in; text, blocks, edits, remarks and publication facts out."""

from builder.clean.article import Given, clean

__all__ = ["Given", "clean"]
