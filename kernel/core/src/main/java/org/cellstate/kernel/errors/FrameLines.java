package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Writes the frames of an exception, a line each: what repeats is folded, and so is the middle of a long stack. */
final class FrameLines {

    /** Frames shown of one exception before the rest is folded. */
    private static final int SHOWN = 16;

    /** Frames that make up the longest round of calls that is seen as one. */
    private static final int LONGEST_ROUND = 8;

    /** A round that comes less often is written out. */
    private static final int FOLDED_FROM = 4;

    private final String indent;
    private final List<String> lines = new ArrayList<>();

    private FrameLines(String indent) {
        this.indent = indent;
    }

    /** Returns the lines; with {@code code}, the innermost frame in a cell comes with its code. */
    static List<String> of(String indent, List<Frame> frames, boolean code) {
        FrameLines result = new FrameLines(indent);
        result.add(frames, code);
        return result.lines;
    }

    private void add(List<Frame> frames, boolean code) {
        boolean codeIsDue = code;
        int shown = 0;
        int i = 0;
        while (i < frames.size()) {
            int left = frames.size() - i;
            if (shown >= SHOWN - 1 && left > 2) {
                fold("… " + (left - 1) + " more");
                i = frames.size() - 1;
            }
            int round = round(frames, i);
            int times = round == 0 ? 1 : repetitions(frames, i, round);
            int length = Math.max(1, round);
            for (Frame frame : frames.subList(i, i + length)) {
                boolean withCode = codeIsDue && frame instanceof Frame.InCell;
                lines.add(Ansi.dim(indent + "  at " + text(frame, withCode)));
                if (withCode) {
                    Frame.InCell cell = (Frame.InCell) frame;
                    CodeFrame.of(cell.source(), cell.line()).forEach(line -> lines.add(indent + line));
                    codeIsDue = false;
                }
                shown++;
            }
            if (times > 1) {
                fold("… the same again " + (times - 1) + " times");
            }
            int rest = frames.size() - (i + length * times);
            boolean cut = times > 1 // the JVM keeps so many frames and no more: here in the middle of a round
                    && rest < length
                    && frames.subList(i, i + rest).equals(frames.subList(frames.size() - rest, frames.size()));
            i = cut ? frames.size() : i + length * times;
        }
    }

    private void fold(String text) {
        lines.add(Ansi.dim(indent + "  " + text));
    }

    /** Returns how many frames from {@code start} on make up a round of calls that repeats; 0 if none does often enough. */
    private static int round(List<Frame> frames, int start) {
        for (int length = 1; length <= LONGEST_ROUND; length++) {
            if (repetitions(frames, start, length) >= FOLDED_FROM) {
                return length;
            }
        }
        return 0;
    }

    private static int repetitions(List<Frame> frames, int start, int length) {
        int times = 1;
        while (start + (times + 1) * length <= frames.size()
                && frames.subList(start, start + length)
                        .equals(frames.subList(start + times * length, start + (times + 1) * length))) {
            times++;
        }
        return times;
    }

    /**
     * Returns the frames of a stack that has overflowed. In which call of a round that happened, and at which of its instructions, is
     * chance: they begin with the whole round, its last line first.
     */
    static List<Frame> ofOverflow(List<Frame> frames) {
        for (int i = 0; i < Math.min(SHOWN, frames.size()); i++) {
            int round = round(frames, i);
            if (round > 0) {
                Frame last = Collections.max(frames.subList(i, i + round), Comparator.comparingInt(FrameLines::line));
                return frames.subList(frames.subList(i, i + round).indexOf(last) + i, frames.size());
            }
        }
        return frames;
    }

    private static int line(Frame frame) {
        return frame instanceof Frame.InCell cell
                ? cell.line()
                : ((Frame.InLibrary) frame).element().getLineNumber();
    }

    /** Returns where a frame stands, with its line of code if it is in a cell. */
    static String place(Frame frame) {
        return text(frame, false);
    }

    private static String text(Frame frame, boolean withCode) {
        if (frame instanceof Frame.InCell cell) {
            String method = cell.method().isEmpty() ? "" : ", " + cell.method();
            String code = withCode ? "" : ": " + cell.source().line(cell.line()).strip();
            return cell.source().title() + ", line " + cell.line() + method + code;
        }
        StackTraceElement element = ((Frame.InLibrary) frame).element();
        String file = element.getFileName() == null ? "unknown source" : element.getFileName();
        String line = element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber();
        return element.getClassName() + "." + element.getMethodName() + "(" + file + line + ")";
    }
}
