package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted regressor: what it is, how its training ended, its layers, and where it comes from. */
public final class RegressorRenderer implements Renderer<Regressor> {

    @Override
    public Class<Regressor> type() {
        return Regressor.class;
    }

    @Override
    public MimeBundle render(Regressor model) {
        return new ModelCard(model.data().toString(), model.summary(), model.history(), model.provenance()).bundle();
    }
}
