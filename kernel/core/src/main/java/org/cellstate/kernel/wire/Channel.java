package org.cellstate.kernel.wire;

/** The five sockets between a client and a kernel. */
public enum Channel {
    /** Requests that run in order, and their replies. */
    SHELL("shell_port"),
    /** Requests that must not wait for a running cell: interrupt, shutdown. */
    CONTROL("control_port"),
    /** Requests from the kernel for a line of input. */
    STDIN("stdin_port"),
    /** What the kernel says to every client: status, streams, displays, results. */
    IOPUB("iopub_port"),
    /** Echoes what it receives. */
    HEARTBEAT("hb_port");

    private final String portField;

    Channel(String portField) {
        this.portField = portField;
    }

    /** Returns the connection file's name for this channel's port, for instance {@code shell_port}. */
    public String portField() {
        return portField;
    }
}
