#!/usr/bin/env bash
# Writes tests/golden/catalog/deparse.txt: what PostgreSQL 15 (as PG* say) makes of views and conditions.
# deparse-golden.sh FILE: reads its "view", "check" and "default" lines, and writes the expected lines anew.
set -euo pipefail
file=$1
database=deparse_golden
psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database" 2>/dev/null
trap 'psql -X -q -d postgres -c "DROP DATABASE $database"' EXIT
export PGDATABASE=$database PGOPTIONS='-c client_min_messages=warning -c timezone=UTC'
setup=$(sed -n 's/^setup //p' "$file")
psql -X -q -v ON_ERROR_STOP=1 -c "$setup"
output=$(mktemp)
while IFS= read -r line; do
  case $line in
    '= '*|'p '*) continue ;;
    'view '*)
      echo "$line"
      psql -X -qAt -v ON_ERROR_STOP=1 -c "CREATE VIEW v AS ${line#view }" \
        -c "SELECT '= ' || replace(pg_get_viewdef('v'::regclass), E'\n', E'\n= ')" \
        -c "SELECT 'p ' || replace(pg_get_viewdef('v'::regclass, true), E'\n', E'\np ')" -c 'DROP VIEW v'
      ;;
    'check '*)
      echo "$line"
      psql -X -qAt -v ON_ERROR_STOP=1 -c "ALTER TABLE t ADD CONSTRAINT c CHECK (${line#check })" \
        -c "SELECT '= ' || replace(pg_get_constraintdef(oid), E'\n', E'\n= ') FROM pg_constraint WHERE conname = 'c'" \
        -c "SELECT 'p ' || replace(pg_get_constraintdef(oid, true), E'\n', E'\np ') FROM pg_constraint WHERE conname = 'c'" \
        -c 'ALTER TABLE t DROP CONSTRAINT c'
      ;;
    *) echo "$line" ;;
  esac
done <"$file" >"$output"
cat "$output" >"$file"
rm "$output"
