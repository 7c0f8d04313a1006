CREATE SCHEMA shop;
CREATE SCHEMA app;
SET search_path = shop;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE app.address AS (street text, zip varchar(10), no integer);
CREATE SEQUENCE ticket START 100 INCREMENT 5;
CREATE TABLE customer (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(100) NOT NULL UNIQUE,
  name text NOT NULL,
  balance numeric(12,2) DEFAULT 0 NOT NULL CHECK (balance >= 0),
  feeling mood DEFAULT 'ok',
  lives app.address,
  tags text[],
  doc jsonb DEFAULT '{}'::jsonb,
  uid uuid DEFAULT gen_random_uuid(),
  born date,
  made timestamptz DEFAULT now(),
  active boolean DEFAULT true
);
COMMENT ON TABLE customer IS 'who buys';
COMMENT ON COLUMN customer.email IS 'where it''s sent';
CREATE TABLE app.orders (
  id bigserial PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  placed timestamp DEFAULT CURRENT_TIMESTAMP,
  no integer DEFAULT nextval('ticket'),
  total double precision,
  note text DEFAULT 'none'::text,
  qty smallint CHECK (qty > 0 AND qty < 1000),
  price numeric(10,2),
  amount numeric(12,2) GENERATED ALWAYS AS (price * qty) STORED,
  CONSTRAINT total_or_note CHECK (total IS NOT NULL OR note IS NOT NULL),
  UNIQUE (customer_id, placed)
);
CREATE INDEX orders_placed ON app.orders (placed);
CREATE UNIQUE INDEX customer_name_idx ON customer (name, born);
CREATE TABLE app.lines (order_id bigint, line integer, what text, data bytea, PRIMARY KEY (order_id, line), FOREIGN KEY (order_id) REFERENCES app.orders(id) ON UPDATE CASCADE ON DELETE SET NULL);
CREATE VIEW app.big AS SELECT o.id, c.name, o.total * 2 AS twice FROM app.orders o JOIN customer c ON c.id = o.customer_id WHERE o.total > 10;
CREATE VIEW active_customers AS SELECT id, email, upper(name) AS name FROM customer WHERE active;
COMMENT ON VIEW active_customers IS 'only those';
CREATE FUNCTION add_tax(p numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT p * (1 + rate)';
CREATE FUNCTION orders_of(c integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
  SELECT count(*) INTO n FROM app.orders WHERE customer_id = c;
  RETURN n;
END
$$;
COMMENT ON FUNCTION add_tax(numeric, numeric) IS 'adds tax';
COMMENT ON SEQUENCE ticket IS 'numbers';
COMMENT ON TYPE mood IS 'how one feels';
COMMENT ON INDEX customer_name_idx IS 'by name';
COMMENT ON CONSTRAINT total_or_note ON app.orders IS 'either';
COMMENT ON SCHEMA app IS 'application';
INSERT INTO customer (email, name, balance, feeling, lives, tags, born, made, uid) VALUES
 ('a@x', 'Ann', 12.5, 'happy', ROW('Main', 'N1', 3), ARRAY['a','b c'], '1980-02-01', '2024-01-02 03:04:05+00', '00000000-0000-0000-0000-000000000001'),
 ('b@x', 'Bob', 0, 'sad', NULL, NULL, NULL, '2024-01-02 03:04:06+00', '00000000-0000-0000-0000-000000000002');
INSERT INTO app.orders (customer_id, placed, total, qty, price) VALUES (1, '2024-02-03', 20.5, 3, 4.25), (2, '2024-02-04', NULL, 1, 1);
INSERT INTO app.lines VALUES (1, 1, E'tab\there', '\x0102'), (1, 2, NULL, NULL);
CREATE TABLE kinds (a smallint DEFAULT '-1', b bigint DEFAULT 10, c real DEFAULT 1.5, d char(3) DEFAULT 'x',
  e time DEFAULT '10:00', f interval DEFAULT '1 day', g varchar(5) CHECK (g IN ('a', 'b')), h integer[] DEFAULT '{1,2}',
  i json, j date DEFAULT CURRENT_DATE, k text CHECK (k LIKE 'a%' OR k IS NULL), l integer CHECK (l BETWEEN 1 AND 10),
  CHECK (NOT (a > 5 AND b < 3)), CHECK (length(k) > 0), CHECK (coalesce(l, 0) <> 7));
CREATE VIEW totals AS SELECT customer_id, count(*) AS n, sum(total) FILTER (WHERE total > 1) AS total,
  CASE WHEN max(qty) > 2 THEN 'many' ELSE 'few' END AS size FROM app.orders GROUP BY customer_id HAVING count(*) > 0 ORDER BY 2 DESC, 1;
CREATE VIEW names (who, kind) AS SELECT name, 'customer' FROM customer WHERE id IN (SELECT customer_id FROM app.orders)
  UNION ALL SELECT note, 'order' FROM app.orders WHERE note IS NOT NULL;
CREATE VIEW ranked AS WITH big AS (SELECT * FROM app.orders WHERE total IS DISTINCT FROM 0)
  SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS place, extract(year FROM placed) AS year,
  EXISTS (SELECT 1 FROM app.lines l WHERE l.order_id = big.id) AS has_lines FROM big LIMIT 10;
