package org.cellstate.kernel.maven;

import eu.maveniverse.maven.mima.context.Context;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What Maven's settings say that MIMA does not take from them. */
final class SettingsFiles {

    private SettingsFiles() {}

    /** Returns whether the settings of the user or of the machine say offline. */
    static boolean sayOffline(Context context) {
        List<Path> files = new ArrayList<>();
        files.add(context.mavenUserHome().settingsXml());
        if (context.mavenSystemHome() != null) {
            files.add(context.mavenSystemHome().settingsXml());
        }
        for (Path file : files) {
            if (file != null && Files.isRegularFile(file) && saysOffline(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysOffline(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new SettingsXpp3Reader().read(reader, false).isOffline();
        } catch (IOException | XmlPullParserException e) {
            throw new MavenException(
                    "Maven's settings must be a file that Maven can read.", file + ": " + e.getMessage(), "correct it");
        }
    }
}
