\set VERBOSITY verbose
SELECT 1;
SELECT 1 AS one, 'text' AS two, NULL AS three, true AS four;
\pset null '(null)'
SELECT NULL, '', ' ';
SELECT 'it''s' AS q, E'tab\there' AS e, $$dollar 'quoted'$$ AS d, $tag$with $$ inside$tag$ AS t, U&'\00fc' AS u;
SELECT 'two; statements' AS a; SELECT /* comment; with /* nested; */ */ 2 AS b; -- and a comment;
SELECT 1 + 2 * 3 AS i, 7 / 2 AS div, 7 % 3 AS mod, 7.0 / 2 AS num, 2 ^ 10 AS pow, -7 / 2 AS neg;
SELECT 'a' || 'b' || 1 AS cat, upper('grüße') AS up, length('世界') AS len, substring('abcdef' from 2 for 3) AS sub;
SELECT 1 = 1 AS eq, 1 <> 1 AS ne, NULL = NULL AS n, NULL IS NULL AS isn, 1 BETWEEN 0 AND 2 AS btw, 2 IN (1, 2) AS inn;
SELECT coalesce(NULL, 'x'), nullif(1, 1), greatest(1, 3, 2), least(1, 3, 2), CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END;
SELECT '2024-02-29'::date + 1 AS d, '2024-01-31'::timestamp + interval '1 month' AS t, date '2024-03-01' - date '2024-02-01' AS days;
SELECT extract(year from timestamp '2024-02-29 12:34:56') AS y, date_trunc('hour', timestamp '2024-02-29 12:34:56') AS h;
SELECT ARRAY[1,2,3] AS a, ARRAY[['a','b'],['c',NULL]] AS n, (ARRAY[10,20,30])[2] AS e, 2 = ANY(ARRAY[1,2]) AS any;
SELECT '{"a": {"b": [1, 2]}}'::jsonb AS j, '{"a":  1}'::json AS k;
SELECT generate_series(1, 3) AS n;
SELECT * FROM generate_series(1, 5, 2) AS s(n);
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS v(id, name) ORDER BY id DESC;
VALUES (1, 'a'), (2, 'b');
SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 2;
SELECT count(*), sum(n), avg(n), min(n), max(n) FROM (VALUES (1), (2), (4)) AS v(n);
\x on
SELECT 1 AS a, 'b' AS b;
\x off
\a
SELECT 1 AS a, 'b' AS b;
\a
SELECT 5 AS gset_value \gset
\echo :gset_value
SELECT :gset_value + 1 AS six, :'gset_value' AS quoted;
SELECT 'first' \g
;
\echo done
