"""The Jeffreys interval of a share: the middle of the posterior Beta(x + 1/2, n - x + 1/2).

Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), section 4: near its nominal
coverage also for small n, where the textbook interval is not; 0 and 1 where nothing and everything was answered.
"""

from math import exp, lgamma, log, log1p

STEPS = 100
TINY = 1e-300


def jeffreys_interval(successes: int, trials: int, *, confidence: float = 0.95) -> tuple[float, float]:
    """The lower and upper limit for a share of `successes` among `trials`; (0, 1) where nothing was tried."""
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    tail = (1.0 - confidence) / 2.0
    a, b = successes + 0.5, trials - successes + 0.5
    low = 0.0 if successes == 0 else beta_quantile(tail, a, b)
    high = 1.0 if successes == trials else beta_quantile(1.0 - tail, a, b)
    return low, high


def beta_quantile(share: float, a: float, b: float) -> float:
    """The x below which `share` of Beta(a, b) lies, by bisection, to the last bit that counts."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        if beta_share(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def beta_share(x: float, a: float, b: float) -> float:
    """The share of Beta(a, b) below x (the regularised incomplete beta function), by its continued fraction (DLMF 8.17.22)."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_share(1.0 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)) by the method of Lentz."""
    value, up, down = 1.0, 1.0, 0.0
    for step in range(1, 20_000):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        down = 1.0 / _away_from_zero(1.0 + term * down)
        up = _away_from_zero(1.0 + term / up)
        value *= up * down
        if abs(up * down - 1.0) < 1e-15:
            break
    return value


def _away_from_zero(number: float) -> float:
    return number if abs(number) > TINY else TINY
