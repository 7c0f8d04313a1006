COPY book (author_id, title, price) FROM STDIN;
1	copied	9.50
2	copied too	\N
\.
