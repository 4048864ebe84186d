package org.cellstate.dsl.train;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cellstate.dsl.engine.Cores;
import org.cellstate.dsl.prepare.ExampleOrder;
import org.cellstate.dsl.prepare.Examples;

/**
 * The batches of a training in their order, each put together while the one before trains: that takes a core for the moments in which
 * the network needs only one. Where the network is held to one thread, that thread puts them together itself.
 *
 * @param <B> a batch
 */
final class Batches<B> implements AutoCloseable {

    private final Examples<B> data;
    private final ExampleOrder order;
    private final int size;
    private final Executor assembler;
    private CompletableFuture<Drawn<B>> next;

    /**
     * A batch.
     *
     * @param examples the numbers of its examples
     * @param batch their numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Drawn<B>(int[] examples, B batch) {}

    Batches(Examples<B> data, ExampleOrder order, int size) {
        this.data = data;
        this.order = order;
        this.size = size;
        this.assembler = Cores.one() ? Runnable::run : Executors.newSingleThreadExecutor(Batches::thread);
        this.next = begin();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cellstate-batches");
        thread.setDaemon(true);
        return thread;
    }

    private CompletableFuture<Drawn<B>> begin() {
        return CompletableFuture.supplyAsync(
                () -> {
                    int[] examples = order.draw(size);
                    return new Drawn<>(examples, data.batch(examples));
                },
                assembler);
    }

    /** Returns the next batch, and has the one after it begun. */
    Drawn<B> next() {
        Drawn<B> drawn;
        try {
            drawn = next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
        next = begin();
        return drawn;
    }

    @Override
    public void close() {
        if (assembler instanceof ExecutorService threads) {
            threads.shutdownNow();
        }
    }
}
