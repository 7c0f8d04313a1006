SELECT a FROM t FOR UPDATE OF t
SELECT a FROM t FOR UPDATE OF zz
SELECT a FROM t GROUP BY a FOR UPDATE
SELECT count(*) FROM t FOR UPDATE
SELECT DISTINCT a FROM t FOR UPDATE
SELECT a FROM t UNION SELECT 1 FOR UPDATE
INSERT INTO t (id) VALUES (1) ON CONFLICT DO UPDATE SET a = 1
INSERT INTO t (id) VALUES (1) ON CONFLICT (zz) DO NOTHING
INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET zz = 1
INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a = excluded.zz
INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a = id
INSERT INTO t (id) VALUES (1) RETURNING zz
INSERT INTO t (id) VALUES (1) RETURNING excluded.id
INSERT INTO t (id) VALUES (1) RETURNING count(*)
INSERT INTO t (id) VALUES (a)
INSERT INTO t (id) VALUES (t.a)
INSERT INTO t (id, a) VALUES ((SELECT max(id) + 1 FROM t), $1)
INSERT INTO t (id, a) VALUES (1, $1::text)
INSERT INTO t (id, c) VALUES (1, $1::int)
INSERT INTO t (id, e) VALUES (1, '1.5'), ($1, $2)
INSERT INTO t (id, f) VALUES (1, 'yesterday'), (2, 'nonsense')
INSERT INTO t (id, a) VALUES (DEFAULT, DEFAULT), (1, $1)
INSERT INTO t (id, a) TABLE pgbench_branches
INSERT INTO t (id, a) SELECT $1, $2 UNION ALL SELECT $3, $4
INSERT INTO t (id, a) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET (a, c) = (excluded.a, $1)
INSERT INTO t SELECT * FROM t
INSERT INTO t SELECT *, 1 FROM t
INSERT INTO u (id, doc) VALUES (1, '{"a":')
INSERT INTO u (id, doc, tags) VALUES (1, '{"a":1}', '{a,b')
INSERT INTO u (id, doc) VALUES ($1, to_jsonb($2::text))
UPDATE t SET a = $1, b = $1
UPDATE t SET a = a + 1 RETURNING a, t.a + 1, t.*
UPDATE t SET (a, b) = ($1, DEFAULT) WHERE id = $2
UPDATE t SET (a, b) = ROW($1, $2) WHERE id = $3
UPDATE t SET a = (SELECT max(id) FROM u WHERE u.name = $1) WHERE id IN (SELECT id FROM u WHERE price > $2)
UPDATE t SET a = x.a FROM (SELECT id, a FROM t) x WHERE x.id = t.id
UPDATE t SET a = 1 FROM t x WHERE x.id = $1
UPDATE t SET a = 1 FROM t WHERE t.id = $1
UPDATE nope SET a = 1
DELETE FROM nope
DELETE FROM t USING nope
UPDATE t SET c = NULL, d = '', e = 1, g = 'yes' WHERE f IS NULL
UPDATE t SET g = 1
UPDATE t SET g = 'maybe'
UPDATE t SET a = 1.5, b = 2.7, e = 1.555
UPDATE t SET f = '2020-01-01', f = '2021-01-01'
UPDATE t SET f = now() - $1 * interval '1 day'
SELECT $1 * interval '1 day', interval '1 day' * $2, $3::interval * 2
SELECT f + $1 * interval '1 hour' FROM t WHERE f > now() - ($2 || ' days')::interval
SELECT f + make_interval(hours => $1) FROM t
SELECT date_trunc($1, f), extract(epoch FROM f - $2), f::date = $3::date FROM t
SELECT to_timestamp($1), to_date($2, 'YYYY'), age($3), date_part($4, f) FROM t
SELECT * FROM t WHERE (a, b) > ($1, $2) ORDER BY a, b LIMIT $3
SELECT * FROM t WHERE a = $1 OR c = $2 AND NOT (d LIKE $3 OR e >= $4)
SELECT * FROM t WHERE c IN ($1, 'x', $2) AND a NOT IN ($3, 5)
SELECT * FROM t WHERE e IN ($1, $2) AND e BETWEEN $3 AND 100
SELECT * FROM t WHERE c = ANY(ARRAY[$1, $2]) AND a = ANY(ARRAY[$3, $4]::int[])
SELECT * FROM t WHERE a = ANY('{1,2}') AND c = ANY('{x,y}')
SELECT * FROM t WHERE a = ANY('{x}')
SELECT * FROM t WHERE a IN ('1', '2')
SELECT * FROM t WHERE 1 IN (a, b)
SELECT * FROM t WHERE $1 IN (a, id) AND $2 IN (1, 2)
SELECT * FROM u WHERE doc ->> 'a' = $1 AND doc -> 'b' = $2 AND (doc ->> 'n')::int > $3 AND doc @> $4::jsonb
SELECT * FROM u WHERE doc @> jsonb_build_object('a', $1::text) AND tags && ARRAY[$2]::text[]
SELECT * FROM u WHERE $1 = ANY(tags) AND tags[1] = $2 AND array_length(tags, 1) > $3
SELECT * FROM u WHERE lower(name) LIKE lower($1) || '%' AND length(name) > $2
SELECT count(*), count(DISTINCT c), sum(a) FILTER (WHERE b > $1), coalesce(sum(e), $2), max(f) - min(f) FROM t WHERE a > $3 HAVING count(*) > $4
SELECT c, array_agg(DISTINCT a ORDER BY a), string_agg(c, $1 ORDER BY c), json_object_agg(id, c), jsonb_agg(a) FROM t GROUP BY c
SELECT date_trunc('month', f) AS m, count(*) FROM t GROUP BY m ORDER BY m
SELECT date_trunc('month', f), count(*) FROM t GROUP BY date_trunc('month', f) ORDER BY 1
SELECT date_trunc('month', f), count(*) FROM t GROUP BY date_trunc('year', f)
SELECT CASE WHEN a > 1 THEN 'x' ELSE 'y' END AS k, count(*) FROM t GROUP BY CASE WHEN a > 1 THEN 'x' ELSE 'y' END
SELECT CASE WHEN a > 1 THEN 'x' END, count(*) FROM t GROUP BY 1
SELECT t.c, u.name, count(*) FROM t JOIN u ON u.t_id = t.id GROUP BY t.c, u.name
SELECT t.c, u.name, count(*) FROM t JOIN u ON u.t_id = t.id GROUP BY t.c
SELECT t.*, count(u.id) FROM t LEFT JOIN u ON u.t_id = t.id GROUP BY t.id
SELECT id, count(*) FROM t JOIN u USING (id) GROUP BY id
SELECT a + b FROM t GROUP BY a, b
SELECT a + b FROM t GROUP BY a + b
SELECT (a + b) * 2 FROM t GROUP BY a + b
SELECT a FROM t GROUP BY a, b HAVING b > 1 AND max(c) = $1
SELECT a FROM t GROUP BY ()
SELECT 1 FROM t GROUP BY a HAVING sum(b) > avg(a)
SELECT max(a) + 1 FROM t ORDER BY max(a)
SELECT a FROM t ORDER BY max(a)
SELECT (SELECT max(u.id) FROM u WHERE u.t_id = t.id) FROM t GROUP BY t.id
SELECT (SELECT sum(t.a)) FROM t
SELECT (SELECT u.id + t.a FROM u LIMIT 1) FROM t GROUP BY id
SELECT a, lead(a) OVER (PARTITION BY c ORDER BY f DESC NULLS LAST), first_value(c) OVER w, count(*) OVER (), ntile(4) OVER w, percent_rank() OVER w, nth_value(e, 2) OVER w FROM t WINDOW w AS (PARTITION BY a), w2 AS (w ORDER BY b)
SELECT sum(sum(a)) OVER (ORDER BY c) FROM t GROUP BY c
SELECT sum(rank() OVER ()) FROM t
SELECT rank() OVER (ORDER BY count(*)) FROM t GROUP BY a
SELECT a FROM t ORDER BY rank() OVER (ORDER BY a)
SELECT a FROM t GROUP BY rank() OVER ()
SELECT * FROM (SELECT a, row_number() OVER (PARTITION BY c ORDER BY id) AS rn FROM t) s WHERE rn <= $1
SELECT * FROM t a JOIN u b ON a.id = b.t_id JOIN app.orders o ON o.order_no = a.b LEFT JOIN ty ON ty.c_int4 = b.id
SELECT a.id, b.id AS "bId", b.name AS name FROM t AS a LEFT OUTER JOIN u AS b ON (b.t_id = a.id) WHERE (a.c = $1) ORDER BY a.id ASC LIMIT 10 OFFSET $2
SELECT * FROM t CROSS JOIN u
SELECT * FROM t JOIN (u JOIN ty ON c_int4 = u.id) ON true
SELECT * FROM (t JOIN u ON t.id = u.t_id) JOIN app.orders ON true
SELECT t.id FROM (t JOIN u USING (id)) x
SELECT x.id, x.name FROM (t JOIN u USING (id)) x
SELECT * FROM t a NATURAL JOIN t b
SELECT a.id FROM t a FULL JOIN t b USING (id, a) WHERE id = $1
SELECT * FROM (SELECT 1 AS id, 2 AS x) p JOIN (SELECT 2.5 AS id) q USING (id)
SELECT * FROM (SELECT 1 AS id) p FULL JOIN (SELECT 2.5 AS id) q USING (id)
SELECT * FROM (SELECT 1 AS id) p JOIN (SELECT true AS id) q USING (id)
SELECT * FROM (SELECT a, a FROM t) x JOIN u ON x.a = u.id
SELECT p.* FROM (SELECT 1, 2) p
SELECT p."?column?" FROM (SELECT 1) p
SELECT * FROM t, u WHERE t.id = u.t_id AND id = 1
SELECT t.id FROM t, LATERAL generate_series(1, t.a) g (n) WHERE g.n = $1
SELECT g, g.g FROM generate_series(1, 3) g
SELECT row_to_json(x) FROM (SELECT id, a FROM t) x
SELECT json_agg(row_to_json(x)), to_jsonb(x) FROM (SELECT id FROM t) x GROUP BY x.*
SELECT json_agg(x) FROM (SELECT id FROM t) x
SELECT row_to_json(t), to_json(t.c), to_jsonb(a) FROM t
SELECT * FROM jsonb_to_recordset('[]') AS x (a int, b text)
SELECT x.a FROM json_to_recordset($1) AS x (a int, b text)
SELECT * FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (v, i)
SELECT * FROM regexp_split_to_table('a,b', ',') AS part
SELECT * FROM string_to_table('a', ',')
SELECT regexp_matches('a', 'b'), regexp_replace(c, 'a', 'b', 'g'), regexp_match(c, $1), string_to_array(c, ','), array_to_json(ARRAY[1]), translate(c, 'a', 'b'), initcap(c), lpad(c, 5), rpad(c, 5, $2), repeat(c, 2), reverse(c), ascii(c), chr(65), strpos(c, 'x'), quote_literal(c), quote_ident(c), to_hex(a), encode(c::bytea, 'hex'), decode($3, 'hex') FROM t
SELECT c || a::text, c || a, c || NULL, a || c, c || f, d || g, 'x' || a || 'y' FROM t
SELECT e::text, a::varchar(5), f::varchar, g::int, a::bool, c::int, d::numeric(5,1), f::time, f::timestamptz, e::int, b::int, a::bigint::text FROM t
SELECT CAST($1 AS int), CAST($2 AS varchar(5)), CAST($3 AS numeric(5,2)), $4::uuid, $5::jsonb, $6::bytea, $7::date[], $8::bool
SELECT '2020-01-01'::date + 1, '2020-01-01'::date - '2019-01-01'::date, '2020-01-01'::timestamp - interval '1 day', '10:00'::time + '1 hour', date '2020-01-01' + time '10:00'
SELECT 1 / 2, 1 / 2.0, 1.0 / 3, 1::float8 / 3, 2 ^ 3, 5 % 2, 5.5 % 2, |/ 4, 5 !=3, 1 <> 2, 1 << 2, 7 # 2, @ -5
SELECT -1, -1.5, +1, - a, - e, -'1'::int, -(-1) FROM t
SELECT 2147483647, 2147483648, -2147483648, 9223372036854775807, 9223372036854775808, -9223372036854775808, 1e5, .5, 0.0, 1.
SELECT 'a'::char, 'a'::bpchar, 'a'::char(3), 'abc'::name, 'x'::"char", 'a'::character varying, 'a'::character varying(3)
SELECT '1 year'::interval year, interval '1' year, interval(2) '1 second', interval '1 2:03' day to second(1)
SELECT timestamp '2020-01-01', timestamptz '2020-01-01', time '10:00', timetz '10:00+02', timestamp(3) '2020-01-01', timestamp with time zone '2020-01-01 00:00+00'
SELECT now()::date, now()::time, now()::timestamp(0), current_timestamp::text, current_date::timestamp, localtimestamp - now()
SELECT current_date - 1, current_date - interval '1 day', current_date - current_date, now() - now(), now() - interval '1 day', current_time - interval '1 hour', localtime + '1 min'
SELECT exists(SELECT 1 FROM t WHERE id = $1), NOT EXISTS (SELECT FROM t), (SELECT count(*) FROM u) + 1
SELECT a = ALL (SELECT id FROM u), a > ANY (SELECT price FROM u), c = ANY (SELECT name FROM u), (a, c) = ANY (SELECT id, name FROM u), (a, c) NOT IN (SELECT id, name FROM u) FROM t
SELECT a FROM t WHERE a > (SELECT avg(a) FROM t) AND c = (SELECT name FROM u WHERE id = $1)
SELECT a FROM t WHERE a = (SELECT id, name FROM u)
SELECT (SELECT a FROM t UNION SELECT 2.5), (VALUES (1)), (SELECT c FROM t ORDER BY 1 LIMIT 1)
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b WHERE a.x = $1
WITH a AS (SELECT $1 AS x) SELECT * FROM a WHERE x = 5
WITH t AS (SELECT 1 AS q) SELECT * FROM t
WITH RECURSIVE tree AS (SELECT id, a AS parent, c::text AS path FROM t WHERE a IS NULL UNION ALL SELECT t.id, t.a, tree.path || '/' || t.c FROM t JOIN tree ON t.a = tree.id) SELECT * FROM tree ORDER BY path
WITH RECURSIVE r (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < $1) SELECT sum(n) FROM r
WITH RECURSIVE r AS (SELECT 'a' AS s UNION ALL SELECT s || 'b' FROM r) SELECT s FROM r
WITH RECURSIVE r AS (SELECT c AS s FROM t UNION ALL SELECT s || 'b' FROM r) SELECT s FROM r
WITH i AS (INSERT INTO t (id, a) VALUES ($1, $2) RETURNING id) SELECT i.id, u.name FROM i LEFT JOIN u ON u.t_id = i.id
WITH up AS (UPDATE t SET a = $1 WHERE id = $2 RETURNING *) SELECT count(*) FROM up
WITH d AS (DELETE FROM t) SELECT * FROM d
(SELECT a FROM t ORDER BY b LIMIT 1) UNION ALL (SELECT id FROM u LIMIT $1)
SELECT a, NULL AS x FROM t UNION SELECT id, name FROM u
SELECT NULL AS x UNION ALL SELECT NULL
SELECT 1 UNION ALL SELECT $1 UNION ALL SELECT 3.5
SELECT '1' UNION SELECT 2
SELECT 'x' UNION SELECT 2
SELECT c_char FROM ty UNION SELECT c_text FROM ty
SELECT c_varchar FROM ty UNION SELECT c_varchar::varchar(20) FROM ty
SELECT * FROM t UNION SELECT * FROM t
SELECT a FROM t EXCEPT ALL SELECT 'x'
SELECT * FROM (SELECT 1 UNION SELECT 2) AS s (n) WHERE n = $1
VALUES (1, $1), ($2, 'x')
VALUES ('a'), (1)
VALUES (now()), ('2020-01-01')
SELECT * FROM (VALUES ('a', 1.5), ($1, $2)) v (s, n)
SELECT * FROM t WHERE (id, c) IN (VALUES (1, 'a'), (2, 'b'))
SELECT * FROM t JOIN (VALUES ($1::int, $2), (2, 'b')) AS v (i, s) ON v.i = t.id
SELECT g.id FROM t g WHERE g.id = g.a
SELECT g FROM t
SELECT g.* FROM t g
SELECT id "ID", c "mixed Case", a AS select FROM t
SELECT "t"."id" FROM "t" WHERE "t"."c" = $1
SELECT "T".id FROM t
SELECT "ID" FROM t
SELECT Id, T.A FROM T
SELECT public.t.id, t.c FROM public.t
SELECT app.t.id FROM t
SELECT t.tableoid, ctid, xmin, tableoid::regclass FROM t
SELECT oid FROM t
SELECT ctid FROM v
SELECT nullif($1, ''), coalesce($2, $3, 'x'), coalesce($4, $5), greatest($6, 1, 2.5), case when $7 then $8 end
SELECT $1::text = ANY ($2), $3 = ANY ($4::int[]), $5 <> ALL ($6)
SELECT num_nulls($1, $2), num_nonnulls(1, NULL), jsonb_build_object('a', 1, 'b', $3), array_position(ARRAY[1], $4), array_remove(tags, $5), array_cat(tags, $6), width_bucket($7, 1, 10, 5) FROM u
SELECT pg_advisory_lock($1), pg_advisory_xact_lock($2, $3), pg_try_advisory_lock(5), txid_current(), pg_table_size('t'), pg_get_userbyid(10), obj_description(1, 'pg_class'), col_description(1, 1), has_table_privilege('t', 'select'), pg_encoding_to_char(6), current_schemas(true), pg_get_expr(NULL, 1), format_type(23, -1), to_regclass('t'), current_database(), inet_server_addr()
SELECT gen_random_uuid(), md5($1), sha256($2), random() * 10, floor(random() * $3), trunc(e, 1), round(e / 3, $4), power(a, 2), exp(1), ln(e), log(10, $5), sqrt($6), pi(), degrees(1), div(7, 2), gcd(4, 6) FROM t
SELECT a::text COLLATE "C", c COLLATE "C" || 'x', c COLLATE "C" < d FROM t ORDER BY c COLLATE "C"
SELECT a FROM t ORDER BY a USING >, b DESC NULLS FIRST
SELECT c LIKE $1 ESCAPE '\', c NOT LIKE 'a' ESCAPE $2, c SIMILAR TO $3, $4 LIKE c, $5 LIKE $6 FROM t
SELECT c ~~ 'a', c !~~ 'b', c ~* 'x', c !~ $1, c ^@ 'a' FROM t
SELECT trim(BOTH FROM $1), trim(TRAILING 'x' FROM $2), substring($3 FROM 'x'), substring(c_bytea FROM 1), overlay($4 PLACING $5 FROM 1 FOR 2), position($6 IN $7), char_length($8), octet_length($9), bit_length('a') FROM ty
SELECT extract(dow FROM $1::date), extract(epoch FROM now()), extract(hour FROM c_time), extract(day FROM c_interval), extract($2 FROM c_ts) FROM ty
SELECT (f, f) OVERLAPS (f, f) FROM t
SELECT f AT TIME ZONE 'UTC' AT TIME ZONE $1, c_tstz AT TIME ZONE interval '1 hour', timezone('UTC', f) FROM t, ty
SELECT ARRAY[1, 2][1], (ARRAY['a'])[1:1], tags[$1:$2], (string_to_array('a', ','))[1], ARRAY[[1, 2], [3, 4]][1][2], ARRAY[1] || ARRAY[2], 1 || ARRAY[2], ARRAY[1, NULL], ARRAY[$3, 'x'], '{}'::int[] FROM u
SELECT ROW(1, 2) = ROW(1, 3), ROW(a, c) IS NULL, (a, c) IS NOT NULL, ROW(t.*) FROM t
SELECT a IS NOT DISTINCT FROM NULL, g IS NOT UNKNOWN, g IS FALSE, (a > 1) IS TRUE, c ISNULL, c NOTNULL FROM t
SELECT a BETWEEN SYMMETRIC $1 AND $2, f BETWEEN '2020-01-01' AND now(), c BETWEEN 'a' AND 'b', e NOT BETWEEN 1 AND 2.5 FROM t
SELECT a FROM t WHERE TRUE AND g AND ($1 OR a = 1)
SELECT a FROM t WHERE a = 1 AND b = '5' AND c = 5
SELECT a FROM t WHERE f = 5
SELECT a FROM t WHERE f > '2020-13-45'
SELECT a FROM t WHERE id = 'abc'
SELECT a FROM t WHERE id = ''
SELECT a FROM t WHERE g = 'x'
SELECT a FROM t WHERE e > 'abc'
SELECT a FROM t WHERE id = '1'::text
SELECT a FROM t WHERE c = 1
SELECT a FROM t WHERE id LIKE '1%'
SELECT a FROM t WHERE upper(a) = 'X'
SELECT sum(c) FROM t
SELECT avg(g) FROM t
SELECT max(g) FROM t
SELECT length(a) FROM t
SELECT substring(a, 1, 2) FROM t
SELECT coalesce(a, c) FROM t
SELECT a + c FROM t
SELECT f + 1 FROM t
SELECT f - 1 FROM t
SELECT f + f FROM t
SELECT lower(f) FROM t
SELECT round(c_float8, 2) FROM ty
SELECT to_char(c, 'x') FROM t
SELECT date_trunc('day', c) FROM t
SELECT a.b.c.d.e FROM t
SELECT t.a.b FROM t
SELECT json_build_object('a', 1) ->> 'a', doc -> 'a' -> 'b' ->> 0, doc #>> ARRAY['a', $1], doc -> $2, jsonb_set(doc, '{a}', $3), jsonb_path_query(doc, '$.a'), doc @? '$.a', doc ?| ARRAY['a'], doc - 1, doc #- '{a}' FROM u
SELECT jsonb_array_length(doc -> 'x'), jsonb_typeof(doc), doc::text, doc::json, j::jsonb, (doc -> 'n')::int, (doc ->> 'd')::date FROM u
