INSERT INTO author (name) VALUES ('Ada'), ('Bob'), ('it''s; a -- name');
INSERT INTO book (author_id, title, price) SELECT id, 'by ' || name, id * 1.5 FROM author;
