package org.cellstate.kernel.server;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are given up because an earlier one has failed: those that were sent before the client could know.
 *
 * <p>Those that wait when the failure happens are marked by the server. Others of the same "run all" may still be on their way;
 * the date in their header tells them from cells that the user starts afterwards. The date is the client's, so it is believed for
 * a second only: a client whose clock is slow must not lose what it sends later. On a shell's thread.
 */
final class AbortRule {

    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    /** Clients give their dates in milliseconds at least. */
    private static final Duration PRECISION = Duration.ofMillis(1);

    private final Clock clock;
    private String session = "";
    private @Nullable Instant failed;

    AbortRule(Clock clock) {
        this.clock = clock;
    }

    /** Notes that a request has failed, before its reply is sent. */
    void failed(Request request) {
        session = request.message().header().session();
        failed = clock.instant();
    }

    /** Returns whether a request is given up. */
    boolean covers(Request request) {
        Instant failure = failed;
        return request.aborted()
                || (failure != null
                        && session.equals(request.message().header().session())
                        && request.received().isBefore(failure.plus(ON_THE_WAY))
                        && sent(request).isBefore(failure.minus(PRECISION)));
    }

    private static Instant sent(Request request) {
        try {
            return OffsetDateTime.parse(request.message().header().date()).toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX; // a client that does not say when is not held to it
        }
    }
}
