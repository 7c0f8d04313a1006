-- Names with characters that IRIS does not take, of tables, keys and aliases.
CREATE TABLE nm_a (id int PRIMARY KEY, name text);
CREATE TABLE "nm_b->c" (id int PRIMARY KEY, a_id int, title text UNIQUE);
INSERT INTO nm_a VALUES (1, 'x'), (2, 'y');
INSERT INTO "nm_b->c" AS "x.y" VALUES (1, 1, 't1'), (2, 1, 't2') RETURNING "x.y".id, "x.y"."title";
SELECT "B->A"."name" AS "B.A.name", "B->A->B".id
FROM nm_a AS "A" LEFT JOIN ("nm_b->c" AS "B->A->B" INNER JOIN nm_a AS "B->A" ON "B->A".id = "B->A->B".a_id) ON "A".id = "B->A->B".id
ORDER BY 2;
SELECT "nm_b->c".id, "nm_b->c".* FROM "nm_b->c" WHERE "nm_b->c".title = 't1';
WITH "c.t" AS (SELECT id, title FROM "nm_b->c") SELECT "d.t".id FROM "c.t" AS "d.t" JOIN "c.t" ON "c.t".id = "d.t".id ORDER BY 1;
UPDATE "nm_b->c" SET title = 't9' WHERE "nm_b->c".id = 1 RETURNING "nm_b->c".title;
UPDATE "nm_b->c" AS "q?" SET title = "q?".title || '!' WHERE "q?".id = 1 RETURNING "q?".title;
INSERT INTO "nm_b->c" VALUES (1, 1, 'u') ON CONFLICT (id) DO UPDATE SET title = excluded.title || "nm_b->c".title RETURNING *;
SELECT * FROM "nm_b->c" AS "^" WHERE "^".id = 1 FOR UPDATE OF "^";
DELETE FROM "nm_b->c" AS "d->e" USING nm_a AS "f->g" WHERE "d->e".a_id = "f->g".id AND "d->e".id = 2;
DELETE FROM "nm_b->c" WHERE "nm_b->c".id = 1 RETURNING "nm_b->c".id;
DROP TABLE "nm_b->c", nm_a;
-- Keys that a table gets beside those it has.
CREATE TABLE nm_k (a int, b int, UNIQUE (a), UNIQUE (b));
ALTER TABLE nm_k ADD UNIQUE (a);
ALTER TABLE nm_k ADD UNIQUE (a, b);
ALTER TABLE nm_k ADD COLUMN c int UNIQUE;
ALTER TABLE nm_k ADD PRIMARY KEY (c);
\d nm_k
DROP TABLE nm_k;
