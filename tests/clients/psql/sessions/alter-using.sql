-- ALTER COLUMN … TYPE … USING the column itself, as migration tools write it.
create table au_t(id int primary key, n numeric(10,2), v varchar(10) default 'x', i int, f real, x text, d timestamp);
insert into au_t values (1, 1.25, 'abc', 7, 1.5, '12', '2024-02-29 12:00');
alter table au_t alter column n type numeric(12,1) using (n::numeric(12,1)), alter v type varchar(20) using v::varchar(20);
alter table au_t alter column i type bigint using i::bigint;
alter table au_t alter column f type double precision using (f);
alter table au_t alter column v type text using v::text;
alter table au_t alter column d type date using d::date;
\d au_t
select * from au_t;
create type au_en as enum ('a','b'); create table au_e(c au_en default 'a'); insert into au_e values ('b');
alter table au_e alter column c type au_en using c::au_en;
select * from au_e;
\d au_e
DROP TABLE au_t, au_e;
DROP TYPE au_en;
