#!/usr/bin/env python3
"""Fills tests/golden/eval/*.txt with what a real PostgreSQL 15 answers.

Usage: eval-golden.py HOST PORT USER FILE...

Each line that begins with "> " is a query; whatever follows it, up to the next such line or a
comment, is replaced: the types of the columns and one line per row (after "| ", tab-separated, \\N for NULL,
backslash escapes for tab, newline and backslash), or "! SQLSTATE message". Needs nothing but
Python: it speaks the protocol itself, with trust authentication.
"""
import socket
import struct
import sys


class Connection:
    def __init__(self, host, port, user):
        self.socket = socket.create_connection((host, int(port)))
        self.buffer = b""
        options = {"user": user, "database": "postgres", "client_encoding": "UTF8",
                   "TimeZone": "UTC", "DateStyle": "ISO, MDY"}
        body = struct.pack("!i", 196608)
        for key, value in options.items():
            body += key.encode() + b"\0" + value.encode() + b"\0"
        body += b"\0"
        self.socket.sendall(struct.pack("!i", len(body) + 4) + body)
        self.until_ready()
        self.names = {}
        self.names = {int(oid): name for oid, name in
                      self.query("SELECT oid::text, typname FROM pg_type")[1]}

    def read(self, count):
        while len(self.buffer) < count:
            chunk = self.socket.recv(65536)
            if not chunk:
                raise EOFError
            self.buffer += chunk
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def until_ready(self):
        messages = []
        while True:
            tag, length = struct.unpack("!ci", self.read(5))
            messages.append((tag, self.read(length - 4)))
            if tag == b"Z":
                return messages

    def query(self, sql):
        body = sql.encode() + b"\0"
        self.socket.sendall(b"Q" + struct.pack("!i", len(body) + 4) + body)
        types, rows = [], []
        for tag, body in self.until_ready():
            if tag == b"T":
                types = self.columns(body)
            elif tag == b"D":
                rows.append(self.row(body))
            elif tag == b"E":
                fields = {f[:1]: f[1:].decode() for f in body.split(b"\0") if f}
                return None, (fields[b"C"], fields[b"M"])
        return types, rows

    def columns(self, body):
        count, at, types = struct.unpack("!h", body[:2])[0], 2, []
        for _ in range(count):
            at = body.index(b"\0", at) + 1
            oid = struct.unpack("!i", body[at + 6:at + 10])[0]
            types.append(self.names.get(oid, str(oid)))
            at += 18
        return types

    def row(self, body):
        count, at, values = struct.unpack("!h", body[:2])[0], 2, []
        for _ in range(count):
            length = struct.unpack("!i", body[at:at + 4])[0]
            at += 4
            values.append(None if length < 0 else body[at:at + length].decode())
            at += max(length, 0)
        return values


def field(value):
    if value is None:
        return "\\N"
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def answer(connection, sql):
    types, rows = connection.query(sql)
    if types is None:
        return ["! %s %s" % (rows[0], rows[1].replace("\n", "\\n"))]
    return [": " + " ".join(types)] + ["| " + "\t".join(field(v) for v in row) for row in rows]


def main():
    host, port, user, *files = sys.argv[1:]
    connection = Connection(host, port, user)
    for name in files:
        lines = []
        with open(name, encoding="utf-8") as file:
            for line in file.read().split("\n"):
                if line.startswith("> "):
                    lines += [line] + answer(connection, line[2:]) + [""]
                elif line.startswith("#"):
                    lines += [line, ""]
        with open(name, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


main()
