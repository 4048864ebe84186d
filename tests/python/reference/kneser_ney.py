"""Interpolated Kneser-Ney: probabilities by NLTK for NGramTest, bits per character for NGramsOfABookTest.

NLTK 3.9.1 has one discount for all orders and leaves single tokens undiscounted; the class below takes the discount there too and shares it
out evenly, as Chen and Goodman do, so that no token is impossible. The figures of the book come from no library: contexts are strings.

    python tests/python/reference/kneser_ney.py            needs nltk for the first part
"""

import math
import pathlib
from collections import Counter, defaultdict

BOOK = "datasets/src/main/resources/org/cellstate/datasets/pride-and-prejudice.txt"
MARKS = 3  # the unknown, the begin and the end are in the vocabulary


def bits(text, order):
    cut = int(len(text) * 0.9)
    training, test = text[:cut], text[cut:]
    letters = len(set(text)) + MARKS
    longest = [defaultdict(Counter) for _ in range(order)]
    for length in range(order):
        for place in range(length, cut):
            longest[length][training[place - length : place]][training[place]] += 1
    levels = [defaultdict(Counter) for _ in range(order - 1)] + [longest[-1]]
    for length in range(order - 1):
        for context, followers in longest[length + 1].items():
            for letter in followers:
                levels[length][context[1:]][letter] += 1
    discounts = []
    for level in levels:
        of = Counter(count for followers in level.values() for count in followers.values())
        discounts.append(of[1] / (of[1] + 2 * of[2]) if of[1] and of[2] else 0.5)
    surprise = 0
    for place, letter in enumerate(test):
        probability = 1 / letters
        for length in range(min(order - 1, place) + 1):
            followers = levels[length].get(test[place - length : place])
            if followers is None:
                break
            total, discount = followers.total(), discounts[length]
            own = max(0, followers.get(letter, 0) - discount)
            probability = (own + discount * len(followers) * probability) / total
        surprise -= math.log2(probability)
    return surprise / len(test)


def by_nltk():
    from nltk.lm import KneserNeyInterpolated
    from nltk.lm.smoothing import KneserNey
    from nltk.util import everygrams

    class Shared(KneserNey):
        def unigram_score(self, word):
            counts = {w: self._continuation_counts(w)[0] for w in self.vocab}
            total = sum(counts.values())
            kinds = sum(count > 0 for count in counts.values())
            return (max(0, counts[word] - self.discount) + self.discount * kinds / len(self.vocab)) / total

    text = [0, 1, 0, 2, 0, 1, 3, 1, 0, 1, 2, 2, 0, 1, 0]
    names = [str(token) for token in text]
    model = KneserNeyInterpolated(3, discount=0.75)
    model.fit([list(everygrams(names, max_len=3))], vocabulary_text=[str(token) for token in range(5)])
    model.vocab = [str(token) for token in range(5)]
    model.estimator = Shared(model.vocab, model.counts, 3, discount=0.75)
    for context in ((), ("0",), ("0", "1"), ("3", "1"), ("2", "3"), ("1", "4")):
        scores = [model.unmasked_score(str(token), context) for token in range(5)]
        print(context, [round(score, 9) for score in scores])


if __name__ == "__main__":
    by_nltk()
    book = (pathlib.Path(__file__).parents[3] / BOOK).read_text(encoding="utf-8")
    for n in (1, 3, 5, 6):
        print(n, f"{bits(book, n):.6f}")
