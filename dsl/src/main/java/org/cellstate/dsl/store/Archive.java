package org.cellstate.dsl.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.kernel.api.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model as it lies in a file: a zip with {@code manifest.json}, which people can read, and the arrays that it names, plain
 * little-endian numbers without a head: {@code numpy.fromfile(name, "<f4")} reads one of {@code .f32}, {@code "<f8"} one of {@code .f64}.
 *
 * @param kind what the model is, such as {@code forecaster}
 * @param manifest what the manifest says besides, in the order of the file
 * @param arrays numbers by their names in the zip
 */
public record Archive(String kind, Map<String, @Nullable Object> manifest, Map<String, byte[]> arrays) {

    /** The version of the format. In files of version 1 the weights of a forecaster have another order. */
    public static final int VERSION = 2;

    private static final String FORMAT = "cellstate-model";
    private static final String MANIFEST = "manifest.json";
    private static final String ARRAYS = "arrays";

    /** Copies the maps. */
    public Archive {
        manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Writes the file aside and moves it to its place: it is there whole or not at all.
     *
     * @throws DataProblem if the folder is not there, or the path is a folder
     */
    public void write(Path file) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("version", VERSION);
        all.put("library", ZipFiles.libraryVersion());
        all.put("kind", kind);
        all.putAll(manifest);
        Map<String, Object> described = new LinkedHashMap<>();
        arrays.forEach(
                (name, bytes) -> described.put(name, Map.of("bytes", bytes.length, "sha256", ZipFiles.sha256(bytes))));
        all.put(ARRAYS, described);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, (JsonText.written(all) + "\n").getBytes(StandardCharsets.UTF_8));
        entries.putAll(arrays);
        ZipFiles.write(file, entries);
    }

    /**
     * Reads a file and checks that it is whole.
     *
     * @throws DataProblem if there is no such file, it is none of these, of another format, truncated or damaged
     */
    public static Archive read(Path file) {
        Map<String, byte[]> entries = ZipFiles.read(file);
        Map<String, @Nullable Object> all = manifest(file, entries.get(MANIFEST));
        if (!(all.get("version") instanceof Long version)) {
            throw damaged(file, "its manifest does not say which version of the format it has");
        }
        if (version > VERSION) {
            throw new DataProblem(
                    "A model's file is read by a library that is at least as new as its format.",
                    file + ": format " + version + ", written by Cellstate " + all.get("library")
                            + "; this one reads up to " + VERSION,
                    "a newer Cellstate");
        }
        if (version < VERSION) {
            throw new DataProblem(
                    "A model's file is read by a library of its own format.",
                    file + ": format " + version + ", written by Cellstate " + all.get("library")
                            + "; this one reads format " + VERSION,
                    "the Cellstate that wrote it, or fit the model again and save it");
        }
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        if (!(all.get(ARRAYS) instanceof Map<?, ?> described)) {
            throw damaged(file, "its manifest lists no arrays");
        }
        described.forEach((name, what) -> {
            byte[] bytes = entries.get(String.valueOf(name));
            Object sum = what instanceof Map<?, ?> map ? map.get("sha256") : null;
            if (bytes == null) {
                throw damaged(file, name + " is missing");
            } else if (!ZipFiles.sha256(bytes).equals(sum)) {
                throw damaged(file, name + " has another checksum than its manifest says");
            }
            arrays.put(String.valueOf(name), bytes);
        });
        String kind = String.valueOf(all.get("kind"));
        List.of("format", "version", "kind", ARRAYS).forEach(all::remove);
        return new Archive(kind, all, arrays);
    }

    private static Map<String, @Nullable Object> manifest(Path file, byte @Nullable [] text) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (text != null) {
            try {
                if (JsonText.parsed(new String(text, StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
                    object.forEach((name, value) -> all.put(String.valueOf(name), value));
                }
            } catch (IllegalArgumentException e) {
                throw damaged(file, MANIFEST + " is no JSON: " + e.getMessage());
            }
        }
        if (!FORMAT.equals(all.get("format"))) {
            throw new DataProblem(
                    "A model is loaded from a file that save(path) wrote.",
                    file + ", a zip without the manifest of a model",
                    "the path that the model was saved to");
        }
        return all;
    }

    /** Returns what is said of a file that does not hold what it should. */
    public static DataProblem damaged(Path file, String what) {
        return new DataProblem(
                "A model's file must be whole, to the bit.",
                file + " is truncated or damaged: " + what,
                "another copy of it, or fit the model again and save it");
    }

    /** Returns numbers as bytes, little-endian. */
    public static byte[] bytes(float[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        return buffer.array();
    }

    /** Returns numbers as bytes, little-endian. */
    public static byte[] bytes(double[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(numbers);
        return buffer.array();
    }

    /** Returns the numbers of an array of floats; empty if there is no such array. */
    public float[] floats(String name) {
        float[] numbers = new float[bytes(name).length / Float.BYTES];
        ByteBuffer.wrap(bytes(name))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }

    /** Returns the numbers of an array of doubles; empty if there is no such array. */
    public double[] doubles(String name) {
        double[] numbers = new double[bytes(name).length / Double.BYTES];
        ByteBuffer.wrap(bytes(name))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(numbers);
        return numbers;
    }

    private byte[] bytes(String name) {
        return arrays.getOrDefault(name, new byte[0]);
    }

    /** Returns the kind and the names of what is in it. */
    @Override
    public String toString() {
        return kind + ": " + String.join(", ", new ArrayList<>(manifest.keySet())) + "; "
                + String.join(", ", arrays.keySet());
    }
}
