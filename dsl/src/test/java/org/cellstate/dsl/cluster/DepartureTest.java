package org.cellstate.dsl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.lstm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Subject;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.Tokenization;
import org.junit.jupiter.api.Test;

class DepartureTest {

    private static final ClassLoader HERE = DepartureTest.class.getClassLoader();

    @Test
    void data_arrive_bit_by_bit_also_where_values_were_filled() {
        ForecastData data = Series.daily(
                        "load",
                        LocalDate.of(2024, 1, 1),
                        IntStream.range(0, 120)
                                .mapToDouble(row -> row == 60 ? Double.NaN : Math.sin(row) / 3)
                                .toArray())
                .unit("MW")
                .fill(Fill.interpolate())
                .split(0.8)
                .lookback(10)
                .horizon(5);

        ForecastData there = Arrival.value(Departure.bytes(data), ForecastData.class, HERE);

        assertThat(there).isEqualTo(data);
        Series series = there.split().panel().members().get(0).target();
        assertThat(series.isFilled(60)).isTrue();
        assertThat(series.unit()).isEqualTo("MW");
        assertThat(series.values())
                .containsExactly(data.split().panel().members().get(0).target().values());
    }

    @Test
    void models_arrive_although_they_are_not_serializable() {
        Recurrent model = lstm().layers(2).dropout(0.2).optimizer(adam(3e-3));

        assertThat(Arrival.value(Departure.bytes(model), Recurrent.class, HERE)).isEqualTo(model);
    }

    @Test
    void texts_arrive_with_their_cuts_and_parts() {
        List<String> rows = IntStream.range(0, 40).mapToObj(row -> "row " + row).toList();
        List<String> classes =
                IntStream.range(0, 40).mapToObj(row -> "class " + row % 2).toList();
        TextCorpus corpus = TextCorpus.of(List.of(new TextDocument("rows", String.join("\n", rows))))
                .words(9);
        corpus.tokenizer();
        LabeledSequences labels = LabeledSequences.of(new Sequences.Texts(rows, Tokenization.bytePairs(5)), classes)
                .split(0.5);
        TaggedSequences tags = TaggedSequences.of(
                new Sequences.Cut(
                        rows.stream().map(row -> List.of(row.split(" "))).toList()),
                rows.stream().map(row -> List.of("word", "number")).toList());
        SequencePairs pairs = SequencePairs.of(rows, classes, "row", "class").source(Tokenization.characters());

        List<Object> there = Arrival.values(Departure.bytes(corpus, labels, tags, pairs), 4, HERE);

        assertThat(there.get(0)).isEqualTo(corpus);
        assertThat(((TextCorpus) there.get(0)).validation()).isEqualTo(corpus.validation());
        assertThat(((TextCorpus) there.get(0)).tokenizer().vocabulary())
                .isEqualTo(corpus.tokenizer().vocabulary());
        assertThat(((LabeledSequences) there.get(1)).sha256()).isEqualTo(labels.sha256());
        assertThat(((LabeledSequences) there.get(1)).parts().training())
                .containsExactly(labels.parts().training());
        assertThat(((TaggedSequences) there.get(2)).sha256()).isEqualTo(tags.sha256());
        assertThat(((SequencePairs) there.get(3)).sha256()).isEqualTo(pairs.sha256());
        assertThat(there.get(3)).hasToString(pairs.toString());
    }

    @Test
    void what_a_sweep_on_texts_measures_arrives() {
        TextCorpus corpus = TextCorpus.of(List.of(new TextDocument("rows", "a b c d e f g h i j ".repeat(20))));
        Objective<Recurrent> objective = NetworkObjective.of(
                new Space<>(t -> lstm().hidden(t.integer("hidden", 1, 2))),
                List.of(),
                1,
                Optional.of(new Subject.Text(corpus)),
                1);

        Object there = Arrival.value(Departure.bytes(objective), Object.class, HERE);

        assertThat(there).isEqualTo(objective);
        assertThat(((NetworkObjective<?>) there).identity()).isEqualTo(objective.identity());
    }

    private record Pair(Object left, Object right) {}

    @Test
    void what_was_one_value_stays_one_value() {
        Pair shared = new Pair("a", Optional.of(1));

        Pair there = Arrival.value(Departure.bytes(new Pair(shared, List.of(shared))), Pair.class, HERE);

        assertThat(there).isEqualTo(new Pair(shared, List.of(shared)));
        assertThat(((List<?>) there.right()).get(0)).isSameAs(there.left());
    }

    @Test
    void what_cannot_travel_is_named() {
        assertThatThrownBy(() -> Departure.bytes(new AtomicReference<>(new Pair("a", new Object()))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("a java.lang.Object")
                .hasMessageContaining("a record");
    }
}
