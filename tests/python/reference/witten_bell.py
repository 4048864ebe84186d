"""Bits per character of n-grams by Witten and Bell on the last tenth of Pride and Prejudice, without any library.

Prints what NGramsOfABookTest expects. Contexts are strings here, and probabilities are mixed from the longest context down.
"""

import math
import pathlib
from collections import Counter, defaultdict

BOOK = "datasets/src/main/resources/org/cellstate/datasets/pride-and-prejudice.txt"
MARKS = 3  # the unknown, the begin and the end are in the vocabulary


def bits(text, order):
    cut = int(len(text) * 0.9)
    followers = defaultdict(Counter)
    for place in range(cut):
        for length in range(min(order - 1, place) + 1):
            followers[text[place - length : place]][text[place]] += 1
    letters = len(set(text)) + MARKS

    def probability(context, letter):
        shorter = probability(context[1:], letter) if context else 1 / letters
        if context not in followers:
            return shorter
        seen = followers[context]
        return (seen[letter] + len(seen) * shorter) / (seen.total() + len(seen))

    test = text[cut:]
    surprise = sum(-math.log2(probability(test[max(0, i - order + 1) : i], c)) for i, c in enumerate(test))
    return surprise / len(test)


if __name__ == "__main__":
    book = (pathlib.Path(__file__).parents[3] / BOOK).read_text(encoding="utf-8")
    for n in range(1, 7):
        print(n, f"{bits(book, n):.6f}")
