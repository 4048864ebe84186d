package org.cellstate.kernel.server;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that serves requests in the order in which they came. Nothing a request does ends it. */
final class Lane {

    private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
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
        queue.add(request);
    }

    /** Does something with each request that waits; they keep waiting. */
    void forEachWaiting(Consumer<Request> action) {
        queue.forEach(action);
    }

    /** Serves nothing more. The request being served goes on. */
    void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try {
                Request request = queue.take();
                if (!closed) {
                    handler.accept(request);
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
