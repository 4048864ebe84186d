package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Measures, breaks and sets text. */
final class Lettering {

    /** Where a piece of text stands to its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final Pattern WORD_BREAK = Pattern.compile("[ \\n]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Graphics2D canvas;

    Lettering(Graphics2D canvas) {
        this.canvas = canvas;
    }

    double width(String raw, Font font) {
        String text = plain(raw);
        return Typeface.covering(text, font)
                .getStringBounds(text, canvas.getFontRenderContext())
                .getWidth();
    }

    /** A font shows nothing for tabs, line breaks and the like: they become spaces. */
    private static String plain(String text) {
        boolean clean = text.codePoints().noneMatch(Character::isISOControl);
        return clean ? text : CONTROL.matcher(text).replaceAll(" ");
    }

    /** Sets text on a baseline. */
    void set(String raw, Font font, Color colour, double x, double baseline, Anchor anchor) {
        String text = plain(raw);
        if (text.isEmpty()) {
            return;
        }
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width(text, font) / 2;
            case END -> width(text, font);
        };
        canvas.setFont(Typeface.covering(text, font));
        canvas.setColor(colour);
        canvas.drawString(text, (float) (x - shift), (float) baseline);
    }

    /** Returns text broken at spaces into lines that fit; the last of them ends with … where there is more than fits. */
    List<String> lines(String text, Font font, double width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : WORD_BREAK.splitAsStream(text.strip()).toList()) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        boolean cut = lines.size() > most;
        List<String> kept = new ArrayList<>(cut ? lines.subList(0, most) : lines);
        kept.replaceAll(full -> shortened(full, font, width));
        if (cut) {
            kept.set(most - 1, shortened(kept.get(most - 1) + " …", font, width));
        }
        return kept;
    }

    /** Returns text, or as much of its beginning as fits, ended by …. */
    String shortened(String text, Font font, double width) {
        String kept = text;
        while (kept.length() > 1 && width(kept, font) > width) {
            int end = kept.offsetByCodePoints(kept.length(), kept.endsWith("…") ? -2 : -1);
            kept = kept.substring(0, Math.max(0, end)).stripTrailing() + "…";
        }
        return kept;
    }
}
