package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted classifier: what it is, how its training ended, its layers, and where it comes from. */
public final class ClassifierRenderer implements Renderer<Classifier> {

    @Override
    public Class<Classifier> type() {
        return Classifier.class;
    }

    @Override
    public MimeBundle render(Classifier model) {
        return new ModelCard(model.data().toString(), model.summary(), model.history(), model.provenance()).bundle();
    }
}
