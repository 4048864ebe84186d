package org.cellstate.dsl.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what two models' descriptions differ.
 *
 * @param changes the settings that differ, in the order of a chain; empty if none does
 */
public record SpecDifference(List<Change> changes) {

    private static final List<Map.Entry<String, Function<RecurrentSpec, Object>>> SETTINGS = List.of(
            Map.entry("cell", RecurrentSpec::cell),
            Map.entry("layers", RecurrentSpec::layers),
            Map.entry("hidden", RecurrentSpec::hidden),
            Map.entry("bidirectional", RecurrentSpec::bidirectional),
            Map.entry("dropout", RecurrentSpec::dropout),
            Map.entry("recurrentDropout", RecurrentSpec::recurrentDropout),
            Map.entry("highway", RecurrentSpec::highway),
            Map.entry("convolution", RecurrentSpec::convolution),
            Map.entry("attention", RecurrentSpec::attention),
            Map.entry("recursive", RecurrentSpec::recursive),
            tokens("embedding", Tokens::embedding),
            tokens("tied", Tokens::tied),
            tokens("pooling", Tokens::pooling),
            tokens("classWeights", Tokens::classWeights),
            tokens("steps", Tokens::steps),
            tokens("teacherForcing", Tokens::teacherForcing),
            tokens("inputFeeding", Tokens::inputFeeding),
            training("optimizer", Training::optimizer),
            training("schedule", Training::schedule),
            training("loss", Training::loss),
            training("epochs", Training::epochs),
            training("windows", Training::windows),
            training("batch", Training::batch),
            training("patience", Training::patience),
            training("clip", Training::clip),
            regularization("l1", Regularization::l1),
            regularization("l2", Regularization::l2),
            regularization("weightDecay", Regularization::weightDecay),
            regularization("recurrentL1", Regularization::recurrentL1),
            regularization("recurrentL2", Regularization::recurrentL2),
            regularization("recurrentWeightDecay", Regularization::recurrentWeightDecay),
            regularization("maxNorm", Regularization::maxNorm),
            training("within", Training::within),
            training("seed", Training::seed));

    /**
     * One setting.
     *
     * @param name as in the chain, such as {@code hidden}
     * @param from what the first model has
     * @param to what the second has
     */
    public record Change(String name, String from, String to) {

        /** Returns for example {@code hidden 32 → 64}. */
        @Override
        public String toString() {
            return name + " " + from + " → " + to;
        }
    }

    /** Copies the changes. */
    public SpecDifference {
        changes = List.copyOf(changes);
    }

    /** Returns in what the second differs from the first. */
    public static SpecDifference of(RecurrentSpec from, RecurrentSpec to) {
        return new SpecDifference(SETTINGS.stream()
                .map(setting -> new Change(
                        setting.getKey(),
                        text(setting.getValue().apply(from)),
                        text(setting.getValue().apply(to))))
                .filter(change -> !change.from().equals(change.to()))
                .toList());
    }

    private static Map.Entry<String, Function<RecurrentSpec, Object>> tokens(
            String name, Function<Tokens, Object> setting) {
        return Map.entry(name, spec -> setting.apply(spec.tokens()));
    }

    private static Map.Entry<String, Function<RecurrentSpec, Object>> training(
            String name, Function<Training, Object> setting) {
        return Map.entry(name, spec -> setting.apply(spec.training()));
    }

    private static Map.Entry<String, Function<RecurrentSpec, Object>> regularization(
            String name, Function<Regularization, Object> setting) {
        return training(name, training -> setting.apply(training.regularization()));
    }

    private static String text(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Double number && number.isNaN()) {
            return "as the others";
        }
        if (value instanceof Double number && number.isInfinite()) {
            return "none";
        }
        if (value instanceof Optional<?> option) {
            return option.map(Object::toString).orElse("none");
        }
        return value.toString();
    }

    /** Returns the changes in words, for example {@code hidden 32 → 64, dropout 0.0 → 0.2}, or that there are none. */
    @Override
    public String toString() {
        return changes.isEmpty()
                ? "no difference"
                : changes.stream().map(Change::toString).collect(Collectors.joining(", "));
    }
}
