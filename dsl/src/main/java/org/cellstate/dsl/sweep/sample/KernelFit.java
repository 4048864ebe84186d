package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Finds the kernel of the greatest posterior density. */
final class KernelFit {

    static double W_MEAN = Double.parseDouble(System.getProperty("wmean", "1.414"));
    static double W_SD = Double.parseDouble(System.getProperty("wsd", "1.732"));
    static double N_MEAN = Double.parseDouble(System.getProperty("nmean", "-7"));
    static double N_SD = Double.parseDouble(System.getProperty("nsd", "2.5"));
    static double S_SD = Double.parseDouble(System.getProperty("ssd", "1"));
    static double C_MEAN = Double.parseDouble(System.getProperty("cmean", "-1"));
    static double C_SD = Double.parseDouble(System.getProperty("csd", "1.5"));

    private static final int FEW = 64;

    private final double[] centre;
    private final double[] spread;
    private final Descent rough;
    private final Descent fine;

    private KernelFit(boolean[] choices, int asked) {
        int size = 2 + choices.length;
        centre = new double[size];
        spread = new double[size];
        centre[0] = 0;
        spread[0] = S_SD;
        centre[1] = N_MEAN;
        spread[1] = N_SD;
        double[] low = new double[size];
        double[] high = new double[size];
        low[0] = Math.log(0.05);
        high[0] = Math.log(20);
        low[1] = Math.log(1e-6);
        high[1] = Math.log(2);
        for (int q = 0; q < choices.length; q++) {
            centre[2 + q] = choices[q] ? C_MEAN : -2 * (W_MEAN + 0.5 * Math.log(asked));
            spread[2 + q] = choices[q] ? C_SD : 2 * W_SD;
            low[2 + q] = Math.log(1e-5);
            high[2 + q] = Math.log(choices[q] ? 20 : 1e4);
        }
        rough = new Descent(low, high, 40);
        fine = new Descent(low, high, 12);
    }

    static Kernel of(List<double[]> points, double[] values, boolean[] choices, int asked, SplittableRandom random) {
        KernelFit fit = new KernelFit(choices, asked);
        int[] some = some(values, random);
        MarginalLikelihood few = MarginalLikelihood.of(
                Arrays.stream(some).mapToObj(points::get).toList(),
                Arrays.stream(some).mapToDouble(i -> values[i]).toArray(),
                choices);
        Descent.End best = new Descent.End(fit.centre, Double.POSITIVE_INFINITY);
        for (double[] start : fit.starts(random)) {
            Descent.End end = fit.rough.from(start, (logs, gradient) -> fit.loss(few, logs, gradient));
            best = end.value() < best.value() ? end : best;
        }
        if (some.length < values.length) {
            MarginalLikelihood all = MarginalLikelihood.of(points, values, choices);
            best = fit.fine.from(best.point(), (logs, gradient) -> fit.loss(all, logs, gradient));
        }
        return few.kernel(best.point());
    }

    private double loss(MarginalLikelihood likelihood, double[] logs, double[] gradient) {
        double loss = -likelihood.log(logs, gradient);
        for (int i = 0; i < logs.length; i++) {
            double off = (logs[i] - centre[i]) / spread[i];
            loss += 0.5 * off * off;
            gradient[i] = -gradient[i] + off / spread[i];
        }
        return loss;
    }

    private List<double[]> starts(SplittableRandom random) {
        List<double[]> starts = new ArrayList<>();
        double[] typical = centre.clone();
        double[] quick = centre.clone();
        double[] chance = centre.clone();
        quick[1] = Math.log(1e-2);
        chance[1] = Math.log(1e-4);
        for (int i = 2; i < centre.length; i++) {
            typical[i] = Math.log(1);
            quick[i] = Math.log(10);
            chance[i] = Math.log(0.1) + random.nextDouble() * Math.log(100);
        }
        starts.add(typical);
        starts.add(quick);
        starts.add(chance);
        return starts;
    }

    private static int[] some(double[] values, SplittableRandom random) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        if (values.length > FEW) {
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            for (int i = FEW / 2; i < FEW; i++) {
                int other = i + random.nextInt(values.length - i);
                Integer swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
            order = Arrays.copyOf(order, FEW);
            Arrays.sort(order);
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
