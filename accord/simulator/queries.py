"""Reads of the simulator."""

from accord.kernel.viewer import Role
from accord.simulator.country import countries
from accord.simulator.market.house import DOMAIN, PASSWORD, STAFF
from accord.simulator.types import Login


def demo_logins() -> tuple[Login, ...]:
    """Who can sign in to the invented company: everybody at headquarters, and the first rep of each country."""
    codes = [f"{land.code.lower()}-01" for land in countries()]
    return (*STAFF, *(Login(f"rep-{code}@{DOMAIN}", "", PASSWORD, (Role.REP,)) for code in codes))
