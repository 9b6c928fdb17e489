"""The peers of bench/floor.py: `python bench/_peers.py NAME PORT SIZE`. GET /live is a stream, POST /change sends SIZE bytes to all.

bare       asyncio's protocols on uvloop, nothing else: one write of ready bytes to each transport
streaming  Django's StreamingHttpResponse with an asynchronous generator and a queue for each line, under uvicorn
channels   Channels: a consumer for each line in one group of the layer in memory, under uvicorn
"""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
import uvloop

NAME, PORT, SIZE = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
EVENT = b"event: list\ndata: " + b"x" * max(1, SIZE - 20) + b"\n\n"


class Bare(asyncio.Protocol):
    lines: set[Any] = set()
    ready = b"%x\r\n%b\r\n" % (len(EVENT), EVENT)
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n3\r\n:\n\n\r\n"

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"GET /live"):
            self.transport.write(self.head)
            self.lines.add(self.transport)
            return
        if data.startswith(b"POST"):
            for line in self.lines:
                line.write(self.ready)
        self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")

    def connection_lost(self, why: Exception | None) -> None:
        self.lines.discard(self.transport)


async def bare() -> None:
    server = await asyncio.get_running_loop().create_server(Bare, "127.0.0.1", PORT, backlog=2048)
    await server.serve_forever()


def streaming() -> Any:
    from django.conf import settings
    from django.core.asgi import get_asgi_application
    from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
    from django.urls import path

    queues: set[asyncio.Queue[bytes]] = set()

    async def lines() -> AsyncIterator[bytes]:
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        queues.add(queue)
        try:
            yield b":\n\n"
            while True:
                yield await queue.get()
        finally:
            queues.discard(queue)

    async def live(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(lines(), content_type="text/event-stream")

    async def change(request: HttpRequest) -> HttpResponse:
        for queue in queues:
            queue.put_nowait(EVENT)
        return HttpResponse()

    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
    globals()["urlpatterns"] = [path("live", live), path("change", change), path("healthz", change)]
    return get_asgi_application()


def channels() -> Any:
    from channels.generic.http import AsyncHttpConsumer
    from channels.layers import get_channel_layer
    from channels.routing import URLRouter
    from django.conf import settings
    from django.urls import path

    layer = {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    settings.configure(ALLOWED_HOSTS=["*"], INSTALLED_APPS=["channels"], CHANNEL_LAYERS={"default": layer})
    import django

    django.setup()

    class Live(AsyncHttpConsumer):
        async def handle(self, body: bytes) -> None:
            await self.send_headers(headers=[(b"content-type", b"text/event-stream")])
            await self.channel_layer.group_add("list", self.channel_name)
            await self.send_body(b":\n\n", more_body=True)

        async def http_request(self, message: Any) -> None:
            if "body" in message:
                self.body.append(message["body"])
            if not message.get("more_body"):
                await self.handle(b"".join(self.body))

        async def changed(self, event: Any) -> None:
            await self.send_body(event["data"], more_body=True)

    class Change(AsyncHttpConsumer):
        async def handle(self, body: bytes) -> None:
            await get_channel_layer().group_send("list", {"type": "changed", "data": EVENT})
            await self.send_response(200, b"")

    routes = [path("live", Live.as_asgi()), path("change", Change.as_asgi()), path("healthz", Change.as_asgi())]
    return URLRouter(routes)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    if NAME == "bare":
        uvloop.run(bare())
    else:
        app = {"streaming": streaming, "channels": channels}[NAME]()
        uvicorn.run(
            app, host="127.0.0.1", port=PORT, loop="uvloop", http="httptools", lifespan="off", log_level="critical",
            access_log=False,
        )  # fmt: skip
