package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.List;

/** A notebook that writes down what it is asked to show, and ends its cell when told. */
final class RecordingHost implements NotebookHost {

    private final List<String> shown = new ArrayList<>();
    private final List<MimeBundle> bundles = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final boolean interactive;
    private int displays;

    RecordingHost() {
        this(true);
    }

    RecordingHost(boolean interactive) {
        this.interactive = interactive;
    }

    /** What was shown: the identifier of the display and the bundle's content. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    List<MimeBundle> bundles() {
        return List.copyOf(bundles);
    }

    List<String> texts() {
        return bundles.stream()
                .map(bundle -> bundle.text().replace('\u2009', ' '))
                .toList();
    }

    int displays() {
        return displays;
    }

    void endCell() {
        endings.forEach(Runnable::run);
        endings.clear();
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public DisplayHandle show(Object value) {
        displays++;
        String id = "display-" + displays;
        update(id, value);
        return new DisplayHandle() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public void update(Object next) {
                RecordingHost.this.update(id, next);
            }
        };
    }

    @Override
    public void update(String id, Object value) {
        MimeBundle bundle = render(value);
        bundles.add(bundle);
        shown.add(id + " " + bundle.data());
    }

    @Override
    public void atCellEnd(Runnable task) {
        endings.add(task);
    }

    @Override
    public void clearOutput(boolean wait) {
        shown.add("clear " + wait);
    }

    @Override
    public boolean interrupted() {
        return false;
    }

    @Override
    public boolean takeInterrupt() {
        return false;
    }
}
