package org.cellstate.kernel.maven;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Maven's own files lie.
 *
 * @param settings the user's settings; empty for the file that Maven would read
 * @param localRepository where downloads are kept; empty for the one that the settings or Maven choose
 */
public record MavenSettings(Optional<Path> settings, Optional<Path> localRepository) {

    /** What Maven would use for this user. */
    public static MavenSettings ofUser() {
        return new MavenSettings(Optional.empty(), Optional.empty());
    }
}
