package org.cellstate.kernel.maven;

/** Dependencies cannot be had, in the three parts of an error that a user can cause. */
public final class MavenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MavenException(String rule, String received, String fix) {
        super(rule + "\n  received: " + received + "\n  try: " + fix);
    }
}
