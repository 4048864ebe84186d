package org.cellstate.dsl.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * What all trials of a sweep need, as bytes: space, objective, data; the classes of cells among it and the session's variables that these
 * mention. It is unpacked once in each process.
 */
final class Parcel implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final UUID HERE = UUID.randomUUID();

    private final UUID from;
    private final byte[] cargo;
    private final HashMap<String, byte[]> classes;
    private final TreeMap<String, String> leftBehind;

    private transient @Nullable Opened opened;

    /**
     * What was in it.
     *
     * @param loader of its classes
     */
    record Opened(TrialRun<?> trials, ClassLoader loader) {}

    private Parcel(byte[] cargo, Map<String, byte[]> classes, Map<String, String> leftBehind) {
        this.from = HERE;
        this.cargo = cargo;
        this.classes = new HashMap<>(classes);
        this.leftBehind = new TreeMap<>(leftBehind);
    }

    /**
     * Packs what the trials need. A variable that cannot travel is left behind: the cells may mention it elsewhere.
     *
     * @throws ConfigProblem if something else cannot travel
     */
    static Parcel of(TrialRun<?> trials) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Departure.bytes(seen, trials.space(), trials.objective());
        CellClasses cells = new CellClasses();
        Map<String, Object> taken = new LinkedHashMap<>();
        Map<String, String> leftBehind = new TreeMap<>();
        int before = -1;
        while (before < cells.files().size()) {
            before = cells.files().size();
            cells.add(seen);
            for (Map.Entry<String, Object> variable : cells.variables().entrySet()) {
                String name = variable.getKey();
                if (!taken.containsKey(name) && !leftBehind.containsKey(name)) {
                    try {
                        Departure.bytes(seen, variable.getValue());
                        taken.put(name, variable.getValue());
                    } catch (ConfigProblem problem) {
                        leftBehind.put(name, variable.getValue().getClass().getSimpleName());
                    }
                }
            }
        }
        return new Parcel(Departure.bytes(trials.space(), trials.objective(), taken), cells.files(), leftBehind);
    }

    /** Returns what is in it. In the process that packed it the classes of cells and the variables are there already. */
    synchronized Opened open(ClassLoader context) {
        Opened known = opened;
        if (known == null) {
            boolean here = from.equals(HERE);
            ClassLoader loader = here ? context : new CellClasses.Loader(classes, context);
            List<Object> values = Arrival.values(cargo, 3, loader);
            if (!here) {
                Map<String, Object> variables = new LinkedHashMap<>();
                ((Map<?, ?>) values.get(2)).forEach((name, value) -> variables.put((String) name, value));
                CellClasses.set(variables, loader);
            }
            known = new Opened(TrialRun.class.cast(run(values)), loader);
            opened = known;
        }
        return known;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The two were of one trial run before they travelled.
    private static TrialRun<?> run(List<Object> values) {
        return new TrialRun((Space) values.get(0), (Objective) values.get(1));
    }

    /** Returns the outcome, its message told in the user's words where a variable that was left behind is why the trial failed. */
    Outcome explained(Outcome outcome) {
        if (from.equals(HERE) || outcome.state() != TrialState.FAILED) {
            return outcome;
        }
        List<String> missed = new ArrayList<>();
        leftBehind.forEach((name, type) -> {
            if (outcome.message().contains("\"" + name + "\" is null")) {
                missed.add(name.substring(name.lastIndexOf('.') + 1) + ", a " + type);
            }
        });
        if (missed.isEmpty()) {
            return outcome;
        }
        return new Outcome(
                outcome.number(),
                outcome.settings(),
                outcome.candidate(),
                outcome.state(),
                outcome.values(),
                outcome.deviation(),
                outcome.reports(),
                "the notebook's variable " + String.join(" and ", missed)
                        + ", cannot travel to an executor; use numbers, text, a record, or what implements Serializable",
                outcome.seconds());
    }
}
