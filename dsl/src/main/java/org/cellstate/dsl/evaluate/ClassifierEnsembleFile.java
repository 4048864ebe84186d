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
            Archive own = ClassifierFile.entries(member).archive(ClassifierFile.KIND);
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

    static ClassifierEnsemble read(SavedModel saved) {
        if (!(saved.archive().manifest().get(MEMBERS) instanceof List<?> members) || members.isEmpty()) {
            throw saved.damaged("its manifest has no members");
        }
        return ClassifierEnsemble.of(members.stream()
                .map(member -> ClassifierFile.read(new SavedModel(saved.file(), member(saved, member))))
                .toList());
    }

    private static Archive member(SavedModel saved, @Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> member)
                || !(member.get(DESCRIBED) instanceof Map<?, ?> described)
                || !(member.get(ENTRIES) instanceof Map<?, ?> entries)) {
            throw saved.damaged("a member has no manifest or no entries");
        }
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        described.forEach((name, value) -> manifest.put(String.valueOf(name), value));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        entries.forEach((name, place) -> {
            byte[] bytes = saved.archive().arrays().get(String.valueOf(place));
            if (bytes == null) {
                throw saved.damaged("no " + place);
            }
            arrays.put(String.valueOf(name), bytes);
        });
        return new Archive(ClassifierFile.KIND, manifest, arrays);
    }
}
