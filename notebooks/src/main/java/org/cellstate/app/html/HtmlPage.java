package org.cellstate.app.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cellstate.app.FileInPlace;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.Output;

/**
 * A notebook as one web page that holds everything it shows. The page's own policy forbids scripts and fetching, whatever the
 * outputs hold.
 */
public final class HtmlPage {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
                    + "font-src data:; base-uri 'none'; form-action 'none'";

    private final Notebook notebook;
    private final String fileName;
    private final Markdown markdown;
    private final OutputHtml outputs;
    private final StringBuilder html = new StringBuilder();

    private HtmlPage(Notebook notebook, Path source) {
        this.notebook = notebook;
        this.fileName = String.valueOf(source.getFileName());
        this.markdown =
                new Markdown(Objects.requireNonNullElse(source.toAbsolutePath().getParent(), source));
        this.outputs = new OutputHtml(markdown);
    }

    /**
     * Returns the page.
     *
     * @param source the notebook's file: its name is the title of a notebook without a heading, and pictures named in markdown
     *     are looked for beside it
     */
    public static String of(Notebook notebook, Path source) {
        return new HtmlPage(notebook, source).render();
    }

    /** Writes the page aside and moves it into place. */
    public static void write(Notebook notebook, Path source, Path file) {
        FileInPlace.write(file, of(notebook, source));
    }

    private String render() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"generator\" content=\"Cellstate\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .append("<title>" + Escape.html(title()) + "</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n");
        appendStopNotice();
        List<Cell> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            appendCell(cells.get(i), i + 1);
        }
        return html.append("</main>\n<footer>" + Escape.html(fileName) + " · made with Cellstate</footer>\n")
                .append("</body>\n</html>\n")
                .toString();
    }

    private String title() {
        Optional<String> heading = notebook.cells().stream()
                .filter(cell -> cell.type().equals("markdown"))
                .flatMap(cell -> Markdown.firstHeading(cell.source()).stream())
                .findFirst();
        return heading.orElseGet(() -> notebook.title().isEmpty() ? fileName : notebook.title());
    }

    /** A reader who opens the page of a failed run learns it at the top, with a way to the place. */
    private void appendStopNotice() {
        List<Cell> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            for (Output output : cells.get(i).outputs()) {
                if (output instanceof Output.Failed failed && !cells.get(i).hasTag("raises-exception")) {
                    html.append("<p class=\"stopped\">This run stopped at <a href=\"#cell-" + (i + 1) + "\">cell ["
                            + count(cells.get(i)) + "]</a> with "
                            + Escape.html(failed.name().isEmpty() ? "an error" : failed.name()) + ".</p>\n");
                    return;
                }
            }
        }
    }

    private void appendCell(Cell cell, int number) {
        switch (cell.type()) {
            case "markdown" ->
                html.append("<section class=\"md\" id=\"cell-" + number + "\">\n")
                        .append(markdown.toHtml(cell.source(), cell.attachments()))
                        .append("</section>\n");
            case "code" -> appendCode(cell, number);
            default -> html.append("<pre class=\"raw\">" + Escape.html(cell.source()) + "</pre>\n");
        }
    }

    private void appendCode(Cell cell, int number) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return;
        }
        html.append("<section class=\"code\" id=\"cell-" + number + "\">\n");
        String source = "<div class=\"source\"><span class=\"count\">[" + count(cell) + "]</span><pre><code>"
                + JavaCode.toHtml(cell.source()) + "</code></pre></div>\n";
        html.append(cell.hides("source") ? folded("Code", source) : source);
        StringBuilder shown = new StringBuilder();
        cell.outputs().forEach(output -> shown.append(outputs.toHtml(output)).append('\n'));
        if (shown.length() > 0) {
            String block = "<div class=\"outputs\">\n" + shown + "</div>\n";
            html.append(cell.hides("outputs") ? folded("Output", block) : block);
        }
        html.append("</section>\n");
    }

    private static String count(Cell cell) {
        return cell.executionCount().isPresent()
                ? String.valueOf(cell.executionCount().getAsInt())
                : "\u00a0";
    }

    private static String folded(String summary, String content) {
        return "<details><summary>" + summary + "</summary>\n" + content + "</details>\n";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"), "page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
