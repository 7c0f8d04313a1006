SELECT * FROM t WHERE id = $1
SELECT * FROM t WHERE $1 = id
SELECT $1::int, $2::text, $3::varchar(10), $4::timestamptz
SELECT $1 + 1, $2 || 'x', $3 * 2.5
SELECT $1 + $2
SELECT $1 || $2
SELECT $1 = $2
SELECT a FROM t WHERE a IN ($1, $2, $3)
SELECT a FROM t WHERE a = ANY($1)
SELECT a FROM t WHERE c = ANY($1)
SELECT a FROM t WHERE c = ANY($1::text[])
SELECT a FROM t WHERE a = ANY($1::int[]) AND NOT (b = ALL($2))
SELECT a FROM t WHERE b BETWEEN $1 AND $2
SELECT a FROM t WHERE $1 BETWEEN a AND b
SELECT a FROM t WHERE c LIKE $1
SELECT a FROM t WHERE c ILIKE $1 AND d NOT LIKE $2 AND c LIKE $3 ESCAPE $4
SELECT a FROM t WHERE c ~ $1
SELECT a FROM t WHERE f > $1 AND f < now() - $2
SELECT now() - $1
SELECT now() + $1
SELECT f + $1, f - $2, $3 - f FROM t
SELECT current_date - $1
SELECT current_date + $1
SELECT c_date - $1, c_date + $2, c_time + $3, c_interval * $4 FROM ty
SELECT now() - $1::interval
SELECT upper($1), length($2), substring($3, $4, $5), coalesce($6, 1), coalesce($7, 'x'), nullif($8, 5)
SELECT abs($1)
SELECT round($1)
SELECT round($1, 2)
SELECT sum($1)
SELECT max($1)
SELECT count($1)
SELECT to_char($1, 'YYYY')
SELECT date_trunc('day', $1)
SELECT extract(year FROM $1)
SELECT concat($1, $2), format($3, $4)
SELECT CASE WHEN $1 THEN $2 ELSE 1 END
SELECT CASE $1 WHEN 1 THEN 'a' END
SELECT CASE a WHEN $1 THEN $2 ELSE $3 END FROM t
SELECT CASE WHEN g THEN $1 ELSE $2 END FROM t
SELECT GREATEST($1, a), LEAST(b, $2) FROM t
SELECT generate_series(1, $1)
SELECT generate_series($1, $2)
SELECT * FROM generate_series($1::int, $2)
SELECT unnest($1)
SELECT unnest($1::int[])
SELECT ARRAY[$1, 1], ARRAY[$2, $3]
SELECT $1[1]
SELECT tags[$1] FROM u
SELECT doc -> $1, doc ->> $2, doc @> $3, doc #> $4, doc ? $5 FROM u
SELECT doc -> $1::int FROM u
SELECT tags @> $1, tags && $2, tags || $3 FROM u
SELECT $1 IS NULL
SELECT $1 IS NOT NULL OR a = $1 FROM t
SELECT a FROM t WHERE $1::int IS NULL OR a = $1
SELECT a FROM t WHERE ($1 IS NULL OR a = $1)
SELECT $1, a = $1 FROM t
SELECT a = $1, b = $1 FROM t
SELECT a = $1, c = $1 FROM t
SELECT $1::int, $1::text
SELECT $2
SELECT $2, $1
SELECT $1 WHERE $1 = 1
SELECT $1 UNION SELECT 1
SELECT $1 UNION SELECT $2
SELECT 1 UNION SELECT $1
SELECT $1, $2 FROM t ORDER BY $3
SELECT a FROM t ORDER BY $1
SELECT a FROM t LIMIT $1
SELECT a FROM t LIMIT $1::int OFFSET $2
SELECT a FROM t WHERE $1
SELECT a FROM t WHERE g = $1 AND NOT $2 AND $3 IS TRUE
SELECT ($1), ($2) + 1
SELECT - $1
SELECT @ $1
SELECT ROW($1, $2)
SELECT (a, b) = ($1, $2) FROM t
SELECT a FROM t WHERE (a, b) IN (($1, $2), ($3, $4))
SELECT a FROM t WHERE a IN (SELECT t_id FROM u WHERE name = $1)
SELECT a FROM t WHERE $1 IN (SELECT a FROM t)
SELECT a FROM t WHERE $1 = ANY (SELECT name FROM u)
SELECT (SELECT $1)
SELECT * FROM (SELECT $1 AS x) s
SELECT * FROM (SELECT $1 AS x) s WHERE x = 1
WITH x AS (SELECT $1 AS y) SELECT y FROM x
VALUES ($1, $2)
VALUES ($1, 1), (2, $2)
SELECT * FROM (VALUES ($1), ($2)) v
SELECT pg_typeof($1)
SELECT json_build_object($1, $2)
SELECT json_build_object('a', $1::int)
SELECT to_json($1)
SELECT jsonb_build_array($1)
SELECT a IS DISTINCT FROM $1 FROM t
SELECT a IS NOT DISTINCT FROM $1, $2 IS DISTINCT FROM b FROM t
SELECT string_agg(c, $1) FROM t
SELECT array_agg(a ORDER BY $1) FROM t
SELECT lag(a, $1) OVER () , ntile($2) OVER () FROM t
SELECT c COLLATE "C" = $1 FROM t
SELECT position($1 IN c), overlay(c PLACING $2 FROM $3), trim($4 FROM c), substring(c FROM $5), substring(c FROM $6 FOR $7) FROM t
SELECT f AT TIME ZONE $1 FROM t
SELECT $1 AT TIME ZONE 'UTC'
SELECT e + $1, e * $2, e > $3 FROM t
SELECT c_int2 = $1, c_int2 + $2, c_float4 * $3, c_float8 > $4, c_uuid = $5, c_bytea = $6, c_char = $7, c_name = $8, c_oid = $9, c_json::text = $10, c_jsonb = $11, c_bit = $12, c_inet = $13, c_timetz < $14 FROM ty
SELECT * FROM t WHERE id = $1 AND c = $2 AND b > $3 AND f <= $4 AND g = $5 AND e <> $6
SELECT * FROM t WHERE id = ($1)
SELECT * FROM t WHERE id = $1 + 1
SELECT * FROM t WHERE id + $1 = $2
SELECT * FROM t WHERE lower(c) = lower($1)
SELECT * FROM t WHERE c = $1 || '%'
SELECT * FROM t WHERE c LIKE '%' || $1 || '%'
SELECT * FROM t WHERE c LIKE concat('%', $1, '%')
SELECT * FROM t WHERE id = coalesce($1, id)
SELECT * FROM t WHERE f::date = $1
SELECT * FROM t WHERE f >= $1::date AND f < ($2)::date + 1
SELECT * FROM t WHERE id = $1::bigint
[23] SELECT $1
[20] SELECT * FROM t WHERE id = $1
[25] SELECT * FROM t WHERE id = $1
[1043] SELECT * FROM t WHERE c = $1
[0,23] SELECT * FROM t WHERE c = $1 AND id = $2
[25,25] SELECT $1 || $2
[23] SELECT $1, $2::text
[1114] SELECT * FROM t WHERE f = $1
[1184] SELECT * FROM t WHERE f = $1
[1007] SELECT * FROM t WHERE a = ANY($1)
[1015] SELECT * FROM t WHERE c = ANY($1)
[705] SELECT $1 + 1
[99999] SELECT $1
[701] SELECT * FROM t WHERE e = $1
[1043] INSERT INTO t (id, a) VALUES ($1, 2)
[1700] INSERT INTO t (id, a) VALUES (1, $1)
[23,25] SELECT 1
SELECT 1
