package org.cellstate.tests.bench.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;

/** Answers from a script, one entry a question, and writes what it was asked for into a log it shares with others. */
final class ScriptedPeer implements Peer {

    private final String name;
    private final List<String> log;
    private final double[] steps;
    private final Queue<Reply> script = new ArrayDeque<>();

    /** Makes one that takes these milliseconds for a step, question by question, and the last ones ever after. */
    ScriptedPeer(String name, List<String> log, double... steps) {
        this.name = name;
        this.log = log;
        this.steps = steps;
    }

    /** Puts an answer before those of the steps. */
    ScriptedPeer first(Reply reply) {
        script.add(reply);
        return this;
    }

    private int asked;

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Request request) {
        log.add(name + " " + request.task() + " " + request.warmup() + "+" + request.steps());
        Reply next = script.poll();
        if (next != null) {
            return next;
        }
        double step = steps[Math.min(asked++, steps.length - 1)];
        return new Reply.Done(new ArrayList<>(Collections.nCopies(request.steps(), step)), "note of " + name);
    }

    @Override
    public double peakMemory() {
        return 100;
    }
}
