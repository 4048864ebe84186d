package org.cellstate.kernel.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.cellstate.kernel.repl.MaskedSource;

/**
 * The code before a cursor, made fit for JShell, which looks at one snippet: earlier statements of the cell stay, because they
 * declare what the last one uses; imports, methods and types before it are blanked.
 *
 * @param code the code up to the cursor, as long as the cell's up to there
 * @param nameStart where the name begins that ends at the cursor; the cursor itself if none does
 * @param masked the same code with comments and literals blanked
 * @param whole the cell up to the cursor as {@link CursorCode} makes it whole
 */
record CompletionContext(String code, int nameStart, MaskedSource masked, String whole) {

    private static final Pattern IMPORT = Pattern.compile("\\s*import\\b.*", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("\\s*(?:@?\\w[\\w-]*\\s+)*@?(?:class|interface|enum|record)\\s+\\w+.*", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "\\s*(?!(?:if|for|while|do|try|switch|synchronized|else|new|return|throw)\\b)[\\w<>\\[\\],.?&\\s]+\\s\\w+\\s*\\([^()]*\\)"
                    + "\\s*(?:throws[\\w,.\\s]+)?\\{.*",
            Pattern.DOTALL);

    /** Cuts what JShell should see out of a cell. */
    static CompletionContext of(SourceCodeAnalysis analysis, String beforeCursor) {
        StringBuilder code = new StringBuilder(beforeCursor);
        List<int[]> pieces = pieces(analysis, beforeCursor);
        int[] last = pieces.get(pieces.size() - 1);
        boolean lastDeclares = isDeclaration(beforeCursor.substring(last[0], last[1]));
        for (int[] piece : pieces.subList(0, pieces.size() - 1)) {
            if (lastDeclares || isDeclaration(beforeCursor.substring(piece[0], piece[1]))) {
                blank(code, piece[0], piece[1]);
            }
        }
        int nameStart = code.length();
        while (nameStart > 0 && Character.isJavaIdentifierPart(code.codePointBefore(nameStart))) {
            nameStart -= Character.charCount(code.codePointBefore(nameStart));
        }
        String whole = CursorCode.of(beforeCursor.substring(0, nameStart), pieces);
        return new CompletionContext(code.toString(), nameStart, MaskedSource.of(beforeCursor), whole);
    }

    /** Returns the begun name. */
    String prefix() {
        return code.substring(nameStart);
    }

    /** Returns the code before the begun name. */
    String beforeName() {
        return code.substring(0, nameStart);
    }

    /** Returns whether the name follows a dot or a double colon: it is a member of what stands before. */
    boolean isMember() {
        String before = beforeName().stripTrailing();
        return before.endsWith(".") || before.endsWith("::");
    }

    /** Returns whether the name follows a double colon. */
    boolean isReference() {
        return beforeName().stripTrailing().endsWith("::");
    }

    /** Returns whether an argument may begin at the cursor: after a bracket or a comma, with nothing of it written yet. */
    boolean beginsArgument() {
        String before = masked.text().stripTrailing();
        boolean at = before.endsWith("(") || before.endsWith(",");
        return prefix().isEmpty()
                && at
                && masked.lastOpen().isPresent()
                && code.charAt(masked.lastOpen().getAsInt()) == '(';
    }

    static List<int[]> pieces(SourceCodeAnalysis analysis, String code) {
        List<int[]> pieces = new ArrayList<>();
        int start = 0;
        while (true) {
            String rest = code.substring(start);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            boolean more = info.completeness().isComplete() && !info.remaining().isBlank();
            int end = more ? code.length() - info.remaining().length() : code.length();
            pieces.add(new int[] {start, end});
            if (!more) {
                return pieces;
            }
            start = end;
        }
    }

    static boolean isDeclaration(String piece) {
        String code = MaskedSource.of(piece).text();
        return IMPORT.matcher(code).matches()
                || TYPE.matcher(code).matches()
                || METHOD.matcher(code).matches();
    }

    private static void blank(StringBuilder code, int start, int end) {
        for (int i = start; i < end; i++) {
            if (code.charAt(i) != '\n') {
                code.setCharAt(i, ' ');
            }
        }
    }
}
