package org.cellstate.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.magic.Help.Operand;

/** Answers an editor about magics, and has another assistant answer about the Java around and in them. */
final class MagicAssistant implements Assistant {

    private static final String KIND = "keyword";
    private static final Pattern NAME = Pattern.compile("[ \\t]*(?<sign>%{1,2})[\\w-]*");

    private final Assistant java;
    private final MagicBook book;
    private final Operands operands;

    MagicAssistant(Assistant java, MagicBook book, Operands operands) {
        this.java = java;
        this.book = book;
        this.operands = operands;
    }

    @Override
    public Completions complete(String code, int cursor) {
        int at = offset(code, cursor);
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        Matcher name = NAME.matcher(code.substring(lineStart, at));
        if (name.matches() && isPlaceOfMagic(code.substring(0, lineStart))) {
            return names(code, lineStart + name.start("sign"), at);
        }
        List<Part> parts = parts(code);
        Optional<Part> magic = magicAt(parts, at);
        if (magic.isEmpty()) {
            return java.complete(javaOf(code, parts), cursor);
        }
        Optional<Help> help = help(magic.get());
        Optional<Span> own = javaIn(magic.get());
        if (own.isPresent()) {
            return own.get().contains(at)
                    ? java.complete(Blanked.codePoints(code, own.get()), cursor)
                    : new Completions(List.of(), cursor, cursor);
        }
        int wordStart = at;
        while (wordStart > lineStart && !Character.isWhitespace(code.charAt(wordStart - 1))) {
            wordStart--;
        }
        String word = code.substring(wordStart, at);
        boolean shellName = word.startsWith("!");
        List<Completion> found = help.stream()
                .flatMap(each -> shellName ? Stream.empty() : operands.of(each, word).stream())
                .map(text -> new Completion(text, KIND, ""))
                .toList();
        return completions(found, code, wordStart, at);
    }

    private Completions names(String code, int sign, int at) {
        String word = code.substring(sign, at);
        List<Completion> found = book.helps().stream()
                .filter(help -> !help.name().equals("!"))
                .flatMap(help -> help.names().stream()
                        .flatMap(name -> Stream.of(help.isLine() ? "%" + name : "", help.isCell() ? "%%" + name : ""))
                        .filter(text -> text.startsWith(word) && !text.isEmpty())
                        .map(text -> new Completion(text, KIND, help.usage())))
                .toList();
        return completions(found, code, sign, at);
    }

    private static Completions completions(List<Completion> found, String code, int start, int end) {
        return new Completions(found, code.codePointCount(0, start), code.codePointCount(0, end));
    }

    /** Whether a magic could begin behind this code. */
    private boolean isPlaceOfMagic(String before) {
        List<Part> parts = parts(before + "%x");
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Part.Line;
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detailLevel) {
        int at = offset(code, cursor);
        List<Part> parts = parts(code);
        Optional<Part> magic = magicAt(parts, at);
        if (magic.isEmpty()) {
            return java.inspect(javaOf(code, parts), cursor, detailLevel);
        }
        Optional<Span> own = javaIn(magic.get());
        if (own.isPresent() && own.get().contains(at)) {
            return java.inspect(Blanked.codePoints(code, own.get()), cursor, detailLevel);
        }
        return help(magic.get()).map(help -> MimeBundle.text(help.text()));
    }

    @Override
    public Completeness isComplete(String code) {
        List<Part> parts = parts(code);
        if (parts.isEmpty()) {
            return java.isComplete(code);
        }
        Part last = parts.get(parts.size() - 1);
        if (last instanceof Part.Java) {
            return java.isComplete(javaOf(code, parts));
        }
        Optional<Span> own = javaIn(last);
        if (last instanceof Part.Whole whole) {
            String body = whole.body().of(code);
            boolean ended = !body.isBlank()
                    && body.substring(body.lastIndexOf('\n') + 1).isBlank()
                    && body.contains("\n");
            return own.isPresent() && !body.isBlank()
                    ? java.isComplete(Blanked.codePoints(code, own.get()))
                    : new Completeness(ended ? "complete" : "incomplete", "");
        }
        if (own.isPresent()) {
            return java.isComplete(Blanked.codePoints(code, own.get()));
        }
        return new Completeness(code.endsWith("\\") ? "incomplete" : "complete", "");
    }

    /** A cell that cannot be told apart is left to the other assistant. */
    private List<Part> parts(String code) {
        try {
            return new CellParser(name -> book.find(name).isPresent()).parse(code);
        } catch (MagicException e) {
            return List.of();
        }
    }

    private static Optional<Part> magicAt(List<Part> parts, int at) {
        return parts.stream()
                .filter(part -> !(part instanceof Part.Java))
                .filter(part -> part.span().start() <= at && at <= part.span().end())
                .filter(part -> at < part.span().end() || parts.indexOf(part) == parts.size() - 1)
                .findFirst();
    }

    private static String javaOf(String code, List<Part> parts) {
        if (parts.isEmpty() || parts.stream().allMatch(Part.Java.class::isInstance)) {
            return code;
        }
        return Blanked.codePoints(
                code,
                parts.stream()
                        .filter(Part.Java.class::isInstance)
                        .map(Part::span)
                        .toArray(Span[]::new));
    }

    private Optional<Help> help(Part part) {
        Optional<Magic> magic = Optional.empty();
        if (part instanceof Part.Line line) {
            magic = book.find(line.name());
        } else if (part instanceof Part.Whole whole) {
            magic = book.find(whole.name());
        } else if (part instanceof Part.Question question) {
            magic = book.find(question.name());
        } else if (part instanceof Part.Shell) {
            magic = book.find("!");
        }
        return magic.map(Magic::help);
    }

    /** The Java that a magic is given. */
    private Optional<Span> javaIn(Part part) {
        if (help(part).filter(help -> help.operand() == Operand.JAVA).isEmpty()) {
            return Optional.empty();
        }
        if (part instanceof Part.Line line) {
            return Optional.of(new Span(line.arguments().start(), part.span().end()));
        }
        return part instanceof Part.Whole whole ? Optional.of(whole.body()) : Optional.empty();
    }

    private static int offset(String code, int cursor) {
        int within = Math.max(0, Math.min(cursor, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }
}
