"""Runs the fenced blocks of pages that are marked as runnable behind the name of their language:

    sh run      by bash; ports and directories that the page takes for granted are replaced by those of the test
    sh start    starts a server, which must come up
    sql run     by psql
    psql run    a dialogue: what stands behind the prompt is sent, and what follows must be the answer
"""

import os
import re
import subprocess
import sys

REPLACED = {
    ":9187": ":" + os.environ["ADMIN_PORT"],
    "/var/lib/iris-pgwire": os.environ["SCRATCH"],
    "--port 5432": "--port " + os.environ["PGPORT"],
}
PROMPT = re.compile(r"^\w+=> ")


def blocks(page):
    """Line number, mark and text of each block that is marked."""
    mark, start, lines = None, 0, []
    for number, line in enumerate(open(page, encoding="utf-8").read().split("\n"), 1):
        if not line.startswith("```"):
            lines.append(line)
        elif mark is None:
            mark, start, lines = line[3:].strip(), number, []
        else:
            if mark in MARKS:
                yield start, mark, "\n".join(lines)
            mark = None


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **more)


def failure(done):
    return None if done.returncode == 0 else (done.stderr or done.stdout).strip()


def shell(text):
    for taken, ours in REPLACED.items():
        text = text.replace(taken, ours)
    return failure(run(["bash", "-euo", "pipefail", "-c", text]))


def start(text):
    # The jar is there: the gate has built it.
    text = text.replace("mvn -q package -DskipTests && ", "").replace("java -jar", "exec java -jar")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment |= {"PGWIRE_PORT": "0"}
    text = text.replace(" --admin-port 9187", " --admin-port 0")
    for taken, ours in REPLACED.items():
        text = text.replace(taken, ours)
    server = subprocess.Popen(
        ["bash", "-c", text], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        said = ""
        for line in server.stdout:
            said += line
            if " listens on " in line:
                return None
        return said.strip()
    finally:
        server.terminate()
        server.wait(30)


def sql(text):
    return failure(run(["psql", "-X", "-v", "ON_ERROR_STOP=1"], input=text))


def dialogue(text):
    statement, expected, steps = None, [], []
    for line in text.split("\n"):
        if PROMPT.match(line):
            if statement:
                steps.append((statement, expected))
            statement, expected = PROMPT.sub("", line), []
        elif statement:
            expected.append(line.rstrip())
    steps.append((statement, expected))
    for statement, expected in steps:
        done = run(["psql", "-X", "-c", statement])
        got = [line.rstrip() for line in (done.stdout + done.stderr).strip("\n").split("\n")]
        if got != expected:
            return f"{statement} gives {got}"
    return None


MARKS = {"sh run": shell, "sh start": start, "sql run": sql, "psql run": dialogue}

passed = failed = 0
for page in sys.argv[1:]:
    for line, mark, text in blocks(page):
        reason = MARKS[mark](text)
        if reason is None:
            passed += 1
            print(f"ok    {page}:{line}")
        else:
            failed += 1
            print(f"FAIL  {page}:{line}: {reason.replace(chr(10), ' | ')}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
