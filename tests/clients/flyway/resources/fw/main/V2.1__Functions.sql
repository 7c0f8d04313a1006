CREATE FUNCTION worth(who text) RETURNS numeric LANGUAGE plpgsql AS $body$
DECLARE
    total numeric;
BEGIN
    SELECT sum(b.price) INTO total FROM book b JOIN author a ON a.id = b.author_id WHERE a.name = who;
    RETURN coalesce(total, 0);
END;
$body$;
DO $$ BEGIN UPDATE book SET price = price + 1; END $$;
ALTER TABLE author ADD COLUMN born date;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE SEQUENCE counter START 5;
