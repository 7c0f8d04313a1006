-- Rows in variables of PL/pgSQL: of a table's type, %ROWTYPE and record.
CREATE TABLE rc_t (id int PRIMARY KEY, name text);
INSERT INTO rc_t VALUES (7, 'g');
DO $$
DECLARE
  r rc_t;
  s rc_t%ROWTYPE;
BEGIN
  SELECT * INTO r FROM rc_t WHERE id = 7;
  RAISE NOTICE '% %', r, r.name;
  SELECT 1 INTO r;
  RAISE NOTICE '%', r;
  SELECT * INTO r FROM rc_t WHERE false;
  RAISE NOTICE '% %', r, r IS NULL;
  FOR s IN SELECT id, upper(name) FROM rc_t LOOP
    RAISE NOTICE '%', s;
  END LOOP;
  EXECUTE 'SELECT 5, ''five''' INTO s;
  RAISE NOTICE '%', s;
  INSERT INTO rc_t VALUES (8, 'h') RETURNING * INTO s;
  RAISE NOTICE '%', s.name;
END $$;
DO $$
DECLARE
  r record;
  q record;
BEGIN
  RAISE NOTICE '%', r;
  r := ROW(1, 'x'::text);
  RAISE NOTICE '% %', r, r.f2;
  q := r;
  RAISE NOTICE '%', q.f1;
  SELECT id AS a, name AS b INTO r FROM rc_t ORDER BY 1;
  RAISE NOTICE '% % %', r, r.a, row_to_json(r);
  FOR r IN SELECT 1 AS one, NULL AS two LOOP
    RAISE NOTICE '% %', r, r IS NULL;
  END LOOP;
END $$;
CREATE FUNCTION rc_one(i int) RETURNS rc_t LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  SELECT * INTO r FROM rc_t WHERE id = i;
  RETURN r;
END $$;
SELECT rc_one(7), (rc_one(7)).name;
SELECT * FROM rc_one(8);
CREATE FUNCTION rc_all() RETURNS SETOF rc_t LANGUAGE plpgsql AS $$
DECLARE r rc_t%ROWTYPE;
BEGIN
  FOR r IN SELECT * FROM rc_t ORDER BY id LOOP
    r.name := r.name || '!';
    RETURN NEXT r;
  END LOOP;
END $$;
SELECT * FROM rc_all();
-- As Sequelize's findOrCreate writes it.
CREATE FUNCTION pg_temp.rc_new(OUT response rc_t, OUT caught text) RETURNS record AS $$
BEGIN
  INSERT INTO rc_t VALUES (9, 'z') RETURNING * INTO response;
EXCEPTION WHEN unique_violation THEN
  GET STACKED DIAGNOSTICS caught = PG_EXCEPTION_DETAIL;
END $$ LANGUAGE plpgsql;
SELECT (rc_new.response).id, (rc_new.response).name, rc_new.caught FROM pg_temp.rc_new();
SELECT (rc_new.response).id, (rc_new.response).name, rc_new.caught FROM pg_temp.rc_new();
DROP FUNCTION pg_temp.rc_new();
DROP FUNCTION rc_one(int);
DROP FUNCTION rc_all();
DROP TABLE rc_t;
