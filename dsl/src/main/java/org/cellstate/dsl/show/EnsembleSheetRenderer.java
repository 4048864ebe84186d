package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.EnsembleSheet;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what an ensemble and its members were worth as a table. */
public final class EnsembleSheetRenderer implements Renderer<EnsembleSheet> {

    @Override
    public Class<EnsembleSheet> type() {
        return EnsembleSheet.class;
    }

    @Override
    public MimeBundle render(EnsembleSheet sheet) {
        return MimeBundle.text(EnsembleWords.text(sheet)).withHtml(EnsembleWords.html(sheet));
    }
}
