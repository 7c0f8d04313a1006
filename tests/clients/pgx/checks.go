package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

var checks = []check{
	{"every type as a text value", everyTypeAsText},
	{"Go values go and come back in every execution mode", goValues},
	{"every type through a table", throughATable},
	{"NULL and the empty string stay apart", nullAndEmpty},
	{"a statement describes parameters and columns", description},
	{"batches answer in order and stop at an error", batches},
	{"transactions, savepoints and access modes", transactions},
	{"errors carry their fields", errorFields},
	{"a cancelled context stops the statement", cancel},
	{"a cancel request keeps the connection", cancelRequest},
	{"a thousand rows and row counts", thousandRows},
	{"cached statements survive DDL", ddl},
	{"several statements in one simple query", several},
	{"pipelines with several syncs", pipeline},
	{"named statements are prepared and deallocated", named},
	{"notices arrive", notices},
	{"rows are copied in", copyFrom},
	{"data is copied in and out", copyData},
	{"a copy that fails keeps the connection", failingCopy},
}

var modes = []pgx.QueryExecMode{
	pgx.QueryExecModeCacheStatement, pgx.QueryExecModeCacheDescribe, pgx.QueryExecModeDescribeExec,
	pgx.QueryExecModeExec, pgx.QueryExecModeSimpleProtocol,
}

type typedValue struct{ name, where, input, output string }

func typedValues() []typedValue {
	text, err := os.ReadFile(os.Args[1])
	ok(err)
	var all []typedValue
	for _, line := range strings.Split(string(text), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			f := strings.Split(line, "\t")
			all = append(all, typedValue{f[0], f[1], f[2], f[3]})
		}
	}
	return all
}

func everyTypeAsText(s *session) {
	for _, v := range typedValues() {
		sql := fmt.Sprintf("SELECT $1::%s", v.name)
		result := s.PgConn().ExecParams(s.ctx, sql, [][]byte{[]byte(v.input)}, nil, nil, nil).Read()
		if result.Err != nil {
			panic(failure(v.name + ": " + result.Err.Error()))
		}
		equal([]string{v.name, string(result.Rows[0][0])}, []string{v.name, v.output})
	}
}

type goValue struct {
	name  string
	value any
}

var utc = time.Date(2024, 2, 29, 12, 34, 56, 789012000, time.UTC)

func goValueList() []goValue {
	numeric := pgtype.Numeric{}
	ok(numeric.Scan("12345678901.5001"))
	return []goValue{
		{"bool", true}, {"int2", int16(-32768)}, {"int4", int32(2147483647)}, {"int8", int64(-1 << 63)},
		{"float4", float32(0.1)}, {"float8", -1e300}, {"numeric", numeric}, {"text", "Grüße 🐘"}, {"text", ""},
		{"varchar(10)", "abc"}, {"char(5)", "ab   "}, {"name", "a_name"}, {"bytea", []byte{0, 255}},
		{"date", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)}, {"timestamp", utc}, {"uuid", [16]byte{1, 2, 3}},
		{"time", pgtype.Time{Microseconds: 86399999999, Valid: true}}, {"oid", uint32(4294967295)},
		{"interval", pgtype.Interval{Months: 14, Days: -3, Microseconds: 5, Valid: true}},
		{"int4[]", []any{int32(1), nil, int32(-3)}}, {"text[]", []any{"a", nil, "", "c,d"}},
	}
}

// encodable says whether pgx can write the value without knowing the parameter's type.
func encodable(v any, mode pgx.QueryExecMode) bool {
	switch v.(type) {
	case [16]byte, []any:
		return mode != pgx.QueryExecModeExec && mode != pgx.QueryExecModeSimpleProtocol
	}
	return true
}

func goValues(s *session) {
	for _, mode := range modes {
		for _, v := range goValueList() {
			if !encodable(v.value, mode) {
				continue
			}
			sql := fmt.Sprintf("SELECT $1::%s, $2::%s", v.name, v.name)
			row := s.rows(sql, mode, v.value, nil)[0]
			equal([]any{mode.String(), v.name, row[0], row[1]}, []any{mode.String(), v.name, v.value, nil})
		}
		row := s.rows("SELECT $1::timestamptz, $2::json, $3::jsonb", mode, utc, `{"a": 1.5}`, `["x", null]`)[0]
		equal(row[0].(time.Time).UTC(), utc)
		equal(row[1:], []any{map[string]any{"a": 1.5}, []any{"x", nil}})
	}
}

