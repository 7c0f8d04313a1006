\set VERBOSITY verbose
\set QUIET off
CREATE TABLE ps_returning (id int PRIMARY KEY, name varchar(20));
INSERT INTO ps_returning VALUES (1, 'a'), (2, 'b') RETURNING id, upper(name) AS name;
UPDATE ps_returning SET name = 'x' WHERE id = 2 RETURNING *;
DELETE FROM ps_returning RETURNING id;
DROP TABLE ps_returning;
