"""Bytes to text, in whatever encoding they are; never a guess that would alter words."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from readout.errors import Unreadable

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LARGEST_CONTROL_SHARE = 0.002
_MULTI_BYTE_SHARE = 0.3
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_META_WITHIN_BYTES = 4096
_UNLIKELY = re.compile(r"[a-z][À-ÖØ-Þ]|[\x80-\x9f]")
_HINT = "save it as UTF-8"


def decode(raw: bytes, label: str, *, is_page: bool = False) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, by what an HTML page declares, else in the encoding that they look most like.

    Args:
        raw: The bytes.
        label: What to call them in an error.
        is_page: Whether to believe an HTML page's declaration of its encoding.

    Raises:
        Unreadable: If they are empty, binary, or no encoding fits.
    """
    if not raw.strip():
        raise Unreadable(f"{label} is empty", "give a file with text in it")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(_strictly(raw[len(mark) :], encoding, label), label)
    if b"\0" in raw:
        raise Unreadable(f"{label} is a binary file, not text", "give .txt, .html or .jsonl files")
    try:
        return _checked(raw.decode("utf-8"), label)
    except UnicodeDecodeError as error:
        return _checked(
            _declared(raw, label) if is_page and _META.search(raw, 0, _META_WITHIN_BYTES) else _guessed(raw, label, error), label
        )


def _strictly(raw: bytes, encoding: str, label: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise Unreadable(f"{label} has a byte sequence{at} that is not {encoding}", _HINT) from error


def _declared(raw: bytes, label: str) -> str:
    match = _META.search(raw, 0, _META_WITHIN_BYTES)
    name = match[1].decode("ascii") if match else "utf-8"
    encoding = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name.lower(), name)
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        return raw.decode("utf-8", "replace")
    return _strictly(raw, encoding, label)


def _guessed(raw: bytes, label: str, error: UnicodeDecodeError) -> str:
    """Text in an older encoding; text that is plainly UTF-8 with broken bytes in it is refused instead of being read as something else."""
    loose = raw.decode("utf-8", "replace")
    n_broken = loose.count("\ufffd")
    n_right = sum(character > "\x7f" for character in loose) - n_broken
    refused = Unreadable(f"{label} has a broken byte sequence at byte {error.start}: it is neither UTF-8 nor another known encoding", _HINT)
    if n_right >= n_broken:
        raise refused from error
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    n_foreign = sum(character > "\x7f" for character in western)
    if western and n_foreign * 5 < len(western):
        if _UNLIKELY.search(western):
            raise refused from error
        return western
    best = from_bytes(raw).best()
    if best is None or best.percent_chaos > 10 or (best.percent_coherence <= 0 and best.multi_byte_usage < _MULTI_BYTE_SHARE):
        raise refused from error
    return str(best)


def _checked(text: str, label: str) -> str:
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise Unreadable(f"{label} is empty", "give a file with text in it")
    if len(_CONTROL.findall(text)) > max(1, len(text) * _LARGEST_CONTROL_SHARE):
        raise Unreadable(f"{label} is a binary file, not text", "give .txt, .html or .jsonl files")
    return text
