DROP TABLE IF EXISTS copied;
CREATE TABLE copied (id int PRIMARY KEY, s text, n numeric(8, 2), b boolean, a int[]);
COPY copied FROM STDIN;
1	one	1.5	t	{1,2}
2	\N	\N	\N	\N
3	tab\there	-2	f	{}
\.
COPY copied (id, s) FROM STDIN (FORMAT csv, HEADER);
id,s
4,"a,b"
5,
\.
COPY copied TO STDOUT;
COPY copied TO STDOUT (FORMAT csv, HEADER, FORCE_QUOTE (s));
COPY (SELECT id, s FROM copied WHERE n IS NULL ORDER BY id DESC) TO STDOUT DELIMITER '|' NULL '-';
\copy copied (id, s) from stdin
6	six
7	seven
\.
\copy copied (id, s) from stdin with (format csv)
8,eight
\.
\copy (SELECT id, s FROM copied WHERE id > 5 ORDER BY id) to stdout
\copy copied (id) to program 'sort -rn | head -2'
\copy copied from stdin
9	nine	x	t	{}
\.
COPY copied FROM STDIN;
1	again	0	t	{}
\.
COPY copied FROM STDIN;
10	too	many	columns	{}	here
\.
SELECT count(*) FROM copied;
BEGIN;
COPY copied (id) FROM STDIN;
11
12
\.
SELECT count(*) FROM copied;
ROLLBACK;
SELECT count(*) FROM copied;
COPY copied (id, s) TO STDOUT \g /dev/null
\copy nowhere from stdin
\copy copied to stdout (nonsense)
DROP TABLE copied;
