"""The protocol as Jupyter's own kernel test suite checks it."""

from unittest import mock

import jupyter_kernel_test
from jupyter_kernel_test import IopubWelcomeTests as _IopubWelcomeTests
from jupyter_kernel_test import KernelTests as _KernelTests
from jupyter_kernel_test.msgspec_v5 import validate_message

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

    def flush_channels(self):
        """Reads on until the kernel is idle after all that was asked before. The suite's own waits a tenth of a second for what may come."""
        asked = self.kc.kernel_info()
        for channel in (self.kc.shell_channel, self.kc.iopub_channel):
            last = {}
            while last.get("parent_header", {}).get("msg_id") != asked or last["content"].get("execution_state") == "busy":
                last = channel.get_msg(timeout=PATIENCE)
                validate_message(last)

    def execute_helper(self, code, timeout=PATIENCE, **fields):
        """The suite's own, which gives a kernel a tenth of a second between two messages: too little on a busy machine."""
        channel = self.kc.iopub_channel
        next_message = channel.get_msg
        with mock.patch.object(channel, "get_msg", lambda timeout: next_message(timeout=PATIENCE)):
            return super().execute_helper(code, timeout, **fields)

    test_pager = None  # payloads are deprecated by the protocol; no front end needs them of a Java kernel


class TestIopubWelcome(_IopubWelcomeTests):
    kernel_name = "cellstate"
    support_iopub_welcome = True


del _KernelTests, _IopubWelcomeTests
