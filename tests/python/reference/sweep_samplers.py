"""Numbers for the tests of org.cellstate.dsl.sweep.sample: Sobol's points and Parzen's densities by scipy, steps of CMA-ES by cmaes.

pip install scipy cmaes; written with scipy 1.17.1 and cmaes 0.13.1.
"""

import numpy as np
from cmaes import CMA
from scipy.stats import qmc, truncnorm

print("Sobol, 4 dimensions, points 0 to 7")
for point in qmc.Sobol(4, scramble=False).random(8):
    print(*point, sep=", ")

print("discrepancy (centred L2) of 64 points in 3 dimensions: plain, and the mean of 64 random ones")
print(qmc.discrepancy(qmc.Sobol(3, scramble=False).random(64)))
print(np.mean([qmc.discrepancy(np.random.default_rng(seed).random((64, 3))) for seed in range(50)]))

print("normal of mean 0.3 and deviation 0.2 cut to 0..1: density at 0.25, quantile of 0.1 and 0.9")
cut = truncnorm((0 - 0.3) / 0.2, (1 - 0.3) / 0.2, 0.3, 0.2)
print(cut.pdf(0.25), cut.ppf(0.1), cut.ppf(0.9))
print("the same over integer(1, 5) around 2 (0.3): density of 1, 2, 5")
print([5 * (cut.cdf(k / 5) - cut.cdf((k - 1) / 5)) for k in (1, 2, 5)])

print("normals cut to 0..1: mean 0.25, deviation 0.5, at 0.25; mean 0.75, the same, at 0.25; mean 0.25, deviation 0.75, at 0.25")
for mean, deviation in ((0.25, 0.5), (0.75, 0.5), (0.25, 0.75)):
    print(truncnorm((0 - mean) / deviation, (1 - mean) / deviation, mean, deviation).pdf(0.25))

print("CMA-ES: mean, step size and covariance after 4 generations told these points and costs")


def cost(x):
    return sum(1000 ** (i / 2) * (x[i] - 0.3) ** 2 for i in range(3))


optimizer = CMA(mean=np.full(3, 0.5), sigma=0.3)
size = optimizer.population_size
for generation in range(4):
    told = []
    for i in range(size):
        number = generation * size + i
        # Points that any language makes alike: parts of multiples of square roots.
        spread = 0.3 / (generation + 1)
        point = np.array([0.5 - 0.04 * generation + spread * (((number + 1) * root) % 1 * 2 - 1) for root in np.sqrt([2.0, 3.0, 5.0])])
        told.append((point, cost(point)))
    optimizer.tell(told)
print(size, *optimizer.mean, sep=", ")
print(optimizer._sigma)
print(optimizer._C)

ends = {"ellipsoid": [], "rosenbrock": []}
for seed in range(10):
    for name in ends:
        search = CMA(mean=np.full(5, 0.5), sigma=0.3, bounds=np.array([[0.0, 1.0]] * 5), seed=seed, n_max_resampling=100)
        best = np.inf
        for _ in range(300 // search.population_size + 1):
            told = []
            for _ in range(search.population_size):
                u = search.ask()
                if name == "ellipsoid":
                    x = -5 + 10 * u
                    value = sum(1000 ** (j / 4) * (x[j] - 1) ** 2 for j in range(5))
                else:
                    x = -2 + 4 * u
                    value = sum(100 * (x[j + 1] - x[j] ** 2) ** 2 + (1 - x[j]) ** 2 for j in range(4))
                told.append((u, value))
                best = min(best, value)
            search.tell(told)
        ends[name].append(best)
for name, values in ends.items():
    print(name, "best of 300, median of 10 seeds", np.median(values))
