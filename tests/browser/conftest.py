"""A real server on a copied data folder, and pages that fail a test when they fetch from elsewhere or break the CSP."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PASSWORD = "a long enough secret"


@dataclass(frozen=True)
class Site:
    """A running server, its address and the links that were prepared."""

    url: str
    links: dict[str, str]
    unsubscribe: str


@dataclass(frozen=True)
class Stage:
    """A data folder with the cast in it, to be copied."""

    folder: Path
    links: dict[str, str]
    unsubscribe: str


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("stage") / "home"
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.stage"],
        cwd=ROOT,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout.splitlines()[-1])
    return Stage(folder, {name: _path(link) for name, link in told["links"].items()}, _path(told["unsubscribe"]))


@pytest.fixture(scope="module")
def site(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site") / "home"
    shutil.copytree(stage.folder, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws", "accord.project.wsgi:application"],
        cwd=ROOT,
        env=_environment(folder, port),
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield Site(f"http://127.0.0.1:{port}", stage.links, stage.unsubscribe)
    finally:
        server.terminate()
        server.wait(timeout=10)


def _environment(folder: Path, port: int = 8000) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACCORD_")}
    own = {"ACCORD_HOME": str(folder), "ACCORD_BASE_URL": f"http://127.0.0.1:{port}", "ACCORD_SMTP_URL": "console:"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "accord.project.settings"}


def _path(link: str) -> str:
    return "/" + link.split("/", 3)[3] if link else ""


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = monotonic() + 30
    while monotonic() < deadline:
        assert server.poll() is None, "the server stopped"
        with suppress(OSError), urlopen(url, timeout=2):
            return
        sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium: apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS}


@pytest.fixture
def page(page: Page, site: Site) -> Iterator[Page]:
    """A page at phone size whose every request stays at home and whose console stays quiet."""
    strangers: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((site.url, "data:")) else strangers.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_default_timeout(10_000)
    yield page
    assert strangers == [], "requests outside the own origin"
    assert [error for error in errors if "status of 4" not in error] == []


def sign_in(page: Page, site: Site, name: str) -> None:
    """Sign in as one of the cast."""
    page.goto(f"{site.url}/login")
    page.get_by_label("E-mail address").fill(f"{name}@alder.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG on the page as it stands, folds opened."""
    page.evaluate("document.querySelectorAll('main details:not([name])').forEach((fold) => { fold.open = true })")
    found = Axe().run(page)
    return [f"{one['id']}: {node['html'][:160]}" for one in found.response["violations"] for node in one["nodes"]]
