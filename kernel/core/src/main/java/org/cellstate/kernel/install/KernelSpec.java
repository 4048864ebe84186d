package org.cellstate.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;
import org.cellstate.kernel.wire.Json;

/**
 * What tells Jupyter how to start a kernel.
 *
 * @param displayName what a person picks from a list
 * @param argv the command; {@code {connection_file}} stands for the connection file
 * @param environment variables to set for it
 * @param metadata for front ends
 */
public record KernelSpec(String displayName, List<String> argv, Map<String, String> environment, JsonObject metadata) {

    /** The name under which notebooks ask for this kernel. */
    public static final String NAME = "cellstate";

    private static final String CONNECTION_FILE = "{connection_file}";
    private static final String JAVA_OPTIONS = "java_options";
    private static final Pattern NAMES = Pattern.compile("[a-zA-Z0-9._-]+");

    public KernelSpec {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (!argv.contains(CONNECTION_FILE)) {
            throw new IllegalArgumentException("A kernel's command must take the connection file.\n  received: " + argv
                    + "\n  try: a command that ends with " + CONNECTION_FILE);
        }
    }

    /** Returns the kernel of this project. */
    public static KernelSpec of(List<String> argv) {
        return new KernelSpec("Java (Cellstate)", argv, Map.of(), new JsonObject());
    }

    /** Returns this kernelspec with the options of its JVM, as a user wrote them, kept among the metadata. */
    public KernelSpec javaOptions(String options) {
        JsonObject ours = new JsonObject();
        ours.addProperty(JAVA_OPTIONS, options);
        JsonObject changed = metadata.deepCopy();
        changed.add(NAME, ours);
        return new KernelSpec(displayName, argv, environment, changed);
    }

    /**
     * Returns the options that an installed kernelspec keeps, as its user wrote or changed them there; none if there is no such
     * kernelspec, or it is broken.
     *
     * @param kernels the folder of kernelspecs
     * @param name the kernel's folder in it
     * @throws IOException if it cannot be read
     */
    public static String javaOptionsIn(Path kernels, String name) throws IOException {
        Path file = kernels.resolve(name).resolve("kernel.json");
        if (!Files.exists(file)) {
            return "";
        }
        try {
            Fields metadata = new Fields(new Fields(Json.object(Files.readAllBytes(file))).object("metadata"));
            return new Fields(metadata.object(NAME)).text(JAVA_OPTIONS, "");
        } catch (JsonParseException | InvalidContentException e) {
            return ""; // a broken one is about to be replaced
        }
    }

    /** Returns the content of {@code kernel.json}. */
    public JsonObject json() {
        JsonArray command = new JsonArray();
        argv.forEach(command::add);
        JsonObject variables = new JsonObject();
        environment.forEach(variables::addProperty);
        JsonObject json = new JsonObject();
        json.add("argv", command);
        json.addProperty("display_name", displayName);
        json.addProperty("language", "java");
        json.addProperty("interrupt_mode", "message");
        json.add("env", variables);
        json.add("metadata", metadata);
        return json;
    }

    /**
     * Writes the kernelspec, in place of an older one. It is written aside and moved, so Jupyter never sees half of it.
     *
     * @param kernels the folder of kernelspecs, see {@link JupyterPaths}
     * @param name the kernel's folder in it
     * @param logos files to put beside {@code kernel.json}, for instance {@code logo-64x64.png}
     * @return the kernelspec's folder
     * @throws IOException if it cannot be written
     */
    public Path install(Path kernels, String name, List<Path> logos) throws IOException {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("A kernel's name has letters, digits, dots, dashes and underscores.\n"
                    + "  received: " + name + "\n  try: " + NAME);
        }
        Files.createDirectories(kernels);
        Path target = kernels.resolve(name);
        Path aside = Files.createTempDirectory(kernels, "." + name);
        try {
            Path fresh = Files.createDirectory(aside.resolve("new"));
            Files.write(fresh.resolve("kernel.json"), Json.pretty(json()).getBytes(StandardCharsets.UTF_8));
            for (Path logo : logos) {
                Files.copy(logo, fresh.resolve(logo.getFileName()));
            }
            Path old = aside.resolve("old");
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            try {
                Files.move(fresh, target);
            } catch (IOException e) {
                if (Files.exists(old)) {
                    Files.move(old, target);
                }
                throw e;
            }
        } finally {
            delete(aside);
        }
        return target;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException("The older kernelspec could not be removed: " + folder, e);
        }
    }
}
