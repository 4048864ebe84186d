package org.cellstate.kernel.transport;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Ends the I/O thread's wait when another thread has put something in its queue.
 *
 * <p>It has a thread of its own because Java closes a channel whose writing thread is interrupted: were cell threads to write
 * here themselves, interrupting a cell that prints would deafen the kernel.
 */
final class Waker implements AutoCloseable {

    private static final String ADDRESS = "inproc://wake";
    private static final byte[] SIGNAL = new byte[0];

    private final Semaphore calls = new Semaphore(0);
    private final AtomicBoolean called = new AtomicBoolean();
    private final ZMQ.Socket receiver;
    private final ZMQ.Socket sender;
    private final Thread thread;
    private volatile boolean closed;

    Waker(ZContext context) {
        receiver = context.createSocket(SocketType.PAIR);
        receiver.bind(ADDRESS);
        sender = context.createSocket(SocketType.PAIR);
        sender.setLinger(0);
        sender.connect(ADDRESS);
        thread = new Thread(this::relay, "cellstate-waker");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the end that the I/O thread polls. */
    ZMQ.Socket receiver() {
        return receiver;
    }

    /** Ends the present or the next wait. From any thread. */
    void wake() {
        if (called.compareAndSet(false, true)) {
            calls.release();
        }
    }

    /** Takes the signals. On the I/O thread, before it looks at its queue. */
    void clear() {
        while (receiver.recv(ZMQ.DONTWAIT) != null) {
            called.set(false);
        }
    }

    private void relay() {
        while (!closed) {
            calls.acquireUninterruptibly();
            sender.send(SIGNAL, ZMQ.DONTWAIT);
        }
        sender.close();
    }

    /** Ends the thread and waits for it, so that the context can be closed. */
    @Override
    public void close() {
        closed = true;
        calls.release();
        Threads.join(thread, 1000);
    }
}
