-- A row that refers to nothing, and one that something refers to.
CREATE TABLE ps_owner (id int PRIMARY KEY);
CREATE TABLE ps_pet (id int PRIMARY KEY, owner int CONSTRAINT ps_pet_owner REFERENCES ps_owner);
INSERT INTO ps_owner VALUES (1);
INSERT INTO ps_pet VALUES (1, 1);
INSERT INTO ps_pet VALUES (2, 50);
DELETE FROM ps_owner WHERE id = 1;
DROP TABLE ps_pet, ps_owner;
