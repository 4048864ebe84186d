"""Multinomial logistic regression by scikit-learn, for SoftmaxRegressionTest.

scikit-learn makes small C * sum(loss) + |w|^2 / 2; ours is the mean loss + strength / 2 * |w|^2, so C = 1 / (strength * rows). Needs numpy and
scikit-learn; made with 2.4.6 and 1.9.1.

Usage: python softmax_regression.py
"""

import numpy as np
from sklearn.linear_model import LogisticRegression

TRUTH = [0, 1, 2, 0, 1, 2, 0, 0, 1, 2, 2, 1]
STRENGTH = 0.05

rows = np.array(
    [[np.sin(row), row * 7 % 5 - 2, np.cos(2 * row) + truth] for row, truth in enumerate(TRUTH)]
)
fitted = LogisticRegression(C=1 / (STRENGTH * len(rows)), tol=1e-12, max_iter=10_000).fit(rows, TRUTH)
probabilities = fitted.predict_proba(rows)
print("first", probabilities[0].round(6).tolist())
print("sixth", probabilities[5].round(6).tolist())
print("loss", round(float(-np.log(probabilities[np.arange(len(rows)), TRUTH]).mean()), 7))
