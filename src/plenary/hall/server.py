"""One process: pages as WSGI in threads behind uvicorn's loop, the writer, the workers of long jobs, and the post."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import gc
import logging
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import click

log = logging.getLogger(__name__)
THREADS = 8  # pages at once; SQLite readers do not block one another


def serve(host: str, port: int, *, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until a signal ends it: requests under way are finished, the writer commits what it accepted."""
    import uvicorn
    from a2wsgi import WSGIMiddleware
    from django.core.wsgi import get_wsgi_application

    from plenary.hall.wire.asgi import Wired
    from plenary.hall.wire.follower import Follower
    from plenary.hall.wire.hub import hub
    from plenary.post.clerk import Clerk
    from plenary.record import across, writer

    # Whoever waits for the database hands the interpreter to the next page, and an act waits for the database forty
    # times while others wait for the act: it must not wait five milliseconds each time to have it back.
    sys.setswitchinterval(0.0005)
    alone = _alone()
    _many_files()
    collect_static()
    writer.start()
    door = _mail_door()
    pages: Any = get_wsgi_application()
    application: Any = WSGIMiddleware(pages, workers=THREADS)
    workers = _workers()
    clerk = Clerk().start()
    across.start()
    follower = Follower(hub).start()
    _settle()
    config = uvicorn.Config(
        Wired(application, hub),
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,  # the settings say whether there is a proxy; the door reads what it adds
        timeout_graceful_shutdown=10,
    )
    server = _announcing(config, ready)
    try:
        server.run()
    finally:
        follower.stop()
        across.stop()
        if door is not None:
            door.stop()
        for worker in workers:
            worker.running = False
        clerk.stop()
        writer.stop()
        if alone is not None:
            alone.close()


def _settle() -> None:
    """Load the pages now. What was made at the start stays for good, and is not looked through again and again for garbage."""
    from django.urls import get_resolver

    _loaded = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _many_files() -> None:
    """Each live line is an open file, and a shell allows a thousand: as many as the system lets us have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _alone() -> IO[bytes] | None:
    """Hold the home: on SQLite there is one writer, and a second server would begin the first one's jobs again.

    The lock goes with the process, however it ends. Raises ClickException where another server holds it.
    """
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        return None
    try:
        lock = open(Path(settings.HOME) / "serving", "ab")  # noqa: SIM115 -- held until the server ends
    except OSError as why:
        raise click.ClickException(f"PLENARY_HOME {settings.HOME} cannot be written: {why.strerror}") from why
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise click.ClickException(
            f"{settings.HOME} is served already: stop that server first, or set PLENARY_HOME to another folder."
        ) from None
    return lock


def _mail_door() -> Any:
    """The door for mail, where one is asked for. Raises ClickException where it cannot be opened."""
    from django.conf import settings

    from plenary.post import door

    if not settings.MAIL_IN:
        return None
    try:
        return door.open_at(settings.MAIL_IN)
    except (ValueError, OSError, TimeoutError) as why:
        raise click.ClickException(f"Mail cannot come in at {settings.MAIL_IN}: {why}") from why


def _announcing(config: Any, ready: Callable[[], None]) -> Any:
    """A uvicorn server that says when it is up, so that the command line can tell where to look."""
    import uvicorn

    from plenary.hall.wire.hub import hub

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            hub.start(asyncio.get_running_loop())
            await super().startup(sockets=sockets)
            if self.started:
                ready()

        async def shutdown(self, sockets: Any = None) -> None:
            hub.stop()  # streams have no end of their own to wait for
            await super().shutdown(sockets=sockets)

    return Server(config)


def _workers() -> list[Any]:
    """The workers of django-tasks, a thread for each queue; what a stopped server left half done is begun again first."""
    from plenary.library import work

    work.resume()
    made = [_worker(work.QUICK, 0.5), _worker(work.READING, 0.5), _worker(work.SLOW, 1.0), _worker(work.OUTSIDE, 2.0)]
    for one in made:
        threading.Thread(target=_steadily, args=(one,), name=one.worker_id, daemon=True).start()
    return made


def _worker(queue: str, interval: float) -> Any:
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=[queue],
        interval=interval,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"serve-{queue}",
        excluded_queue_names=[],
    )


def _steadily(worker: Any) -> None:
    while worker.running:
        try:
            worker.run()
        except Exception:
            log.exception("a worker stumbled; it goes on")
            time.sleep(2)


def collect_static() -> None:
    """Gather and compress the few static files, unless that was done already for this version of them."""
    from django.conf import settings
    from django.core.management import call_command

    source = Path(__file__).parent / "static"
    newest = max((p.stat().st_mtime for p in source.rglob("*") if p.is_file()), default=0)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and manifest.stat().st_mtime > newest:
        return
    with contextlib.suppress(OSError):
        manifest.unlink()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
