"""A browser without a screen for the benches: cookies, forms, one connection, nothing else."""

from __future__ import annotations

import http.client
import re
import time
import urllib.parse
from dataclasses import dataclass, field

import brotli


@dataclass
class Client:
    """Speaks to our own server over one connection; keeps cookies."""

    port: int
    address: str = ""  # where it says it comes from: a server behind a proxy believes it
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None
    used: float = 0.0  # when the line was used last: a server hangs up on one that is idle for five seconds

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        if time.monotonic() - self.used > 2:
            self.hang_up()
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        told = {"Accept-Encoding": "br", "Referer": f"http://localhost:{self.port}/"}
        told |= {"X-Forwarded-For": self.address} if self.address else {}
        told |= headers or {}
        if self.cookies:
            told["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            told["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, told)
        answer = self.line.getresponse()
        data = answer.read()
        self.used = time.monotonic()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.headers.get("Content-Encoding") == "br":
            data = brotli.decompress(data)
        return answer.status, answer.headers, data

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of a form."""
        _status, _headers, data = self.ask("GET", path)
        return dict(re.findall(r'name="(csrfmiddlewaretoken|once|revision)" value="([^"]*)"', data.decode()))

    def hang_up(self) -> None:
        """The line is broken: the next request opens another."""
        if self.line is not None:
            self.line.close()
            self.line = None
