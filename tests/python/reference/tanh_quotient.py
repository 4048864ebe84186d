"""The quotient of polynomials by which FloatAdditive computes tanh: x P(x²) / Q(x²), of degrees 5 and 3 in x², over [-8, 8].

Least squares over points that crowd at the end, weighted anew each round by where the error is (Lawson 1961) and by the last Q (Sanathanan
and Koerner 1963), which comes close to the smallest largest error. Prints the coefficients from the constant up, in single precision, and
the largest error of the arithmetic in that precision. Needs numpy.

Usage: python tanh_quotient.py
"""

import numpy as np

P, Q, END, POINTS, ROUNDS = 5, 3, 8.0, 4000, 600


def powers(y, degree):
    return np.column_stack([y**k for k in range(degree + 1)])


def fit():
    x = END * (1 - np.cos(np.linspace(0, np.pi / 2, POINTS)))[1:]
    y, target = (x / END) ** 2, np.tanh(x)
    weights, below = np.ones_like(x), np.ones_like(x)
    best = (np.inf, None, None)
    for _ in range(ROUNDS):
        matrix = np.column_stack([x[:, None] * powers(y, P), -target[:, None] * powers(y, Q)[:, 1:]])
        rows = np.sqrt(weights) / below
        scale = np.linalg.norm(matrix * rows[:, None], axis=0)
        found = np.linalg.lstsq(matrix * rows[:, None] / scale, target * rows, rcond=None)[0] / scale
        p, q = found[: P + 1], np.concatenate([[1], found[P + 1 :]])
        below = powers(y, Q) @ q
        error = np.abs(x * (powers(y, P) @ p) / below - target)
        if error.max() < best[0]:
            best = (error.max(), p / END ** (2 * np.arange(P + 1)), q / END ** (2 * np.arange(Q + 1)))
        weights = weights * (error / error.max() + 1e-3)
        weights /= weights.sum()
    return best


def horner(coefficients, y):
    value = np.full_like(y, coefficients[-1])
    for each in coefficients[-2::-1]:
        value = value * y + each
    return value


largest, p, q = fit()
p, q = p.astype(np.float32), q.astype(np.float32)
x = np.linspace(-12, 12, 2_000_001).astype(np.float32)
z = np.clip(x, -np.float32(END), np.float32(END))
error = np.abs((z * horner(p, z * z) / horner(q, z * z)).astype(np.float64) - np.tanh(x.astype(np.float64)))
print("P", *p)
print("Q", *q)
print(f"largest error {largest:.2g} exact, {error.max():.2g} in single precision")
