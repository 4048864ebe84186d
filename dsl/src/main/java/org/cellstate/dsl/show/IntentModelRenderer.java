package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.IntentModel;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a model of intents: what it is, how training went, when it refuses, and how to talk to it. */
public final class IntentModelRenderer implements Renderer<IntentModel> {

    @Override
    public Class<IntentModel> type() {
        return IntentModel.class;
    }

    @Override
    public MimeBundle render(IntentModel model) {
        String name = model.classifier().spec().label() + " for " + model.intents();
        String next = "Talk to it: .chat().say(\"hello\") · what it is worth: .evaluate()";
        return MimeBundle.text(name + "\n" + model.history() + "\n" + model.threshold() + "\n" + next)
                .withHtml(Html.line(Html.bold(name))
                        + Html.line(Html.text(model.history().toString()))
                        + Html.line(Html.text(model.threshold().toString()))
                        + Html.line(Html.text(next)));
    }
}
