package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.evaluate.Provenance;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows where a fitted model comes from, as a table. */
public final class ProvenanceRenderer implements Renderer<Provenance> {

    @Override
    public Class<Provenance> type() {
        return Provenance.class;
    }

    @Override
    public MimeBundle render(Provenance provenance) {
        List<List<String>> rows = OriginWords.rows(provenance);
        TextTable table = TextTable.headed(2, "from", "");
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(table.toString()).withHtml(Html.table(2, List.of("from", ""), rows));
    }
}
