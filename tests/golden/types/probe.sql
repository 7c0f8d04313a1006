-- Shows what a type's input, output and send functions make of a literal.
-- settings: name=value pairs with semicolons between.
DROP FUNCTION IF EXISTS probe(text, text, text);
DROP TYPE IF EXISTS probed;
CREATE TYPE probed AS (
  shown text, sent text, state text, message text, detail text, hint text);
CREATE FUNCTION probe(type_name text, settings text, input text) RETURNS probed
LANGUAGE plpgsql AS $$
DECLARE
  result probed;
  pair text;
  t pg_type;
  read_call text;
BEGIN
  PERFORM set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, MDY', true),
    set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true);
  FOREACH pair IN ARRAY string_to_array(settings, ';') LOOP
    CONTINUE WHEN pair = '';
    PERFORM set_config(split_part(pair, '=', 1), split_part(pair, '=', 2), true);
  END LOOP;
  SELECT * INTO STRICT t FROM pg_type
    WHERE typname = type_name AND typnamespace = 'pg_catalog'::regnamespace;
  read_call := CASE
    WHEN t.typinput = 'array_in'::regproc OR t.typtype IN ('r', 'm') THEN format('%L::pg_catalog.%I', input, type_name)
    WHEN (SELECT pronargs FROM pg_proc WHERE oid = t.typinput) = 1
      THEN format('pg_catalog.%s(%L::cstring)', t.typinput, input)
    ELSE format('pg_catalog.%s(%L::cstring, %s, -1)', t.typinput, input, t.oid)
  END;
  EXECUTE format(
    'SELECT textin(%s(v)), encode(%s(v), ''hex'') FROM (SELECT %s v) s',
    t.typoutput, t.typsend, read_call)
    INTO result.shown, result.sent;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS
    result.state = RETURNED_SQLSTATE, result.message = MESSAGE_TEXT,
    result.detail = PG_EXCEPTION_DETAIL, result.hint = PG_EXCEPTION_HINT;
  RETURN result;
END $$;
