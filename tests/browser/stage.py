"""Builds a small data folder for the browser tests. Run as a program with ACCORD_HOME set.

Prints one JSON object as its last line: the links that the tests follow.
"""

import json
import sys

from accord.cli.init import prepare_home
from accord.kernel.home import home_folder


def main() -> None:
    """The rooms can be imported only once Django stands on the folder."""
    prepare_home()
    from tests.browser.play import play

    sys.stdout.write(json.dumps(play(home_folder())) + "\n")


if __name__ == "__main__":
    main()
