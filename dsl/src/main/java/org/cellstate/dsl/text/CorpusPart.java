package org.cellstate.dsl.text;

/**
 * A part of a corpus in numbers.
 *
 * @param name train, validate or test
 * @param texts how many documents, or pieces of them
 * @param characters as people count them
 * @param tokens how many
 * @param unknown how many of them are not known
 * @param longest the tokens of the longest text
 */
public record CorpusPart(String name, int texts, long characters, long tokens, long unknown, long longest) {

    static CorpusPart of(String name, Iterable<String> texts, Tokenizer tokenizer) {
        int count = 0;
        long characters = 0;
        long tokens = 0;
        long unknown = 0;
        long longest = 0;
        for (String text : texts) {
            int[] ids = tokenizer.encode(text);
            count++;
            characters += CharacterTokenizer.clusters(text).size();
            tokens += ids.length;
            longest = Math.max(longest, ids.length);
            for (int id : ids) {
                unknown += id == Vocabulary.UNKNOWN ? 1 : 0;
            }
        }
        return new CorpusPart(name, count, characters, tokens, unknown, longest);
    }

    /** Returns how many tokens a text has on average. */
    public double mean() {
        return texts == 0 ? 0 : tokens / (double) texts;
    }
}
