package org.cellstate.dsl.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** An immutable sequence of numbers. {@code NaN} is a missing value; infinities are kept and left out when drawn. */
public final class Values {

    private final double[] numbers;

    private Values(double[] numbers) {
        this.numbers = numbers;
    }

    /** Returns a copy of the numbers. */
    public static Values of(double... numbers) {
        return new Values(numbers.clone());
    }

    /** Returns {@code count} whole numbers from {@code first} upwards. */
    public static Values counting(int first, int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> first + (double) i);
        return new Values(numbers);
    }

    /** Returns how many numbers there are. */
    public int size() {
        return numbers.length;
    }

    /** Returns the number at a position, counted from 0. */
    public double at(int position) {
        return numbers[position];
    }

    /** Returns the numbers in order. */
    public DoubleStream stream() {
        return Arrays.stream(numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        if (numbers.length <= 8) {
            return Arrays.toString(numbers);
        }
        return "[" + numbers[0] + ", " + numbers[1] + ", … " + numbers[numbers.length - 1] + "] (" + numbers.length
                + ")";
    }
}
