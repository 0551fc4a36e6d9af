"""Damaged input: real files with a few edits of the kinds that break readers, or any bytes."""

import io
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

LARGEST = 300_000
"""Bytes of a damaged file at most: the tests are about what a file says, the traps of tests/documents about its size."""
Edit = tuple[str, int, int, int, bytes]


def damaged(seeds: Sequence[bytes], words: Sequence[bytes] = ()) -> st.SearchStrategy[bytes]:
    """One of ``seeds`` after up to eight edits, in which ``words`` are put in or over what stands there; sometimes bytes that are like none of them."""
    edits = st.tuples(
        st.sampled_from(sorted(_EDITS)),
        st.integers(0, 1 << 20),
        st.integers(0, 200),
        st.integers(0, 1 << 20),
        st.sampled_from(list(words)) | st.binary(max_size=8) if words else st.binary(max_size=8),
    )
    return st.builds(edited, st.sampled_from(list(seeds)), st.lists(edits, max_size=8)) | st.binary(max_size=300)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """``data`` after the edits; a place behind its end is one within it."""
    for name, at, length, other, word in edits:
        at, other = (place % (len(data) + 1) for place in (at, other))
        data = _EDITS[name](data, at, length, other, word)[:LARGEST]
    return data


_EDITS: dict[str, Callable[[bytes, int, int, int, bytes], bytes]] = {
    "put in": lambda data, at, length, other, word: data[:at] + word + data[at:],
    "put over": lambda data, at, length, other, word: data[:at] + word + data[at + len(word) :],
    "take out": lambda data, at, length, other, word: data[:at] + data[at + length :],
    "cut off": lambda data, at, length, other, word: data[:at],
    "repeat": lambda data, at, length, other, word: data[:at] + data[at : at + length] * (other % 300) + data[at:],
    "repeat word": lambda data, at, length, other, word: data[:at] + word * (other % 3000) + data[at:],
    "copy": lambda data, at, length, other, word: data[:at] + data[other : other + length] + data[at:],
    "flip": lambda data, at, length, other, word: data[:at] + bytes([data[at] ^ (1 << other % 8)]) + data[at + 1 :] if at < len(data) else data,
}


def repacked(archive: bytes, member: str, content: bytes) -> bytes:
    """The zip with another content of one of its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return out.getvalue()


def unpacked(archive: bytes, member: str) -> bytes:
    """A member of a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(member)
