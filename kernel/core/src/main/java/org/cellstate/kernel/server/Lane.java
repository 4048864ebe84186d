package org.cellstate.kernel.server;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that serves requests in the order in which they came. Nothing a request does ends it. */
final class Lane {

    /** An empty place stands behind the last request. */
    private final LinkedBlockingQueue<Optional<Request>> queue = new LinkedBlockingQueue<>();

    private final Consumer<Request> handler;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Makes one; its thread waits for {@link #start}.
     *
     * @param name the thread's name
     * @param handler serves a request
     * @param onFailure told what a handler threw
     */
    Lane(String name, Consumer<Request> handler, Consumer<Throwable> onFailure) {
        this.handler = handler;
        this.onFailure = onFailure;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(Request request) {
        queue.add(Optional.of(request));
    }

    /** Does something with each request that waits; they keep waiting. */
    void forEachWaiting(Consumer<Request> action) {
        queue.forEach(place -> place.ifPresent(action));
    }

    /** Serves what waits and then ends. Nothing is added afterwards. */
    void finish() {
        queue.add(Optional.empty());
    }

    /** Serves nothing more. The request being served goes on. */
    void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try {
                Optional<Request> request = queue.take();
                if (request.isEmpty()) {
                    return;
                }
                if (!closed) {
                    handler.accept(request.get());
                }
            } catch (InterruptedException e) {
                // It was meant for the cell that has just ended, since nobody else interrupts this thread: on to the
                // next.
            } catch (Throwable e) {
                onFailure.accept(e);
            }
        }
    }
}
