"""accord demo: an invented market, one whole engagement day, and the pages."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import click

from accord.cli.init import prepare_home
from accord.cli.output import json_option, print_json, progress_bar
from accord.cli.up import children, start_mail_sink, start_server, start_worker, wait_until_up
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.home import home_folder

if TYPE_CHECKING:
    from accord.decisions.types import PlanReport
    from accord.simulator.types import Market

TUESDAY = date(2026, 11, 17)
EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)
DAWN, DUSK = (datetime.combine(TUESDAY, hour, tzinfo=UTC) for hour in (time(0), time(23, 30)))
STEP = timedelta(minutes=30)
SEED = 20261117


@click.command()
@click.option("--once", is_flag=True, help="Live the day, print it and stop, instead of serving the pages.")
@click.option("--customers", default=5000, show_default=True, type=click.IntRange(min=60), help="How many professionals.")
@click.option("--port", default=8000, show_default=True, help="The port to serve the pages on.")
@json_option
def command(once: bool, customers: int, port: int, as_json: bool) -> None:
    """Fill the data folder with an invented market, live one Tuesday in it, and serve the pages.

    Its clock stands in the data folder and opens on that Tuesday. Safe to repeat: what is there is shown again, a day that was cut
    off goes on where it stopped, and nothing is planned or sent twice.
    """
    mail_port = _free_port()
    os.environ["ACCORD_BASE_URL"] = f"http://127.0.0.1:{port}"
    os.environ["ACCORD_SMTP_URL"] = f"smtp://127.0.0.1:{mail_port}"
    with progress_bar("The data folder"):
        prepare_home()
    _open_clock()
    os.environ["ACCORD_WEBHOOK_KEY"] = _webhook_key()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    lived = clock.now() >= DUSK
    market, plan = (None, None) if lived else _prepare(customers)
    server, sink = start_server(port), start_mail_sink(mail_port)
    with children(server, sink), suppress(KeyboardInterrupt):
        wait_until_up(port, server)
        if market and plan:
            _live(market, plan, port, mail_port)
        _show(port, as_json, once=once)
        if not once:
            with children(start_worker()):
                click.echo(f"Accord is up: http://127.0.0.1:{port}  (stop with Ctrl+C)")
                server.wait()


def _open_clock() -> None:
    """Start the folder's clock on the eve. Raises AccordError `demo.folder_in_use` for a folder with other people in it."""
    from accord.customers.queries import count_customers

    if clock.has_home_clock():
        clock.start_home_clock()
        return
    if count_customers():
        raise AccordError(
            "demo.folder_in_use", f"{home_folder()} holds data that is not the demo's.", "Name an empty one in ACCORD_HOME."
        )
    clock.set_home_clock(EVE)


def _webhook_key() -> str:
    """The key with which the mail server hands in replies; kept in the data folder, made once."""
    from accord.access.actions import create_api_key
    from accord.access.types import ApiScope

    path = home_folder() / "keys" / "mail_sink"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(create_api_key(name="Local mail server", scopes=[ApiScope.WEBHOOKS_WRITE], now=clock.now()))
    return path.read_text()


def _prepare(customers: int) -> "tuple[Market, PlanReport]":
    """The market as it stands on the eve, and the plan of the day, dispatched."""
    from accord.decisions.actions import dispatch_plan, make_plan
    from accord.simulator.actions import create_market

    with progress_bar("The market") as progress:
        rejects = home_folder() / "rejects" / "market.csv"
        market = create_market(
            customers=customers,
            seed=SEED,
            rejects_path=rejects,
            now=clock.now(),
            progress=lambda words, done, total: progress(done, total),
        )
    if clock.now() < DAWN:
        clock.set_home_clock(DAWN)
    with progress_bar("The plan") as progress:
        plan = make_plan(on=TUESDAY, now=clock.now(), progress=progress)
    with progress_bar("Permits and reservations") as progress:
        dispatch_plan(plan_id=plan.plan_id, now=clock.now(), progress=progress)
    return market, plan


def _live(market: "Market", plan: "PlanReport", port: int, mail_port: int) -> None:
    """Step through the rest of the day; people answer through the doors."""
    from accord.simulator.actions import begin_day

    day = begin_day(
        market=market,
        plan_id=plan.plan_id,
        on=TUESDAY,
        base_url=f"http://127.0.0.1:{port}",
        smtp_port=mail_port,
        mail_folder=home_folder() / "mail",
        now=clock.now(),
    )
    steps = list(_steps(clock.now()))
    with progress_bar("The day") as progress:
        for number, moment in enumerate(steps, start=1):
            clock.set_home_clock(moment)
            day.step(now=moment)
            progress(number, len(steps))
    _close_day()


def _close_day() -> None:
    """Sign what the day brought, and count how far permission reaches now."""
    from accord.consent.actions import publish_checkpoints, sign_checkpoint
    from accord.measurement.actions import count_permission

    with progress_bar("The ledger is signed"):
        sign_checkpoint(now=clock.now())
        publish_checkpoints(now=clock.now())
        count_permission(now=clock.now())


def _steps(now: datetime) -> Iterator[datetime]:
    """The half-hours that are still to come, up to the end of the day."""
    moment = DAWN
    while moment <= DUSK:
        if moment >= now - STEP:
            yield max(moment, now)
        moment += STEP


def _show(port: int, as_json: bool, *, once: bool) -> None:
    """Print the day, and who can sign in where."""
    from accord.cli.day_table import day_of, print_day, print_logins
    from accord.simulator.queries import demo_logins

    day, logins = day_of(TUESDAY), demo_logins()
    print_day(day)
    print_logins(logins, f"http://127.0.0.1:{port}" + (f" after `accord up --port {port}`" if once else ""))
    if as_json:
        print_json({**day, "address": f"http://127.0.0.1:{port}", "logins": {login.email: login.password for login in logins}})


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
