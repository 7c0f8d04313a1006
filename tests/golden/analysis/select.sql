SELECT 1
SELECT $1
SELECT 'a', NULL, 1.5, true, 12345678901, 123456789012345678901234567890, b'01', x'1F', -1, 'a'::text
SELECT 1 AS "Foo", 2 bar
SELECT '1'::int4, '1'::varchar(3), CAST('2020-01-01' AS date), date '2020-01-01', 1::numeric(10,2), 'abc'::char(5), 'x'::"char"
SELECT 1::float4, 1::real, 1::double precision, 1::smallint, '1'::bigint, '{1,2}'::int[], '10:00'::time(2), 'now'::timestamptz(3)
SELECT interval '1' day, '1 day'::interval(3), interval '1:2' hour to minute, '1'::interval second(2)
SELECT current_date, current_time, current_timestamp, localtime, localtimestamp, current_user, session_user, user, current_catalog, current_schema, current_role
SELECT current_timestamp(2), localtime(1), current_schema(), version(), now()
SELECT * FROM t
SELECT id, a FROM t
SELECT t.id, t.a + 1, t.b + t.a, t.e * 2, t.a / 2.0, t.c || 'x', t.c || 1 FROM t
SELECT x.* FROM t AS x
SELECT t.* , u.name FROM t JOIN u ON u.t_id = t.id
SELECT * FROM t JOIN u USING (id)
SELECT * FROM t NATURAL JOIN u
SELECT * FROM t LEFT JOIN u USING (id)
SELECT * FROM t RIGHT JOIN u USING (id)
SELECT * FROM t FULL JOIN u USING (id)
SELECT id FROM t FULL JOIN u USING (id)
SELECT * FROM (SELECT id, a AS q FROM t) s
SELECT s.q FROM (SELECT id, a FROM t) s (p, q)
SELECT * FROM t x (i, j)
SELECT * FROM (t JOIN u USING (id)) AS k
SELECT * FROM app.orders
SELECT app.orders.total FROM app.orders
SELECT orders.total, public.t.a FROM app.orders, public.t
SELECT "Id", "Camel Name" FROM "Mixed"
SELECT id, a1, c FROM v
SELECT count(*), sum(a), sum(b), avg(a), avg(e), max(c), min(f), sum(e), count(DISTINCT a), bool_and(g), array_agg(a), string_agg(d, ','), json_agg(t), sum(c_float4), avg(c_float8), sum(c_interval) FROM t, ty
SELECT a, count(*) FROM t GROUP BY a
SELECT a + 1 AS x, count(*) FROM t GROUP BY x
SELECT a + 1, count(*) FROM t GROUP BY 1
SELECT a + 1, count(*) FROM t GROUP BY a + 1 HAVING count(*) > 1 ORDER BY a + 1
SELECT id, a, c FROM t GROUP BY id
SELECT a, b FROM t GROUP BY a
SELECT t.a FROM t GROUP BY t.b
SELECT a FROM t WHERE count(*) > 1
SELECT sum(count(*)) FROM t
SELECT a FROM t HAVING a > 1
SELECT * FROM t GROUP BY a
SELECT sum(a) FROM t ORDER BY b
SELECT (SELECT t.b) FROM t GROUP BY a
SELECT a, rank() OVER (PARTITION BY b ORDER BY a), row_number() OVER (), sum(a) OVER w, lag(c, 1) OVER w FROM t WINDOW w AS (ORDER BY id)
SELECT rank() FROM t
SELECT a FROM t WHERE rank() OVER () > 1
SELECT CASE WHEN a > 1 THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 'x' WHEN 2 THEN c END, CASE WHEN g THEN a ELSE b END, CASE WHEN g THEN 1 ELSE e END FROM t
SELECT CASE WHEN true THEN 1 ELSE 'x' END
SELECT CASE WHEN true THEN 1 ELSE 'x'::text END
SELECT COALESCE(a, 1), COALESCE(c, 'x'), COALESCE(c, d), COALESCE(NULL, 'x'), NULLIF(a, 1), GREATEST(a, b), LEAST(1, 2.5), GREATEST('a', 'b'), COALESCE(e, 0), COALESCE(c, c), NULLIF(c, '') FROM t
SELECT ARRAY[1, 2], ARRAY['a', 'b'], ARRAY[1, 2.5], ARRAY[ARRAY[1], ARRAY[2]], ARRAY[]::text[], ARRAY(SELECT a FROM t), ROW(1, 'a'), (1, 2), EXISTS (SELECT 1), (SELECT a FROM t LIMIT 1), (SELECT max(b) AS mx FROM t)
SELECT ARRAY[]
SELECT tags[1], tags[1:2], tags || 'x', tags || ARRAY['y'], array_length(tags, 1), unnest(tags), cardinality(tags), 'a' = ANY (tags), tags @> ARRAY['a'], array_append(tags, 'z'), array_to_string(tags, ',') FROM u
SELECT doc -> 'a', doc ->> 'a', doc #> '{a,b}', doc #>> '{a}', doc @> '{"a":1}', doc ? 'a', doc || '{"b":2}', doc - 'a', j -> 0, j ->> 'x', doc['a'] FROM u
SELECT extract(year FROM f), date_trunc('day', f), f AT TIME ZONE 'UTC', f + interval '1 day', f - f, age(f), to_char(f, 'YYYY'), f::date, f::date + 1, f::date - f::date, date_part('year', f), now() - f FROM t
SELECT substring(c FROM 1 FOR 2), position('a' IN c), trim(c), trim(LEADING 'x' FROM c), upper(c), lower(c), length(c), char_length(c), overlay(c PLACING 'x' FROM 1), replace(c, 'a', 'b'), concat(c, 1, NULL), format('%s', c), left(c, 1), substr(c, 1), c LIKE 'x%', c ILIKE 'x', c SIMILAR TO 'x', c ~ 'x', split_part(c, ',', 1), md5(c), coalesce(c, '') COLLATE "C" FROM t
SELECT abs(a), abs(e), round(e), round(e, 1), ceil(a), floor(1.5), mod(a, 2), power(2, 3), sqrt(4), random(), sign(a), trunc(1.5), a % 2, a ^ 2, -a, +a, @ a, ~ a, a & 1, a << 1 FROM t
SELECT a = 1, a IS NULL, g IS TRUE, NOT g, a BETWEEN 1 AND 2, a IN (1, 2), a NOT IN (1, b), a IN (SELECT id FROM u), a = ANY (SELECT 1), a IS DISTINCT FROM b, (a, b) = (1, 2), (a, b) IN (SELECT 1, 2), a <> ALL ('{1,2}') FROM t
SELECT generate_series(1, 3), * FROM generate_series(1, $1) g
SELECT * FROM generate_series(1, 10) AS x(y)
SELECT * FROM generate_series('2020-01-01'::timestamp, '2020-02-01', '1 day') WITH ORDINALITY
SELECT * FROM unnest(ARRAY[1, 2], ARRAY['a', 'b']) AS q(x, y)
SELECT * FROM unnest(ARRAY['a', 'b']) WITH ORDINALITY AS z(v, n)
SELECT * FROM json_each('{"a":1}')
SELECT * FROM jsonb_each_text('{"a":1}') x
SELECT key, value FROM json_each('{"a":1}') AS q(key, val)
SELECT * FROM json_array_elements('[1]') x
SELECT * FROM jsonb_array_elements_text('["a"]') AS e
SELECT * FROM json_to_record('{"a":1}') AS x(a int, b varchar(5))
SELECT * FROM json_to_record('{"a":1}')
SELECT * FROM pg_get_keywords()
SELECT * FROM now()
SELECT * FROM current_date
SELECT x FROM generate_series(1, 2) x
SELECT g.x FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) AS g(x, y)
SELECT * FROM t, LATERAL (SELECT t.a + 1 AS z) s
SELECT * FROM t, (SELECT t.a + 1 AS z) s
SELECT * FROM u, unnest(u.tags) AS tag
SELECT * FROM t LEFT JOIN LATERAL (SELECT name FROM u WHERE u.t_id = t.id LIMIT 1) x ON true
SELECT a, (SELECT name FROM u WHERE u.t_id = t.id) FROM t
SELECT * FROM t WHERE EXISTS (SELECT * FROM u WHERE t_id = t.id AND name = $1)
WITH x AS (SELECT id, a FROM t) SELECT * FROM x
WITH x (p, q) AS (SELECT id, 'k' FROM t) SELECT x.*, q FROM x
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT * FROM r
WITH RECURSIVE r (n, path) AS (SELECT id, c::text FROM t UNION ALL SELECT n + 1, path || 'x' FROM r) SELECT n, path FROM r
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1.5 FROM r) SELECT * FROM r
WITH x AS (SELECT 1), x AS (SELECT 2) SELECT 1
WITH d AS (DELETE FROM t WHERE id = $1 RETURNING id, c) SELECT * FROM d
SELECT 1 UNION SELECT 2.5
SELECT 'a' UNION SELECT 'b'
SELECT NULL UNION SELECT 1
SELECT 1 AS x, c FROM t UNION ALL SELECT 2, name FROM u
SELECT c FROM t UNION SELECT c FROM t
SELECT 1 UNION SELECT 'a'
SELECT 1 UNION SELECT 'a'::text
SELECT 1, 2 UNION SELECT 3
SELECT 1 UNION SELECT 2 UNION SELECT NULL
SELECT NULL UNION SELECT NULL UNION SELECT 1
SELECT a FROM t UNION SELECT b FROM t ORDER BY a
SELECT a FROM t UNION SELECT b FROM t ORDER BY 1 LIMIT $1
SELECT a FROM t UNION SELECT b FROM t ORDER BY a + 1
SELECT a FROM t UNION SELECT b FROM t ORDER BY zz
SELECT a FROM t INTERSECT SELECT id FROM u EXCEPT SELECT 1
VALUES (1, 'a'), (2, NULL)
VALUES (1, 'a'), (2.5, 'b') ORDER BY 1
VALUES (1), ('a'::text)
VALUES (1, 2), (3)
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v (n, s)
SELECT column1 FROM (VALUES ($1::int), (2)) v
TABLE t
SELECT DISTINCT a FROM t ORDER BY a
SELECT DISTINCT a FROM t ORDER BY b
SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b
SELECT DISTINCT ON (a) a, b FROM t ORDER BY b
SELECT a AS x FROM t ORDER BY x
SELECT a FROM t ORDER BY 2
SELECT a FROM t ORDER BY 'x'
SELECT a FROM t ORDER BY 1.5
SELECT a AS b, b AS c FROM t ORDER BY b
SELECT a AS x, b AS x FROM t ORDER BY x
SELECT j FROM u ORDER BY j
SELECT j FROM u GROUP BY j
SELECT a FROM t LIMIT 10 OFFSET 5
SELECT a FROM t LIMIT $1 OFFSET $2
SELECT a FROM t LIMIT a
SELECT a FROM t LIMIT 'x'
SELECT a FROM t LIMIT '5'
SELECT a FROM t FETCH FIRST 3 ROWS ONLY
SELECT (t).a, (t).* FROM t
SELECT t.zz FROM t
SELECT (pg_get_keywords()).word
SELECT a FROM t FOR UPDATE
SELECT id::int, c::varchar(20), c::varchar(10) FROM t
SELECT id::int + 1, count(*) FROM t GROUP BY id + 1
SELECT pg_catalog.upper('a'), pg_catalog.now()
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), mode() WITHIN GROUP (ORDER BY c), percentile_disc(0.5) WITHIN GROUP (ORDER BY c) FROM t
SELECT count(*) FILTER (WHERE a > 1) FROM t
SELECT GROUPING(a), a, sum(b) FROM t GROUP BY ROLLUP (a)
SELECT a, b, sum(id) FROM t GROUP BY GROUPING SETS ((a), (b), ())
SELECT make_interval(days => 10), make_date(2020, 1, 1)
SELECT int4('1'), text(1), date('2020-01-01'), float8(1)
SELECT 'a' LIKE 'b' ESCAPE 'c', 'a' || 'b', 'a' = 'b', '1' + '2'
SELECT '1' + 1, 1 + '1', 1 = '1', '2020-01-01' < now(), 'a' < 'b'
SELECT 1 WHERE NULL
SELECT pg_typeof(1), 'pg_class'::regclass, 16::regtype, 'int4'::regtype::oid
SELECT oid, 1::oid FROM (SELECT 1::oid) s (oid)
SELECT array_agg(x ORDER BY x) FROM (SELECT a AS x FROM t) s
SELECT max(tags) FROM u
SELECT '{}'::text[] = tags FROM u
SELECT 1 AS a, 2 AS a
SELECT
SELECT FROM t
SELECT c_int2 + 1, c_int2 + c_int2, c_int2 * c_int8, c_float4 + 1, c_float4 * c_float8, c_float4 + c_numeric, c_numeric + 1, c_int8 / 2, c_date + 1, c_date + c_time, c_date - 1, c_date + c_interval, c_ts - c_date, c_tstz - c_ts, c_time - c_time, c_time + c_interval, c_interval * 2, c_interval / 2.5 FROM ty
SELECT c_char || c_varchar, c_name || 'x', c_char = 'a', c_varchar = c_text, c_name = 'a', c_bytea || c_bytea, c_bit & b'1010', c_inet << '10.0.0.0/8', c_uuid = '00000000-0000-0000-0000-000000000000', c_oid = 1, c_ints = '{1}', c_ints && ARRAY[1], c_ints || 1, c_ints[1] + 1 FROM ty
SELECT min(c_date), max(c_uuid::text), sum(c_int2), sum(c_int8), avg(c_int8), sum(c_numeric), stddev(c_int4), var_pop(c_float8), max(c_char), min(c_varchar), max(c_inet), bit_and(c_int2), every(c_bool) FROM ty
SELECT * FROM ty
SELECT upper(c_varchar), c_varchar || '', coalesce(c_varchar, c_varchar), coalesce(c_varchar, 'a'), c_varchar::text, c_char::varchar, c_numeric::numeric, c_numeric::numeric(8,3), -c_numeric, (c_varchar), (c_numeric) FROM ty
SELECT max(a), c FROM t GROUP BY c, a ORDER BY max(a), 2
SELECT t1.a FROM t t1 INNER JOIN t t2 ON t1.id = t2.a WHERE t1.c = $1 AND t2.b IN ($2, $3)
SELECT true AND false, NOT true, 1 = 1 OR NULL
SELECT CAST(NULL AS int), NULL::varchar(3), NULL::text[]
SELECT x.a FROM (SELECT a FROM t UNION SELECT id FROM u) x
SELECT q.id, q.c FROM (SELECT * FROM (SELECT * FROM t) p) q
SELECT count(DISTINCT (a, b)) FROM t
SELECT min(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t
SELECT setval('t', 1), nextval('t'), currval('t')
SELECT pg_sleep(0.1), set_config('a', 'b', false), current_setting('x', true), pg_backend_pid(), pg_is_in_recovery()
