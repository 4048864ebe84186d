package org.cellstate.app.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cellstate.kernel.install.KernelSpec;
import org.cellstate.kernel.wire.Json;

/** Looks for kernelspecs and at the files they name: a source tree that was moved leaves one that starts nothing. */
final class InstalledKernelSpec {

    private static final String SUBJECT = "Kernelspec";
    private static final String FIX = "./cellstate install --user";

    private InstalledKernelSpec() {}

    static Finding examine(List<Path> folders) {
        List<Path> specs = folders.stream()
                .map(folder -> folder.resolve(KernelSpec.NAME).resolve("kernel.json"))
                .filter(Files::exists)
                .distinct()
                .toList();
        if (specs.isEmpty()) {
            return new Finding.Missing(SUBJECT, "not installed for another Jupyter than ./cellstate lab", false, FIX);
        }
        for (Path spec : specs) {
            Optional<String> wrong = wrong(spec);
            if (wrong.isPresent()) {
                return new Finding.Missing(SUBJECT, spec + ": " + wrong.get(), false, fix(spec));
            }
        }
        return new Finding.Present(
                SUBJECT, String.join(", ", specs.stream().map(Path::toString).toList()));
    }

    private static String fix(Path spec) {
        Path kernels = spec.resolveSibling("..").normalize();
        boolean below = kernels.endsWith(Path.of("share", "jupyter", "kernels"));
        return below
                ? "./cellstate install --prefix \""
                        + kernels.resolve("../../..").normalize() + "\""
                : FIX;
    }

    private static Optional<String> wrong(Path spec) {
        try {
            JsonObject json = Json.object(Files.readAllBytes(spec));
            if (!(json.get("argv") instanceof JsonArray argv)) {
                return Optional.of("it has no argv");
            }
            List<String> words = StreamSupport.stream(argv.spliterator(), false)
                    .map(JsonElement::getAsString)
                    .toList();
            return files(words)
                    .filter(file -> !Files.exists(Path.of(file)))
                    .findFirst()
                    .map(file -> "it names " + file + ", which does not exist");
        } catch (IOException | JsonParseException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }

    /** The program, the entries of its class path, and the files given to it. */
    private static Stream<String> files(List<String> words) {
        List<String> files = new ArrayList<>(words.subList(0, Math.min(1, words.size())));
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i - 1)) {
                case "-cp" -> files.addAll(List.of(words.get(i).split(File.pathSeparator)));
                case "--classpath-file", "--startup" -> files.add(words.get(i));
                default -> {
                    // an option that names no file
                }
            }
        }
        return files.stream();
    }
}
