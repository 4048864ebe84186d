"""Scores of predicted classes from scikit-learn, for the tests of org.cellstate.dsl.evaluate.classes.

Each case has classes, true positions and probabilities [row, class] or predicted positions; random ones, and those that go wrong easily:
equal probabilities, a class that is never predicted, one that is never true, one in neither, two classes, one class, one row. The expected
calibration error, which scikit-learn lacks, is computed here from its definition (Guo et al. 2017). null is not defined. Needs numpy,
scipy and scikit-learn; made with 2.4.6, 1.17.1 and 1.9.1.

Usage: python classification.py > dsl/src/test/resources/org/cellstate/dsl/evaluate/classes/classification.json
"""

import json
import warnings

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics

warnings.filterwarnings("ignore")
random = np.random.default_rng(20260101)


def softmax(raw):
    raised = np.exp(raw - raw.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def draw(rows, classes, skill, true=None):
    truth = random.choice(true if true is not None else classes, rows)
    raw = random.normal(size=(rows, classes))
    raw[np.arange(rows), truth] += skill
    return truth, softmax(raw)


def calibration_error(truth, probabilities, predicted, bins=10):
    confidence = probabilities[np.arange(len(truth)), predicted]
    right = predicted == truth
    error = 0.0
    for low, high in zip(np.arange(bins) / bins, np.arange(1, bins + 1) / bins):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return error


def number(value):
    return None if np.isnan(value) else float(value)


def average(values):
    kept = [value for value in values if value is not None]
    return float(np.mean(kept)) if kept else None


def of_probabilities(truth, probabilities, predicted, classes):
    areas, precisions, curves = [], [], []
    for each in range(classes):
        positive, score = truth == each, probabilities[:, each]
        both = positive.any() and not positive.all()
        areas.append(number(metrics.roc_auc_score(positive, score)) if both else None)
        precisions.append(number(metrics.average_precision_score(positive, score)) if positive.any() else None)
        false, found, _ = metrics.roc_curve(positive, score, drop_intermediate=False) if both else ([], [], [])
        curves.append({"falsePositives": list(map(float, false)), "truePositives": list(map(float, found))})
    one = np.eye(classes)[truth]
    brier = metrics.brier_score_loss(one, probabilities) if classes > 2 else None
    if classes == 2:
        brier = metrics.brier_score_loss(truth == 1, probabilities[:, 1], pos_label=True)
    if classes == 1:
        brier = 0.0
    return {
        "logLoss": float(metrics.log_loss(truth, probabilities, labels=list(range(classes)))) if classes > 1 else 0.0,
        "brier": float(brier),
        "calibrationError": float(calibration_error(truth, probabilities, predicted)),
        "areas": areas,
        "rocAuc": average(areas),
        "averagePrecision": average(precisions),
        "curves": curves,
    }


def case(name, classes, truth, probabilities=None, predicted=None):
    truth = np.asarray(truth)
    if predicted is None:
        predicted = probabilities.argmax(axis=1)
    every = list(range(classes))
    scores = {
        "accuracy": float(metrics.accuracy_score(truth, predicted)),
        "balancedAccuracy": float(metrics.balanced_accuracy_score(truth, predicted)),
        "matthews": float(metrics.matthews_corrcoef(truth, predicted)),
    }
    for kind in ("macro", "micro", "weighted"):
        precision, recall, f1, _ = metrics.precision_recall_fscore_support(
            truth, predicted, average=kind, zero_division=0
        )
        scores[kind] = [float(precision), float(recall), float(f1)]
    precision, recall, f1, count = metrics.precision_recall_fscore_support(
        truth, predicted, labels=every, zero_division=0
    )
    always = np.bincount(truth, minlength=classes).argmax()
    only = int(((predicted == truth) & (truth != always)).sum())
    constant = int(((predicted != truth) & (truth == always)).sum())
    return {
        "name": name,
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": np.asarray(predicted).tolist(),
        "probabilities": [] if probabilities is None else probabilities.tolist(),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=every).tolist(),
        "perClass": [list(map(float, row)) for row in zip(precision, recall, f1, count)],
        "scores": scores,
        "ofProbabilities": None if probabilities is None else of_probabilities(truth, probabilities, predicted, classes),
        "only": only,
        "onlyConstant": constant,
        "p": 1.0 if only + constant == 0 else float(binomtest(only, only + constant).pvalue),
    }


def cases():
    yield case("four classes", 4, *draw(60, 4, 1.5))
    yield case("seven classes, hardly better than chance", 7, *draw(90, 7, 0.3))
    yield case("two classes", 2, *draw(40, 2, 1.0))
    truth, probabilities = draw(50, 3, 1.0)
    yield case("equal probabilities", 3, truth, (np.round(probabilities * 4) + 1) / (np.round(probabilities * 4) + 1).sum(
        axis=1, keepdims=True))
    yield case("all probabilities equal", 3, truth, np.full((50, 3), 1 / 3))
    truth, probabilities = draw(40, 3, 1.0)
    probabilities[:, 2] = np.minimum(probabilities[:, 2], 0.05)
    yield case("a class never predicted", 3, truth, probabilities / probabilities.sum(axis=1, keepdims=True))
    yield case("a class never true", 3, *draw(40, 3, 0.5, true=[0, 2]))
    truth, probabilities = draw(40, 4, 1.0, true=[0, 1, 3])
    probabilities[:, 2] = 0
    yield case("a class neither true nor predicted", 4, truth, probabilities / probabilities.sum(axis=1, keepdims=True))
    yield case("probabilities of 0 and 1", 3, [0, 1, 2, 1, 0], np.eye(3)[[0, 1, 1, 1, 2]])
    yield case("one class", 1, [0, 0, 0], np.ones((3, 1)))
    yield case("one row", 3, [1], np.array([[0.2, 0.5, 0.3]]))
    yield case("labels alone", 5, random.integers(0, 5, 70), predicted=random.integers(0, 5, 70))
    truth, probabilities = draw(400, 2, 0.2)
    yield case("many rows", 2, np.where(random.random(400) < 0.5, truth, 0), np.round(probabilities, 2))


print(json.dumps(list(cases())))
