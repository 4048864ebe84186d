package org.cellstate.kernel.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * What a request brought.
 *
 * @param added jars that are new to the session, in the order of the class path
 * @param notes what the user should know, a line each: versions that lost, jars that stay as they are loaded
 */
public record Resolution(List<Jar> added, List<String> notes) {

    /** A jar and what it is called. */
    public record Jar(String name, String version, Path file) {}

    public Resolution {
        added = List.copyOf(added);
        notes = List.copyOf(notes);
    }
}
