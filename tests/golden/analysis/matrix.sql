-- A sample of operators, casts, CASE, UNION, IN, assignments and functions over every column type.
SELECT c_tstz < c_varchar FROM ty
SELECT c_name FROM ty UNION SELECT c_int2 FROM ty
SELECT c_int2 / c_bit FROM ty
SELECT c_bool ~~ 'x' FROM ty
SELECT c_numeric ~ c_bytea FROM ty
SELECT c_inet + c_interval FROM ty
SELECT c_time - c_varchar FROM ty
UPDATE ty SET c_varchar = c_time
SELECT c_texts -> c_time FROM ty
SELECT c_texts - c_texts FROM ty
SELECT c_date || c_ts FROM ty
SELECT c_ints & c_numeric FROM ty
SELECT c_float4 - c_oid FROM ty
SELECT c_uuid FROM ty UNION SELECT c_text FROM ty
SELECT c_varchar -> c_date FROM ty
SELECT c_char % c_interval FROM ty
SELECT c_jsonb + c_inet FROM ty
SELECT c_jsonb - c_timetz FROM ty
SELECT c_name ~~ c_date FROM ty
SELECT c_timetz ~~ c_numeric FROM ty
SELECT c_bytea - $1 FROM ty
SELECT c_texts % c_varchar FROM ty
SELECT $1 - c_name FROM ty
SELECT c_float8 & c_timetz FROM ty
SELECT c_interval ~~ c_uuid FROM ty
SELECT c_float8 - c_text FROM ty
SELECT c_varchar::name FROM ty
SELECT c_timetz & c_int2 FROM ty
SELECT c_timetz * c_tstz FROM ty
SELECT CASE WHEN true THEN c_name ELSE c_bool END FROM ty
SELECT c_ts % c_int2 FROM ty
SELECT c_name << c_uuid FROM ty
SELECT c_jsonb << 'x' FROM ty
SELECT c_ints & c_char FROM ty
SELECT ARRAY[c_name, c_bool] FROM ty
SELECT c_numeric - c_name FROM ty
SELECT c_jsonb & c_numeric FROM ty
SELECT c_texts & c_oid FROM ty
SELECT c_int2 ~~ 'x' FROM ty
SELECT c_bool - c_numeric FROM ty
SELECT c_texts::bpchar FROM ty
SELECT c_time % $1 FROM ty
SELECT c_bit + c_jsonb FROM ty
SELECT c_varchar & c_time FROM ty
SELECT c_time IN (c_int8, $1) FROM ty
SELECT c_json * c_timetz FROM ty
SELECT c_texts = c_int8 FROM ty
SELECT c_timetz ~~ c_ints FROM ty
SELECT c_bit * c_char FROM ty
SELECT $1 -> c_inet FROM ty
SELECT c_bytea * c_char FROM ty
SELECT c_tstz & $1 FROM ty
SELECT c_text < c_float8 FROM ty
SELECT c_bytea & c_char FROM ty
SELECT c_text::bpchar FROM ty
SELECT c_ints ~ c_texts FROM ty
SELECT c_uuid / c_json FROM ty
SELECT c_int4 * c_interval FROM ty
SELECT c_name & c_uuid FROM ty
SELECT c_interval & c_int4 FROM ty
SELECT c_inet << NULL FROM ty
SELECT c_name / c_date FROM ty
SELECT c_tstz || c_bool FROM ty
SELECT c_inet - c_tstz FROM ty
SELECT c_int8 & c_name FROM ty
SELECT c_time #> c_name FROM ty
SELECT c_text - c_float8 FROM ty
SELECT c_time & c_ts FROM ty
SELECT c_float8 - c_tstz FROM ty
SELECT c_tstz << c_time FROM ty
SELECT c_float4 % $1 FROM ty
SELECT c_int4 -> c_uuid FROM ty
SELECT c_name ~ $1 FROM ty
SELECT c_name -> c_numeric FROM ty
SELECT c_json ~~ c_float8 FROM ty
SELECT c_int8::xml FROM ty
SELECT c_bytea < c_float4 FROM ty
SELECT c_time @> c_varchar FROM ty
UPDATE ty SET c_json = c_jsonb
SELECT c_float8 @> c_name FROM ty
SELECT c_char || c_char FROM ty
SELECT c_int4 < c_uuid FROM ty
SELECT c_int2 = c_date FROM ty
SELECT CASE WHEN true THEN c_float8 ELSE c_texts END FROM ty
SELECT c_uuid / c_int4 FROM ty
SELECT c_float8 #> c_texts FROM ty
SELECT CASE WHEN true THEN c_float4 ELSE c_varchar END FROM ty
SELECT c_inet % c_int4 FROM ty
SELECT c_uuid - c_varchar FROM ty
SELECT c_uuid & c_bit FROM ty
SELECT c_int4 < c_inet FROM ty
SELECT c_uuid -> c_texts FROM ty
SELECT c_int2 -> 'x' FROM ty
SELECT c_timetz FROM ty UNION SELECT c_inet FROM ty
SELECT c_inet < c_oid FROM ty
SELECT c_name #> 'x' FROM ty
SELECT c_int8 @> c_time FROM ty
SELECT c_ints = c_text FROM ty
SELECT c_bytea << c_int8 FROM ty
SELECT ARRAY[c_bit, c_varchar] FROM ty
SELECT c_time - c_name FROM ty
SELECT c_bytea * c_ts FROM ty
SELECT c_bytea -> c_texts FROM ty
SELECT c_timetz ~~ c_float8 FROM ty
SELECT c_char / c_text FROM ty
SELECT c_int2::regclass FROM ty
SELECT c_bit < $1 FROM ty
SELECT c_int4 / c_time FROM ty
SELECT CASE WHEN true THEN c_jsonb ELSE c_jsonb END FROM ty
SELECT c_bit @> c_jsonb FROM ty
SELECT c_tstz ~~ c_int4 FROM ty
SELECT c_oid + c_ints FROM ty
SELECT ARRAY[c_ints, c_ts] FROM ty
SELECT c_tstz ~ c_tstz FROM ty
SELECT c_tstz - c_bool FROM ty
UPDATE ty SET c_int4 = c_texts
SELECT c_char & c_float4 FROM ty
SELECT c_uuid & c_int2 FROM ty
UPDATE ty SET c_float8 = c_float8
SELECT + c_timetz FROM ty
SELECT CASE WHEN true THEN c_varchar ELSE c_int8 END FROM ty
SELECT $1 < c_char FROM ty
SELECT 'x' < c_texts FROM ty
SELECT c_int8 #> c_bit FROM ty
SELECT c_int8 || c_varchar FROM ty
SELECT c_int4 << c_time FROM ty
SELECT c_int4 -> c_name FROM ty
SELECT c_oid & c_name FROM ty
SELECT c_float8::int4[] FROM ty
SELECT c_text @> c_char FROM ty
SELECT c_bytea - c_bytea FROM ty
SELECT c_bytea IN (c_varchar, $1) FROM ty
SELECT c_texts - c_ts FROM ty
UPDATE ty SET c_oid = c_texts
SELECT c_time = c_ints FROM ty
SELECT c_interval @> c_texts FROM ty
SELECT c_float4 #> c_ints FROM ty
SELECT c_timetz ~ c_bytea FROM ty
SELECT c_varchar - c_bytea FROM ty
SELECT c_numeric - c_int4 FROM ty
SELECT c_ints #> c_texts FROM ty
SELECT c_text #> c_int4 FROM ty
SELECT c_text < c_texts FROM ty
SELECT c_float4 ~ c_bytea FROM ty
SELECT c_jsonb & c_oid FROM ty
SELECT c_inet FROM ty UNION SELECT c_json FROM ty
SELECT c_ints ~ c_date FROM ty
SELECT ARRAY[c_varchar, c_ts] FROM ty
SELECT c_int2 @> c_ints FROM ty
SELECT c_oid = c_ts FROM ty
SELECT c_tstz #> c_int4 FROM ty
SELECT c_ints || c_int4 FROM ty
SELECT c_ts::text[] FROM ty
SELECT c_tstz ~ c_ints FROM ty
SELECT c_int2 || c_json FROM ty
SELECT c_date + $1 FROM ty
SELECT c_oid IN (c_bytea, $1) FROM ty
SELECT c_bytea @> c_numeric FROM ty
SELECT c_numeric || c_int2 FROM ty
SELECT 'x' / c_bytea FROM ty
SELECT c_date << c_float4 FROM ty
SELECT $1 * c_char FROM ty
SELECT c_int2 -> c_int8 FROM ty
SELECT c_float8 - c_float4 FROM ty
SELECT c_date % c_time FROM ty
SELECT ARRAY[c_int8, c_int4] FROM ty
SELECT c_name = NULL FROM ty
SELECT c_interval * c_timetz FROM ty
SELECT c_bool IN (c_int8, $1) FROM ty
SELECT c_bool = $1 FROM ty
SELECT c_int4 ~~ c_tstz FROM ty
SELECT c_bit || c_inet FROM ty
SELECT c_uuid::jsonb FROM ty
SELECT CASE WHEN true THEN c_timetz ELSE c_timetz END FROM ty
SELECT c_int4 -> c_json FROM ty
SELECT c_interval - c_json FROM ty
SELECT c_char / NULL FROM ty
SELECT c_int8 @> c_json FROM ty
SELECT c_float4 ~~ c_ts FROM ty
SELECT c_float4 & c_json FROM ty
SELECT c_interval = $1 FROM ty
SELECT c_ts IN (c_jsonb, $1) FROM ty
SELECT c_oid * c_timetz FROM ty
SELECT c_varchar FROM ty UNION SELECT c_numeric FROM ty
SELECT c_jsonb ~~ c_ints FROM ty
SELECT c_time IN (c_name, $1) FROM ty
SELECT c_float4 & NULL FROM ty
SELECT c_uuid = c_numeric FROM ty
SELECT c_char #> c_oid FROM ty
SELECT c_date ~~ c_name FROM ty
SELECT c_bit::timetz FROM ty
SELECT c_text || c_inet FROM ty
SELECT c_texts ~ c_float4 FROM ty
SELECT CASE WHEN true THEN c_ts ELSE c_ints END FROM ty
SELECT c_jsonb || c_varchar FROM ty
SELECT ARRAY[c_ints, c_bool] FROM ty
SELECT c_json % c_bool FROM ty
SELECT c_int2 / c_inet FROM ty
SELECT c_uuid - 'x' FROM ty
SELECT c_tstz / c_numeric FROM ty
SELECT c_int4 / c_bool FROM ty
SELECT c_json % c_oid FROM ty
SELECT c_bytea ~ c_date FROM ty
SELECT c_jsonb % c_date FROM ty
SELECT c_numeric + c_date FROM ty
SELECT c_ints @> c_tstz FROM ty
SELECT CASE WHEN true THEN c_char ELSE c_time END FROM ty
SELECT c_inet & c_uuid FROM ty
SELECT c_json / c_timetz FROM ty
SELECT c_varchar = $1 FROM ty
SELECT c_jsonb = c_int4 FROM ty
SELECT c_int4 + c_float8 FROM ty
SELECT c_inet * c_int2 FROM ty
SELECT c_timetz ~~ c_jsonb FROM ty
SELECT c_ints -> c_ints FROM ty
SELECT c_timetz || c_bytea FROM ty
SELECT c_bytea << c_uuid FROM ty
SELECT c_timetz & c_tstz FROM ty
SELECT c_time < c_interval FROM ty
SELECT c_name IN (c_json, $1) FROM ty
SELECT c_ts * c_time FROM ty
SELECT c_int2 #> c_varchar FROM ty
SELECT ARRAY[c_time, c_float8] FROM ty
SELECT c_time -> c_jsonb FROM ty
SELECT CASE WHEN true THEN c_name ELSE c_char END FROM ty
SELECT c_ts << c_oid FROM ty
SELECT c_varchar ~ c_ts FROM ty
SELECT c_jsonb ~ c_name FROM ty
SELECT CASE WHEN true THEN c_bool ELSE c_varchar END FROM ty
SELECT c_int4 - c_interval FROM ty
SELECT c_text @> c_interval FROM ty
UPDATE ty SET c_interval = c_numeric
UPDATE ty SET c_timetz = c_date
UPDATE ty SET c_float4 = c_varchar
SELECT c_name IN (c_ts, $1) FROM ty
SELECT c_timetz FROM ty UNION SELECT c_texts FROM ty
SELECT c_ints ~ c_bool FROM ty
UPDATE ty SET c_numeric = c_int2
SELECT c_char & c_bit FROM ty
SELECT c_inet || c_uuid FROM ty
SELECT c_int4 ~~ c_uuid FROM ty
SELECT c_int8 ~~ c_int2 FROM ty
SELECT c_bool ~~ c_tstz FROM ty
SELECT c_int4 * c_bit FROM ty
SELECT c_oid @> c_name FROM ty
SELECT c_texts << c_tstz FROM ty
SELECT c_int8 ~~ c_inet FROM ty
SELECT 'x' - c_numeric FROM ty
SELECT c_ints / c_bit FROM ty
SELECT c_char - c_json FROM ty
SELECT c_bit IN (c_texts, $1) FROM ty
SELECT c_numeric % c_time FROM ty
SELECT c_inet ~~ c_int4 FROM ty
SELECT c_text / 'x' FROM ty
SELECT c_numeric * c_float8 FROM ty
SELECT c_texts < 'x' FROM ty
SELECT c_float8 << c_texts FROM ty
SELECT c_int2 - c_bit FROM ty
SELECT c_int4 * c_float8 FROM ty
SELECT c_bool + c_int8 FROM ty
SELECT c_timetz & c_texts FROM ty
SELECT c_texts -> c_bit FROM ty
SELECT c_int2 * c_name FROM ty
SELECT ARRAY[c_name, c_float4] FROM ty
SELECT c_bytea || c_date FROM ty
SELECT c_time << c_jsonb FROM ty
SELECT c_timetz + c_ts FROM ty
SELECT c_date - c_float8 FROM ty
UPDATE ty SET c_timetz = c_ints
SELECT c_float8 % NULL FROM ty
SELECT c_time << c_bit FROM ty
SELECT c_uuid || c_int2 FROM ty
SELECT c_bool / c_uuid FROM ty
SELECT c_texts << c_uuid FROM ty
SELECT c_int8 = c_date FROM ty
SELECT + c_name FROM ty
SELECT c_int2 || c_bit FROM ty
SELECT c_numeric << c_uuid FROM ty
SELECT c_bytea || c_oid FROM ty
SELECT c_interval @> c_bit FROM ty
SELECT c_time * NULL FROM ty
SELECT c_char * c_bool FROM ty
SELECT ARRAY[c_date, c_float4] FROM ty
SELECT c_bit @> c_float4 FROM ty
SELECT CASE WHEN true THEN c_bit ELSE c_int2 END FROM ty
SELECT c_time @> c_ts FROM ty
SELECT c_oid @> c_int4 FROM ty
SELECT c_name @> $1 FROM ty
SELECT $1 < c_varchar FROM ty
SELECT c_jsonb - c_time FROM ty
SELECT c_bit * c_text FROM ty
SELECT c_int4 * c_int4 FROM ty
UPDATE ty SET c_int2 = c_text
SELECT c_inet < c_numeric FROM ty
SELECT ARRAY[c_bool, c_char] FROM ty
SELECT c_char = NULL FROM ty
SELECT c_jsonb @> c_float4 FROM ty
UPDATE ty SET c_char = c_float4
SELECT c_int4 #> c_int4 FROM ty
SELECT c_text / c_time FROM ty
SELECT c_timetz -> c_int4 FROM ty
SELECT c_time + c_numeric FROM ty
SELECT c_float4 % c_interval FROM ty
SELECT c_name IN (c_date, $1) FROM ty
SELECT ARRAY[c_name, c_ts] FROM ty
SELECT c_jsonb -> c_date FROM ty
SELECT c_char || c_date FROM ty
SELECT c_inet * c_interval FROM ty
SELECT c_int2 #> c_int2 FROM ty
SELECT c_int2 & c_varchar FROM ty
SELECT ARRAY[c_uuid, c_name] FROM ty
SELECT c_ts + c_char FROM ty
UPDATE ty SET c_int4 = c_int4
SELECT c_jsonb -> c_char FROM ty
SELECT c_int2 < c_oid FROM ty
SELECT c_bit FROM ty UNION SELECT c_int8 FROM ty
SELECT c_int4 ~ c_int8 FROM ty
SELECT c_time FROM ty UNION SELECT c_jsonb FROM ty
SELECT c_ints - c_int8 FROM ty
SELECT c_float4 #> c_varchar FROM ty
SELECT + c_bytea FROM ty
SELECT c_varchar = c_int4 FROM ty
SELECT c_ts -> c_float8 FROM ty
SELECT c_time || c_bool FROM ty
SELECT c_uuid IN (c_int4, $1) FROM ty
SELECT c_bytea / c_bytea FROM ty
SELECT c_numeric || c_float8 FROM ty
SELECT CASE WHEN true THEN c_int8 ELSE c_tstz END FROM ty
SELECT c_timetz % c_inet FROM ty
SELECT c_name -> c_oid FROM ty
SELECT c_bool & c_timetz FROM ty
UPDATE ty SET c_float4 = c_float8
SELECT 'x' -> c_float8 FROM ty
SELECT c_json < c_date FROM ty
SELECT c_bit << c_jsonb FROM ty
SELECT $1 % c_timetz FROM ty
SELECT c_time << c_date FROM ty
SELECT c_text IN (c_timetz, $1) FROM ty
SELECT c_float8 IN (c_int8, $1) FROM ty
SELECT c_bit IN (c_bit, $1) FROM ty
SELECT c_int4 FROM ty UNION SELECT c_int8 FROM ty
SELECT CASE WHEN true THEN c_date ELSE c_uuid END FROM ty
SELECT c_inet / c_numeric FROM ty
SELECT c_numeric::varchar FROM ty
SELECT c_ints % c_json FROM ty
SELECT $1 ~~ c_int8 FROM ty
SELECT c_bool IN (c_varchar, $1) FROM ty
SELECT c_numeric IN (c_jsonb, $1) FROM ty
SELECT 'x' % c_tstz FROM ty
SELECT c_int2 % c_ints FROM ty
SELECT c_timetz -> c_texts FROM ty
SELECT c_bool -> c_jsonb FROM ty
SELECT c_numeric || c_int8 FROM ty
SELECT c_ints #> c_oid FROM ty
SELECT c_tstz + c_char FROM ty
SELECT ARRAY[c_inet, c_numeric] FROM ty
SELECT c_ts + c_texts FROM ty
SELECT CASE WHEN true THEN c_float8 ELSE c_char END FROM ty
SELECT c_uuid = c_ints FROM ty
SELECT c_tstz @> c_bit FROM ty
SELECT c_text = c_int2 FROM ty
SELECT c_bit / c_time FROM ty
SELECT c_int4 #> c_bytea FROM ty
SELECT c_varchar << c_int4 FROM ty
SELECT c_name::timestamp FROM ty
SELECT c_bool || c_float4 FROM ty
SELECT c_int4 @> c_uuid FROM ty
SELECT ARRAY[c_text, c_int8] FROM ty
SELECT c_jsonb::text[] FROM ty
SELECT c_json #> c_tstz FROM ty
SELECT ARRAY[c_inet, c_int2] FROM ty
SELECT c_int4 || $1 FROM ty
UPDATE ty SET c_name = c_bit
SELECT CASE WHEN true THEN c_texts ELSE c_texts END FROM ty
SELECT c_bytea || $1 FROM ty
SELECT c_interval - c_uuid FROM ty
SELECT c_time % c_json FROM ty
SELECT c_int4 * c_int2 FROM ty
SELECT $1 % c_tstz FROM ty
SELECT c_ts @> c_jsonb FROM ty
SELECT c_bool % c_bool FROM ty
SELECT c_ints < c_jsonb FROM ty
SELECT c_float4 % c_int4 FROM ty
SELECT c_name @> c_varchar FROM ty
SELECT c_json << c_int4 FROM ty
SELECT c_bit IN (c_inet, $1) FROM ty
SELECT c_interval FROM ty UNION SELECT c_char FROM ty
SELECT c_bytea << c_bit FROM ty
SELECT ARRAY[c_bytea, c_char] FROM ty
SELECT c_int2 + c_bool FROM ty
SELECT c_jsonb @> c_json FROM ty
UPDATE ty SET c_uuid = c_float8
SELECT c_text ~ c_timetz FROM ty
SELECT c_bool || c_bool FROM ty
SELECT c_numeric IN (c_text, $1) FROM ty
SELECT c_int4 ~ c_text FROM ty
SELECT c_json - c_inet FROM ty
UPDATE ty SET c_char = c_texts
SELECT c_date ~ c_ts FROM ty
SELECT c_date * c_timetz FROM ty
SELECT c_uuid IN (c_text, $1) FROM ty
SELECT c_texts || c_interval FROM ty
SELECT c_float4 FROM ty UNION SELECT c_interval FROM ty
SELECT c_time #> c_date FROM ty
SELECT c_int2 FROM ty UNION SELECT c_char FROM ty
SELECT c_int2 % c_time FROM ty
SELECT c_json @> 'x' FROM ty
SELECT CASE WHEN true THEN c_tstz ELSE c_float8 END FROM ty
SELECT c_interval / c_time FROM ty
SELECT c_name ~~ c_interval FROM ty
SELECT ARRAY[c_float8, c_float8] FROM ty
SELECT c_bit << c_char FROM ty
SELECT c_jsonb < 'x' FROM ty
SELECT c_jsonb - 'x' FROM ty
SELECT c_numeric FROM ty UNION SELECT c_date FROM ty
SELECT c_oid::varchar FROM ty
UPDATE ty SET c_texts = c_timetz
SELECT c_uuid #> c_inet FROM ty
SELECT c_int2 ~~ c_time FROM ty
SELECT c_bytea @> NULL FROM ty
SELECT c_float4 ~~ c_bytea FROM ty
SELECT ARRAY[c_bool, c_jsonb] FROM ty
SELECT c_oid::jsonb FROM ty
SELECT 'x' - c_json FROM ty
SELECT c_jsonb #> c_time FROM ty
SELECT c_numeric / c_bool FROM ty
SELECT c_date / $1 FROM ty
SELECT c_inet IN (c_json, $1) FROM ty
SELECT c_tstz * c_numeric FROM ty
SELECT c_ts + c_uuid FROM ty
SELECT $1 / c_int2 FROM ty
SELECT c_bool << c_tstz FROM ty
SELECT c_interval FROM ty UNION SELECT c_bit FROM ty
SELECT c_time @> c_float4 FROM ty
SELECT c_numeric::timestamptz FROM ty
SELECT $1 ~ c_varchar FROM ty
SELECT c_inet * c_char FROM ty
SELECT c_date << c_tstz FROM ty
SELECT c_varchar::timestamptz FROM ty
SELECT c_int8 << c_float8 FROM ty
SELECT c_bit FROM ty UNION SELECT c_char FROM ty
SELECT 'x' @> c_interval FROM ty
SELECT c_char ~ c_name FROM ty
SELECT CASE WHEN true THEN c_oid ELSE c_bool END FROM ty
SELECT c_int8 || c_time FROM ty
SELECT c_float4 / c_ts FROM ty
SELECT c_float4 & c_float8 FROM ty
SELECT c_int8 & NULL FROM ty
SELECT c_uuid * c_char FROM ty
SELECT c_date + c_char FROM ty
SELECT c_text + c_interval FROM ty
SELECT c_numeric IN (c_numeric, $1) FROM ty
SELECT c_texts FROM ty UNION SELECT c_date FROM ty
SELECT c_oid #> c_numeric FROM ty
SELECT c_float8 ~ c_name FROM ty
SELECT c_int4 * c_date FROM ty
SELECT c_json -> c_tstz FROM ty
SELECT CASE WHEN true THEN c_int2 ELSE c_text END FROM ty
SELECT c_jsonb FROM ty UNION SELECT c_oid FROM ty
SELECT c_name * c_oid FROM ty
SELECT c_name ~~ c_ts FROM ty
SELECT c_bit::timestamp FROM ty
SELECT CASE WHEN true THEN c_timetz ELSE c_ts END FROM ty
SELECT c_inet / c_bool FROM ty
SELECT c_varchar::bpchar FROM ty
SELECT c_timetz FROM ty UNION SELECT c_name FROM ty
SELECT c_text % c_json FROM ty
SELECT c_ts + c_bit FROM ty
SELECT c_int8 = c_float8 FROM ty
SELECT c_varchar % c_interval FROM ty
SELECT 'x' = c_bit FROM ty
SELECT c_float8 -> c_int4 FROM ty
SELECT c_texts % c_float8 FROM ty
SELECT ARRAY[c_int4, c_oid] FROM ty
SELECT c_bit & c_float4 FROM ty
SELECT c_interval < c_timetz FROM ty
SELECT c_text = c_float4 FROM ty
SELECT 'x' & c_int2 FROM ty
SELECT c_timetz ~~ c_oid FROM ty
SELECT c_char FROM ty UNION SELECT c_ints FROM ty
SELECT c_uuid * c_bytea FROM ty
SELECT c_numeric - c_float8 FROM ty
SELECT c_uuid FROM ty UNION SELECT c_varchar FROM ty
SELECT c_float8 || c_float8 FROM ty
UPDATE ty SET c_interval = c_bool
SELECT c_varchar @> c_bytea FROM ty
SELECT c_time ~ c_timetz FROM ty
SELECT c_ints & c_tstz FROM ty
SELECT CASE WHEN true THEN c_text ELSE c_inet END FROM ty
SELECT c_interval FROM ty UNION SELECT c_ints FROM ty
SELECT c_timetz -> c_char FROM ty
SELECT c_ts ~~ c_tstz FROM ty
SELECT c_varchar::inet FROM ty
UPDATE ty SET c_json = c_bool
SELECT c_ts FROM ty UNION SELECT c_int4 FROM ty
SELECT c_float8 -> c_bytea FROM ty
SELECT c_uuid * c_float8 FROM ty
SELECT c_name -> c_varchar FROM ty
SELECT c_int4 / c_char FROM ty
SELECT 'x' -> c_interval FROM ty
SELECT "multirange_contained_by_range"(c_ints, $1) FROM ty
SELECT "array_position"(c_ints, c_interval) FROM ty
SELECT "xmlagg"(c_timetz) FROM ty
SELECT "jsonb_object_keys"(c_float8) FROM ty
SELECT "timestamptz_lt"(c_numeric, $1) FROM ty
SELECT "date_le_timestamp"(c_text, c_interval) FROM ty
SELECT "point_mul"(c_ints, c_varchar) FROM ty
SELECT "aclremove"(c_text, c_int2) FROM ty
SELECT "timestamptz_le_timestamp"(c_ints, 'x') FROM ty
SELECT "to_number"(c_numeric, c_float8) FROM ty
SELECT "circle_overbelow"(c_date, $1) FROM ty
SELECT "database_to_xmlschema"(c_text, $1) FROM ty
SELECT "circle_contain_pt"(c_numeric, $1) FROM ty
SELECT "lseg_ge"(c_date, c_int2) FROM ty
SELECT "poly_overleft"(c_date, 'x') FROM ty
SELECT "textltname"(c_jsonb, $1) FROM ty
SELECT "cash_lt"(c_jsonb, $1) FROM ty
SELECT "numeric_ge"(c_jsonb, 'x') FROM ty
SELECT "box_intersect"(c_text, 'x') FROM ty
SELECT "int48ne"(c_numeric, 'x') FROM ty
SELECT "row_to_json"(c_tstz, 'x') FROM ty
SELECT "multirange_ne"(c_jsonb, c_varchar) FROM ty
SELECT "nameicregexne"(c_text, c_float8) FROM ty
SELECT "numeric_eq"(c_jsonb, c_varchar) FROM ty
SELECT "macaddr8"(c_oid) FROM ty
SELECT "timetz"('1')
SELECT "timestamptz_lt"(c_numeric, 'x') FROM ty
SELECT "byteacmp"(c_int4, 'x') FROM ty
SELECT "numeric_lt"(c_numeric, c_varchar) FROM ty
SELECT "box_contain"(c_numeric, 'x') FROM ty
SELECT "float84mi"(c_numeric, c_float8) FROM ty
SELECT "date_pli"(c_int4, 'x') FROM ty
SELECT "get_byte"(c_int4, c_float8) FROM ty
SELECT "bitshiftleft"(c_text, $1) FROM ty
SELECT "timestamptz_gt"(c_ints, c_float8) FROM ty
SELECT "btnamecmp"(c_date, 'x') FROM ty
SELECT "multirange_before_multirange"(c_date, $1) FROM ty
SELECT "jsonb_strip_nulls"(c_ts) FROM ty
SELECT "numeric_mul"(c_ints, 'x') FROM ty
SELECT "asin"(c_bytea) FROM ty
SELECT "timestamp_mi"(c_tstz, c_varchar) FROM ty
SELECT "box_left"(c_tstz, c_interval) FROM ty
SELECT "jsonb_path_match_opr"(c_text, $1) FROM ty
SELECT "int48mul"(c_jsonb, 'x') FROM ty
SELECT "poly_below"(c_date, $1) FROM ty
SELECT "multirange_adjacent_multirange"(c_jsonb, c_interval) FROM ty
SELECT "point_eq"(c_int4, c_int2) FROM ty
SELECT "multirange_contains_range"(c_date, c_int2) FROM ty
SELECT "dexp"(c_inet) FROM ty
SELECT "sha256"(c_jsonb) FROM ty
SELECT "get_byte"(c_numeric, c_interval) FROM ty
SELECT "jsonb_strip_nulls"(c_inet) FROM ty
SELECT "multirange_before_range"(c_int4, 'x') FROM ty
SELECT "namelt"(c_text, c_float8) FROM ty
SELECT "trim_array"(c_text, c_float8) FROM ty
SELECT "lseg_ne"(c_int4, c_interval) FROM ty
SELECT "multirange_before_multirange"(c_date, c_float8) FROM ty
SELECT "float84lt"(c_text, c_interval) FROM ty
SELECT "sqrt"(c_text) FROM ty
SELECT "multirange_union"(c_jsonb, c_int2) FROM ty
SELECT "xpath_exists"(c_ints, c_int2) FROM ty
SELECT "xpath"(c_jsonb, c_varchar) FROM ty
SELECT "float8_var_pop"(c_jsonb) FROM ty
SELECT "numeric_log"(c_date, c_int2) FROM ty
SELECT "dist_cpoly"(c_tstz, 'x') FROM ty
SELECT "txid_visible_in_snapshot"(c_text, c_interval) FROM ty
SELECT "jsonb_path_query_first_tz"(c_tstz, c_interval) FROM ty
SELECT "cidsend"(c_name) FROM ty
SELECT "json_populate_recordset"(c_tstz, c_varchar) FROM ty
SELECT "cash_mul_flt4"(c_jsonb, $1) FROM ty
SELECT "interval_lt"(c_numeric, 'x') FROM ty
SELECT "jsonb_path_exists_tz"(c_numeric, c_interval) FROM ty
SELECT "int42ge"(c_jsonb, c_int2) FROM ty
SELECT "bpchar_pattern_ge"(c_tstz, c_varchar) FROM ty
SELECT "regr_avgx"(c_text, $1) FROM ty
SELECT "float4mul"(c_jsonb, $1) FROM ty
SELECT "jsonb_eq"(c_int4, c_float8) FROM ty
SELECT "bpchar_pattern_gt"(c_numeric, c_float8) FROM ty
SELECT "dlog1"(c_tstz) FROM ty
SELECT "regoperatorsend"(c_bytea) FROM ty
SELECT "int2gt"(c_jsonb, c_int2) FROM ty
SELECT "timetz"(c_int8) FROM ty
SELECT "cash_mul_int2"(c_int4, $1) FROM ty
SELECT "timestamptz_lt_date"(c_text, c_int2) FROM ty
SELECT "circle_sub_pt"(c_jsonb, c_varchar) FROM ty
SELECT "text_smaller"(c_date, c_float8) FROM ty
SELECT "range_intersect_agg_transfn"(c_jsonb, $1) FROM ty
SELECT "record_send"(c_float8) FROM ty
SELECT "int8inc"(c_time) FROM ty
SELECT "circle_distance"(c_tstz, c_float8) FROM ty
SELECT "float8_covar_pop"(c_uuid) FROM ty
SELECT "circle"(c_int2) FROM ty
SELECT "loread"(c_tstz, c_varchar) FROM ty
SELECT "enum_gt"(c_ints, c_float8) FROM ty
SELECT "timestamp_cmp"(c_numeric, c_float8) FROM ty
SELECT "btint42cmp"(c_tstz, c_interval) FROM ty
SELECT "interval_pl_timetz"(c_tstz, c_interval) FROM ty
SELECT "macaddr8_ne"(c_date, 'x') FROM ty
SELECT "cos"(c_char) FROM ty
SELECT "regexp_split_to_table"(c_numeric, c_varchar) FROM ty
SELECT "tsvector_concat"(c_int4, c_int2) FROM ty
SELECT "enum_send"(c_int4) FROM ty
SELECT "convert_to"(c_text, c_int2) FROM ty
SELECT "sum"($1)
SELECT "jsonb_extract_path_text"(c_int4, c_interval) FROM ty
SELECT "multirange_intersect_agg_transfn"(c_tstz, c_varchar) FROM ty
SELECT "isparallel"(c_int4, $1) FROM ty
SELECT "int4not"(c_int2) FROM ty
SELECT "jsonb_array_element_text"(c_ints, $1) FROM ty
SELECT "daterange_subdiff"(c_jsonb, 'x') FROM ty
SELECT "int84lt"(c_date, $1) FROM ty
SELECT "int42mi"(c_ints, c_interval) FROM ty
SELECT "btint24cmp"(c_tstz, c_interval) FROM ty
SELECT "texticregexeq"(c_ints, c_interval) FROM ty
SELECT "int8gt"(c_jsonb, c_varchar) FROM ty
SELECT "array_positions"(c_jsonb, c_interval) FROM ty
SELECT "int4mul"(c_jsonb, c_int2) FROM ty
SELECT "numeric_div"(c_ints, $1) FROM ty
SELECT "like"(c_numeric, c_int2) FROM ty
SELECT "jsonb_object_keys"('1')
SELECT "string_to_table"(c_tstz, c_int2) FROM ty
SELECT "array_ne"(c_jsonb, c_int2) FROM ty
SELECT "interval_accum"(c_date, c_int2) FROM ty
SELECT "int4div"(c_numeric, c_int2) FROM ty
SELECT "multirange_minus"(c_numeric, c_varchar) FROM ty
SELECT "position"(c_jsonb, c_interval) FROM ty
SELECT "int28ne"(c_int4, c_interval) FROM ty
SELECT "multirange_contains_range"(c_numeric, c_int2) FROM ty
SELECT "box_mul"(c_int4, c_float8) FROM ty
SELECT "cash_cmp"(c_text, c_varchar) FROM ty
SELECT "timetz_hash_extended"(c_tstz, c_float8) FROM ty
SELECT "float48eq"(c_ints, c_int2) FROM ty
SELECT "xpath_exists"(c_numeric, c_varchar) FROM ty
SELECT "bttidcmp"(c_tstz, $1) FROM ty
SELECT "bpcharregexeq"(c_tstz, $1) FROM ty
SELECT "float8mi"(c_ints, c_varchar) FROM ty
SELECT "fmgr_internal_validator"(c_jsonb) FROM ty
SELECT "bitle"(c_ints, c_varchar) FROM ty
SELECT "timestamptz_mi_interval"(c_date, c_varchar) FROM ty
SELECT "date_gt_timestamptz"(c_ints, c_interval) FROM ty
SELECT "flt4_mul_cash"(c_ints, $1) FROM ty
SELECT "timestamp_le"(c_int4, c_varchar) FROM ty
SELECT "char"(c_time) FROM ty
SELECT "tsmultirange"(c_bool) FROM ty
SELECT "jsonb_array_elements_text"('1')
SELECT "var_samp"(c_varchar) FROM ty
SELECT "regr_sxy"(c_ints, c_int2) FROM ty
SELECT "ts_stat"(c_numeric, c_int2) FROM ty
SELECT "float8_stddev_pop"(c_date) FROM ty
SELECT "isvertical"(c_ints, c_int2) FROM ty
SELECT "circle_overabove"(c_tstz, c_varchar) FROM ty
SELECT "nameregexeq"(c_numeric, c_int2) FROM ty
SELECT "multirange_intersect"(c_date, c_varchar) FROM ty
SELECT "octet_length"(c_date) FROM ty
SELECT "macaddr_ne"(c_ints, c_float8) FROM ty
SELECT "stddev"(c_interval) FROM ty
SELECT "int4_avg_accum"(c_int4, c_float8) FROM ty
SELECT "btfloat48cmp"(c_date, c_interval) FROM ty
SELECT "in_range"(c_numeric, c_interval) FROM ty
SELECT "box_contain_pt"(c_tstz, c_int2) FROM ty
SELECT "to_regclass"(c_varchar) FROM ty
SELECT "set_byte"(c_int4, c_int2) FROM ty
SELECT "date_le_timestamp"(c_tstz, 'x') FROM ty
SELECT "jsonb_contained"(c_ints, 'x') FROM ty
SELECT "bpchar_pattern_ge"(c_numeric, c_int2) FROM ty
SELECT "float8um"(c_tstz) FROM ty
SELECT "array_lt"(c_tstz, c_int2) FROM ty
SELECT "range_agg"(c_text) FROM ty
SELECT "btcharcmp"(c_tstz, c_interval) FROM ty
SELECT "to_regproc"(c_int4) FROM ty
SELECT "float8abs"('1')
SELECT "bpcharregexeq"(c_int4, c_float8) FROM ty
SELECT "point_mul"(c_text, $1) FROM ty
SELECT "varchar"(c_name) FROM ty
SELECT "enum_ne"(c_tstz, $1) FROM ty
SELECT "box_overlap"(c_ints, $1) FROM ty
SELECT "float8lt"(c_int4, $1) FROM ty
SELECT "xid8cmp"(c_date, c_int2) FROM ty
SELECT "cash_mul_flt8"(c_int4, c_int2) FROM ty
SELECT "jsonb_to_tsvector"(c_ints, c_float8) FROM ty
SELECT "array_eq"(c_date, c_varchar) FROM ty
SELECT "int4not"(c_int8) FROM ty
SELECT "numeric_cmp"(c_text, c_varchar) FROM ty
SELECT "json_to_record"(c_bool) FROM ty
SELECT "float8send"(c_tstz) FROM ty
SELECT "poly_send"(c_tstz) FROM ty
SELECT "center"(c_json) FROM ty
SELECT "bitshiftright"(c_ints, $1) FROM ty
SELECT "namegetext"(c_date, 'x') FROM ty
SELECT "tanh"(c_jsonb) FROM ty
SELECT "float4le"(c_numeric, $1) FROM ty
SELECT "bytealike"(c_text, c_float8) FROM ty
SELECT "convert_to"(c_int4, c_float8) FROM ty
SELECT "float8ge"(c_int4, $1) FROM ty
SELECT "boolor_statefunc"(c_date, $1) FROM ty
SELECT "date_gt_timestamptz"(c_text, 'x') FROM ty
SELECT "dist_cpoint"(c_date, $1) FROM ty
SELECT "int2um"(c_bytea) FROM ty
SELECT "query_to_xmlschema"(c_text, c_varchar) FROM ty
SELECT "int2lt"(c_tstz, c_interval) FROM ty
SELECT "nameicregexne"(c_ints, c_float8) FROM ty
SELECT "timestamp_lt_timestamptz"(c_jsonb, 'x') FROM ty
SELECT "dist_pc"(c_ints, c_int2) FROM ty
SELECT "int24pl"(c_numeric, c_interval) FROM ty
SELECT "jsonb_path_query_array"(c_jsonb, c_interval) FROM ty
SELECT "makeaclitem"(c_ints, 'x') FROM ty
SELECT "regr_avgy"(c_ints, $1) FROM ty
SELECT "date_ge"(c_int4, c_interval) FROM ty
SELECT "flt4_mul_cash"(c_jsonb, 'x') FROM ty
SELECT "int82div"(c_date, $1) FROM ty
SELECT "to_timestamp"(c_bit) FROM ty
SELECT "array_ne"(c_jsonb, c_float8) FROM ty
SELECT "float84pl"(c_tstz, 'x') FROM ty
SELECT "bitcmp"(c_tstz, c_interval) FROM ty
SELECT "array_length"(c_text, c_interval) FROM ty
SELECT "array_position"(c_date, c_float8) FROM ty
SELECT "tidne"(c_numeric, c_float8) FROM ty
SELECT "multirange_adjacent_range"(c_int4, c_float8) FROM ty
SELECT "numeric"(c_interval) FROM ty
SELECT "date_ne_timestamptz"(c_text, c_int2) FROM ty
SELECT "multirange_gt"(c_numeric, c_varchar) FROM ty
SELECT "lseg_horizontal"(c_date) FROM ty
SELECT "float84ge"(c_text, c_int2) FROM ty
SELECT "jsonb_path_query_first"(c_text, 1, 2) FROM ty
SELECT "byteacmp"(c_date, 'x') FROM ty
SELECT "record_le"(c_int4, c_interval) FROM ty
SELECT "ts_stat"(c_date, $1) FROM ty
SELECT "range_overright"(c_tstz, $1) FROM ty
SELECT "jsonb_ge"(c_int4, c_float8) FROM ty
SELECT "record_image_le"(c_date, c_int2) FROM ty
SELECT "macaddr_not"(c_jsonb) FROM ty
SELECT "network_subeq"(c_int4, c_int2) FROM ty
SELECT "tsvector_gt"(c_date, c_interval) FROM ty
SELECT "interval_mi"(c_tstz, 'x') FROM ty
SELECT "multirange_after_multirange"(c_ints, 'x') FROM ty
SELECT "int2not"(c_bool) FROM ty
SELECT "set_bit"(c_date, $1) FROM ty
SELECT "dtrunc"(c_inet) FROM ty
SELECT "float48gt"(c_date, c_int2) FROM ty
SELECT "int4send"(c_bytea) FROM ty
SELECT "dense_rank"(c_int4) FROM ty
SELECT "tsvector_cmp"(c_ints, 'x') FROM ty
SELECT "table_to_xml"(c_tstz, 'x') FROM ty
SELECT "textsend"(c_inet) FROM ty
SELECT "range_before_multirange"(c_jsonb, $1) FROM ty
SELECT "circle_below"(c_text, c_interval) FROM ty
SELECT "isperp"(c_numeric, c_int2) FROM ty
SELECT "int82eq"(c_text, $1) FROM ty
SELECT "box_add"(c_date, 'x') FROM ty
SELECT "tsvector_to_array"(c_int8) FROM ty
