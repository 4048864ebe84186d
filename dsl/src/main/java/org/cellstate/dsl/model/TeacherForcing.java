package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * Which share of a decoder's steps reads the true token before it in training, and not the one that the model would have written itself
 * (scheduled sampling, Bengio et al. 2015). It moves evenly from the first epoch to the last.
 *
 * @param first the share in the first epoch, from 0 to 1; default 1
 * @param last the share in the last epoch, from 0 to 1; default 1
 */
public record TeacherForcing(double first, double last) {

    /** Always the truth (Williams and Zipser 1989). */
    public static final TeacherForcing ALWAYS = new TeacherForcing(1, 1);

    /** Checks the ranges. */
    public TeacherForcing {
        if (!(first >= 0 && first <= 1 && last >= 0 && last <= 1)) {
            throw new ConfigProblem(
                    "Teacher forcing is the share of steps that reads the true token: from 0 to 1.",
                    "teacherForcing(" + first + ", " + last + ")",
                    ".teacherForcing(1, 0.5)");
        }
    }

    /** Returns the share after this part of the training, from 0 to 1. */
    public double share(double done) {
        return first + (last - first) * done;
    }

    /** Returns the arguments of a chain's word: {@code 1.0, 0.5}. */
    @Override
    public String toString() {
        return first + ", " + last;
    }
}
