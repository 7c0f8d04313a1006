\pset null '(null)'
SELECT true::bool, 'f'::boolean, 1::int2, 2::smallint, 3::int4, 4::integer, 5::int8, 6::bigint;
SELECT 0.1::float4, 0.1::float8, 1e100::float8, 'NaN'::float8, '-Infinity'::float4, 1.0::real, 100000000000000000::float8;
SELECT 1.50::numeric, 1.005::numeric(10,2), 123456789012345678901234567890.123::numeric, 'NaN'::numeric, 1e-10::numeric;
SELECT 'abc'::varchar(2), 'ab'::char(4) || '|', 'name'::name, 'text'::text, 'x'::"char";
SELECT '\xdeadbeef'::bytea, 'abc'::bytea, '\x'::bytea;
SELECT '2024-02-29'::date, '12:34:56.789'::time, '12:34:56+02'::timetz, '0044-03-15 BC'::date, 'infinity'::date;
SELECT '2024-02-29 12:34:56.789012'::timestamp, '2024-02-29 12:34:56+02'::timestamptz, '-infinity'::timestamp;
SET TimeZone = 'America/New_York';
SELECT '2024-02-29 12:34:56+02'::timestamptz, '2024-07-01 12:00:00'::timestamptz;
RESET TimeZone;
SELECT '1 year 2 months 3 days 04:05:06.7'::interval, '-1 day'::interval, interval '90' minute;
SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid, 42::oid, '{"b":1,"a":[]}'::jsonb, '[1,  2]'::json;
SELECT '{1,2,NULL}'::int[], '{{a,"b c"},{d,e}}'::text[], '{}'::float8[], '[2:3]={1,2}'::int[];
SELECT 1::bool, 0::bool, '12'::int + 1, 1::text || 'x', 1.7::int, 2.5::int, -2.5::numeric::int;
CREATE TABLE ps_types (
  id int PRIMARY KEY, b bool, i2 int2, i4 int4, i8 int8, f4 float4, f8 float8, n numeric, n2 numeric(10,2), t text,
  v varchar(10), c char(5), nm name, y bytea, d date, tm time, tz timetz, ts timestamp, tstz timestamptz, iv interval,
  u uuid, j json, jb jsonb, o oid, ai int[], at text[]
);
INSERT INTO ps_types VALUES (
  1, true, -1, 2, 9223372036854775807, 0.1, 0.1, 1.5, 2.345, 'Grüße', 'abc', 'ab', 'nm', '\x00ff', '2024-02-29', '12:34:56.7',
  '12:34:56+02', '2024-02-29 12:34:56.789', '2024-02-29 12:34:56+02', '1 mon 2 days', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  '{"a":  1}', '{"b": 1, "a": 2}', 42, '{1,NULL}', '{a,"b c",""}'
);
INSERT INTO ps_types (id, t, v) VALUES (2, '', '');
\x on
SELECT * FROM ps_types ORDER BY id;
\x off
SELECT id, t = '' AS empty, t IS NULL AS t_null, b IS NULL AS b_null, v || '|' AS v, c || '|' AS c FROM ps_types ORDER BY id;
DROP TABLE ps_types;
