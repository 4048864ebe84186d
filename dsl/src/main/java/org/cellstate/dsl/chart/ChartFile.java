package org.cellstate.dsl.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.ServiceLoader;

/** Writes charts to files: what kind of file is said by the end of its name. */
final class ChartFile {

    private ChartFile() {}

    static Path write(Chart chart, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new IllegalArgumentException(
                    "A chart is saved as a picture (.png) or as lines and text (.svg).\n  received: " + file
                            + "\n  try: .save(\"chart.png\") or .save(\"chart.svg\")");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("A chart is saved in a folder that is there.\n  received: " + file
                    + "\n  try: Files.createDirectories(Path.of(\"" + folder + "\")) before");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("A chart is saved as a file.\n  received: " + file
                    + ", which is a folder\n  try: .save(\"" + file.resolve("chart.png") + "\")");
        }
        ChartEncoder encoder = encoder();
        byte[] bytes =
                name.endsWith(".png") ? encoder.png(chart) : encoder.svg(chart).getBytes(StandardCharsets.UTF_8);
        try {
            writeAside(file, folder, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    private static ChartEncoder encoder() {
        return ServiceLoader.load(ChartEncoder.class, ChartEncoder.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing that draws charts is on the class path"));
    }

    /** The file is there whole or not at all. */
    private static void writeAside(Path file, Path folder, byte[] bytes) throws IOException {
        Path aside = Files.createTempFile(folder, ".chart", ".part");
        try {
            Files.delete(aside);
            Files.write(aside, bytes); // made anew, with the rights that files of this user have
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
