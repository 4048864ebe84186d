package org.cellstate.kernel.repl;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A thread in a wait that no interrupt ends: for a monitor, in a method that does not listen to interrupts, or for a socket. Two equal
 * ones, taken one after the other, mean that it has not moved in between.
 *
 * <p>Only waits that a cell's own code has called through nothing but the platform are told: what a library waits for, it may be about to
 * get. For the same reason there is none while another thread computes for a cell.
 *
 * @param state whether it waits for a monitor, in a method, or in native code
 * @param stack where it stands, innermost first
 * @param times how often it has begun to wait
 * @param cpuNanos what it has computed, if it is in native code
 */
public record Standstill(Thread.State state, List<StackTraceElement> stack, long times, long cpuNanos) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.");

    private static final String QUEUED = "java.util.concurrent.locks.AbstractQueued";

    /** The methods of locks and semaphores that wait come down to these, or to ones that can be interrupted. */
    private static final Set<String> QUEUED_FOR_GOOD = Set.of("acquire", "acquireShared", "awaitUninterruptibly");

    private static final Set<String> OTHER_METHODS = Set.of(
            "java.util.concurrent.CompletableFuture.join",
            "java.util.concurrent.Phaser.awaitAdvance",
            "java.util.concurrent.Phaser.arriveAndAwaitAdvance",
            "java.util.concurrent.locks.StampedLock.readLock",
            "java.util.concurrent.locks.StampedLock.writeLock");

    private static final String SOCKET = "sun.nio.ch.NioSocketImpl";

    public Standstill {
        stack = List.copyOf(stack);
    }

    /** Looks at a thread; empty if it computes, has ended, or waits for what an interrupt or another thread may end. */
    public static Optional<Standstill> of(Thread thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId(), Integer.MAX_VALUE);
        if (info == null) {
            return Optional.empty();
        }
        List<StackTraceElement> stack = List.of(info.getStackTrace());
        List<StackTraceElement> platform = platform(stack);
        boolean calledByCell = platform.size() < stack.size() && isCellCode(stack.get(platform.size()));
        if (!calledByCell || !waitsForGood(info, platform) || othersCompute(thread)) {
            return Optional.empty();
        }
        long cpu = info.isInNative() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
        return Optional.of(
                new Standstill(info.getThreadState(), stack, info.getBlockedCount() + info.getWaitedCount(), cpu));
    }

    private static List<StackTraceElement> platform(List<StackTraceElement> stack) {
        int size = 0;
        while (size < stack.size() && PLATFORM.stream().anyMatch(stack.get(size).getClassName()::startsWith)) {
            size++;
        }
        return stack.subList(0, size);
    }

    private static boolean isCellCode(StackTraceElement element) {
        return element.getClassName().startsWith(CellThreads.SNIPPET_CLASS);
    }

    private static boolean waitsForGood(ThreadInfo info, List<StackTraceElement> platform) {
        return switch (info.getThreadState()) {
            case BLOCKED -> true;
            case WAITING -> cannotBeInterrupted(platform);
            case RUNNABLE -> waitsForSocket(platform);
            case NEW, TIMED_WAITING, TERMINATED -> false;
        };
    }

    private static boolean waitsForSocket(List<StackTraceElement> stack) {
        return !stack.isEmpty()
                && stack.get(0).isNativeMethod()
                && stack.stream().anyMatch(each -> each.getClassName().equals(SOCKET));
    }

    private static boolean cannotBeInterrupted(List<StackTraceElement> platform) {
        String queued = ""; // the outermost: the ones below it serve both kinds of waits
        for (StackTraceElement each : platform) {
            if (each.getClassName().startsWith(QUEUED)) {
                queued = each.getMethodName();
            }
            if (OTHER_METHODS.contains(each.getClassName() + "." + each.getMethodName())) {
                return true;
            }
        }
        return QUEUED_FOR_GOOD.contains(queued);
    }

    private static boolean othersCompute(Thread waiting) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !each.getKey().equals(waiting))
                .filter(each -> each.getKey().getState() == Thread.State.RUNNABLE)
                .map(each -> List.of(each.getValue()))
                .anyMatch(stack -> stack.stream().anyMatch(Standstill::isCellCode) && !waitsForSocket(platform(stack)));
    }
}
