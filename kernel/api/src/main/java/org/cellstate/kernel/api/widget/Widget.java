package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.Displayable;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * Something to see and to move in a notebook. From any thread.
 *
 * <p>The front end has it from when a cell shows it until all cells that have shown it are run again or deleted, or it is
 * {@linkplain #close() closed}. Before and after, and where there is no front end, it is a plain value that shows itself as text.
 */
public abstract sealed class Widget implements Displayable permits Box, Button, Control, Interaction, OutputArea {

    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    /** Guards what follows, and the order in which changes are told. A container's is taken before those of its parts. */
    final Object lock = new Object();

    /** Where it can be seen: one token per time that it was shown. */
    private final Set<Object> places = Collections.newSetFromMap(new IdentityHashMap<>());

    private @Nullable Open open;

    /** The models of a shown widget: its own, and those of its layout and style. */
    private record Open(OpenModels all, Comm main, List<Comm> looks) {}

    /** What the front end has to show it with. */
    abstract Kind kind();

    /** How it looks; empty for those without a style. */
    Optional<Map<String, Object>> style() {
        return Optional.empty();
    }

    /** Its sizes, where they are not those that the front end chooses. */
    Map<String, Object> layout() {
        return Map.of();
    }

    /** Its present state, without layout, style and parts. */
    abstract Map<String, Object> attributes();

    /** What is shown in it. */
    List<Widget> parts() {
        return List.of();
    }

    /** Takes what the user does. */
    Model.Owner user() {
        return new Lost();
    }

    /** Takes note that it is no longer seen anywhere. */
    void released() {
        // most have nothing to clear away
    }

    /** Returns what it says in words, with its value. */
    abstract String text();

    @Override
    public MimeBundle toMimeBundle() {
        Object place = new Object();
        Optional<String> id = show(place, OpenModels.of(Notebook.comms()));
        MimeBundle text = MimeBundle.text(text());
        if (id.isEmpty()) {
            return text;
        }
        OutputArea.whenGone(() -> leave(place));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version_major", 2);
        view.put("version_minor", 0);
        view.put("model_id", id.get());
        return text.with(VIEW, view);
    }

    /** Returns whether a front end has it. */
    public final boolean isShown() {
        synchronized (lock) {
            return open != null && open.main().isOpen();
        }
    }

    /** Takes it out of the front end, wherever it is shown. It stays a value and can be shown again. */
    public final void close() {
        List<Object> all;
        synchronized (lock) {
            all = new ArrayList<>(places);
        }
        all.forEach(this::leave);
    }

    /** Gives the front end what it has not yet, and returns the identifier of the model; empty where there is no front end. */
    private Optional<String> show(Object place, OpenModels all) {
        synchronized (lock) {
            for (Widget part : parts()) {
                if (part.show(place, all).isEmpty()) {
                    return Optional.empty();
                }
            }
            if (open == null || !open.main().isOpen()) {
                places.clear();
                open = open(all);
            }
            if (open == null) {
                return Optional.empty();
            }
            places.add(place);
            return Optional.of(open.main().id());
        }
    }

    private @Nullable Open open(OpenModels all) {
        Map<String, Object> size = Kind.LAYOUT.state(layout());
        Comm layout = all.open(new Model(() -> new LinkedHashMap<>(size), Model.Owner.NOBODY));
        if (!layout.isOpen()) {
            return null;
        }
        List<Comm> looks = new ArrayList<>(List.of(layout));
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("layout", reference(layout));
        style().ifPresent(state -> {
            Comm style = all.open(new Model(() -> new LinkedHashMap<>(state), Model.Owner.NOBODY));
            looks.add(style);
            references.put("style", reference(style));
        });
        if (this instanceof Box || this instanceof Interaction) {
            references.put("children", parts().stream().map(Widget::reference).toList());
        }
        Model model = new Model(
                () -> {
                    Map<String, Object> state = kind().state(attributes());
                    state.putAll(references);
                    return state;
                },
                user());
        return new Open(all, all.open(model), looks);
    }

    private String reference() {
        synchronized (lock) {
            return open == null ? "" : reference(open.main());
        }
    }

    private static String reference(Comm comm) {
        return "IPY_MODEL_" + comm.id();
    }

    /** Takes it from a place where it was shown. */
    private void leave(Object place) {
        boolean gone = false;
        synchronized (lock) {
            if (places.remove(place) && places.isEmpty()) {
                release();
                gone = true;
            }
        }
        parts().forEach(part -> part.leave(place));
        if (gone) {
            released();
        }
    }

    private void release() {
        if (open != null) {
            OpenModels all = open.all();
            all.close(open.main());
            open.looks().forEach(all::close);
            open = null;
        }
    }

    /** Tells the front end of a change, if it has this widget. With the lock. */
    final void tell(Map<String, ?> change) {
        if (open != null) {
            open.main().send(Model.change("update", change));
        }
    }

    @Override
    public String toString() {
        return text();
    }

    /** Takes nothing from the user but notes that the front end has thrown the model away. */
    class Lost implements Model.Owner {

        @Override
        public void lost() {
            close();
        }
    }
}
