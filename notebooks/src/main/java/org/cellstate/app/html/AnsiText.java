package org.cellstate.app.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Terminal text as HTML: colours and weights become spans, a carriage return writes over its line, other control sequences
 * are left out.
 */
final class AnsiText {

    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[([0-?]*)[ -/]*([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private final StringBuilder html = new StringBuilder();
    private boolean bold;
    private boolean faint;
    private boolean italic;
    private boolean underlined;
    private boolean inverse;
    private @Nullable Colour foreground;
    private @Nullable Colour background;

    private AnsiText() {}

    /** A colour of the page's palette of 16, or one given in full. */
    private record Colour(int palette, String rgb) {}

    static String toHtml(String text) {
        AnsiText ansi = new AnsiText();
        String visible = overwritten(text);
        Matcher sequence = SEQUENCE.matcher(visible);
        int end = 0;
        while (sequence.find()) {
            ansi.append(visible.substring(end, sequence.start()));
            if ("m".equals(sequence.group(2))) {
                ansi.style(sequence.group(1));
            }
            end = sequence.end();
        }
        ansi.append(visible.substring(end));
        return ansi.html.toString();
    }

    /** Keeps of each line what a terminal would still show: what follows the last carriage return in it. */
    private static String overwritten(String text) {
        String lines = text.replace("\r\n", "\n");
        if (lines.indexOf('\r') < 0) {
            return lines;
        }
        return Pattern.compile("\n")
                .splitAsStream(lines)
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .collect(Collectors.joining("\n", "", lines.endsWith("\n") ? "\n" : ""));
    }

    private void append(String text) {
        if (text.isEmpty()) {
            return;
        }
        String attributes = attributes();
        String escaped = Escape.html(text);
        html.append(attributes.isEmpty() ? escaped : "<span" + attributes + ">" + escaped + "</span>");
    }

    private String attributes() {
        List<String> classes = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        addIf(classes, bold, "b");
        addIf(classes, faint, "f");
        addIf(classes, italic, "i");
        addIf(classes, underlined, "u");
        addIf(classes, inverse, "inv");
        if (foreground != null) {
            addColour(foreground, classes, "fg", styles, "color");
        }
        if (background != null) {
            addColour(background, classes, "bg", styles, "background-color");
        }
        return (classes.isEmpty() ? "" : " class=\"" + String.join(" ", classes) + "\"")
                + (styles.isEmpty() ? "" : " style=\"" + String.join(";", styles) + "\"");
    }

    private static void addIf(List<String> classes, boolean condition, String name) {
        if (condition) {
            classes.add(name);
        }
    }

    private static void addColour(
            Colour colour, List<String> classes, String prefix, List<String> styles, String property) {
        if (colour.palette() >= 0) {
            classes.add(prefix + colour.palette());
        } else {
            styles.add(property + ":" + colour.rgb());
        }
    }

    private void style(String parameters) {
        int[] codes = parameters.isEmpty() ? new int[] {0} : codes(parameters);
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            if ((code == 38 || code == 48) && i + 1 < codes.length) {
                int length = codes[i + 1] == 5 ? 2 : codes[i + 1] == 2 ? 4 : 0;
                if (length > 0 && i + length < codes.length) {
                    Colour colour = length == 2 ? indexed(codes[i + 2]) : rgb(codes[i + 2], codes[i + 3], codes[i + 4]);
                    setColour(code == 38, colour);
                }
                i += Math.max(1, length);
            } else {
                apply(code);
            }
        }
    }

    private static int[] codes(String parameters) {
        return Pattern.compile("[;:]")
                .splitAsStream(parameters)
                .mapToInt(code -> code.matches("[0-9]{1,4}") ? Integer.parseInt(code) : 0)
                .toArray();
    }

    private void apply(int code) {
        switch (code) {
            case 0 -> reset();
            case 1 -> bold = true;
            case 2 -> faint = true;
            case 3 -> italic = true;
            case 4 -> underlined = true;
            case 7 -> inverse = true;
            case 22 -> {
                bold = false;
                faint = false;
            }
            case 23 -> italic = false;
            case 24 -> underlined = false;
            case 27 -> inverse = false;
            case 39 -> foreground = null;
            case 49 -> background = null;
            default -> applyColour(code);
        }
    }

    private void applyColour(int code) {
        int palette = code % 10 + (code >= 90 ? 8 : 0);
        boolean known = code >= 30 && code <= 107 && (code < 48 || code >= 90) && code % 10 < 8;
        if (known) {
            setColour(code / 10 == 3 || code / 10 == 9, new Colour(palette, ""));
        }
    }

    private void setColour(boolean front, Colour colour) {
        if (front) {
            foreground = colour;
        } else {
            background = colour;
        }
    }

    private void reset() {
        bold = false;
        faint = false;
        italic = false;
        underlined = false;
        inverse = false;
        foreground = null;
        background = null;
    }

    private static Colour indexed(int index) {
        if (index < 16) {
            return new Colour(index, "");
        }
        if (index >= 232) {
            int grey = 8 + (index - 232) * 10;
            return rgb(grey, grey, grey);
        }
        int cube = index - 16;
        return rgb(CUBE[cube / 36 % 6], CUBE[cube / 6 % 6], CUBE[cube % 6]);
    }

    private static Colour rgb(int red, int green, int blue) {
        return new Colour(-1, String.format(Locale.ROOT, "#%02x%02x%02x", red & 255, green & 255, blue & 255));
    }
}
