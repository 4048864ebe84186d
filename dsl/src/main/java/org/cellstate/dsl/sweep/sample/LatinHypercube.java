package org.cellstate.dsl.sweep.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Chooser;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;

/**
 * Answers such that so many trials in a row have, in each question, one answer from each of as many equal parts of its range (McKay, Beckman
 * and Conover 1979). The order of the parts follows from the question's name, so no list of the questions is needed.
 *
 * @param size trials in a row
 * @param number of the trial
 * @param seed of the order and of the places within the parts
 */
record LatinHypercube(int size, int number, long seed) implements Chooser {

    @Override
    public double choose(String name, Domain domain, List<Setting> before) {
        SplittableRandom random =
                new SplittableRandom(seed ^ name.hashCode() * 0x9E3779B97F4A7C15L ^ (long) (number / size) << 32);
        int[] parts = new int[size];
        double[] places = new double[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            parts[i] = parts[other];
            parts[other] = i;
            places[i] = random.nextDouble();
        }
        int row = number % size;
        return domain.code((parts[row] + places[row]) / size);
    }
}
