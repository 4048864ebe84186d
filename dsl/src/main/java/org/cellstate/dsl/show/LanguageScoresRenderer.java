package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.language.LanguageScore;
import org.cellstate.dsl.evaluate.language.LanguageScores;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how well a language model foresaw a text beside its baselines, as a table under the verdict. */
public final class LanguageScoresRenderer implements Renderer<LanguageScores> {

    private static final List<String> HEAD = List.of("model", "bits per character", "bits per token", "perplexity");

    @Override
    public Class<LanguageScores> type() {
        return LanguageScores.class;
    }

    @Override
    public MimeBundle render(LanguageScores scores) {
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows(scores).forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> notes = notes(scores);
        return MimeBundle.text(scores.verdict() + "\n\n" + table + "\n" + String.join("\n", notes))
                .withHtml(Html.line(Html.bold(scores.verdict()))
                        + Html.table(1, HEAD, rows(scores))
                        + notes.stream().map(note -> Html.line(Html.text(note))).collect(Collectors.joining()));
    }

    private static List<List<String>> rows(LanguageScores scores) {
        double best =
                scores.scores().stream().mapToDouble(LanguageScore::bits).min().orElseThrow();
        return IntStream.range(0, scores.scores().size())
                .mapToObj(i -> {
                    LanguageScore score = scores.scores().get(i);
                    return List.of(
                            score.name() + (score.bits() == best ? " ★" : ""),
                            Numbers.fixed(score.bitsPerCharacter(), 3),
                            Numbers.fixed(score.bitsPerToken(), 3),
                            Numbers.fixed(score.perplexity(), 2));
                })
                .toList();
    }

    private static List<String> notes(LanguageScores scores) {
        LanguageScore model = scores.model();
        String of = scores.text() + ": " + Numbers.count(model.tokens()) + " tokens, "
                + Numbers.count(model.characters()) + " characters (Unicode code points); lower is better";
        return IntStream.rangeClosed(0, scores.notes().size())
                .mapToObj(i -> i == 0 ? of : scores.notes().get(i - 1))
                .toList();
    }
}
