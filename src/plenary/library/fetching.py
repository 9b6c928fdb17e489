"""Fetching what stands at an address outside, without letting an address lead this server into its own network.

Every connection, that after a redirect too, goes to an IP address that was looked up and judged here, and to no other:
a name that resolves anew to something private between the two gains nothing. No proxy of the environment is used, since
it would look names up itself.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.metadata import version
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from django.conf import settings

from plenary.library import files

REDIRECTS = 5
PATIENCE = 20.0  # seconds until the answer begins, redirects and all; and between two pieces of it
LONGEST = 120.0  # seconds for all of it
MOST = 50 * 1024 * 1024  # bytes that are kept
PIECE = 1 << 16
PORTS = frozenset({80, 443, 8000, 8080, 8443})  # a published address names no other, a probe of services does
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64: an IPv4 address in its last 32 bits
# Python calls these global, though nobody reaches them from outside: site-local addresses of old; the range of protocols
# and a public address at which two makers of data centres tell their machines secrets.
_INSIDE = tuple(map(ipaddress.ip_network, ("fec0::/10", "192.0.0.0/24", "168.63.129.16/32")))
_MEDIA = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")  # RFC 6838: nothing else is ever said again in a header


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found. `status` is HTTP's, 0 where nobody answered; `reason` a code of REASONS; `digest` "" where nothing was kept."""

    status: int
    reason: str = ""
    digest: str = ""
    size: int = 0
    media_type: str = ""
    name: str = ""


REASONS = (
    "status",  # answered with something else than 2xx
    "address",  # no address that can be fetched: another scheme or port, a password in it
    "no-such-host",
    "private",  # it, or where it redirects to, lies in a private network
    "redirects",  # more than REDIRECTS
    "refused",  # no connection
    "timeout",
    "tls",  # no trusted certificate
    "broken",  # no HTTP, or the connection broke before an answer
    "too-large",  # there, and no copy kept
    "cut-short",  # there, and no copy kept: it broke off or was too slow
    "empty",  # there, and nothing in it
)


class Refused(OSError):
    """An attempt that ends here; `reason` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_to_all(host: str) -> bool:
    """May a connection go to this IP address? Only to what the whole Internet reaches.

    Behind PLENARY_CHECK_LOCAL also to this machine and its private network; never to link-local addresses, where the
    machines of a data centre tell their secrets.
    """
    ip: Any = ipaddress.ip_address(host.partition("%")[0])
    if ip.version == 6:
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner is None and ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return open_to_all(str(inner))
    if ip.is_multicast or ip.is_unspecified or ip.is_link_local or any(ip in net for net in _INSIDE):
        return False
    if settings.CHECK_LOCAL and (ip.is_loopback or ip.is_private):
        return True
    return bool(ip.is_global and not ip.is_reserved)


class _Watch:
    """Ends a connection that takes longer than it may, however busy the other side keeps it."""

    def __init__(self) -> None:
        self.until = monotonic() + PATIENCE
        self.sock: socket.socket | None = None
        self.rung = False
        self._timer = threading.Timer(PATIENCE, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        if (left := self.until - monotonic()) <= 0:
            raise Refused("timeout")
        return left

    def answered(self) -> None:
        """The answer has begun. Raises Refused where that was too late."""
        self._timer.cancel()
        if self.rung:  # a connection that is shut down ends a header as if nothing more had come
            raise Refused("timeout")
        self._timer = threading.Timer(LONGEST, self._ring)
        self._timer.daemon = True
        self._timer.start()
        if self.sock is not None:
            with suppress(OSError):
                self.sock.settimeout(PATIENCE)

    def stop(self) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rung = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _connect(host: str, port: int, watch: _Watch) -> socket.socket:
    """A connection to the first address of the host that answers. Raises Refused where one of them may not be asked."""
    if port not in PORTS and not settings.CHECK_LOCAL:
        raise Refused("address")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused("no-such-host") from None
    if not found or not all(open_to_all(str(where[0])) for *_kind, where in found):
        raise Refused("private")
    why: OSError = Refused("refused")
    for family, kind, protocol, _name, where in found:
        sock = socket.socket(family, kind, protocol)
        watch.sock = sock
        try:
            sock.settimeout(watch.left())
            sock.connect(where)
        except OSError as failed:
            sock.close()
            why = failed
        else:
            return sock
    raise why


def _opener(watch: _Watch) -> urllib.request.OpenerDirector:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            self.sock = _connect(self.host, self.port, watch)

    class Secret(HTTPSConnection):
        def connect(self) -> None:
            sock = _connect(self.host, self.port, watch)
            self.sock = watch.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)

    class Http(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Plain, req)

    class Https(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Secret, req)

    class Redirects(urllib.request.HTTPRedirectHandler):
        followed = 0
        max_repeats = REDIRECTS * 2  # ours is the count that ends it

        def redirect_request(
            self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
        ) -> urllib.request.Request | None:
            self.followed += 1
            if self.followed > REDIRECTS:
                raise Refused("redirects")
            _fit(newurl)
            fp.read = fp.close  # what stands beside a redirect is read by nobody: it may be without end
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = urllib.request.OpenerDirector()  # and not build_opener: no files, no FTP, no proxies
    for handler in (Http, Https, Redirects, urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    opener.addheaders = []
    return opener


def _fit(address: str) -> None:
    """Raises Refused where this is nothing to fetch."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise Refused("address")


