"""newsarchive: turns raw news captures into an annotated, searchable, cross-linked archive."""
