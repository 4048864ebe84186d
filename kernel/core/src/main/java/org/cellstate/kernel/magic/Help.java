package org.cellstate.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a magic says of itself.
 *
 * @param names its name and, after it, others it has
 * @param form whether it is a line, a cell, or either
 * @param usage what follows the name
 * @param summary one sentence
 * @param options options with their meaning
 * @param operand what its arguments are, for completion
 * @param gives the type of its value for a variable, if it gives one; its code's own type where its operand is Java
 * @param example lines that can be pasted into a cell
 */
record Help(
        List<String> names,
        Form form,
        String usage,
        String summary,
        List<Option> options,
        Operand operand,
        Optional<String> gives,
        String example) {

    private static final int WIDTH = 88;

    static final String STRINGS = "java.util.List<java.lang.String>";

    /** Where a magic may stand. */
    enum Form {
        LINE,
        CELL,
        BOTH
    }

    /** What a magic's arguments are. */
    enum Operand {
        NOTHING,
        PATHS,
        COORDINATES,
        LIBRARY,
        JAVA,
        MAGIC_NAME
    }

    /** An option, as written, and what it does. */
    record Option(String name, String meaning) {}

    Help {
        names = List.copyOf(names);
        options = List.copyOf(options);
    }

    static Help line(String usage, String summary, String example, String... names) {
        return new Help(
                List.of(names), Form.LINE, usage, summary, List.of(), Operand.NOTHING, Optional.empty(), example);
    }

    Help form(Form next) {
        return new Help(names, next, usage, summary, options, operand, gives, example);
    }

    Help option(String name, String meaning) {
        List<Option> more = new java.util.ArrayList<>(options);
        more.add(new Option(name, meaning));
        return new Help(names, form, usage, summary, more, operand, gives, example);
    }

    Help operand(Operand next) {
        return new Help(names, form, usage, summary, options, next, gives, example);
    }

    Help gives(String type) {
        return new Help(names, form, usage, summary, options, operand, Optional.of(type), example);
    }

    /** Returns the first of its names. */
    String name() {
        return names.get(0);
    }

    /** Returns whether it may stand on a line among Java. */
    boolean isLine() {
        return form != Form.CELL;
    }

    /** Returns whether it may take a whole cell. */
    boolean isCell() {
        return form != Form.LINE;
    }

    /** Returns the name with its percent signs. */
    String title() {
        return isLine() ? "%" + name() : "%%" + name();
    }

    /** Returns the summary in lines that fit beside a file browser, each indented. */
    String summary(int indent) {
        return summary.replaceAll("(.{1," + (WIDTH - indent) + "})(?: |$)", " ".repeat(indent) + "$1\n")
                .stripTrailing();
    }

    /** Returns everything it says, as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (isLine()) {
            text.append(("%" + name() + " " + usage).strip()).append('\n');
        }
        if (isCell()) {
            text.append(("%%" + name() + " " + (isLine() ? "" : usage)).strip()).append('\n');
        }
        text.append('\n').append(summary(0)).append('\n');
        if (!options.isEmpty()) {
            text.append('\n');
        }
        for (Option option : options) {
            text.append("  ")
                    .append(option.name())
                    .append("  ")
                    .append(option.meaning())
                    .append('\n');
        }
        if (names.size() > 1) {
            String others = names.stream().skip(1).map(each -> "%" + each).collect(Collectors.joining(", "));
            text.append("\nalso called ").append(others).append('\n');
        }
        text.append("\nexample\n").append(example.strip().indent(2));
        return text.toString().stripTrailing();
    }
}
