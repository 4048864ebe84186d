package org.cellstate.dsl.engine.attention;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** What trains the parameters of a vertex: its own updater, if it has one, and its penalties. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class VertexOptions implements Serializable {

    static final VertexOptions PLAIN = new VertexOptions(null, 0, 0, 0);

    private final @Nullable IUpdater updater;
    private final double l1;
    private final double l2;
    private final double weightDecay;

    @JsonCreator
    private VertexOptions(
            @JsonProperty("updater") @Nullable IUpdater updater,
            @JsonProperty("l1") double l1,
            @JsonProperty("l2") double l2,
            @JsonProperty("weightDecay") double weightDecay) {
        this.updater = updater;
        this.l1 = notNegative("l1", l1);
        this.l2 = notNegative("l2", l2);
        this.weightDecay = notNegative("weightDecay", weightDecay);
    }

    private static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ConfigProblem(name + " must be at least 0.", name + "=" + value, "." + name + "(1e-4)");
        }
        return value;
    }

    VertexOptions updater(IUpdater other) {
        return new VertexOptions(other, l1, l2, weightDecay);
    }

    VertexOptions l1(double factor) {
        return new VertexOptions(updater, factor, l2, weightDecay);
    }

    VertexOptions l2(double factor) {
        return new VertexOptions(updater, l1, factor, weightDecay);
    }

    VertexOptions weightDecay(double factor) {
        return new VertexOptions(updater, l1, l2, factor);
    }

    @Nullable IUpdater updater() {
        return updater;
    }

    List<Regularization> regularization() {
        List<Regularization> penalties = new ArrayList<>();
        if (l1 > 0) {
            penalties.add(new L1Regularization(l1));
        }
        if (l2 > 0) {
            penalties.add(new L2Regularization(l2));
        }
        if (weightDecay > 0) {
            penalties.add(new WeightDecay(weightDecay, true));
        }
        return penalties;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VertexOptions that
                && Objects.equals(updater, that.updater)
                && l1 == that.l1
                && l2 == that.l2
                && weightDecay == that.weightDecay;
    }

    @Override
    public int hashCode() {
        return Objects.hash(updater, l1, l2, weightDecay);
    }

    /** Returns the options of a chain that differ from the defaults. */
    @Override
    public String toString() {
        return (updater == null ? "" : ".updater(" + updater + ")")
                + (l1 == 0 ? "" : ".l1(" + l1 + ")")
                + (l2 == 0 ? "" : ".l2(" + l2 + ")")
                + (weightDecay == 0 ? "" : ".weightDecay(" + weightDecay + ")");
    }
}
