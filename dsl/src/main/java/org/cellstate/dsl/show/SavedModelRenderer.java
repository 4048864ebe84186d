package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.evaluate.SavedModel;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what a model's file holds: what kind of model, who wrote it, and where it comes from. */
public final class SavedModelRenderer implements Renderer<SavedModel> {

    @Override
    public Class<SavedModel> type() {
        return SavedModel.class;
    }

    @Override
    public MimeBundle render(SavedModel saved) {
        String title = saved.provenance().spec().label() + " · a saved " + saved.kind();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("saved by", "Cellstate " + saved.library()));
        rows.addAll(OriginWords.rows(saved.provenance()));
        TextTable table = TextTable.headed(2, "from", "");
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(title + "\n\n" + table)
                .withHtml(Html.line(Html.bold(title)) + Html.table(2, List.of("", ""), rows));
    }
}
