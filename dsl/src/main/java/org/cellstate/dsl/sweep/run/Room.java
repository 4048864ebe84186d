package org.cellstate.dsl.sweep.run;

import java.util.PriorityQueue;
import org.cellstate.dsl.sweep.Bytes;
import org.cellstate.kernel.api.CellInterruptedException;

/**
 * Memory that trials share. One that does not fit beside those that run waits until they end; one alone always runs. What a trial gives, and
 * what the next one is proposed from, is the same however long it waits.
 */
final class Room {

    /** A fifth is left to what is not estimated: data, the comparison of epochs, the libraries' own. */
    private static final double SHARE = 0.8;

    private final Bytes free;
    private final Bytes capacity;
    private final Largest heap;
    private final Largest offHeap;
    private Bytes taken = Bytes.NONE;
    private Bytes largest = Bytes.NONE;
    private int inside;

    /**
     * @param free what there is
     * @param count how many trials want to run at a time
     */
    Room(Bytes free, int count) {
        this.free = free;
        this.capacity = new Bytes((long) (SHARE * free.heap()), (long) (SHARE * free.offHeap()));
        this.heap = new Largest(count);
        this.offHeap = new Largest(count);
    }

    /** The sum of the largest numbers that came. */
    private static final class Largest {

        private final int count;
        private final PriorityQueue<Long> numbers = new PriorityQueue<>();

        Largest(int count) {
            this.count = count;
        }

        void add(long number) {
            numbers.add(number);
            if (numbers.size() > count) {
                numbers.remove();
            }
        }

        long sum() {
            return numbers.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Waits until there is room, and takes it. */
    synchronized void enter(Bytes need) {
        heap.add(need.heap());
        offHeap.add(need.offHeap());
        largest = largest.most(need);
        while (inside > 0 && !taken.plus(need).fits(capacity)) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new CellInterruptedException();
            }
        }
        taken = taken.plus(need);
        inside++;
    }

    /** Gives back what was taken. */
    synchronized void leave(Bytes need) {
        taken = taken.minus(need);
        inside--;
        notifyAll();
    }

    /** Returns what to know where the largest trials do not fit beside each other, a sentence; empty if they do. */
    synchronized String note() {
        return new Bytes(heap.sum(), offHeap.sum()).fits(capacity)
                ? ""
                : "Memory was short, so that fewer trials ran at a time: one needs up to " + largest + ", and of "
                        + free
                        + " that were free a fifth is kept. More heap (-Xmx), which raises both, smaller batches or models help.";
    }
}
