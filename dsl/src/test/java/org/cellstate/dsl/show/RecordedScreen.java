package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;

/** A screen that keeps all that is shown, and does at once what is to be done soon. */
final class RecordedScreen implements Screen {

    final List<MimeBundle> shown = new ArrayList<>();
    final List<MimeBundle> updates = new ArrayList<>();
    boolean interactive = true;

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public DisplayHandle show(MimeBundle bundle) {
        shown.add(bundle);
        return new DisplayHandle() {
            @Override
            public String id() {
                return "recorded";
            }

            @Override
            public void update(Object value) {
                updates.add((MimeBundle) value);
            }
        };
    }

    @Override
    public void soon(Runnable work) {
        work.run();
    }

    /** Returns the HTML of the last update. */
    String html() {
        return String.valueOf(updates.get(updates.size() - 1).data().get(MimeBundle.HTML));
    }

    /** Returns the text of the last update, thin spaces as plain ones. */
    String text() {
        return updates.get(updates.size() - 1).text().replace(Numbers.THIN_SPACE, ' ');
    }
}
