#!/usr/bin/env python3
"""Asks PostgreSQL 15 what it makes of statements, without running them (Parse, Describe, Sync).

Writes the golden files that AnalyzerGoldenTest reads:

    createdb golden && psql golden -f tests/golden/analysis/schema.sql
    tests/tools/describe.py 127.0.0.1 5432 postgres golden tests/golden/analysis

For each NAME.sql (one statement per line; "--" starts a comment line; "[23,0] " before a statement
gives parameter types) it writes NAME.txt, and schema.txt with the columns of every table.
Trust authentication only.
"""
import pathlib
import socket
import struct
import sys


class Connection:
    def __init__(self, host, port, user, database):
        self.socket = socket.create_connection((host, int(port)))
        body = struct.pack(">i", 196608)
        for word in ("user", user, "database", database, ""):
            body += word.encode() + b"\0"
        self.socket.sendall(struct.pack(">i", len(body) + 4) + body)
        self.until_ready()

    def read(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise EOFError("server closed the connection")
            data += part
        return data

    def message(self):
        tag = self.read(1)
        return tag, self.read(struct.unpack(">i", self.read(4))[0] - 4)

    def until_ready(self):
        messages = []
        while True:
            tag, body = self.message()
            if tag == b"Z":
                return messages
            messages.append((tag, body))

    def send(self, tag, body):
        return tag + struct.pack(">i", len(body) + 4) + body

    def describe(self, sql, oids):
        parse = b"\0" + sql.encode() + b"\0" + struct.pack(">h", len(oids))
        parse += b"".join(struct.pack(">I", oid) for oid in oids)
        self.socket.sendall(
            self.send(b"P", parse) + self.send(b"D", b"S\0") + self.send(b"S", b""))
        return self.until_ready()

    def rows(self, sql):
        self.socket.sendall(self.send(b"Q", sql.encode() + b"\0"))
        found = []
        for tag, body in self.until_ready():
            if tag == b"D":
                row, at = [], 2
                for _ in range(struct.unpack(">h", body[:2])[0]):
                    length = struct.unpack(">i", body[at:at + 4])[0]
                    row.append(body[at + 4:at + 4 + length].decode())
                    at += 4 + length
                found.append(row)
        return found


def error(body):
    fields = {part[:1]: part[1:].decode() for part in body.split(b"\0") if part}
    lines = ["error " + fields[b"C"] + " " + fields.get(b"P", "0") + " " + fields[b"M"]]
    if b"D" in fields:
        lines.append("detail " + fields[b"D"])
    if b"H" in fields:
        lines.append("hint " + fields[b"H"])
    return lines


def columns(body, tables):
    lines, at = [], 2
    for _ in range(struct.unpack(">h", body[:2])[0]):
        end = body.index(b"\0", at)
        label = body[at:end].decode()
        table, number, oid, _, modifier, _ = struct.unpack(">IhIhih", body[end + 1:end + 19])
        at = end + 19
        origin = "%s.%d" % (tables.get(str(table), str(table)), number) if table else "-"
        lines.append("column %d %d %s %s" % (oid, modifier, origin, label))
    return lines


def answer(connection, statement, tables):
    oids, sql = [], statement
    if statement.startswith("["):
        given, sql = statement[1:].split("] ", 1)
        oids = [int(oid) for oid in given.split(",")]
    lines = [statement]
    for tag, body in connection.describe(sql, oids):
        if tag == b"E":
            return lines + error(body)
        if tag == b"t":
            count = struct.unpack(">h", body[:2])[0]
            lines.append("parameters" + "".join(
                " %d" % oid for oid in struct.unpack(">%dI" % count, body[2:])))
        elif tag == b"T":
            lines += columns(body, tables)
    return lines


SCHEMA = """
SELECT n.nspname, c.relname, a.attname, a.atttypid, a.atttypmod, a.attnum, a.attnotnull, a.atthasdef,
       EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
               AND a.attnum = ANY (i.indkey)), c.relkind
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname IN ('public', 'app') AND c.relkind IN ('r', 'v') AND a.attnum > 0
ORDER BY 1, 2, 6
"""


def main(host, port, user, database, directory):
    folder = pathlib.Path(directory)
    connection = Connection(host, port, user, database)
    tables = dict(connection.rows("SELECT oid, relname FROM pg_class"))
    schema = ["\t".join(row) for row in connection.rows(SCHEMA)]
    (folder / "schema.txt").write_text("\n".join(schema) + "\n")
    for source in sorted(folder.glob("*.sql")):
        if source.name == "schema.sql":
            continue
        out = []
        for line in source.read_text().splitlines():
            if line.strip() and not line.startswith("--"):
                out.append("\n".join(answer(connection, line, tables)) + "\n")
        source.with_suffix(".txt").write_text("\n".join(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
