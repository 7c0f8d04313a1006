// Command pgx-checks runs pgx v5 against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: the path of types.tsv, then words of the checks to run (all if none).
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

type check struct {
	name   string
	action func(c *session)
}

// session is one connection and the assertions on it; a failed one panics with failure.
type session struct {
	*pgx.Conn
	ctx context.Context
}

type failure string

func main() {
	failed, ran := 0, 0
	for _, c := range checks {
		if !chosen(c.name) {
			continue
		}
		ran++
		if reason := run(c); reason != "" {
			failed++
			fmt.Printf("FAIL  %s: %s\n", c.name, reason)
		} else {
			fmt.Printf("ok    %s\n", c.name)
		}
	}
	fmt.Printf("%d passed, %d failed\n", ran-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func chosen(name string) bool {
	for _, word := range os.Args[2:] {
		if strings.Contains(name, word) {
			return true
		}
	}
	return len(os.Args) <= 2
}

func run(c check) (reason string) {
	defer func() {
		if thrown := recover(); thrown != nil {
			reason = strings.ReplaceAll(fmt.Sprint(thrown), "\n", " | ")
		}
	}()
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	s := connect(ctx, nil)
	defer s.Close(ctx)
	c.action(s)
	return ""
}

func connect(ctx context.Context, change func(*pgx.ConnConfig)) *session {
	config, err := pgx.ParseConfig("sslmode=disable connect_timeout=10")
	if err != nil {
		panic(err)
	}
	config.RuntimeParams["TimeZone"] = "UTC"
	if change != nil {
		change(config)
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		panic(err)
	}
	return &session{conn, ctx}
}

func where() string {
	for depth := 2; ; depth++ {
		_, file, line, ok := runtime.Caller(depth)
		if !ok {
			return ""
		}
		if filepath.Base(file) == "checks.go" {
			return fmt.Sprintf(" (line %d)", line)
		}
	}
}

func equal(got, want any) {
	if !reflect.DeepEqual(got, want) {
		panic(failure(fmt.Sprintf("expected %#v but got %#v%s", want, got, where())))
	}
}

func ok(err error) {
	if err != nil {
		panic(failure(err.Error() + where()))
	}
}

func fails(err error, state string) *pgconn.PgError {
	var pgError *pgconn.PgError
	if !errors.As(err, &pgError) {
		panic(failure(fmt.Sprintf("expected SQLSTATE %s but got %v%s", state, err, where())))
	}
	equal(pgError.Code, state)
	return pgError
}

func (s *session) exec(sql string, arguments ...any) string {
	tag, err := s.Exec(s.ctx, sql, arguments...)
	if err != nil {
		panic(failure(sql + ": " + err.Error() + where()))
	}
	return tag.String()
}

func (s *session) rows(sql string, arguments ...any) [][]any {
	result, err := s.Query(s.ctx, sql, arguments...)
	ok(err)
	all, err := pgx.CollectRows(result, func(row pgx.CollectableRow) ([]any, error) { return row.Values() })
	if err != nil {
		panic(failure(sql + ": " + err.Error() + where()))
	}
	return all
}

func (s *session) freshTable(name, columns string) {
	s.exec("DROP TABLE IF EXISTS " + name)
	s.exec("CREATE TABLE " + name + " (" + columns + ")")
}
