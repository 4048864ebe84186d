package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Chooser;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * What a trial will be asked: first by the function, which can be run to see it, then by the objective, of which only past trials tell. A
 * question of the objective is expected again where a trial was asked it that made all choices alike, and everywhere as long as no trial
 * made them alike.
 */
final class Foresight {

    /** A question that one walk in twenty meets is missed by 256 of them once in 500,000 spaces. */
    private static final int WALKS = 256;

    private final Space<?> space;
    private final List<List<Setting>> trials = new ArrayList<>();
    private final Set<Question> ofObjective = new LinkedHashSet<>();

    Foresight(Space<?> space, Past past) {
        this.space = space;
        for (List<Past.Tried> some : List.of(past.tried(), past.running())) {
            for (Past.Tried trial : some) {
                trials.add(trial.settings());
            }
        }
        for (List<Setting> settings : trials) {
            int asked = space.walk(new Proposal(settings, 0)).settings().size();
            settings.subList(Math.min(asked, settings.size()), settings.size())
                    .forEach(later -> ofObjective.add(Question.of(later)));
        }
    }

    /** Returns the settings that a way of choosing leads to. */
    List<Setting> answers(Chooser chooser) {
        List<Setting> settings = new ArrayList<>(space.walk(chooser).settings());
        for (Question question : ofObjective) {
            if (isOpen(question, settings) && isExpected(question, settings)) {
                double code = chooser.choose(question.name(), question.domain(), List.copyOf(settings));
                settings.add(new Setting(question.name(), question.domain(), code));
            }
        }
        return settings;
    }

    private static boolean isOpen(Question question, List<Setting> settings) {
        return settings.stream().noneMatch(setting -> setting.name().equals(question.name()));
    }

    private boolean isExpected(Question question, List<Setting> settings) {
        List<List<Setting>> alike =
                trials.stream().filter(trial -> areAlike(trial, settings)).toList();
        return alike.isEmpty()
                || alike.stream().anyMatch(trial -> trial.stream().anyMatch(question::isAnsweredBy));
    }

    private static boolean areAlike(List<Setting> trial, List<Setting> settings) {
        return settings.stream()
                .filter(setting -> setting.domain() instanceof Domain.Choice)
                .allMatch(setting -> trial.stream()
                        .anyMatch(other -> other.name().equals(setting.name()) && other.code() == setting.code()));
    }

    /** Returns all questions there are, in the order in which walks by chance and then the trials meet them: always the same order. */
    List<Question> all() {
        Set<Question> all = new LinkedHashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < WALKS; i++) {
            space.walk((name, domain, before) -> domain.code(random.nextDouble()))
                    .settings()
                    .forEach(setting -> all.add(Question.of(setting)));
        }
        trials.forEach(trial -> trial.forEach(setting -> all.add(Question.of(setting))));
        return List.copyOf(all);
    }
}
