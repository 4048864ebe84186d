package org.cellstate.kernel.api;

import java.util.Collection;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Things to loop over, and a bar that shows how far the loop is: how many are done, how fast, and how long the rest will take.
 *
 * <p>The bar is one display that is redrawn at most five times a second, and ends as a line that says how it went. A loop within the
 * loop has its bar below, which vanishes when that loop is done. A loop that is left early says at the end of the cell where it
 * stopped. On a console the same is printed as a line every few seconds.
 *
 * @param <T> what is looped over
 */
public final class Progress<T> implements Iterable<T> {

    private final Iterable<T> things;
    private final OptionalLong total;
    private final String label;

    Progress(Iterable<T> things, OptionalLong total, String label) {
        this.things = things;
        this.total = total;
        this.label = label;
    }

    static <T> Progress<T> over(Iterable<T> things) {
        long size = things instanceof Collection<T> collection
                ? collection.size()
                : things instanceof Progress<T> progress ? progress.total.orElse(-1) : -1;
        return new Progress<>(things, size < 0 ? OptionalLong.empty() : OptionalLong.of(size), "");
    }

    /** Returns the same with a label before the bar. */
    public Progress<T> label(String text) {
        return new Progress<>(things, total, text);
    }

    /**
     * Returns the same with the number of things told, where it cannot be found out.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Progress<T> total(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("A number of things must be 0 or more.\n  received: " + count
                    + "\n  try: leave .total(…) out where it is not known");
        }
        return new Progress<>(things, OptionalLong.of(count), label);
    }

    /** Begins a loop with a bar of its own. */
    @Override
    public Iterator<T> iterator() {
        return iterator(Notebook.host(), System::nanoTime);
    }

    Iterator<T> iterator(NotebookHost host, LongSupplier clock) {
        Iterator<T> source = things.iterator();
        ProgressBar bar = ProgressBlock.begin(host, clock, label, total);
        return new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                settle();
                boolean more;
                try {
                    more = source.hasNext();
                } catch (RuntimeException | Error e) {
                    bar.end(ProgressBar.State.FAILED);
                    throw e;
                }
                if (!more) {
                    bar.end(ProgressBar.State.DONE);
                }
                return more;
            }

            @Override
            public T next() {
                settle();
                try {
                    T thing = source.next();
                    given = true;
                    return thing;
                } catch (RuntimeException | Error e) {
                    bar.end(ProgressBar.State.FAILED);
                    throw e;
                }
            }

            /** What was given last has been worked on when the next is asked for. */
            private void settle() {
                if (given) {
                    given = false;
                    bar.step();
                }
            }
        };
    }

    @Override
    public String toString() {
        return "Progress" + (label.isEmpty() ? "" : " " + label) + " over "
                + (total.isPresent() ? PlainText.count(total.getAsLong(), "thing") : "things");
    }
}
