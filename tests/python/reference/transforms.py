"""Box-Cox powers by maximum likelihood and scikit-learn's scalers on the first 108 months of AirPassengers and on skewed draws.

A line for each: name, then numbers. The first line has the versions of SciPy and scikit-learn that made them.

Usage: python transforms.py datasets/src/main/resources/org/cellstate/datasets/air-passengers.csv
"""

import csv
import sys

import numpy
import scipy
import sklearn
from scipy import stats
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

with open(sys.argv[1]) as lines:
    passengers = numpy.array([float(row["passengers"]) for row in csv.DictReader(lines)])[:108]
skewed = numpy.round(numpy.exp(numpy.sin(numpy.arange(40) * 1.7) * 1.3 + 0.02 * numpy.arange(40)), 3)

print("# scipy", scipy.__version__, "scikit-learn", sklearn.__version__)
for name, values in (("passengers", passengers), ("skewed", skewed)):
    transformed, power = stats.boxcox(values)
    print(name, "lambda", repr(float(power)), "first", repr(float(transformed[0])), "last", repr(float(transformed[-1])))
    half = stats.boxcox(values, 0.5)
    print(name, "lambda 0.5 first", repr(float(half[0])), "last", repr(float(half[-1])))
    column = values.reshape(-1, 1)
    robust = RobustScaler().fit(column)
    print(name, "robust", repr(float(robust.center_[0])), repr(float(robust.scale_[0])))
    low = MinMaxScaler().fit(column)
    print(name, "minmax", repr(float(low.data_min_[0])), repr(float(low.data_range_[0])))
    standard = StandardScaler().fit(column)
    print(name, "standard", repr(float(standard.mean_[0])), repr(float(standard.scale_[0])))
