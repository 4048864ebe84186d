#!/usr/bin/env python3
"""Byte-pair encoding by two other implementations, for BytePairsTest: subword-nmt 0.3.8 (the authors' own) and tokenizers 0.23.3.

Both learn on the words of letters of Pride and Prejudice, without any gaps. subword-nmt marks the end of a word where Cellstate marks that
a piece goes on, so it is given the words backwards, and its merges are turned round. Of equally frequent pairs it takes another one, and
so do tokenizers: the numbers are the merges until the first tie, and how many pieces the text has.
"""

import collections
import io
import pathlib
import re

from subword_nmt import apply_bpe, learn_bpe
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

ROOT = pathlib.Path(__file__).parents[3]
NOVEL = ROOT / "datasets/src/main/resources/org/cellstate/datasets/pride-and-prejudice.txt"
WORDS = re.findall("[A-Za-z]+", NOVEL.read_text(encoding="utf-8"))


def authors(merges):
    codes = io.StringIO()
    learn_bpe.learn_bpe(io.StringIO(" ".join(word[::-1] for word in WORDS)), codes, merges)
    learned = []
    for line in codes.getvalue().splitlines()[1:]:
        last, first = line.split(" ")
        learned.append(tuple(shown(piece) for piece in (first, last)))
    codes.seek(0)
    bpe = apply_bpe.BPE(codes)
    pieces = {word: len(bpe.segment(word[::-1]).split(" ")) for word in set(WORDS)}
    return learned, sum(pieces[word] for word in WORDS)


def shown(piece):
    return piece[: -len("</w>")][::-1] if piece.endswith("</w>") else "##" + piece[::-1]


def library(merges):
    tokenizer = Tokenizer(models.BPE(continuing_subword_prefix="##"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    alphabet = len(set("".join(WORDS))) + len({"##" + c for word in WORDS for c in word[1:]})
    trainer = trainers.BpeTrainer(
        vocab_size=alphabet + merges, min_frequency=2, continuing_subword_prefix="##", show_progress=False
    )
    tokenizer.train_from_iterator([" ".join(WORDS)], trainer)
    return len(tokenizer.encode(" ".join(WORDS)).ids)


def until_tie(merges):
    """How many of these merges are made before two pairs are equally frequent."""
    counts = collections.Counter(WORDS)
    words = {word: [word[0]] + ["##" + c for c in word[1:]] for word in counts}
    for number, (left, right) in enumerate(merges):
        pairs = collections.Counter()
        for word, pieces in words.items():
            for pair in zip(pieces, pieces[1:]):
                pairs[pair] += counts[word]
        (best, most), (_, second) = pairs.most_common(2)
        if most == second:
            return number
        assert best == (left, right), (best, left, right)
        for pieces in words.values():
            i = 0
            while i + 1 < len(pieces):
                if (pieces[i], pieces[i + 1]) == (left, right):
                    pieces[i : i + 2] = [left + right[2:]]
                i += 1
    return len(merges)


if __name__ == "__main__":
    learned, pieces = authors(2000)
    tie = until_tie(learned)
    print("merges before a tie:", tie)
    print(" ".join(left + "+" + right for left, right in learned[:tie]))
    print("pieces of", len(WORDS), "words after 2000 merges: subword-nmt", pieces, "tokenizers", library(2000))
