#!/usr/bin/env python3
"""A file in word2vec's text format and the nearest words to one of its words, by gensim 4.4.0, for VectorsTest."""

import pathlib
import tempfile

import numpy
from gensim.models import KeyedVectors

WORDS = ["river", "stream", "bank", "money", "loan", "water"]

vectors = KeyedVectors(vector_size=4)
vectors.add_vectors(WORDS, numpy.random.default_rng(1).normal(size=(len(WORDS), 4)).round(3).astype(numpy.float32))
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "vectors.txt"
    vectors.save_word2vec_format(str(path), binary=False)
    print(path.read_text(encoding="utf-8"))
    for word, cosine in KeyedVectors.load_word2vec_format(str(path)).most_similar("river", topn=5):
        print(word, f"{cosine:.6f}")
