import pytest

from accord.catalogue.rules.codes import check_code, check_topic_code
from accord.kernel.errors import AccordError


@pytest.mark.parametrize("code", ["lumira", "lumira-2", "north_wind", "7"])
def test_plain_codes_pass(code: str) -> None:
    check_code(code)


@pytest.mark.parametrize("code", ["", "Lumira", "lumira.dosing", "a b", "-a", "a-", "é", "a\n"])
def test_other_codes_do_not(code: str) -> None:
    with pytest.raises(AccordError) as error:
        check_code(code)
    assert error.value.code == "catalogue.code"


def test_a_brands_topic_lies_below_the_brand() -> None:
    check_topic_code("lumira", brand_code="lumira")
    check_topic_code("lumira.dosing", brand_code="lumira")
    check_topic_code("guidelines", brand_code=None)
    with pytest.raises(AccordError) as error:
        check_topic_code("lumirax.dosing", brand_code="lumira")
    assert error.value.code == "catalogue.topic_outside_brand"
