package org.cellstate.tests.bench.peer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;

/** Answers from a script, and tells what it was asked. */
public final class AnsweringPeer implements Peer {

    private final String name;
    private final Consumer<Request> heard;
    private final Queue<Reply> script;

    public AnsweringPeer(String name, Consumer<Request> heard, Reply... script) {
        this.name = name;
        this.heard = heard;
        this.script = new ArrayDeque<>(List.of(script));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Request request) {
        heard.accept(request);
        return script.remove();
    }
}
