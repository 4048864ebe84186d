package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** A question that one walk in twenty meets is missed by 256 of them once in 500,000 spaces. */
    private static final int WALKS = 256;

    private final Space<?> space;
    private final Past past;
    private final List<List<Setting>> ended;
    private final Places places;
    private final List<int[]> numbers;
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
        this.past = past;
        this.ended = past.tried().stream()
                .filter(trial -> trial.state() != TrialState.FAILED)
                .map(Past.Tried::settings)
                .toList();
        this.places = new Places(ended);
        this.numbers = ended.stream().map(this::numbers).toList();
        this.asksAll = ended.subList(Math.max(0, ended.size() - NEWEST), ended.size()).stream()
                .allMatch(trial -> space.walk(new Proposal(trial, 0)).settings().size() >= trial.size());
    }

    private int[] numbers(List<Setting> settings) {
        return settings.stream().mapToInt(places::number).toArray();
    }

    /** Returns what a trial asks that is answered so. */
    Walked walk(Chooser chooser) {
        Space.Walk<?> walk = space.walk(chooser);
        List<Setting> settings = new ArrayList<>(walk.settings());
        if (!asksAll) {
            int[] asked = numbers(settings);
            List<Integer> alike = IntStream.range(0, ended.size())
                    .filter(trial -> asksFirst(numbers.get(trial), asked))
                    .boxed()
                    .toList();
            for (int next = next(alike, settings); next >= 0; next = next(alike, settings)) {
                int place = settings.size();
                Setting question = ended.get(next).get(place);
                int number = numbers.get(next)[place];
                double code = chooser.choose(question.name(), question.domain(), List.copyOf(settings));
                settings.add(new Setting(question.name(), question.domain(), code));
                alike = alike.stream()
                        .filter(trial -> numbers.get(trial).length > place && numbers.get(trial)[place] == number)
                        .toList();
            }
        }
        return new Walked(List.copyOf(settings), walk.problem().isEmpty());
    }

    private static boolean asksFirst(int[] trial, int[] asked) {
        return trial.length >= asked.length && Arrays.equals(trial, 0, asked.length, asked, 0, asked.length);
    }

    /** Returns the trial whose next question is the next one; -1 if there is none. */
    private int next(List<Integer> alike, List<Setting> settings) {
        int most = -1;
        int next = -1;
        for (int t = alike.size() - 1; t >= 0; t--) {
            List<Setting> trial = ended.get(alike.get(t));
            int same = 0;
            for (int i = 0; i < settings.size(); i++) {
                same += trial.get(i).code() == settings.get(i).code() ? 1 : 0;
            }
            if (same > most) {
                most = same;
                next = trial.size() > settings.size() ? alike.get(t) : -1;
            }
        }
        return next;
    }

    /** Returns all questions there are, in the order in which walks by chance and then the trials meet them: always the same order. */
    List<Question> questions() {
        Set<Question> all = new LinkedHashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < WALKS; i++) {
            space.walk((name, domain, before) -> domain.code(random.nextDouble()))
                    .settings()
                    .forEach(setting -> all.add(Question.of(setting)));
        }
        Stream.of(past.tried(), past.running())
                .flatMap(List::stream)
                .flatMap(trial -> trial.settings().stream())
                .map(Question::of)
                .forEach(all::add);
        return List.copyOf(all);
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
