package org.cellstate.kernel.wire;

/** Names that the messaging protocol fixes. */
public final class Protocol {

    /** The version of the messaging protocol spoken here. */
    public static final String VERSION = "5.5";

    public static final String EXECUTE_REQUEST = "execute_request";
    public static final String EXECUTE_REPLY = "execute_reply";
    public static final String EXECUTE_INPUT = "execute_input";
    public static final String EXECUTE_RESULT = "execute_result";
    public static final String STREAM = "stream";
    public static final String DISPLAY_DATA = "display_data";
    public static final String UPDATE_DISPLAY_DATA = "update_display_data";
    public static final String CLEAR_OUTPUT = "clear_output";
    public static final String ERROR = "error";
    public static final String STATUS = "status";
    public static final String IOPUB_WELCOME = "iopub_welcome";
    public static final String KERNEL_INFO_REQUEST = "kernel_info_request";
    public static final String KERNEL_INFO_REPLY = "kernel_info_reply";
    public static final String COMPLETE_REQUEST = "complete_request";
    public static final String INSPECT_REQUEST = "inspect_request";
    public static final String IS_COMPLETE_REQUEST = "is_complete_request";
    public static final String HISTORY_REQUEST = "history_request";
    public static final String COMM_INFO_REQUEST = "comm_info_request";
    public static final String CONNECT_REQUEST = "connect_request";
    public static final String INTERRUPT_REQUEST = "interrupt_request";
    public static final String SHUTDOWN_REQUEST = "shutdown_request";
    public static final String SHUTDOWN_REPLY = "shutdown_reply";
    public static final String INPUT_REQUEST = "input_request";
    public static final String INPUT_REPLY = "input_reply";
    public static final String COMM_OPEN = "comm_open";
    public static final String COMM_MSG = "comm_msg";
    public static final String COMM_CLOSE = "comm_close";
    public static final String CREATE_SUBSHELL_REQUEST = "create_subshell_request";
    public static final String DELETE_SUBSHELL_REQUEST = "delete_subshell_request";
    public static final String LIST_SUBSHELL_REQUEST = "list_subshell_request";

    private static final String REQUEST = "_request";

    private Protocol() {}

    /**
     * Returns the type that answers a request: {@code execute_reply} for {@code execute_request}.
     *
     * @throws IllegalArgumentException if the type is not that of a request
     */
    public static String replyTo(String requestType) {
        if (!requestType.endsWith(REQUEST)) {
            throw new IllegalArgumentException("Only requests have replies.\n  received: \"" + requestType
                    + "\"\n  try: a type that ends with " + REQUEST);
        }
        return requestType.substring(0, requestType.length() - REQUEST.length()) + "_reply";
    }
}
