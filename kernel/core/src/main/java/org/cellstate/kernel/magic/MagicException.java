package org.cellstate.kernel.magic;

/** A magic cannot do what it is asked, in the three parts of an error that a user can cause. */
class MagicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MagicException(String rule, String received, String fix) {
        super(rule + "\n  received: " + received + "\n  try: " + fix);
    }
}
