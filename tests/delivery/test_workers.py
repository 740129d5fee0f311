import subprocess
import sys

from accord.delivery.workers import is_gone, this_worker


def test_this_process_lives() -> None:
    assert not is_gone(f"{this_worker()}/batch")


def test_a_process_that_ended_is_gone_and_one_elsewhere_is_left_alone() -> None:
    host, _, life = this_worker().split("/")
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    child.wait()
    assert is_gone(f"{host}/{child.pid}/{life}/batch")
    assert not is_gone(f"another-host/{child.pid}/{life}/batch")


def test_an_earlier_life_of_the_same_number_is_gone() -> None:
    host, number, _ = this_worker().split("/")
    assert is_gone(f"{host}/{number}/an-earlier-life/batch")


def test_what_is_no_lease_of_ours_is_left_alone() -> None:
    assert not is_gone("test/1")
    assert not is_gone("")
