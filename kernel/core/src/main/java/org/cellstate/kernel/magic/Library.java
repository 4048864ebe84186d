package org.cellstate.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.kernel.maven.Coordinates;

/**
 * A library that has a name here.
 *
 * @param about what it is
 * @param artifacts that it is made of
 * @param without {@code group:artifact} of what they would bring along and a session does not want
 */
record Library(String about, List<Coordinates> artifacts, List<String> without) {

    private static final String TABLE = "libraries.properties";
    private static final String ABOUT = ".about";

    /** Returns all, by name. */
    static SortedMap<String, Library> all() {
        Properties table = new Properties();
        try (InputStream in = Library.class.getResourceAsStream(TABLE)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, Library> all = new TreeMap<>();
        for (String key : table.stringPropertyNames()) {
            if (key.endsWith(ABOUT)) {
                String name = key.substring(0, key.length() - ABOUT.length());
                all.put(
                        name,
                        new Library(
                                table.getProperty(key),
                                Coordinates.parseAll(Words.of(table.getProperty(name + ".artifacts"))),
                                Words.of(table.getProperty(name + ".without", ""))));
            }
        }
        return all;
    }
}