def fetch(address: str) -> Fetched:
    """Fetch it and keep what came, under its digest. It does not raise: what went wrong is its `reason`."""
    watch = _Watch()
    try:
        _fit(address)
        about = (
            f"Plenary/{version('plenary')} (+{settings.URL}; looks whether published addresses still lead somewhere)"
        )
        asked = urllib.request.Request(  # noqa: S310 -- http or https only, as _fit has seen
            address,
            headers={"User-Agent": about, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"},
        )
        with _opener(watch).open(asked, timeout=PATIENCE) as answer:
            watch.answered()
            return _kept(answer, watch)
    except HTTPError as why:
        why.close()
        return Fetched(why.code, "status")
    except (OSError, HTTPException, ValueError, UnicodeError) as why:
        return Fetched(0, "timeout" if watch.rung else _reason(why))
    finally:
        watch.stop()


def _reason(why: BaseException) -> str:
    inner = why.reason if isinstance(why, URLError) else why
    if isinstance(inner, Refused):
        return inner.reason
    if isinstance(inner, TimeoutError):
        return "timeout"
    if isinstance(inner, ssl.SSLError):
        return "tls"
    if isinstance(inner, ConnectionRefusedError) or (isinstance(inner, OSError) and inner.errno is not None):
        return "refused"
    return "broken"


def _kept(answer: Any, watch: _Watch) -> Fetched:
    """The answer on the disk, or why not."""
    status = int(answer.status)
    if (answer.headers.get("Content-Encoding") or "identity").lower() != "identity":
        return Fetched(status, "cut-short")  # packed though nobody asked: what it holds cannot be kept as it is
    told = answer.headers.get("Content-Length") or ""
    if told.isdecimal() and int(told) > MOST:
        return Fetched(status, "too-large")
    if told == "0":
        return Fetched(status, "empty")
    try:
        digest, size = files.keep_pieces(_pieces(answer, watch, int(told) if told.isdecimal() else None))
    except Refused as why:
        return Fetched(status, why.reason)
    except (TimeoutError, ConnectionError, ssl.SSLError, HTTPException, ValueError):
        return Fetched(status, "cut-short")
    return Fetched(status, "", digest, size, _media(answer), _name(answer))


def _media(answer: Any) -> str:
    """What its sender says that it is; bytes, where that is no name of a media type."""
    told = str(answer.headers.get_content_type())
    return told if _MEDIA.fullmatch(told) else "application/octet-stream"


def _pieces(answer: Any, watch: _Watch, told: int | None) -> Iterator[bytes]:
    size = 0
    while piece := answer.read(PIECE):
        size += len(piece)
        if size > MOST:
            raise Refused("too-large")
        yield piece
    if watch.rung or (told is not None and size != told):
        raise Refused("cut-short")
    if not size:
        raise Refused("empty")


def _name(answer: Any) -> str:
    """What the file is called: as its sender says, otherwise the end of its address."""
    given = answer.headers.get_filename() or ""
    path = unquote(urlsplit(answer.url).path).rstrip("/")
    name = (given or path).replace("\\", "/").rpartition("/")[2]
    name = "".join(c for c in name if c.isprintable()).strip(" .")[-200:] or "page"
    return f"{name}.html" if answer.headers.get_content_type() == "text/html" and "." not in name else name
