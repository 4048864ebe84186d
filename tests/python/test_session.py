"""What a notebook user relies on, end to end: a real kernel process, asked by jupyter_client over its sockets."""

import queue
import time

import pytest
from jupyter_client.manager import KernelManager

TIMEOUT = 60


def run(client, code, **fields):
    """Executes a cell; returns its reply and the messages shown below it, status messages left out."""
    message_id = client.execute(code, **fields)
    reply = reply_to(client, message_id)
    return reply, shown(client, message_id)


def reply_to(client, message_id):
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == message_id:
            return reply["content"]


def shown(client, message_id):
    messages = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        if message["msg_type"] == "status":
            if message["content"]["execution_state"] == "idle":
                return messages
        else:
            messages.append(message)


def text(messages, name="stdout"):
    return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == name)


def result(messages):
    return [m["content"]["data"]["text/plain"] for m in messages if m["msg_type"] == "execute_result"]


def test_a_variable_lives_on_in_the_next_cell(kernel):
    run(kernel, "int answer = 42;")

    reply, messages = run(kernel, "answer + 1")

    assert reply["status"] == "ok"
    assert result(messages) == ["43"]


def test_methods_of_one_cell_may_call_each_other(kernel):
    cell = """
boolean even(int n) { return n == 0 || odd(n - 1); }
boolean odd(int n) { return n != 0 && even(n - 1); }
even(10)
"""
    reply, messages = run(kernel, cell)

    assert reply["status"] == "ok", reply
    assert result(messages) == ["true"]


def test_a_chain_may_go_over_lines_with_leading_dots(kernel):
    reply, messages = run(kernel, "Stream.of(3, 1, 2)\n    .sorted()\n    .toList()")

    assert result(messages) == ["[1, 2, 3]"]


def test_an_exception_keeps_its_class_its_cause_and_the_line(kernel):
    cell = 'int y = 1;\nthrow new IllegalStateException("outer", new ArithmeticException("inner"));'

    reply, messages = run(kernel, cell)

    assert reply["status"] == "error"
    assert reply["ename"] == "IllegalStateException"
    assert reply["evalue"] == "outer"
    trace = "\n".join(reply["traceback"])
    assert "ArithmeticException" in trace and "inner" in trace
    assert "line 2" in trace
    assert "jdk.jshell" not in trace and "org.cellstate.kernel" not in trace


def test_a_compile_error_names_the_line_and_points_at_the_column(kernel):
    reply, _ = run(kernel, 'int a = 1;\nint b = "text";')

    assert reply["status"] == "error"
    trace = "\n".join(reply["traceback"])
    assert "line 2" in trace and "^" in trace
    assert "incompatible types" in trace


def test_a_variable_declared_in_a_cell_that_fails_to_compile_does_not_exist(kernel):
    run(kernel, "int notThere = 1;\nint b = ;")

    reply, _ = run(kernel, "notThere")

    assert reply["status"] == "error"


def test_cells_queued_behind_a_failed_one_are_aborted(kernel):
    # The cell itself takes a moment, so that the others are in the queue when it fails.
    first = kernel.execute("Thread.sleep(300); throw new RuntimeException();")
    second = kernel.execute("1 + 1")
    third = kernel.execute("1 + 1")

    assert [reply_to(kernel, m)["status"] for m in (first, second, third)] == ["error", "aborted", "aborted"]
    assert run(kernel, "1 + 1")[0]["status"] == "ok"


def test_without_stop_on_error_the_queue_goes_on(kernel):
    first = kernel.execute("Thread.sleep(300); throw new RuntimeException();", stop_on_error=False)
    second = kernel.execute("1 + 1")

    assert [reply_to(kernel, m)["status"] for m in (first, second)] == ["error", "ok"]


def test_a_silent_cell_shows_nothing_and_does_not_count(kernel):
    before = run(kernel, "1")[0]["execution_count"]

    reply, messages = run(kernel, "int quiet = 7; quiet", silent=True)

    assert reply["status"] == "ok"
    assert [m["msg_type"] for m in messages] == []
    assert run(kernel, "quiet")[0]["execution_count"] == before + 1


def test_without_history_the_counter_stands_still(kernel):
    before = run(kernel, "1")[0]["execution_count"]

    run(kernel, "2", store_history=False)

    assert run(kernel, "3")[0]["execution_count"] == before + 1


def test_user_expressions_are_answered_beside_the_cell(kernel):
    reply, _ = run(kernel, "int base = 20;", user_expressions={"double": "base * 2", "bad": "nothing.here"})

    assert reply["user_expressions"]["double"]["data"]["text/plain"] == "40"
    assert reply["user_expressions"]["bad"]["status"] == "error"


def test_a_display_is_updated_in_place(kernel):
    _, messages = run(kernel, 'var d = Notebook.show("one"); d.update("two");')

    first = next(m for m in messages if m["msg_type"] == "display_data")
    second = next(m for m in messages if m["msg_type"] == "update_display_data")
    assert first["content"]["transient"]["display_id"] == second["content"]["transient"]["display_id"]
    assert second["content"]["data"]["text/plain"] == "two"


