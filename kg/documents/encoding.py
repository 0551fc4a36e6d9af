"""Bytes to text: byte order marks first, then UTF-8, then Windows-1252 (which old text files on laptops are)."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _mended() -> dict[int, str]:
    codes = (code for code in range(0x80, 0xA0) if code != 0x85)
    return {code: character for code in codes if (character := bytes((code,)).decode("cp1252", errors="ignore"))}


C1_AS_1252 = _mended()
"""For ``str.translate``: control characters that no text has on purpose, as what their byte is in Windows-1252, one character for each ("\x96" is a dash).
U+0085 stays: it may end a line."""


def decode(data: bytes) -> str:
    """The text of ``data``. Never fails: an undecodable byte becomes U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A text cut off in the middle of a character is still UTF-8.
        if error.start >= len(data) - 3 and error.start > 0:
            return data.decode("utf-8", errors="replace")
        return data.decode("cp1252", errors="replace")


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text: NUL bytes without a byte order mark that explains them."""
    return b"\0" in data[:65_536] and not any(data.startswith(mark) for mark, _ in _MARKS)
