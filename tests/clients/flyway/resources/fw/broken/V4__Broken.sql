INSERT INTO author (name) VALUES ('Cyd');
INSERT INTO author (nothing) VALUES ('x');