func throughATable(s *session) {
	for _, v := range goValueList() {
		s.freshTable("gx_types", "id int PRIMARY KEY, v "+v.name)
		for id, mode := range modes {
			if !encodable(v.value, mode) {
				mode = pgx.QueryExecModeCacheStatement
			}
			s.exec("INSERT INTO gx_types (id, v) VALUES ($1, $2)", mode, id, v.value)
		}
		s.exec("INSERT INTO gx_types VALUES (99, NULL)")
		for _, mode := range modes {
			for id := range modes {
				row := s.rows("SELECT v FROM gx_types WHERE id = $1", mode, id)
				equal([]any{mode.String(), v.name, row}, []any{mode.String(), v.name, [][]any{{v.value}}})
			}
			equal(s.rows("SELECT v FROM gx_types WHERE id = 99", mode), [][]any{{nil}})
		}
		s.DeallocateAll(s.ctx)
	}
	for _, v := range typedValues() {
		if v.where != "any" {
			continue
		}
		s.freshTable("gx_types", "id int PRIMARY KEY, v "+v.name)
		for id := range 2 {
			result := s.PgConn().ExecParams(s.ctx, fmt.Sprintf("INSERT INTO gx_types VALUES (%d, $1)", id), [][]byte{[]byte(v.input)}, nil, nil, nil).Read()
			ok(result.Err)
		}
		result := s.PgConn().ExecParams(s.ctx, "SELECT v FROM gx_types ORDER BY id", nil, nil, nil, nil).Read()
		ok(result.Err)
		equal([]string{v.name, string(result.Rows[0][0]), string(result.Rows[1][0])}, []string{v.name, v.output, v.output})
	}
}

func nullAndEmpty(s *session) {
	s.freshTable("gx_null", "id int PRIMARY KEY, v text, b bytea")
	for id, mode := range modes {
		s.exec("INSERT INTO gx_null VALUES ($1, $2, $3)", mode, 2*id, "", []byte{})
		s.exec("INSERT INTO gx_null VALUES ($1, $2, $3)", mode, 2*id+1, nil, nil)
	}
	for _, mode := range modes {
		equal(s.rows("SELECT count(*), count(v), count(b) FROM gx_null", mode), [][]any{{int64(10), int64(5), int64(5)}})
		equal(s.rows("SELECT id FROM gx_null WHERE v = $1 AND id < 3 ORDER BY id", mode, ""), [][]any{{int32(0)}, {int32(2)}})
		equal(s.rows("SELECT v, b FROM gx_null WHERE id < 2 ORDER BY id", mode), [][]any{{"", []byte{}}, {nil, nil}})
	}
}

func description(s *session) {
	s.freshTable("gx_desc", "id int PRIMARY KEY, name varchar(20), price numeric(10,2)")
	d, err := s.Prepare(s.ctx, "d", "SELECT id, name, price, count(*) OVER () AS n FROM gx_desc WHERE id = $1 AND price < $2 OR name = $3")
	if err != nil { // without window functions the rest can be told still
		d, err = s.Prepare(s.ctx, "d", "SELECT id, name, price, 1::int8 AS n FROM gx_desc WHERE id = $1 AND price < $2 OR name = $3")
	}
	ok(err)
	equal(d.ParamOIDs, []uint32{23, 1700, 25})
	var columns []string
	for _, f := range d.Fields {
		columns = append(columns, fmt.Sprint(f.Name, " ", f.DataTypeOID, " ", f.DataTypeSize, " ", f.TypeModifier, " ", f.TableAttributeNumber))
	}
	equal(columns, []string{"id 23 4 -1 1", "name 1043 -1 24 2", "price 1700 -1 655366 3", "n 20 8 -1 0"})
}

func batches(s *session) {
	s.freshTable("gx_batch", "id int PRIMARY KEY, v text")
	batch := &pgx.Batch{}
	for n := range 50 {
		batch.Queue("INSERT INTO gx_batch VALUES ($1, $2)", n, fmt.Sprint("v", n))
	}
	batch.Queue("SELECT count(*) FROM gx_batch")
	results := s.SendBatch(s.ctx, batch)
	for range 50 {
		tag, err := results.Exec()
		ok(err)
		equal(tag.RowsAffected(), int64(1))
	}
	var count int64
	ok(results.QueryRow().Scan(&count))
	equal(count, int64(50))
	ok(results.Close())

	failing := &pgx.Batch{}
	failing.Queue("INSERT INTO gx_batch VALUES (1000, 'lost')")
	failing.Queue("INSERT INTO gx_batch VALUES (1, 'twice')")
	failing.Queue("INSERT INTO gx_batch VALUES (1001, 'never')")
	fails(s.SendBatch(s.ctx, failing).Close(), "23505")
	equal(s.rows("SELECT count(*) FROM gx_batch"), [][]any{{int64(50)}})
}

