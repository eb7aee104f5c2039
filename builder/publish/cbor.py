"""The part of CBOR (RFC 8949) that Pagefind's index files use: whole numbers, text and arrays, as short as can be."""

from __future__ import annotations

from typing import Any

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_INDEFINITE = 31

Item = int | str | list[Any]


def decode(data: bytes) -> Item:
    """The one item that `data` holds. Raises `ValueError` for a kind of item that is not handled here."""
    item, end = _decode(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the item")
    return item


def encode(item: Item) -> bytes:
    """The bytes of `item`."""
    if isinstance(item, int):
        return _head(_UNSIGNED, item) if item >= 0 else _head(_NEGATIVE, -1 - item)
    if isinstance(item, str):
        text = item.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(item)) + b"".join(map(encode, item))


def _decode(data: bytes, at: int) -> tuple[Item, int]:
    kind, size = data[at] >> 5, data[at] & 31
    if kind == _ARRAY and size == _INDEFINITE:
        return _decode_until_break(data, at + 1)
    number, at = _decode_number(data, at + 1, size)
    if kind == _UNSIGNED:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind != _ARRAY:
        raise ValueError(f"an item of CBOR's major type {kind} at byte {at}")
    items: list[Item] = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _decode_until_break(data: bytes, at: int) -> tuple[list[Item], int]:
    items: list[Item] = []
    while data[at] != 0xFF:
        item, at = _decode(data, at)
        items.append(item)
    return items, at + 1


def _decode_number(data: bytes, at: int, size: int) -> tuple[int, int]:
    if size < 24:
        return size, at
    if size > 27:
        raise ValueError(f"a length of an unknown form at byte {at}")
    width = 1 << (size - 24)
    return int.from_bytes(data[at : at + width], "big"), at + width


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    for code, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * width:
            return bytes([kind << 5 | code]) + number.to_bytes(width, "big")
    raise ValueError(f"{number} is too large")
