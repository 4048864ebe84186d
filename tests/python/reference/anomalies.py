"""Reference values for evaluate.anomaly: scores and limits by numpy and scipy, precision, recall, F1 and the curve by scikit-learn.

The numbers stand in AnomaliesTest. Run in an environment with numpy, scipy and scikit-learn; prints their versions first.
"""

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

held_out = np.array([0.3, -0.1, 0.2, -0.4, 0.1, 0.0, -0.2, 0.6, -0.3, 0.1, -0.1])
errors = np.array([0.1, -0.5, 2.0, 2.5, -0.2, 0.0, 1.1, -3.0, 0.4, 0.2])
labels = np.array([0, 0, 1, 1, 1, 0, 0, 1, 0, 0])

print("numpy", np.__version__, "scipy", scipy.__version__, "scikit-learn", sklearn.__version__)
centre = np.median(held_out)
scale = 1.4826 * np.median(np.abs(held_out - centre))
scores = np.abs(errors - centre) / scale
limit = stats.norm.ppf(1 - 0.01 / 2)
flags = scores > limit
print("centre", repr(float(centre)), "scale", repr(float(scale)))
print("scores", [round(float(s), 10) for s in scores])
print("limit 0.001", repr(float(stats.norm.ppf(1 - 0.001 / 2))), "0.01", repr(float(limit)))
print("flags", flags.astype(int).tolist())
print("precision", metrics.precision_score(labels, flags), "recall", metrics.recall_score(labels, flags),
      "f1", metrics.f1_score(labels, flags))
print("average precision", repr(float(metrics.average_precision_score(labels, scores))))
precision, recall, limits = metrics.precision_recall_curve(labels, scores)
print("curve", [(round(float(t), 6), round(float(p), 6), round(float(r), 6))
                for p, r, t in zip(precision, recall, limits)][::-1])
