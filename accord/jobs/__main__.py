"""`python -m accord.jobs`: the worker as a process of its own, until a stop signal comes."""

import gc
import os
import signal
from threading import Event

import django


def main() -> None:
    """Run until SIGTERM or Ctrl+C; the batch in hand is finished first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.project.settings")
    django.setup()
    from accord.jobs.worker import run_worker

    gc.freeze()  # what is loaded by now stays; looking through it again and again costs a tenth of the time
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    run_worker(stop=stop)
    gc.unfreeze()


if __name__ == "__main__":
    main()
