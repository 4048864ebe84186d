package org.cellstate.kernel.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * Java source in which comments and the contents of literals are blanked, so that brackets, semicolons and names can be found by
 * looking at characters. Offsets are those of the source.
 */
public final class MaskedSource {

    private enum State {
        CODE,
        LINE_COMMENT,
        COMMENT,
        STRING,
        CHARACTER,
        TEXT_BLOCK
    }

    private static final String TEXT_BLOCK_QUOTES = "\"\"\"";

    private final StringBuilder masked;
    private final Deque<Integer> open = new ArrayDeque<>();
    private State state = State.CODE;
    private int commentStart;

    private MaskedSource(String source) {
        masked = new StringBuilder(source);
    }

    /** Masks source, whole or not. */
    public static MaskedSource of(String source) {
        MaskedSource result = new MaskedSource(source);
        int i = 0;
        while (i < source.length()) {
            i += result.state == State.CODE ? result.code(source, i) : result.blank(source, i);
        }
        return result;
    }

    /** Returns the source with comments and the contents of literals blanked; as long as the source. */
    public String text() {
        return masked.toString();
    }

    /** Returns whether the source ends within a comment or a literal. */
    public boolean endsInside() {
        return state != State.CODE;
    }

    /** Returns where the comment begins that is not closed at the end of the source. */
    public OptionalInt openComment() {
        return state == State.COMMENT ? OptionalInt.of(commentStart) : OptionalInt.empty();
    }

    /** Returns how many braces are open at the end of the source. */
    public int openBraces() {
        return (int)
                open.stream().filter(offset -> masked.charAt(offset) == '{').count();
    }

    /** Returns where the innermost bracket stands that is open at the end of the source. */
    public OptionalInt lastOpen() {
        return open.isEmpty() ? OptionalInt.empty() : OptionalInt.of(open.peek());
    }

    /** Returns the offsets of the open brackets, innermost first. */
    public List<Integer> open() {
        return List.copyOf(open);
    }

    private int code(String source, int i) {
        if (source.startsWith("//", i)) {
            return enter(State.LINE_COMMENT, i, 2, true);
        }
        if (source.startsWith("/*", i)) {
            commentStart = i;
            return enter(State.COMMENT, i, 2, true);
        }
        if (source.startsWith(TEXT_BLOCK_QUOTES, i)) {
            return enter(State.TEXT_BLOCK, i, TEXT_BLOCK_QUOTES.length(), false);
        }
        char c = source.charAt(i);
        switch (c) {
            case '"' -> state = State.STRING;
            case '\'' -> state = State.CHARACTER;
            case '(', '[', '{' -> open.push(i);
            case ')', ']', '}' -> open.poll();
            default -> {}
        }
        return 1;
    }

    private int enter(State next, int i, int length, boolean hide) {
        state = next;
        if (hide) {
            blankOut(i, length);
        }
        return length;
    }

    private int blank(String source, int i) {
        char c = source.charAt(i);
        boolean lineEnds = c == '\n';
        if (state == State.COMMENT && source.startsWith("*/", i)) {
            state = State.CODE;
            blankOut(i, 2);
            return 2;
        }
        if (state == State.TEXT_BLOCK && source.startsWith(TEXT_BLOCK_QUOTES, i)) {
            state = State.CODE;
            return TEXT_BLOCK_QUOTES.length();
        }
        if ((state == State.STRING && c == '"') || (state == State.CHARACTER && c == '\'')) {
            state = State.CODE;
            return 1;
        }
        if (lineEnds && (state == State.LINE_COMMENT || state == State.STRING || state == State.CHARACTER)) {
            state = State.CODE;
            return 1;
        }
        boolean escape = c == '\\' && state != State.LINE_COMMENT && state != State.COMMENT;
        int length = escape && i + 1 < source.length() && source.charAt(i + 1) != '\n' ? 2 : 1;
        blankOut(i, length);
        return length;
    }

    private void blankOut(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (masked.charAt(i) != '\n') {
                masked.setCharAt(i, ' ');
            }
        }
    }
}
