-- Defaults that the server computes, in SET and as what an upsert proposes.
CREATE TABLE ud (id int PRIMARY KEY, n int DEFAULT 3, c timestamptz DEFAULT now(), k text DEFAULT upper('x'), v varchar(3) DEFAULT lower('ABC'));
INSERT INTO ud (id) VALUES (1);
INSERT INTO ud (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET n = DEFAULT RETURNING n;
INSERT INTO ud (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET c = DEFAULT RETURNING c = now();
INSERT INTO ud (id) VALUES (1), (2) ON CONFLICT (id) DO UPDATE SET c = DEFAULT, n = excluded.n + 1, k = DEFAULT, v = DEFAULT RETURNING id, n, k, v;
INSERT INTO ud (id, c) VALUES (1, DEFAULT) ON CONFLICT (id) DO UPDATE SET c = excluded.c, k = excluded.k RETURNING id, c = now(), k;
INSERT INTO ud (id, c) VALUES (1, '2024-02-29 12:00+00'), (2, '2024-03-01 12:00+00') ON CONFLICT (id) DO UPDATE SET c = excluded.c;
SELECT id, c FROM ud ORDER BY id;
UPDATE ud SET c = DEFAULT, k = DEFAULT WHERE id = 1 RETURNING c = now(), k;
BEGIN;
UPDATE ud SET c = DEFAULT WHERE id = 1;
SELECT c = now() FROM ud WHERE id = 1;
COMMIT;
DROP TABLE ud;
