INSERT INTO t (id, a, c) VALUES ($1, $2, $3)
INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
INSERT INTO t (id, a) VALUES ($1, $2), ($3, $4) RETURNING id
INSERT INTO t (id, a) VALUES ($1, DEFAULT)
INSERT INTO t DEFAULT VALUES
INSERT INTO t (id, a) SELECT $1, $2
INSERT INTO t (id, a) SELECT id, $1 FROM u WHERE name = $2
INSERT INTO t (id, a) SELECT id, t_id FROM u UNION SELECT $1, 2
INSERT INTO t (id, c) SELECT 1, 'abc'
INSERT INTO t (id, a) VALUES (1)
INSERT INTO t (id) VALUES (1, 2)
INSERT INTO t (id, a) SELECT 1, 2, 3
INSERT INTO t (id, a) SELECT 1
INSERT INTO t (id, zz) VALUES (1, 2)
INSERT INTO t (id, id) VALUES (1, 2)
INSERT INTO zz (id) VALUES (1)
INSERT INTO t (id) VALUES ('x')
INSERT INTO t (id) VALUES ('5')
INSERT INTO t (id, c) VALUES (1, 5)
INSERT INTO t (id, g) VALUES (1, 5)
INSERT INTO t (id) VALUES ('a'::text)
INSERT INTO t (id, a) SELECT 1, 'a'::text
INSERT INTO t (id, f) VALUES (1, now())
INSERT INTO t (id, a) VALUES ($1 + 1, $2::int * 2)
INSERT INTO t (id, a, c) VALUES ($1, $2, upper($3)) ON CONFLICT (id) DO UPDATE SET a = excluded.a, c = t.c || $4 WHERE t.a < $5 RETURNING *
INSERT INTO t (id, a) VALUES ($1, $2) ON CONFLICT DO NOTHING
INSERT INTO t AS x (id, a) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET a = x.a + 1 RETURNING x.id, a + 1 AS n, 'k'
INSERT INTO t (id, a) VALUES (1, 2), (3)
INSERT INTO app.orders (customer, total) VALUES ($1, $2) RETURNING order_no
INSERT INTO u (id, tags, doc, created, price) VALUES ($1, $2, $3, $4, $5)
INSERT INTO u (id, tags) VALUES (1, ARRAY[$1, $2])
INSERT INTO ty VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
INSERT INTO t (id, a) WITH q AS (SELECT 1 AS z) SELECT z, $1 FROM q
WITH q AS (SELECT $1::int AS z) INSERT INTO t (id, a) SELECT z, z FROM q RETURNING id, a
INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)
UPDATE t SET a = $1 WHERE id = $2
UPDATE t SET a = a + $1, c = $2, f = now() WHERE id = $3 RETURNING id, a AS new_a
UPDATE t SET (a, c) = ($1, $2) WHERE id = $3
UPDATE t SET (a, b) = (SELECT t_id, 5 FROM u WHERE u.id = t.id)
UPDATE t SET a = DEFAULT WHERE id = 1
UPDATE t SET a = u.t_id FROM u WHERE u.id = t.id AND u.name = $1 RETURNING t.*, u.name
UPDATE t AS x SET a = 1 WHERE x.id = $1
UPDATE t SET zz = 1
UPDATE t SET a = 'x'
UPDATE t SET a = 'x'::text
UPDATE t SET a = 1, a = 2
UPDATE t SET t.a = 1
UPDATE t SET a = 1 WHERE a
UPDATE t SET a = count(*)
UPDATE t SET (a, b) = (1, 2, 3)
UPDATE u SET tags[1] = $1, tags[2:3] = $2
UPDATE u SET doc = doc || $1 WHERE id = $2
UPDATE u SET price = price * $1, created = $2
UPDATE t SET a = CASE WHEN b > $1 THEN $2 ELSE a END
UPDATE t SET c = $1 WHERE c = $1
UPDATE t SET c = $1 WHERE d = $1
UPDATE t SET a = $1 WHERE b = $1
UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2
SELECT abalance FROM pgbench_accounts WHERE aid = $1
UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2
DELETE FROM t WHERE id = $1
DELETE FROM t WHERE id = $1 RETURNING *
DELETE FROM t USING u WHERE u.t_id = t.id AND u.name = $1 RETURNING t.id, u.name
DELETE FROM t WHERE a IN (SELECT t_id FROM u WHERE price > $1)
DELETE FROM t x WHERE t.id = 1
DELETE FROM t WHERE zz = 1
DELETE FROM t
WITH moved AS (DELETE FROM t WHERE a = $1 RETURNING *) INSERT INTO t SELECT * FROM moved
DELETE FROM t WHERE id IN ($1, $2) RETURNING id + 1
