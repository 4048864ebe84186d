package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;

/**
 * Trials as points, so that their distance says how alike they are, question by question. The place of a number lies on an arc of sixty
 * degrees, and at its centre lie all trials that were not asked for it. So two that were asked differ by (nearly) the distance of their
 * numbers, two that were not differ by nothing, and one of each differ by as much as the two ends of the range, whatever the number. It is
 * the kernel of Swersky, Duvenaud, Snoek, Hutter and Osborne (2013) with its angle fixed. Because the places are points of a plane, any
 * kernel that falls with their distance is positive definite; nothing has one distance from all of a straight line. Options of a choice,
 * and its not being asked, differ by 1 (overlap, or Hamming distance).
 */
final class Places {

    private static final double ARC = Math.PI / 3;

    private final Map<Question, Integer> numbers = new LinkedHashMap<>();
    private final List<Domain> domains = new ArrayList<>();

    /** Learns the questions of some trials. */
    Places(Collection<List<Setting>> trials) {
        for (List<Setting> trial : trials) {
            for (Setting setting : trial) {
                Question question = Question.of(setting);
                if (numbers.putIfAbsent(question, numbers.size()) == null) {
                    domains.add(setting.domain());
                }
            }
        }
    }

    /** Returns how many questions there are. */
    int size() {
        return domains.size();
    }

    /** Returns the number of a question; -1 if no trial asked it. */
    int number(Setting setting) {
        return numbers.getOrDefault(Question.of(setting), -1);
    }

    /** Returns which questions are choices. */
    boolean[] choices() {
        boolean[] choices = new boolean[size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = domains.get(i) instanceof Domain.Choice;
        }
        return choices;
    }

    /** Returns the point of a trial: two coordinates a question; questions that are not known are passed over. */
    double[] point(List<Setting> trial) {
        double[] point = new double[2 * size()];
        for (int i = 0; i < size(); i++) {
            point[2 * i] = domains.get(i) instanceof Domain.Choice ? -1 : 0;
        }
        for (Setting setting : trial) {
            int number = number(setting);
            if (number >= 0 && setting.domain() instanceof Domain.Choice) {
                point[2 * number] = setting.code();
            } else if (number >= 0) {
                put(point, number, setting.unit());
            }
        }
        return point;
    }

    /** Moves a point to another number. */
    static void put(double[] point, int number, double unit) {
        point[2 * number] = Math.cos(ARC * unit);
        point[2 * number + 1] = Math.sin(ARC * unit);
    }

    /** Returns the derivative by the number of what has these derivatives by the two coordinates of its place. */
    static double slope(double[] point, int number, double first, double second) {
        return ARC * (second * point[2 * number] - first * point[2 * number + 1]);
    }

    /** Returns the squared distance of two points in one question. */
    static double squared(double[] left, double[] right, int number, boolean choice) {
        double first = left[2 * number] - right[2 * number];
        if (choice) {
            return first == 0 ? 0 : 1;
        }
        double second = left[2 * number + 1] - right[2 * number + 1];
        return first * first + second * second;
    }
}
