package org.cellstate.kernel.magic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cellstate.kernel.repl.Outcome;

/** {@code %log}: how much of what libraries log is seen, under the cell that makes them log. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class LogMagic implements Magic {

    private static final Map<String, Level> LEVELS = Map.of(
            "off", Level.OFF,
            "error", Level.SEVERE,
            "warn", Level.WARNING,
            "info", Level.INFO,
            "debug", Level.FINE,
            "trace", Level.FINEST);

    private static final String SIMPLE = "org.slf4j.simpleLogger.";

    private static final Help HELP = Help.line(
            "[LOGGER] off|error|warn|info|debug|trace",
            "Sets the level of java.util.logging, and of slf4j-simple for loggers that are made later; of one logger if it is"
                    + " named. What is logged is shown under the cell.",
            "%log info\n%log org.nd4j debug",
            "log");

    /** Loggers with a level set by hand: their holder forgets those that nobody refers to. */
    private final List<Logger> kept = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = call.words();
        String word = words.isEmpty() ? "" : words.get(words.size() - 1).toLowerCase(Locale.ROOT);
        Level level = LEVELS.get(word);
        if (level == null || words.size() > 2) {
            throw new MagicException(
                    "A level must be given.", call.argumentText(), "off, error, warn, info, debug, trace");
        }
        String name = words.size() == 2 ? words.get(0) : "";
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            if (handler instanceof ConsoleHandler || handler instanceof UnderTheCell) {
                root.removeHandler(handler);
            }
        }
        root.addHandler(new UnderTheCell());
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        kept.add(logger);
        System.setProperty(name.isEmpty() ? SIMPLE + "defaultLogLevel" : SIMPLE + "log." + name, word);
        return new Outcome.Nothing();
    }

    /** Writes to the standard error of the moment, which is that of the thread's cell. */
    private static final class UnderTheCell extends Handler {

        UnderTheCell() {
            setLevel(Level.ALL);
            setFormatter(new Line());
        }

        @Override
        @SuppressWarnings("SystemOut") // the cell's own stream
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                System.err.print(getFormatter().format(record));
            }
        }

        @Override
        @SuppressWarnings("SystemOut") // the cell's own stream
        public void flush() {
            System.err.flush();
        }

        @Override
        public void close() {
            // the stream is not ours
        }
    }

    private static final class Line extends Formatter {

        @Override
        public String format(LogRecord record) {
            String thrown = record.getThrown() == null ? "" : ": " + record.getThrown();
            return record.getLevel().getName().toLowerCase(Locale.ROOT) + " " + record.getLoggerName() + ": "
                    + formatMessage(record) + thrown + "\n";
        }
    }
}
