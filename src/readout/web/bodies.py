"""What is sent with a request: read no further than it may be long."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

__all__ = ["kind_of_body", "read_body", "read_form"]

MOST_FORM_BYTES = 100_000
_MOST_FIELDS = 1_000


async def read_body(request: Request, most_bytes: int) -> bytes:
    """The body of a request, as it was sent.

    Raises:
        HTTPException: With 413 if it is longer than `most_bytes`, 400 if whoever sent it went away.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most_bytes:
        raise HTTPException(413)
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > most_bytes:
                raise HTTPException(413)
    except ClientDisconnect:
        raise HTTPException(400) from None
    return bytes(body)


async def read_form(request: Request) -> Mapping[str, list[str]]:
    """The fields of a form with their values, none of them empty and each without space around it.

    Raises:
        HTTPException: With 413 if it is too long or has too many fields, 415 if it is no form.
    """
    if kind_of_body(request) != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    body = await read_body(request, MOST_FORM_BYTES)
    try:
        fields = parse_qs(body.decode("latin-1"), errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(413) from None
    kept = {name: [value.replace("\0", "").strip() for value in values] for name, values in fields.items()}
    return {name: [value for value in values if value] for name, values in kept.items()}


def kind_of_body(request: Request) -> str:
    """The media type of what is sent, in lower case and without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
