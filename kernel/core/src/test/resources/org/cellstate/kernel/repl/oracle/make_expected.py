"""Makes expected.txt: what the JDK's own jshell program says to the sequences of snippets in sequences.txt.

    python3 make_expected.py [path of jshell]

A blank line ends a sequence. A line is a snippet; one that begins with "| " goes on with the line before; one that begins with "? " is an
expression whose value is asked for. A name that ends with _ is another one in every sequence. A line of expected.txt is the answer to one
question: "=" and the value as text, or "!" where there is none. The values here are those of JDK 17.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def snippets(sequence):
    found = []
    for line in sequence.split("\n"):
        if line.startswith("| "):
            found[-1] += "\n" + line[2:]
        else:
            found.append(line)
    return found


def answers(jshell, numbered):
    script, questions = [], 0
    for number, sequence in numbered:
        for snippet in snippets(re.sub(r"(?<=\w)_(?!\w)", f"_{number}", sequence)):
            if snippet.startswith("? "):
                questions += 1
                script.append(f'System.out.println("#{questions}#");')
                script.append(f'System.out.println("=" + ({snippet[2:]}));')
            else:
                script.append(snippet)
    script.append('System.out.println("#end#");\n/exit\n')
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory) / "script.jsh"
        file.write_text("\n".join(script))
        run = subprocess.run([jshell, "-s", file], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    found = re.split(r"^#(?:\d+|end)#\n", run.stdout, flags=re.M)[1:-1]
    assert len(found) == questions, f"{len(found)} answers to {questions} questions: {run.stdout[-1000:]}"
    for answer in found:
        value = re.match(r"=.*", answer)
        yield value.group(0) if value else "!"


def main():
    jshell = sys.argv[1] if len(sys.argv) > 1 else "jshell"
    numbered = list(enumerate((HERE / "sequences.txt").read_text().strip().split("\n\n"), 1))
    lines = []
    for start in range(0, len(numbered), 40):
        lines += answers(jshell, numbered[start : start + 40])
        print(f"{min(len(numbered), start + 40)} of {len(numbered)} sequences", flush=True)
    new = HERE / "expected.new"
    new.write_text("\n".join(lines) + "\n")
    new.replace(HERE / "expected.txt")


main()