func transactions(s *session) {
	s.freshTable("gx_tx", "id int PRIMARY KEY")
	tx, err := s.Begin(s.ctx)
	ok(err)
	s.exec("INSERT INTO gx_tx VALUES (1)")
	nested, err := tx.Begin(s.ctx)
	ok(err)
	_, err = nested.Exec(s.ctx, "INSERT INTO gx_tx VALUES ($1)", 1)
	fails(err, "23505")
	_, err = s.Exec(s.ctx, "SELECT 1")
	fails(err, "25P02")
	equal(s.PgConn().TxStatus(), byte('E'))
	ok(nested.Rollback(s.ctx))
	equal(s.PgConn().TxStatus(), byte('T'))
	s.exec("INSERT INTO gx_tx VALUES (2)")
	ok(tx.Commit(s.ctx))
	equal(s.PgConn().TxStatus(), byte('I'))
	equal(s.rows("SELECT id FROM gx_tx ORDER BY id"), [][]any{{int32(1)}, {int32(2)}})

	tx, err = s.BeginTx(s.ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly, IsoLevel: pgx.ReadCommitted})
	ok(err)
	_, err = tx.Exec(s.ctx, "DELETE FROM gx_tx")
	fails(err, "25006")
	equal(errors.Is(tx.Commit(s.ctx), pgx.ErrTxCommitRollback), true)
	equal(s.rows("SELECT count(*) FROM gx_tx"), [][]any{{int64(2)}})
}

func errorFields(s *session) {
	s.freshTable("gx_errors", "id int PRIMARY KEY, v varchar(3) NOT NULL")
	s.exec("INSERT INTO gx_errors VALUES (1, 'a')")
	for _, mode := range modes {
		_, err := s.Exec(s.ctx, "SELECT 1 FORM x y", mode)
		equal(fails(err, "42601").Position, int32(15))
		_, err = s.Exec(s.ctx, "SELECT * FROM gx_nowhere", mode)
		equal(fails(err, "42P01").Message, `relation "gx_nowhere" does not exist`)
		_, err = s.Exec(s.ctx, "INSERT INTO gx_errors VALUES ($1, $2)", mode, 1, "b")
		unique := fails(err, "23505")
		equal([]string{unique.TableName, unique.ConstraintName, unique.Severity}, []string{"gx_errors", "gx_errors_pkey", "ERROR"})
		_, err = s.Exec(s.ctx, "INSERT INTO gx_errors VALUES ($1, $2)", mode, 2, nil)
		equal(fails(err, "23502").ColumnName, "v")
		_, err = s.Exec(s.ctx, "INSERT INTO gx_errors VALUES ($1, $2)", mode, 2, "abcd")
		fails(err, "22001")
		_, err = s.Exec(s.ctx, "SELECT 1/$1::int", mode, 0)
		fails(err, "22012")
		equal(s.rows("SELECT v FROM gx_errors", mode), [][]any{{"a"}})
	}
}

func cancel(s *session) {
	ctx, stop := context.WithTimeout(s.ctx, 500*time.Millisecond)
	defer stop()
	started := time.Now()
	_, err := s.Exec(ctx, "SELECT pg_sleep(30)")
	equal(err != nil && errors.Is(err, context.DeadlineExceeded), true)
	equal(time.Since(started) < 20*time.Second, true)
	equal(s.IsClosed(), true) // pgx closes the connection; the server must free it
}

func cancelRequest(s *session) {
	go func() {
		time.Sleep(500 * time.Millisecond)
		_ = s.PgConn().CancelRequest(context.Background())
	}()
	_, err := s.Exec(s.ctx, "SELECT pg_sleep(30)")
	equal(fails(err, "57014").Message, "canceling statement due to user request")
	equal(s.rows("SELECT 1::int"), [][]any{{int32(1)}})
}

