from accord.rights.rules.signatures import is_signed, sign_paper

SEED, OTHER = b"s" * 32, b"t" * 32


def test_a_paper_is_signed_by_one_installation_and_as_it_stands():
    signature = sign_paper(b"paper", seed=SEED)
    assert is_signed(b"paper", signature, seed=SEED)
    assert not is_signed(b"papers", signature, seed=SEED)
    assert not is_signed(b"paper", signature, seed=OTHER)
    assert not is_signed(b"paper", "not hexadecimal", seed=SEED)
    assert not is_signed(b"paper", signature[:-2], seed=SEED)
