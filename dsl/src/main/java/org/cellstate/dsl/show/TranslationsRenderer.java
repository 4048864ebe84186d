package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.evaluate.text.Translations;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows translations as a table: what was read, what was written, and what a reader must know. */
public final class TranslationsRenderer implements Renderer<Translations> {

    private static final int MOST = 50;
    private static final List<String> HEAD = List.of("source", "translation", "");

    @Override
    public Class<Translations> type() {
        return Translations.class;
    }

    @Override
    public MimeBundle render(Translations translations) {
        TextTable table = TextTable.headed(3, HEAD.toArray(String[]::new));
        rows(translations).forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(table.toString()).withHtml(Html.table(3, HEAD, rows(translations)));
    }

    private static List<List<String>> rows(Translations translations) {
        List<List<String>> rows = new ArrayList<>();
        translations.all().stream()
                .limit(MOST)
                .forEach(each -> rows.add(List.of(each.sourceText(), shown(each), notes(each))));
        int more = translations.size() - MOST;
        if (more > 0) {
            rows.add(List.of("⋮ " + Numbers.count(more) + " more", "", ""));
        }
        return rows;
    }

    private static String shown(Translation translation) {
        return translation.text().isEmpty() ? "∅" : translation.text();
    }

    private static String notes(Translation translation) {
        return String.join(" ", translation.notes());
    }
}
