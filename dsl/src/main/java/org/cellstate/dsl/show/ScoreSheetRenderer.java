package org.cellstate.dsl.show;

import java.util.stream.Collectors;
import org.cellstate.dsl.evaluate.ScoreSheet;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows all scores of a model and the methods beside it as a table under the verdict. */
public final class ScoreSheetRenderer implements Renderer<ScoreSheet> {

    @Override
    public Class<ScoreSheet> type() {
        return ScoreSheet.class;
    }

    @Override
    public MimeBundle render(ScoreSheet sheet) {
        String notes =
                sheet.notes().stream().map(note -> Html.line(Html.text(note))).collect(Collectors.joining());
        return MimeBundle.text(sheet + "\n\n" + ScoreSheetWords.text(sheet))
                .withHtml(Html.line(Html.bold(sheet.toString()))
                        + Html.table(1, ScoreSheetWords.head(sheet), ScoreSheetWords.rows(sheet))
                        + notes);
    }
}
