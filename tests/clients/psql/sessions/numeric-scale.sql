\set VERBOSITY verbose
CREATE TABLE ps_scale (id int PRIMARY KEY, pay numeric(10,2), free numeric);
INSERT INTO ps_scale VALUES (1, 12.5, 1.50), (2, 20, 2.0);
SELECT pay / 3 AS third, id::numeric / 2 AS half, free FROM ps_scale ORDER BY id;
SELECT avg(pay), avg(id) FROM ps_scale;
DROP TABLE ps_scale;
