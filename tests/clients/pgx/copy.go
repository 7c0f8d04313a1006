package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func copyFrom(s *session) {
	s.freshTable("gx_copy", "id int PRIMARY KEY, s text, f float8, ts timestamp, a int[]")
	rows := [][]any{{int32(1), "one", 0.5, utc, []any{int32(1), nil}}, {int32(2), nil, nil, nil, nil}}
	n, err := s.CopyFrom(s.ctx, pgx.Identifier{"gx_copy"}, []string{"id", "s", "f", "ts", "a"}, pgx.CopyFromRows(rows))
	ok(err)
	equal(n, int64(2))
	equal(s.rows("SELECT * FROM gx_copy ORDER BY id"), rows)
	next := 10
	many := pgx.CopyFromFunc(func() ([]any, error) {
		next++
		if next > 20010 {
			return nil, nil
		}
		return []any{next, fmt.Sprintf("row %d", next)}, nil
	})
	n, err = s.CopyFrom(s.ctx, pgx.Identifier{"gx_copy"}, []string{"id", "s"}, many)
	ok(err)
	equal(n, int64(20000))
	equal(s.rows("SELECT count(*) FROM gx_copy"), [][]any{{int64(20002)}})
}

func copyData(s *session) {
	s.freshTable("gx_copy", "id int PRIMARY KEY, s text")
	data := "1,one\n2,\"a,b\"\n"
	tag, err := s.PgConn().CopyFrom(s.ctx, strings.NewReader(data), "COPY gx_copy FROM STDIN (FORMAT csv)")
	ok(err)
	equal(tag.String(), "COPY 2")
	var out bytes.Buffer
	tag, err = s.PgConn().CopyTo(s.ctx, &out, "COPY (SELECT * FROM gx_copy ORDER BY id) TO STDOUT (FORMAT csv)")
	ok(err)
	equal([]string{tag.String(), out.String()}, []string{"COPY 2", data})
}

func failingCopy(s *session) {
	s.freshTable("gx_copy", "id int PRIMARY KEY, s text")
	var error *pgconn.PgError
	_, err := s.PgConn().CopyFrom(s.ctx, strings.NewReader("1\ta\nx\tb\n"), "COPY gx_copy FROM STDIN")
	equal(errors.As(err, &error), true)
	equal([]string{error.Code, error.Where}, []string{"22P02", `COPY gx_copy, line 2, column id: "x"`})
	rows := [][]any{{1, "a"}, {1, "b"}}
	_, err = s.CopyFrom(s.ctx, pgx.Identifier{"gx_copy"}, []string{"id", "s"}, pgx.CopyFromRows(rows))
	equal(errors.As(err, &error), true)
	equal([]string{error.Code, error.Where}, []string{"23505", "COPY gx_copy, line 2"})
	equal(s.rows("SELECT count(*) FROM gx_copy"), [][]any{{int64(0)}})
}
