SELECT * FROM nope
SELECT * FROM s.nope
SELECT * FROM public.nope
SELECT nope FROM t
SELECT t.nope FROM t
SELECT x.a FROM t
SELECT t.a FROM t x
SELECT aa FROM t
SELECT idd FROM t
SELECT t.i FROM t
SELECT nam FROM u
SELECT id FROM t, u
SELECT * FROM t, t
SELECT * FROM t JOIN t ON true
SELECT * FROM t a, u a
SELECT * FROM t JOIN u ON t.id = zz.id
SELECT * FROM t JOIN u USING (zz)
SELECT * FROM t JOIN u USING (name)
SELECT foo(1)
SELECT foo(1, 'a')
SELECT public.foo(1)
SELECT upper(1)
SELECT abs('x'::text)
SELECT length(1)
SELECT nope.upper('a')
SELECT round(1, 2, 3)
SELECT sum('a'::text)
SELECT 1 + true
SELECT 1 = 'a'
SELECT 1 = 'a'::text
SELECT 'a'::text + 1
SELECT true + true
SELECT - true
SELECT a = c FROM t
SELECT a || b FROM t
SELECT 1 WHERE 1
SELECT 1 WHERE 'x'
SELECT NOT 1
SELECT 1 AND true
SELECT true OR 'x'::text
SELECT a FROM t WHERE a
SELECT a FROM t WHERE c
SELECT 1 IS TRUE
SELECT CASE WHEN 1 THEN 2 END
SELECT COALESCE(1, true)
SELECT GREATEST(1, true)
SELECT ARRAY[1, true]
SELECT 1 IN (1, true)
SELECT 1 IN ('x')
SELECT a IN ('x', 'y') FROM t
SELECT 'abc'::int
SELECT int 'abc'
SELECT CAST('abc' AS integer)
SELECT 'x'::bool
SELECT '2020-13-01'::date
SELECT 'x'::timestamp
SELECT 'x'::uuid
SELECT '1.5'::int
SELECT '99999999999'::int
SELECT 'x'::numeric
SELECT '{1'::int[]
SELECT '{'::json
SELECT a = 'x' FROM t
SELECT true::date
SELECT 1::date
SELECT now()::int
SELECT '1'::nope
SELECT '1'::nope[]
SELECT '1'::s.nope
SELECT 1::varchar(0)
SELECT 1::numeric(2000)
SELECT 1::int(3)
SELECT '1'::text(3)
SELECT 1 LIKE 'a'
SELECT 1 BETWEEN 'a' AND 2
SELECT 1 BETWEEN true AND 2
SELECT (1, 2) = (1, 2, 3)
SELECT (SELECT 1, 2)
SELECT 1 IN (SELECT 1, 2)
SELECT (1, 2) IN (SELECT 1)
SELECT 1 = ANY (1)
SELECT a[1] FROM t
SELECT (a).b FROM t
SELECT *
SELECT t.* FROM u
SELECT zz.* FROM u
SELECT count(*, 1) FROM t
SELECT upper(*) FROM t
SELECT upper(DISTINCT 'a')
SELECT count() FROM t
SELECT upper('a') OVER ()
SELECT row_number() OVER w FROM t
SELECT a FROM t WHERE sum(a) > 1
SELECT a FROM t JOIN u ON sum(a) = 1
SELECT a FROM t GROUP BY sum(a)
SELECT a FROM t WHERE generate_series(1, 2) = 1
SELECT * FROM sum(1)
SELECT * FROM (SELECT 1) s (a, b)
SELECT * FROM t x (a, b, c, d, e, f, g, h, i)
SELECT * FROM generate_series(1, 2) x (a, b)
WITH x (a, b) AS (SELECT 1) SELECT 1
WITH x AS (SELECT 1) SELECT * FROM y
SELECT a FROM t ORDER BY zz
SELECT a FROM t GROUP BY zz
SELECT a FROM t GROUP BY 5
SELECT a FROM t ORDER BY 0
SELECT DISTINCT ON (b) a FROM t ORDER BY a
SELECT a FROM t LIMIT true
SELECT a FROM t LIMIT 1.5
SELECT $0
SELECT $1 + $2 = true
SELECT substring('abc' FROM true)
SELECT extract('foo' FROM 1)
SELECT 1 COLLATE "C"
SELECT 1 AS x WHERE x = 1
SELECT a + 1 AS x FROM t WHERE x > 1
SELECT a AS x FROM t GROUP BY x HAVING x > 1
SELECT nope()
SELECT nope(NULL)
SELECT nope('a', 1.5, true, now(), ARRAY[1])
SELECT make_interval(dayz => 10)
SELECT left('a')
SELECT array_append(1, 2)
SELECT unnest(1)
SELECT ARRAY[1] || 'x'
SELECT ARRAY[1] || true
SELECT ARRAY[1] = ARRAY['a']
SELECT array_cat(ARRAY[1], ARRAY['a'::text])
SELECT max(1, 2)
SELECT 1::bool, 'a'::"char", 5::money
SELECT row_number() OVER (ORDER BY nope) FROM t
SELECT interval 'x'
SELECT timestamp 'x'
SELECT date 'x'
SELECT 'a' 'b'
SELECT CURRENT_DATE + '1'
SELECT CURRENT_DATE - '2020-01-01'
SELECT now() + '1 day'
SELECT now() - '2020-01-01'
SELECT '1 day' + now()
