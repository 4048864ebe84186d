package org.cellstate.dsl.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * One trial of a sweep, as the user's code sees it: it asks for a value by name and gets one. What is asked may depend on what was answered,
 * in plain Java. The same question asked twice has the same answer.
 */
public final class Trial {

    private final Chooser chooser;
    private final Reporter reporter;
    private final List<Setting> settings = new ArrayList<>();
    private Optional<ConfigProblem> mistake = Optional.empty();

    Trial(Chooser chooser, Reporter reporter) {
        this.chooser = chooser;
        this.reporter = reporter;
    }

    /**
     * Returns one of some values that have no order.
     *
     * @param options at least one, each with a text of its own
     * @throws ConfigProblem if there is none, two have the same text, or the name was used for another domain
     */
    @SafeVarargs
    @SuppressWarnings({"unchecked", "varargs"}) // The value is one of the options.
    public final <V> V oneOf(String name, V... options) {
        return (V) ask(name, () -> Domain.choice(name, List.of((Object[]) options)));
    }

    /**
     * Returns a whole number from a range, both ends among it.
     *
     * @throws ConfigProblem if the low end is above the high one, or the name was used for another domain
     */
    public int integer(String name, int low, int high) {
        return (int) ask(name, () -> Domain.whole(name, low, high, false));
    }

    /**
     * Returns a whole number from a range in which each doubling counts alike.
     *
     * @param low at least 1
     * @throws ConfigProblem if it is less, or above the high end, or the name was used for another domain
     */
    public int logInt(String name, int low, int high) {
        return (int) ask(name, () -> Domain.whole(name, low, high, true));
    }

    /**
     * Returns a number from a range.
     *
     * @throws ConfigProblem if the low end is above the high one, or the name was used for another domain
     */
    public double real(String name, double low, double high) {
        return (double) ask(name, () -> Domain.real(name, low, high, false));
    }

    /**
     * Returns a number from a range in which each doubling counts alike.
     *
     * @param low above 0
     * @throws ConfigProblem if it is not, or above the high end, or the name was used for another domain
     */
    public double logReal(String name, double low, double high) {
        return (double) ask(name, () -> Domain.real(name, low, high, true));
    }

    /** Returns yes or no. */
    public boolean bool(String name) {
        return (boolean) ask(name, () -> Domain.choice(name, List.of(false, true)));
    }

    /**
     * Says how far an objective of one's own has come, so that a hopeless trial can be ended.
     *
     * @param step such as the epoch, from 1 and rising
     * @param value the objective as far as it is known
     * @throws TrialPruned if the trial need not be finished; let it pass
     */
    public void report(int step, double value) {
        reporter.report(step, value);
    }

    private Object ask(String name, Supplier<Domain> domain) {
        Optional<Setting> before;
        Domain asked;
        try {
            asked = domain.get();
            before = answered(name, asked);
        } catch (ConfigProblem problem) {
            mistake = Optional.of(problem);
            throw problem;
        }
        return before.orElseGet(() -> answer(name, asked)).value();
    }

    private Optional<Setting> answered(String name, Domain domain) {
        for (Setting setting : settings) {
            if (setting.name().equals(name)) {
                if (!setting.domain().equals(domain)) {
                    throw new ConfigProblem(
                            "A name stands for one range in a trial.",
                            "\"" + name + "\" as " + setting.domain() + " and as " + domain,
                            "another name for one of them");
                }
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    private Setting answer(String name, Domain domain) {
        Setting setting = new Setting(name, domain, chooser.choose(name, domain, List.copyOf(settings)));
        settings.add(setting);
        return setting;
    }

    /** Returns what is wrong with a question that was asked, such as a low end above the high one; empty if nothing is. */
    public Optional<ConfigProblem> mistake() {
        return mistake;
    }

    /** Returns what was asked and answered so far, in order. */
    public List<Setting> settings() {
        return List.copyOf(settings);
    }

    /** Returns the settings, for example {@code hidden 64, dropout 0.2}. */
    @Override
    public String toString() {
        return String.join(", ", settings.stream().map(Setting::toString).toList());
    }
}
