"""A process of the race: waits for the word, then asks for one contact with each of the people, over and over.

`python -m tests.contact_policy.race PERSON...` on the data folder and database of its environment; prints how many places it got.
"""

import sys
from datetime import UTC, datetime

import django

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)


def main() -> None:
    django.setup()
    from accord.catalogue.types import Channel
    from accord.consent.types import FrequencyCap
    from accord.contact_policy.actions import reserve_contacts
    from accord.contact_policy.types import ContactRequest, Reservation

    cap = FrequencyCap(3, 7, None, "company")
    people = [int(word) for word in sys.argv[1:]]
    requests = [ContactRequest(person, Channel.EMAIL, 1, "", NOW, "UTC", "US", caps=(cap,)) for person in people]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    got = 0
    for turn in range(24):
        some = requests[turn % 4 :: 4]
        answers = reserve_contacts(requests=some[:: 1 if turn % 2 else -1], now=NOW)
        got += sum(isinstance(answer, Reservation) for answer in answers)
    sys.stdout.write(f"{got}\n")


if __name__ == "__main__":
    main()
