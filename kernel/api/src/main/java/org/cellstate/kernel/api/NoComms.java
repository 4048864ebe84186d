package org.cellstate.kernel.api;

import java.util.Optional;

/** Stands where there is no front end: every comm is closed from the start. */
enum NoComms implements Comms {
    INSTANCE;

    @Override
    public Comm open(String target, CommMessage first, CommHandler handler) {
        return new Closed(target);
    }

    @Override
    public void register(String name, CommTarget target) {
        // nobody is there to open one
    }

    @Override
    public Optional<CommTarget> registered(String name) {
        return Optional.empty();
    }

    @Override
    public void unregister(String name) {
        // none was registered
    }

    @Override
    public Optional<String> requestId() {
        return Optional.empty();
    }

    private record Closed(String target) implements Comm {

        @Override
        public String id() {
            return "console";
        }

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void send(CommMessage message) {
            // nobody listens
        }

        @Override
        public void close(CommMessage last) {
            // it is
        }
    }
}