func thousandRows(s *session) {
	s.freshTable("gx_rows", "id int PRIMARY KEY, v text")
	var rows []string
	for n := range 1000 {
		rows = append(rows, fmt.Sprintf("(%d, 'row %d')", n, n))
	}
	equal(s.exec("INSERT INTO gx_rows VALUES "+strings.Join(rows, ", ")), "INSERT 0 1000")
	for _, mode := range modes {
		all := s.rows("SELECT id, v FROM gx_rows ORDER BY id", mode)
		equal(len(all), 1000)
		equal(all[999], []any{int32(999), "row 999"})
		equal(s.rows("SELECT id FROM gx_rows ORDER BY id LIMIT $1 OFFSET $2", mode, 1, 500), [][]any{{int32(500)}})
		equal(s.exec("UPDATE gx_rows SET v = v WHERE id >= $1", mode, 990), "UPDATE 10")
	}
	equal(s.exec("DELETE FROM gx_rows WHERE id < 10"), "DELETE 10")
}

func ddl(s *session) {
	s.freshTable("gx_ddl", "id int PRIMARY KEY")
	s.exec("INSERT INTO gx_ddl VALUES (1)")
	equal(s.rows("SELECT * FROM gx_ddl"), [][]any{{int32(1)}})
	s.exec("ALTER TABLE gx_ddl ADD COLUMN w text")
	result, err := s.Query(s.ctx, "SELECT * FROM gx_ddl")
	if err == nil {
		result.Close()
		err = result.Err()
	}
	if err != nil { // PostgreSQL refuses once; pgx then drops the cached statement
		equal(fails(err, "0A000").Message, "cached plan must not change result type")
	}
	equal(s.rows("SELECT * FROM gx_ddl"), [][]any{{int32(1), nil}})
}

func several(s *session) {
	results, err := s.PgConn().Exec(s.ctx, "SELECT 1; SELECT ';', $$;$$; /* nothing */; SELECT 3").ReadAll()
	ok(err)
	equal(len(results), 3)
	equal(string(results[1].Rows[0][1]), ";")
	results, err = s.PgConn().Exec(s.ctx, "").ReadAll()
	ok(err)
	equal(results[0].CommandTag.String(), "")
	_, err = s.Exec(s.ctx, "SELECT $1::int; SELECT 2", pgx.QueryExecModeExec, 1)
	fails(err, "42601")
}

func pipeline(s *session) {
	p := s.PgConn().StartPipeline(s.ctx)
	p.SendPrepare("one", "SELECT $1::int4 + 1", nil)
	p.SendQueryPrepared("one", [][]byte{[]byte("41")}, nil, nil)
	ok(p.Sync())
	p.SendQueryParams("SELECT 1/0", nil, nil, nil, nil)
	p.SendQueryParams("SELECT 'skipped'", nil, nil, nil, nil)
	ok(p.Sync())
	p.SendQueryPrepared("one", [][]byte{[]byte("1")}, nil, []int16{1})
	ok(p.Sync())
	var seen []string
	for {
		result, err := p.GetResults()
		if err != nil {
			seen = append(seen, fails(err, "22012").Code)
			continue
		}
		switch r := result.(type) {
		case nil:
			equal(seen, []string{"prepared 23", "42", "sync", "22012", "sync", "\x00\x00\x00\x02", "sync"})
			ok(p.Close())
			return
		case *pgconn.StatementDescription:
			seen = append(seen, fmt.Sprint("prepared ", r.ParamOIDs[0]))
		case *pgconn.ResultReader:
			read := r.Read()
			if read.Err != nil {
				seen = append(seen, fails(read.Err, "22012").Code)
			} else {
				seen = append(seen, string(read.Rows[0][0]))
			}
		case *pgconn.PipelineSync:
			seen = append(seen, "sync")
		}
		if len(seen) > 20 {
			panic(failure(fmt.Sprint(seen)))
		}
	}
}

func named(s *session) {
	_, err := s.Prepare(s.ctx, "n", "SELECT $1::text || '!'")
	ok(err)
	equal(s.rows("n", "a"), [][]any{{"a!"}})
	equal(s.rows("EXECUTE n('b')", pgx.QueryExecModeSimpleProtocol), [][]any{{"b!"}})
	ok(s.Deallocate(s.ctx, "n"))
	_, err = s.Exec(s.ctx, "EXECUTE n('b')", pgx.QueryExecModeSimpleProtocol)
	fails(err, "26000")
}

func notices(s *session) {
	var seen []string
	other := connect(s.ctx, func(c *pgx.ConnConfig) {
		c.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { seen = append(seen, n.Severity+" "+n.Code+" "+n.Message) }
	})
	defer other.Close(s.ctx)
	other.exec("DROP TABLE IF EXISTS gx_never_there")
	other.exec("COMMIT")
	equal(seen, []string{
		`NOTICE 00000 table "gx_never_there" does not exist, skipping`,
		"WARNING 25P01 there is no transaction in progress",
	})
}
