"""accord up: serve the pages and run the worker."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.request import urlopen

import click

from accord.cli.init import prepare_home
from accord.kernel import clock
from accord.kernel.errors import AccordError

CALM_THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def start_server(port: int, host: str = "127.0.0.1") -> subprocess.Popen[bytes]:
    """Start the web server as a child; it reads the same data folder and the same environment."""
    arguments = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--no-ws", "--log-level", "warning"]
    arguments += ["--blocking-threads", "2", "--backpressure", "128"]
    return _start("granian", *arguments, "accord.project.wsgi:application")


def start_worker() -> subprocess.Popen[bytes]:
    """Start the loop that sends what is due."""
    return _start("accord.jobs")


def start_mail_sink(port: int) -> subprocess.Popen[bytes]:
    """Start the local mail server that keeps every mail as a file and lets none out."""
    return _start("accord.adapters.channels.email.sink", "--port", str(port))


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", module, *arguments], env={**os.environ, **CALM_THREADS})


def wait_until_up(port: int, child: subprocess.Popen[bytes], host: str = "127.0.0.1") -> None:
    """Return when the pages answer. Raises AccordError `up.port_taken` when the server cannot start."""
    import time

    for _ in range(300):
        if child.poll() is not None:
            raise AccordError("up.port_taken", f"The pages cannot be served on port {port}.", "Choose another with --port.")
        with suppress(OSError), urlopen(f"http://{host}:{port}/healthz", timeout=2):
            return
        time.sleep(0.1)
    raise AccordError("up.no_answer", "The web server started but does not answer.", "Look above, then run accord check.")


@contextmanager
def children(*processes: subprocess.Popen[bytes]) -> Iterator[None]:
    """Stop these child processes when the block ends, however it ends; a clock of the folder's own stands still from then on."""
    try:
        yield
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            if process.poll() is None:
                process.kill()
        clock.stop_home_clock()


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serve pages and run the worker until a stop signal comes."""
    clock.start_home_clock()
    server, worker = start_server(port, host), start_worker()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with children(server, worker), suppress(KeyboardInterrupt):
        wait_until_up(port, server, host)
        click.echo(f"Accord is up: http://{host}:{port}  (stop with Ctrl+C)")
        server.wait()


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port to serve the pages on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def command(port: int, host: str) -> None:
    """Create what is missing, serve the pages and run the worker."""
    prepare_home()
    serve(port, host)
