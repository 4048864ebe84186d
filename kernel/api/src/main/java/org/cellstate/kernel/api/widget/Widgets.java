package org.cellstate.kernel.api.widget;

import java.util.List;

/**
 * The words for widgets.
 *
 * <pre>{@code
 * interact(slider("hidden", 8, 128, 8), dropdown("cell", "lstm", "gru"), (hidden, cell) ->
 *         "a network of " + hidden + " " + cell + " units")
 * }</pre>
 */
public final class Widgets {

    private Widgets() {}

    /** Returns a slider over whole numbers that begins at the smallest. */
    public static IntSlider slider(String label, int min, int max) {
        return slider(label, min, max, 1);
    }

    /**
     * Returns a slider over whole numbers that begins at the smallest.
     *
     * @param step what one press of an arrow key changes
     */
    public static IntSlider slider(String label, int min, int max, int step) {
        return new IntSlider(label, min, max, step);
    }

    /** Returns a slider over real numbers that begins at the smallest and has a hundred steps. */
    public static DoubleSlider slider(String label, double min, double max) {
        return slider(label, min, max, max > min ? (max - min) / 100 : 1);
    }

    /**
     * Returns a slider over real numbers that begins at the smallest.
     *
     * @param step what one press of an arrow key changes
     */
    public static DoubleSlider slider(String label, double min, double max, double step) {
        return new DoubleSlider(label, min, max, step);
    }

    /** Returns a choice of one of several values, shown by their {@code toString}; it begins with the first. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are copied, nothing is stored into them
    public static <T> Dropdown<T> dropdown(String label, T... values) {
        return new Dropdown<>(label, List.of(values));
    }

    /** Returns a choice of one of several values, shown by their {@code toString}; it begins with the first. */
    public static <T> Dropdown<T> dropdown(String label, List<? extends T> values) {
        return new Dropdown<>(label, values);
    }

    /** Returns a box to tick. */
    public static Checkbox checkbox(String label, boolean ticked) {
        return new Checkbox(label, ticked);
    }

    /** Returns a line to write in. */
    public static TextField textField(String label, String text) {
        return new TextField(label, text);
    }

    /** Returns a button that does something at each click. */
    public static Button button(String label, Runnable work) {
        return new Button(label).onClick(work);
    }

    /** Returns a place for what code prints, shows and throws. */
    public static OutputArea outputArea() {
        return new OutputArea();
    }

    /** Returns widgets side by side. */
    public static Box row(Widget... parts) {
        return new Box(false, List.of(parts));
    }

    /** Returns widgets one below the other. */
    public static Box column(Widget... parts) {
        return new Box(true, List.of(parts));
    }

    /** Returns a control, and below it what a function returns for its value, each time it is moved. */
    public static <A> Interaction interact(Control<A> a, Interaction.Of1<? super A> function) {
        return new Interaction(List.of(a), () -> function.apply(a.value()));
    }

    /** Returns two controls, and below them what a function returns for their values, each time one is moved. */
    public static <A, B> Interaction interact(
            Control<A> a, Control<B> b, Interaction.Of2<? super A, ? super B> function) {
        return new Interaction(List.of(a, b), () -> function.apply(a.value(), b.value()));
    }

    /** Returns three controls, and below them what a function returns for their values, each time one is moved. */
    public static <A, B, C> Interaction interact(
            Control<A> a, Control<B> b, Control<C> c, Interaction.Of3<? super A, ? super B, ? super C> function) {
        return new Interaction(List.of(a, b, c), () -> function.apply(a.value(), b.value(), c.value()));
    }

    /** Returns a control, and below it what code prints and shows for its value, each time it is moved. */
    public static <A> Interaction react(Control<A> a, Interaction.With1<? super A> code) {
        return interact(a, x -> {
            code.run(x);
            return null;
        });
    }

    /** Returns two controls, and below them what code prints and shows for their values, each time one is moved. */
    public static <A, B> Interaction react(Control<A> a, Control<B> b, Interaction.With2<? super A, ? super B> code) {
        return interact(a, b, (x, y) -> {
            code.run(x, y);
            return null;
        });
    }

    /** Returns three controls, and below them what code prints and shows for their values, each time one is moved. */
    public static <A, B, C> Interaction react(
            Control<A> a, Control<B> b, Control<C> c, Interaction.With3<? super A, ? super B, ? super C> code) {
        return interact(a, b, c, (x, y, z) -> {
            code.run(x, y, z);
            return null;
        });
    }
}
