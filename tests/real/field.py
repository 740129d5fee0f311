"""Forty reps over the United States: crowded states are split by ZIP, thin ones joined."""

from accord.field_force.actions import create_rep, create_territory

VISITS_A_DAY = 6
CROWDED = ("CA:90,91", "CA:92,93", "CA", "FL:33", "FL", "TX:75,76", "TX", "NY:10,11", "NY")
WHOLE = ("OH", "PA", "GA", "NC", "IL", "MI", "TN", "AL", "MO", "IN", "LA", "NJ", "KY", "MA", "VA", "WI", "AZ", "SC", "OK", "AR")
JOINED = (*("WA+AK", "OR+ID", "MS", "IA+SD+ND", "MN+MT", "KS+NE", "CO+WY+UT", "NM+NV+HI", "MD+DC+DE", "CT+RI", "ME+NH+VT+WV"),)


def hire(sender_id: int) -> list[int]:
    """The ids of the forty, each with a territory."""
    reps = []
    for number, area in enumerate((*CROWDED, *WHOLE, *JOINED), start=1):
        states, _, prefixes = area.partition(":")
        rep = create_rep(
            code=f"rep-{number:02}",
            name=f"Rep {number}",
            country="US",
            time_zone="America/New_York",
            visits_per_day=VISITS_A_DAY,
            sender_id=sender_id,
        )
        create_territory(
            code=f"T{number:02}",
            country="US",
            regions=[f"US-{state}" for state in states.split("+")],
            postal_prefixes=prefixes.split(",") if prefixes else [],
            rep_id=rep.id,
        )
        reps.append(rep.id)
    return reps
