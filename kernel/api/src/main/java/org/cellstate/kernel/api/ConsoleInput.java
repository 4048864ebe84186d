package org.cellstate.kernel.api;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.NoSuchElementException;

/** Asks on the console: what {@link Notebook#input} does outside a notebook. */
final class ConsoleInput {

    private ConsoleInput() {}

    /** Returns a line; a password is not echoed where the console can do without. */
    @SuppressWarnings("SystemConsoleNull") // there is none before Java 22 where input comes from a file
    static String ask(String prompt, boolean password) {
        Console console = System.console();
        if (password && console != null) {
            char[] typed = console.readPassword("%s", prompt);
            if (typed == null) {
                throw ended(prompt);
            }
            return new String(typed);
        }
        return line(prompt);
    }

    /** Takes no byte after the line: the rest of standard input is the program's. */
    @SuppressWarnings("SystemOut") // the console is this class's purpose
    private static String line(String prompt) {
        System.out.print(prompt);
        System.out.flush();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int next = System.in.read();
            if (next < 0) {
                throw ended(prompt);
            }
            while (next >= 0 && next != '\n') {
                bytes.write(next);
                next = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String line = bytes.toString(Charset.defaultCharset());
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static NoSuchElementException ended(String prompt) {
        return new NoSuchElementException("A question needs an answer.\n  received: the end of the input, at \""
                + prompt + "\"\n  try: a line of text, empty if nothing else");
    }
}
