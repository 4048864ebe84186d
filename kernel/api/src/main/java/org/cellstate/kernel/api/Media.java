package org.cellstate.kernel.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words for things that are more than text, imported into every notebook: a cell that ends with {@code html("<b>bold</b>")} shows it.
 * Each has a plain text form beside it, for terminals and text exports.
 */
public final class Media {

    static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6])\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Media() {}

    /** Returns HTML, taken as it is. Front ends remove scripts and styles where they do not trust the notebook. */
    public static MimeBundle html(String html) {
        String words = TAG.matcher(
                        BREAK.matcher(UNSEEN.matcher(html).replaceAll("")).replaceAll("\n"))
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
        String text = words.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .collect(java.util.stream.Collectors.joining("\n"));
        return MimeBundle.text(PlainText.beginning(text, LONGEST_TEXT)).withHtml(html);
    }

    /** Returns Markdown. */
    public static MimeBundle markdown(String markdown) {
        return MimeBundle.text(PlainText.beginning(markdown, LONGEST_TEXT)).with(MimeBundle.MARKDOWN, markdown);
    }

    /** Returns LaTeX: text with formulas in {@code $…$}, or one formula without any dollar, which stands on a line of its own. */
    public static MimeBundle latex(String latex) {
        boolean marked =
                latex.contains("$") || latex.contains("\\begin{") || latex.contains("\\(") || latex.contains("\\[");
        return MimeBundle.text(PlainText.beginning(latex, LONGEST_TEXT))
                .with(MimeBundle.LATEX, marked ? latex : "$$" + latex.strip() + "$$");
    }

    /** Returns a formula in LaTeX, as {@link #latex} does. */
    public static MimeBundle math(String latex) {
        return latex(latex);
    }

    /** Returns a picture in SVG. */
    public static MimeBundle svg(String svg) {
        var title = Pattern.compile("(?s)<title>([^<]*)</title>").matcher(svg);
        String text = title.find()
                ? "An SVG picture: " + PlainText.line(title.group(1).strip())
                : "An SVG picture";
        return MimeBundle.text(PlainText.shortened(text, LONGEST_TEXT)).with(MimeBundle.SVG, svg);
    }

    /**
     * Returns JSON, which front ends show as a tree that folds.
     *
     * @param value JSON text, or maps, lists, arrays, records and plain values
     * @throws IllegalArgumentException if a text is no JSON
     */
    public static MimeBundle json(Object value) {
        Object tree = value instanceof String text ? JsonText.parsed(text) : JsonText.tree(value, 0);
        MimeBundle text = MimeBundle.text(PlainText.beginning(JsonText.written(tree), LONGEST_TEXT));
        return tree == null ? text : text.with(MimeBundle.JSON, tree);
    }

    /**
     * Returns a Vega-Lite chart (version 5), which JupyterLab draws by itself.
     *
     * @param specification JSON text, or a map
     * @throws IllegalArgumentException if a text is no JSON, or not an object
     */
    public static MimeBundle vegaLite(Object specification) {
        Object tree = specification instanceof String text ? JsonText.parsed(text) : JsonText.tree(specification, 0);
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("A Vega-Lite chart must be a JSON object.\n  received: "
                    + Sketch.line(tree, 60) + "\n  try: vegaLite(\"{\\\"mark\\\": \\\"bar\\\", …}\")");
        }
        Map<String, @Nullable Object> chart = new LinkedHashMap<>();
        chart.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        map.forEach((key, item) -> chart.put(String.valueOf(key), item));
        return MimeBundle.text(chartInWords(chart)).with(VEGA_LITE, chart);
    }

    private static String chartInWords(Map<String, @Nullable Object> chart) {
        StringBuilder words = new StringBuilder("A Vega-Lite chart");
        Object mark = chart.get("mark") instanceof Map<?, ?> details ? details.get("type") : chart.get("mark");
        if (mark != null) {
            words.append(" of marks \"").append(Sketch.line(mark, 40)).append('"');
        }
        if (chart.get("data") instanceof Map<?, ?> data && data.get("values") instanceof List<?> rows) {
            words.append(", ").append(PlainText.count(rows.size(), "row"));
        }
        Object said = Objects.requireNonNullElse(
                chart.get("description"), Objects.requireNonNullElse(chart.get("title"), ""));
        return said.equals("")
                ? words.toString()
                : words.append(": ").append(Sketch.line(said, 500)).toString();
    }

    /**
     * Returns an encoded picture: PNG, JPEG, GIF, WebP or SVG, told by its first bytes.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static MimeBundle image(byte[] encoded) {
        return PictureFile.sniffed(encoded)
                .orElseThrow(() -> noPicture(PlainText.count(encoded.length, "byte") + " that begin with "
                        + Sketch.line(java.util.Arrays.copyOf(encoded, Math.min(8, encoded.length)), 60)))
                .bundle();
    }

    /**
     * Returns the picture in a file, as {@link #image(byte[])} does.
     *
     * @throws IllegalArgumentException if there is no such file, or no picture in it
     */
    public static MimeBundle image(Path file) {
        try {
            return PictureFile.sniffed(Files.readAllBytes(file))
                    .orElseThrow(() -> noPicture("the file " + file))
                    .bundle(PlainText.line(file.toString()));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "A picture must be in a file that exists.\n  received: " + file + "\n  try: a path from "
                            + Path.of("").toAbsolutePath() + " on, where this notebook runs",
                    e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException noPicture(String received) {
        return new IllegalArgumentException("A picture must be a PNG, JPEG, GIF, WebP or SVG file.\n  received: "
                + received + "\n  try: convert it, or end the cell with a BufferedImage");
    }

    /**
     * Returns a sound with buttons to play it.
     *
     * @param samples from -1 to 1; others are clipped, NaN is silence
     * @param rate samples in a second, for example 44 100
     * @throws IllegalArgumentException if the rate is not above 0
     */
    public static MimeBundle sound(float[] samples, int rate) {
        return sound(new float[][] {samples}, rate);
    }

    /**
     * Returns a sound of some channels with buttons to play it.
     *
     * @param channels {@code [channel][time]}, left before right; values as in {@link #sound(float[], int)}
     * @param rate samples of one channel in a second
     * @throws IllegalArgumentException if the rate is not above 0, or the channels are none or not equally long
     */
    public static MimeBundle sound(float[][] channels, int rate) {
        boolean even = channels.length > 0;
        for (float[] channel : channels) {
            even &= channel.length == channels[0].length;
        }
        if (!even || rate <= 0) {
            throw new IllegalArgumentException(
                    "A sound must have a rate above 0 and channels of equal length.\n  received: "
                            + rate + " Hz, " + PlainText.count(channels.length, "channel")
                            + "\n  try: sound(new float[][] {left, right}, 44_100)");
        }
        return WavSound.player(
                WavSound.encoded(channels, rate), channels[0].length / (double) rate, rate, channels.length);
    }
}