def test_a_cell_that_ends_with_a_display_shows_it_once(kernel):
    _, messages = run(kernel, 'Notebook.show("once")')

    assert [m["msg_type"] for m in messages if m["msg_type"] != "execute_input"] == ["display_data"]


def test_many_lines_come_in_few_messages_and_none_is_lost(kernel):
    _, messages = run(kernel, "for (int i = 0; i < 10_000; i++) System.out.println(i);")

    assert text(messages) == "".join(f"{i}\n" for i in range(10_000))
    assert len(messages) < 100


def test_output_of_two_streams_keeps_its_characters(kernel):
    _, messages = run(kernel, 'System.out.print("größer 😀"); System.err.print("fehler");')

    assert text(messages) == "größer 😀"
    assert text(messages, "stderr") == "fehler"


def test_late_output_of_a_thread_goes_under_the_cell_that_started_it(kernel):
    starter = kernel.execute(
        "var gate = new java.util.concurrent.CountDownLatch(1);\n"
        'new Thread(() -> { try { gate.await(); } catch (InterruptedException e) { } System.out.println("late"); }).start();'
    )
    reply_to(kernel, starter)
    shown(kernel, starter)

    opener = kernel.execute("gate.countDown();")
    reply_to(kernel, opener)

    while True:
        message = kernel.get_iopub_msg(timeout=TIMEOUT)
        if message["msg_type"] == "stream":
            assert message["content"]["text"] == "late\n"
            assert message["parent_header"]["msg_id"] == starter
            return


def test_the_cursor_counts_code_points(kernel):
    code = '"😀😀😀😀".subS'
    kernel.complete(code, len(code))
    reply = kernel.get_shell_msg(timeout=TIMEOUT)["content"]

    assert "subSequence(" in reply["matches"]
    assert code[: reply["cursor_start"]] + "subSequence(" + code[reply["cursor_end"] :] == '"😀😀😀😀".subSequence('


def test_the_kernels_own_libraries_are_out_of_sight(kernel):
    reply, _ = run(kernel, "import org.zeromq.ZContext;")

    assert reply["status"] == "error"
    assert run(kernel, 'Class.forName("org.zeromq.ZContext")')[0]["ename"] == "ClassNotFoundException"


def test_an_interrupt_ends_a_sleep_and_the_next_cell_runs():
    manager = KernelManager(kernel_name="cellstate")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    try:
        sleeper = client.execute('System.out.println("asleep"); Thread.sleep(600_000);')
        while True:
            if client.get_iopub_msg(timeout=TIMEOUT)["msg_type"] == "stream":
                break
        manager.interrupt_kernel()

        assert reply_to(client, sleeper)["status"] == "error"
        assert run(client, "1 + 1")[0]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def test_shutdown_ends_the_process_also_while_a_cell_loops():
    manager = KernelManager(kernel_name="cellstate")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    client.execute("while (true) { Math.random(); }")
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["msg_type"] == "execute_input":
            break

    client.shutdown()

    deadline = time.monotonic() + TIMEOUT
    while manager.is_alive() and time.monotonic() < deadline:
        try:
            client.get_iopub_msg(timeout=0.1)
        except queue.Empty:
            continue
    assert not manager.is_alive()
    client.stop_channels()
    manager.cleanup_resources()


@pytest.mark.parametrize(
    ("cell", "rule", "fix"),
    [
        ("usBirths().split(0.9).lookback(9000).horizon(28)", "lookback", "try:"),
        ('series("missing.csv", "date", "value")', "missing.csv", "try:"),
        ("usBirths().split(1.5)", "split", "try:"),
        ("lstm().hidden(0)", "hidden", "try:"),
    ],
)
def test_a_mistake_in_the_data_says_the_rule_what_came_and_what_to_try(kernel, cell, rule, fix):
    reply, _ = run(kernel, cell)

    assert reply["status"] == "error"
    message = reply["evalue"]
    assert rule in message
    assert "received:" in message
    assert fix in message


def test_an_interrupt_ends_a_training_and_keeps_its_best_weights(kernel):
    cell = """
var births = usBirths().split(0.9).lookback(14).horizon(7);
var model = lstm().hidden(8).epochs(100_000).patience(100_000).fit(births);
model.history().interrupted()
"""
    training = kernel.execute(cell)
    epochs = 0
    while epochs < 3:
        message = kernel.get_iopub_msg(timeout=TIMEOUT)
        epochs += message["msg_type"] == "update_display_data"
    kernel.control_channel.send(kernel.session.msg("interrupt_request"))

    reply, messages = reply_to(kernel, training), shown(kernel, training)

    assert reply["status"] == "ok", reply
    assert result(messages) == ["true"]
    assert result(run(kernel, "model.forecast(7).horizon()")[1]) == ["7"]
