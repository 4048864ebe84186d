package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.jspecify.annotations.Nullable;

/** Several classifiers in one file: of each what {@link ClassifierFile} has, and entries that are the same in several once. */
final class ClassifierEnsembleFile {

    static final String KIND = "classifiers";

    private static final String MEMBERS = "members";
    private static final String DESCRIBED = "manifest";
    private static final String ENTRIES = "entries";

    private ClassifierEnsembleFile() {}

    static void write(ClassifierEnsemble ensemble, Path file) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        List<@Nullable Object> members = new ArrayList<>();
        for (Classifier member : ensemble.members()) {
            Archive own = ClassifierFile.archive(ClassifierFile.KIND, member, Map.of(), Map.of());
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            own.arrays()
                    .forEach((name, bytes) -> entries.put(name, place(all, members.size() + 1 + "-" + name, bytes)));
            Map<String, @Nullable Object> described = new LinkedHashMap<>();
            described.put(DESCRIBED, own.manifest());
            described.put(ENTRIES, entries);
            members.add(described);
        }
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        Classifier first = ensemble.members().get(0);
        SavedModel.describe(manifest, new RecordTrees(), first.provenance(), first.history());
        manifest.put(MEMBERS, members);
        new Archive(KIND, manifest, all).write(file);
    }

    /** Returns the name of an entry with these bytes, which is added where there is none. */
    private static String place(Map<String, byte[]> all, String name, byte[] bytes) {
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
            if (Arrays.equals(entry.getValue(), bytes)) {
                return entry.getKey();
            }
        }
        all.put(name, bytes);
        return name;
    }

    static ClassifierEnsemble read(Path file, Archive archive) {
        if (!(archive.manifest().get(MEMBERS) instanceof List<?> members) || members.isEmpty()) {
            throw Archive.damaged(file, "its manifest has no members");
        }
        return ClassifierEnsemble.of(members.stream()
                .map(member -> ClassifierFile.read(file, member(file, archive, member)))
                .toList());
    }

    private static Archive member(Path file, Archive archive, @Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> member)
                || !(member.get(DESCRIBED) instanceof Map<?, ?> described)
                || !(member.get(ENTRIES) instanceof Map<?, ?> entries)) {
            throw Archive.damaged(file, "a member has no manifest or no entries");
        }
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        described.forEach((name, value) -> manifest.put(String.valueOf(name), value));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        entries.forEach((name, place) -> {
            byte[] bytes = archive.arrays().get(String.valueOf(place));
            if (bytes == null) {
                throw Archive.damaged(file, "no " + place);
            }
            arrays.put(String.valueOf(name), bytes);
        });
        return new Archive(ClassifierFile.KIND, manifest, arrays);
    }
}
