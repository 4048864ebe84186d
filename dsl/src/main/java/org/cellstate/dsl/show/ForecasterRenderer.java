package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/**
 * Shows a fitted model: what it is, how its training ended, its layers, and where it comes from. As a table: the learning curve
 * has just been shown by the training itself.
 */
public final class ForecasterRenderer implements Renderer<Forecaster> {

    @Override
    public Class<Forecaster> type() {
        return Forecaster.class;
    }

    @Override
    public MimeBundle render(Forecaster model) {
        return new ModelCard(model.data().toString(), model.summary(), model.history(), model.provenance()).bundle();
    }
}
