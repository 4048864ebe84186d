package org.cellstate.kernel.maven;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells how downloading goes, in one line that changes a few times a second, and stops it when the user wants. */
final class Downloads extends AbstractTransferListener {

    private static final long BETWEEN_NANOS = 250_000_000;
    private static final double MEGA = 1e6;

    private final Consumer<String> progress;
    private final BooleanSupplier cancelled;
    private long files;
    private long bytes;
    private long toldAt = System.nanoTime() - BETWEEN_NANOS;

    Downloads(Consumer<String> progress, BooleanSupplier cancelled) {
        this.progress = progress;
        this.cancelled = cancelled;
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        check();
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        bytes += event.getDataLength();
        tell("downloading " + name(event));
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        files++;
        tell("downloaded " + name(event));
    }

    /** Says how much it was in the end; nothing if there was nothing to download. */
    synchronized void finish() {
        if (files > 0) {
            progress.accept("downloaded " + amount());
        }
    }

    private void check() throws TransferCancelledException {
        if (cancelled.getAsBoolean()) {
            throw new TransferCancelledException("stopped");
        }
    }

    private void tell(String what) {
        long now = System.nanoTime();
        if (now - toldAt >= BETWEEN_NANOS) {
            toldAt = now;
            progress.accept(what + " (so far " + amount() + ")");
        }
    }

    private String amount() {
        String count = files == 1 ? "1 file" : files + " files";
        return count + ", " + String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
