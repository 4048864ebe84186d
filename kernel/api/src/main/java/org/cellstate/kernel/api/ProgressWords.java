package org.cellstate.kernel.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What bars say, in plain text and in HTML that stays readable without styles. */
final class ProgressWords {

    private ProgressWords() {}

    static MimeBundle of(List<ProgressBar> bars) {
        return MimeBundle.text(bars.stream().map(ProgressWords::text).collect(Collectors.joining("\n")))
                .withHtml(bars.stream().map(ProgressWords::html).collect(Collectors.joining()));
    }

    static String text(ProgressBar bar) {
        if (bar.state() != ProgressBar.State.RUNNING) {
            return labelled(bar, ": ", end(bar));
        }
        if (!knowsTotal(bar)) {
            return labelled(bar, " ", status(bar));
        }
        return labelled(bar, " ", PaintedBar.text(share(bar)) + " " + status(bar));
    }

    private static String labelled(ProgressBar bar, String separator, String words) {
        return bar.label().isEmpty() ? words : bar.label() + separator + words;
    }

    private static String html(ProgressBar bar) {
        boolean running = bar.state() == ProgressBar.State.RUNNING;
        String words = PlainText.html(running ? status(bar) : end(bar));
        String label = bar.label().isEmpty() ? "" : PlainText.html(bar.label()) + (running ? " " : ": ");
        if (bar.state() == ProgressBar.State.DONE || !knowsTotal(bar)) {
            return "<div>" + label + words + "</div>";
        }
        String colour = switch (bar.state()) {
            case STOPPED -> PaintedBar.STOPPED;
            case FAILED -> PaintedBar.FAILED;
            default -> PaintedBar.RUNNING;
        };
        return "<div>" + label + PaintedBar.html(share(bar), colour) + " " + words + "</div>";
    }

    private static boolean knowsTotal(ProgressBar bar) {
        return bar.total().isPresent() && bar.done() <= bar.total().getAsLong();
    }

    private static double share(ProgressBar bar) {
        long total = bar.total().orElse(0);
        return total == 0 ? 1 : bar.done() / (double) total;
    }

    /** Returns for example {@code 37 of 100 · 12.3/s · 0:05 left}. */
    private static String status(ProgressBar bar) {
        double seconds = bar.seconds();
        boolean timed = bar.done() > 0 && seconds > 0;
        if (!knowsTotal(bar)) {
            return PlainText.count(bar.done()) + " done" + (timed ? " · " + rate(bar) + " · " + clock(seconds) : "");
        }
        long left = bar.total().orElse(0) - bar.done();
        return count(bar) + (timed ? " · " + rate(bar) + " · " + clock(seconds / bar.done() * left) + " left" : "");
    }

    private static String end(ProgressBar bar) {
        String time = duration(bar.seconds());
        return switch (bar.state()) {
            case STOPPED -> "stopped at " + count(bar) + " after " + time;
            case FAILED -> "failed at " + count(bar) + " after " + time;
            default ->
                bar.done() == 0
                        ? "nothing to do"
                        : count(bar) + " in " + time + (bar.seconds() > 0 ? " (" + rate(bar) + ")" : "");
        };
    }

    private static String count(ProgressBar bar) {
        return knowsTotal(bar)
                ? PlainText.count(bar.done()) + " of "
                        + PlainText.count(bar.total().orElse(0))
                : PlainText.count(bar.done());
    }

    private static String rate(ProgressBar bar) {
        double rate = bar.done() / bar.seconds();
        if (rate >= 100) {
            return PlainText.count(Math.round(rate)) + "/s";
        }
        return rate >= 1 ? fixed(rate) + "/s" : duration(1 / rate) + " each";
    }

    private static String duration(double seconds) {
        if (seconds < 0.1) {
            return Math.round(seconds * 1000) + " ms";
        }
        return seconds < 60 ? fixed(seconds) + " s" : clock(seconds);
    }

    /** Returns minutes and seconds, and hours where there are any. */
    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
