CREATE OR REPLACE VIEW shelf AS SELECT a.name, b.title, b.price FROM author a JOIN book b ON b.author_id = a.id;
