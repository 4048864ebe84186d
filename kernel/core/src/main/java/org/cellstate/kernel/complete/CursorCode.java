package org.cellstate.kernel.complete;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstate.kernel.repl.MaskedSource;

/**
 * A cell up to the cursor, made whole for the compiler: {@link #MARK} stands where the begun name stands, open brackets are closed,
 * and methods and types of the cell are members of one class, so that they know each other.
 */
final class CursorCode {

    /** The name that stands for what is begun. */
    static final String MARK = "cursor$here";

    private static final Pattern IMPORT = Pattern.compile("\\s*import\\b.*", Pattern.DOTALL);
    private static final Pattern NEW = Pattern.compile(".*\\bnew\\s+(?:[\\w.]+\\.)?", Pattern.DOTALL);
    private static final Pattern CASE = Pattern.compile(".*\\bcase\\s+(?:[\\w\\s,]+,\\s*)?", Pattern.DOTALL);

    private static final Pattern INFERRED = Pattern.compile("\\s*(?:final\\s+)?(var)\\s+\\w+\\s*=");
    private static final Pattern GENERIC = Pattern.compile(".*\\b[A-Z]\\w*\\s*(<[\\w\\s.,?<>]*)", Pattern.DOTALL);
    private static final Pattern CREATION = Pattern.compile(".*\\bnew\\s+[\\w.]+\\s*<[^(]*", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile(
            ".*\\b(?:class|interface|record|enum)\\b[^{;]*\\b(?:extends|implements|permits)\\s[^{;]*", Pattern.DOTALL);

    private CursorCode() {}

    /**
     * Returns the statements.
     *
     * @param before the cell up to where the begun name begins
     * @param pieces where each snippet of it begins and ends, the last one with the cursor at its end
     */
    static String of(String before, List<int[]> pieces) {
        StringBuilder members = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        for (int[] piece : pieces.subList(0, pieces.size() - 1)) {
            String source = before.substring(piece[0], piece[1]);
            if (CompletionContext.isDeclaration(source)) {
                if (!IMPORT.matcher(MaskedSource.of(source).text()).matches()) {
                    members.append(source).append('\n');
                }
            } else {
                statements.append(source).append('\n');
            }
        }
        int[] last = pieces.get(pieces.size() - 1);
        String begun = before.substring(Math.min(last[0], before.length()));
        String whole = closed(begun);
        if (CompletionContext.isDeclaration(begun)) {
            return statements + "\nclass Cell$ {\n" + members + whole + "\n}";
        }
        return members.length() == 0
                ? statements + whole
                : "class Cell$ {\n" + members + "Object run$() throws Throwable {\n" + statements + whole + "\n}}";
    }

    private static String closed(String begun) {
        MaskedSource masked = MaskedSource.of(begun);
        StringBuilder whole = new StringBuilder(begun);
        if (masked.text().endsWith("::")) { // nothing is known of a reference before it is whole
            whole.replace(whole.length() - 2, whole.length(), ".");
        }
        Matcher inferred = INFERRED.matcher(masked.text());
        if (inferred.lookingAt()) { // nor of a variable whose type comes from what is not whole
            whole.replace(inferred.start(1), inferred.end(1), "Object");
        }
        whole.append(MARK);
        Matcher generic = GENERIC.matcher(masked.text());
        if (generic.matches()) {
            String arguments = generic.group(1);
            long open = arguments.chars().filter(c -> c == '<').count()
                    - arguments.chars().filter(c -> c == '>').count();
            whole.append(">".repeat((int) Math.max(0, open)));
            whole.append(CREATION.matcher(masked.text()).matches() ? "()" : " x");
        }
        if (NEW.matcher(masked.text()).matches()) {
            whole.append("()");
        }
        Matcher label = CASE.matcher(masked.text());
        if (label.matches()) {
            whole.append(": break");
        }
        if (HEAD.matcher(masked.text()).matches()) {
            whole.append(" {}");
        }
        for (int open : masked.open()) {
            switch (masked.text().charAt(open)) {
                case '(' -> whole.append(')');
                case '[' -> whole.append(']');
                default -> whole.append(";}");
            }
        }
        return whole.append(';').toString();
    }
}
