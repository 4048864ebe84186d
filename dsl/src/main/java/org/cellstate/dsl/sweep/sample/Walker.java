package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cellstate.dsl.sweep.Chooser;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.TrialState;

/**
 * Finds which questions a trial will ask. What the user's function does not ask, because the objective does later, is foreseen from the trials
 * that ended: the next question is that of the trial that was asked the same so far and answered most of it alike.
 */
final class Walker {

    private static final int NEWEST = 50;

    private final Space<?> space;
    private final List<List<Setting>> ended;
    private final boolean asksAll;

    /**
     * What a trial will ask.
     *
     * @param settings the questions with the answers that were chosen
     * @param sound whether the user's function took the answers
     */
    record Walked(List<Setting> settings, boolean sound) {}

    Walker(Space<?> space, Past past) {
        this.space = space;
        this.ended = past.tried().stream()
                .filter(trial -> trial.state() != TrialState.FAILED)
                .map(Past.Tried::settings)
                .toList();
        this.asksAll = ended.subList(Math.max(0, ended.size() - NEWEST), ended.size()).stream()
                .allMatch(trial ->
                        space.walk(new Proposal(trial, 0)).settings().size() >= trial.size());
    }

    /** Returns what a trial asks that is answered so. */
    Walked walk(Chooser chooser) {
        Space.Walk<?> walk = space.walk(chooser);
        List<Setting> settings = new ArrayList<>(walk.settings());
        if (!asksAll) {
            List<List<Setting>> alike = ended.stream()
                    .filter(trial -> asksFirst(trial, settings))
                    .toList();
            for (Optional<Setting> next = next(alike, settings); next.isPresent(); next = next(alike, settings)) {
                Setting asked = next.get();
                double code = chooser.choose(asked.name(), asked.domain(), List.copyOf(settings));
                settings.add(new Setting(asked.name(), asked.domain(), code));
                alike = alike.stream()
                        .filter(trial -> asks(trial, settings.size() - 1, asked))
                        .toList();
            }
        }
        return new Walked(List.copyOf(settings), walk.problem().isEmpty());
    }

    private static boolean asksFirst(List<Setting> trial, List<Setting> settings) {
        for (int i = 0; i < settings.size(); i++) {
            if (!asks(trial, i, settings.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean asks(List<Setting> trial, int place, Setting question) {
        return place < trial.size()
                && trial.get(place).name().equals(question.name())
                && trial.get(place).domain().equals(question.domain());
    }

    private static Optional<Setting> next(List<List<Setting>> alike, List<Setting> settings) {
        int most = -1;
        Optional<Setting> next = Optional.empty();
        for (int t = alike.size() - 1; t >= 0; t--) {
            List<Setting> trial = alike.get(t);
            int same = 0;
            for (int i = 0; i < settings.size(); i++) {
                same += trial.get(i).code() == settings.get(i).code() ? 1 : 0;
            }
            if (same > most) {
                most = same;
                next = trial.size() > settings.size() ? Optional.of(trial.get(settings.size())) : Optional.empty();
            }
        }
        return next;
    }

    /** Returns all trials that there can be; empty where they are more than so many or cannot be counted. */
    Optional<List<List<Setting>>> all(int most) {
        List<List<Setting>> all = new ArrayList<>();
        Set<String> beyond = new HashSet<>();
        List<Setting> answers = List.of();
        while (true) {
            List<Setting> fixed = answers;
            Walked walked = walk((name, domain, before) -> {
                OptionalInt count = domain.count();
                if (count.isEmpty() || count.getAsInt() > most) {
                    beyond.add(name);
                    return domain.code(0);
                }
                return before.size() < fixed.size() ? fixed.get(before.size()).code() : domain.code(0);
            });
            all.add(walked.settings());
            if (!beyond.isEmpty() || all.size() > most) {
                return Optional.empty();
            }
            answers = following(walked.settings());
            if (answers.isEmpty()) {
                return Optional.of(all);
            }
        }
    }

    private static List<Setting> following(List<Setting> settings) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            Setting last = settings.get(i);
            Domain domain = last.domain();
            if (domain.count().orElseThrow() > 1 && last.code() < domain.code(1)) {
                List<Setting> next = new ArrayList<>(settings.subList(0, i));
                next.add(new Setting(last.name(), domain, last.code() + 1));
                return next;
            }
        }
        return List.of();
    }
}
