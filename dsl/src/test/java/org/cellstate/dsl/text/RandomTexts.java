package org.cellstate.dsl.text;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Texts that nobody would write, the same ones every time. */
final class RandomTexts {

    private static final List<String> PIECES = List.of(
            "word",
            "Word",
            "it's",
            "mother-in-law",
            "1,000.50",
            "10:30",
            "4th",
            "'",
            "\u2019",
            "\"",
            "_",
            "-",
            "--",
            "...",
            ".",
            ",",
            "!",
            "?",
            "(",
            ")",
            "«",
            "»",
            "“",
            "”",
            "¿",
            "$",
            "#",
            "@",
            "&",
            "/",
            " ",
            " ",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u00A0",
            "\u3000",
            "\u2028",
            "e\u0301",
            "\u0301",
            "\u00AD",
            "\u200D",
            "日本",
            "ー",
            "ไทย",
            "नमस्ते",
            "👩‍🚀",
            "🇫🇷",
            "#️⃣",
            "\uE000",
            "\uE001",
            "\uE002",
            "\uFFFD",
            "\uD83D",
            "\uDE80",
            "\uFEFF",
            "\0",
            "\u0600",
            "##",
            "<0x41>",
            "ß",
            "İ",
            "ﬁ");

    private RandomTexts() {}

    /** Returns texts of pieces that rules of cutting turn on, and of any code units at all, unpaired surrogates among them. */
    static Stream<String> all(int count) {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    int length = random.nextInt(30);
                    for (int i = 0; i < length; i++) {
                        if (random.nextInt(8) == 0) {
                            text.append((char) random.nextInt(0x10000));
                        } else {
                            text.append(PIECES.get(random.nextInt(PIECES.size())));
                        }
                    }
                    return text.toString();
                })
                .limit(count);
    }
}
