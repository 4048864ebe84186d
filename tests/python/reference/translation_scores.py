"""BLEU and chrF as sacrebleu prints them, and error rates of jiwer, for the tests of org.cellstate.dsl.evaluate.text.

The sentences are our own, and awkward: empty, of one word, right, wholly wrong, with signs, numbers, spaces of all kinds, scripts without
spaces, characters beyond the basic plane. Made with sacrebleu 2.6.0 and jiwer 4.0.0.

Usage: python translation_scores.py > dsl/src/test/resources/org/cellstate/dsl/evaluate/text/translation_scores.json
"""

import json

import jiwer
from sacrebleu.metrics import BLEU, CHRF

SENTENCES = [
    # name, hypothesis, first reference, second reference
    ("right", "The cat sat on the mat.", "The cat sat on the mat.", "There was a cat on the mat."),
    ("a word wrong", "The cat sat on a mat.", "The cat sat on the mat.", "A cat was sitting on the mat."),
    ("too short", "The cat", "The cat sat on the mat.", "The cat is sitting there."),
    ("too long", "The the the the cat sat sat on on the mat mat.", "The cat sat on the mat.", "A cat sat."),
    ("empty", "", "The cat sat on the mat.", "A cat."),
    ("empty reference", "The cat", "", "Cats"),
    ("both empty", "", "", ""),
    ("spaces alone", " \t ", "the cat", "cat"),
    ("one word", "cat", "cat", "dog"),
    ("one wrong word", "dog", "cat", "cats"),
    ("three words", "the black cat", "the black cat", "a cat"),
    ("signs", "\"Hello,\" she said: it's 5:30 (p.m.)!", "\"Hello\", she said; it's 5:30 p.m.!", "Hello, she said."),
    ("numbers", "It cost $1,234.56 - or 3.5% more, in 2020-21.", "It cost $1,234.56, or 3.5 % more in 2020-2021.",
     "It was 1234.56 dollars."),
    ("entities", "A &amp; B &lt;b&gt; &quot;c&quot; <skipped>d", "A & B <b> \"c\" d", "A and B"),
    ("broken line", "a hyphen-\nated word\nand a line", "a hyphenated word and a line", "a word"),
    ("accents", "Él comió ñoquis; ¿dónde está el café?", "Él comió ñoquis: ¿dónde está el café?", "¿Dónde está?"),
    ("combining", "cafe\u0301 de\u0301ja\u0300 vu", "café déjà vu", "cafe\u0301 déjà vu"),
    ("no-break spaces", "10\u00a0000\u202f€ et\u2003plus", "10 000 € et plus", "10\u00a0000 €"),
    ("Chinese", "我喜欢吃苹果。", "我爱吃苹果。", "我喜欢苹果。"),
    ("Arabic", "القطة على السجادة", "القطة جلست على السجادة", "قطة"),
    ("emoji", "I ❤️ 😀😃 cats 👨‍👩‍👧", "I ❤️ 😀 cats 👨‍👩‍👧", "😀😀"),
    ("case", "THE CAT sat", "the cat SAT", "The Cat Sat"),
    ("brackets", "(hi) [there] {you} ~all~ `x` a/b c@d #1 _y_ \\z ^w", "(hi there) {you} all x a/b #1 y z w", "hi"),
    ("phones", "K AE1 T S", "K AE1 T", "K AA T"),
    ("shifted", "b c d e f g", "a b c d e f", "x"),
    ("turned", "f e d c b a", "a b c d e f", "x"),
    ("doubled", "a a b b a a", "a b a b a", "x"),
    ("Turkish", "İstanbul'da IŞIK", "istanbul'da ışık", "x"),
    ("dots", "e.g. U.S.A., etc... 3.14.15,92 .5 5. a.b", "e.g., the U.S.A. etc. 3.14,15.92 0.5 5 a.b", "x"),
]

HYPOTHESES = [each[1] for each in SENTENCES]
FIRST = [each[2] for each in SENTENCES]
SECOND = [each[3] for each in SENTENCES]

METRICS = {
    "bleu": (BLEU, {}),
    "bleu effective": (BLEU, {"effective_order": True}),
    "bleu floor": (BLEU, {"smooth_method": "floor"}),
    "bleu add-k": (BLEU, {"smooth_method": "add-k"}),
    "bleu none": (BLEU, {"smooth_method": "none"}),
    "bleu tokenized": (BLEU, {"tokenize": "none", "force": True}),
    "bleu characters": (BLEU, {"tokenize": "char"}),
    "bleu lowercase": (BLEU, {"lowercase": True}),
    "bleu floor effective": (BLEU, {"smooth_method": "floor", "smooth_value": 0.25, "effective_order": True}),
    "chrf": (CHRF, {}),
    "chrf words": (CHRF, {"word_order": 2}),
    "chrf spaces": (CHRF, {"whitespace": True}),
    "chrf lowercase": (CHRF, {"lowercase": True, "word_order": 2}),
    "chrf order": (CHRF, {"char_order": 3, "beta": 1}),
}


def scored(name, sentences, hypotheses, references):
    kind, options = METRICS[name]
    metric = kind(**options)
    score = metric.corpus_score(hypotheses, references)
    signature = str(metric.get_signature()).rsplit("|version", 1)[0]
    return {"metric": name, "sentences": sentences, "sets": len(references), "printed": score.format(width=2),
            "precise": score.format(width=6, score_only=True), "signature": signature}


def scores():
    for name in METRICS:
        yield scored(name, "all", HYPOTHESES, [FIRST])
        yield scored(name, "all", HYPOTHESES, [FIRST, SECOND])
        for case, hypothesis, first, second in SENTENCES:
            yield scored(name, case, [hypothesis], [[first]])
            yield scored(name, case, [hypothesis], [[first], [second]])


def rates():
    for case, hypothesis, reference, _ in SENTENCES:
        right, written = " ".join(reference.split()), " ".join(hypothesis.split())
        if not right:
            continue
        for unit, process in (("word", jiwer.process_words), ("character", jiwer.process_characters)):
            out = process(right, written)
            rate = out.wer if unit == "word" else out.cer
            yield {"unit": unit, "sentences": case, "rate": rate, "substitutions": out.substitutions,
                   "insertions": out.insertions, "deletions": out.deletions}
    kept = [(" ".join(r.split()), " ".join(h.split())) for _, h, r, _ in SENTENCES if r.split()]
    out = jiwer.process_words([r for r, _ in kept], [h for _, h in kept])
    yield {"unit": "word", "sentences": "all", "rate": out.wer, "substitutions": out.substitutions,
           "insertions": out.insertions, "deletions": out.deletions}


print(json.dumps({
    "sentences": [dict(zip(("name", "hypothesis", "first", "second"), each)) for each in SENTENCES],
    "scores": list(scores()),
    "rates": list(rates()),
}))
