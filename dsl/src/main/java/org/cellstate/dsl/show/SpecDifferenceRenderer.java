package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.model.SpecDifference;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows in what two models differ: a table, in text a sentence. */
public final class SpecDifferenceRenderer implements Renderer<SpecDifference> {

    @Override
    public Class<SpecDifference> type() {
        return SpecDifference.class;
    }

    @Override
    public MimeBundle render(SpecDifference difference) {
        MimeBundle words = MimeBundle.text(difference.toString());
        return difference.changes().isEmpty()
                ? words
                : words.withHtml(Html.table(
                        3,
                        List.of("setting", "first", "second"),
                        difference.changes().stream()
                                .map(change -> List.of(change.name(), change.from(), change.to()))
                                .toList()));
    }
}
