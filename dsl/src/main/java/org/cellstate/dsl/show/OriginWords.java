package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.evaluate.Provenance;

/** Where a model comes from, as rows of a name and what it is: all that it takes to make it again, and what it took. */
final class OriginWords {

    private OriginWords() {}

    static List<List<String>> rows(Provenance provenance) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", provenance.spec().toString()));
        rows.add(List.of("seed", Long.toString(provenance.seed())));
        rows.add(List.of("data", provenance.data()));
        rows.add(List.of("sha256 of the data", provenance.dataSha256()));
        rows.add(List.of("computed on", provenance.device()));
        rows.add(List.of("training took", EpochTable.seconds(provenance.seconds())));
        provenance.versions().forEach((name, version) -> rows.add(List.of(name, version)));
        return rows;
    }
}
