package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Alignment;
import org.cellstate.dsl.evaluate.text.Edit;
import org.cellstate.dsl.evaluate.text.ErrorRate;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows an error rate, which mistakes are the most frequent, and which sequences are most wrong. */
public final class ErrorRateRenderer implements Renderer<ErrorRate> {

    private static final int MOST_MISTAKES = 8;
    private static final int MOST_SEQUENCES = 3;
    private static final List<String> HEAD = List.of("mistake", "right", "written", "times");

    @Override
    public Class<ErrorRate> type() {
        return ErrorRate.class;
    }

    @Override
    public MimeBundle render(ErrorRate rate) {
        if (rate.errors() == 0) {
            return MimeBundle.text(rate.toString()).withHtml(Html.line(Html.bold(rate.toString())));
        }
        TextTable table = TextTable.headed(3, HEAD.toArray(String[]::new));
        rows(rate).forEach(row -> table.row(row.toArray(String[]::new)));
        List<Alignment> worst = rate.worst(MOST_SEQUENCES);
        String below = "Most wrong:";
        return MimeBundle.text(rate + "\n\n" + table + "\n\n" + below + "\n"
                        + worst.stream().map(Alignment::toString).collect(Collectors.joining("\n\n")))
                .withHtml(Html.line(Html.bold(rate.toString()))
                        + Html.table(3, HEAD, rows(rate))
                        + Html.line(below)
                        + worst.stream().map(AlignmentRenderer::html).collect(Collectors.joining()));
    }

    private static List<List<String>> rows(ErrorRate rate) {
        List<List<String>> rows = new ArrayList<>();
        rate.mistakes().entrySet().stream().limit(MOST_MISTAKES).forEach(entry -> {
            Edit edit = entry.getKey();
            rows.add(List.of(
                    words(edit.kind()),
                    edit.right().isEmpty() ? "" : Tokens.seen(edit.right()),
                    edit.written().isEmpty() ? "" : Tokens.seen(edit.written()),
                    Numbers.count(entry.getValue())));
        });
        int more = rate.mistakes().size() - MOST_MISTAKES;
        if (more > 0) {
            rows.add(List.of("⋮ " + Numbers.count(more) + " more kinds", "", "", ""));
        }
        return rows;
    }

    private static String words(Edit.Kind kind) {
        return switch (kind) {
            case MATCH -> "right";
            case SUBSTITUTION -> "substituted";
            case INSERTION -> "inserted";
            case DELETION -> "missing";
        };
    }
}
