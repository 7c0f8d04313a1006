\set VERBOSITY verbose
PREPARE one (int) AS SELECT $1 + 1;
PREPARE two AS SELECT $1 || 'x';
SELECT name, statement, parameter_types, from_sql FROM pg_prepared_statements ORDER BY name;
DEALLOCATE ALL;
SELECT count(*) FROM pg_prepared_statements;
