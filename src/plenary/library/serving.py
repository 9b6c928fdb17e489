"""Sound and pictures to a player, in the pieces that it asks for (RFC 9110, ranges of one part)."""

from __future__ import annotations

import re

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from plenary.library import files

PIECE = 4 * 1024 * 1024  # bytes of one answer to a range: whoever leaves has cost no more
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that a Range header asks for; None for the whole file. Raises ValueError past its end.

    What is no range, or several of them, asks for the whole: a server may answer so.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found.group(0) == "bytes=-":
        return None
    begin, end = found.groups()
    if not begin:  # the last so many bytes
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end), size - 1) if end else size - 1
    if first >= size or last < first:
        raise ValueError(header)
    return first, min(last, first + PIECE - 1)


def ranged(request: HttpRequest, *, digest: str, media_type: str) -> HttpResponseBase:
    """The file of this digest, or the range of it that was asked for. Raises FileNotFoundError.

    `media_type` is what the file was seen to be when it came in, never what somebody said.
    """
    path = files.path_of(digest)
    size = path.stat().st_size
    response: HttpResponseBase
    try:
        part = wanted(request.headers.get("Range", ""), size)
    except ValueError:
        response = HttpResponse(status=416, content_type="text/plain")
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    if part is None:
        response = FileResponse(open(path, "rb"), content_type=media_type)  # noqa: SIM115 -- closed by the response
    else:
        first, last = part
        with open(path, "rb") as file:
            file.seek(first)
            response = HttpResponse(file.read(last - first + 1), status=206, content_type=media_type)
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        response.headers["Content-Length"] = str(last - first + 1)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = f'"{digest}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
