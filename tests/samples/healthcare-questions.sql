-- 30 questions that a hospital asks of tests/samples/healthcare.sql.

\echo 1. How many patients are there, of each sex, and how many of them are insured?
SELECT sex, count(*) AS patients, count(*) FILTER (WHERE insured) AS insured FROM patient GROUP BY sex ORDER BY sex;

\echo 2. Who are the ten oldest patients?
SELECT mrn, given_name || ' ' || family_name AS name, birth_date FROM patient ORDER BY birth_date, mrn LIMIT 10;

\echo 3. How old were they on the first of January 2026, by decade?
SELECT extract(year FROM age(DATE '2026-01-01', birth_date))::int / 10 * 10 AS decade, count(*)
FROM patient GROUP BY 1 ORDER BY 1;

\echo 4. Which cities do the patients come from, those without one too?
SELECT coalesce(city, '(unknown)') AS city, count(*) AS patients FROM patient GROUP BY city ORDER BY patients DESC, city NULLS LAST;

\echo 5. Which family names occur more than ten times?
SELECT family_name, count(*) FROM patient GROUP BY family_name HAVING count(*) > 10 ORDER BY 2 DESC, 1;

\echo 6. Whose e-mail address is at example.org, in whatever case, and begins with an a?
SELECT mrn, email FROM patient WHERE email ILIKE 'a%@example.org' ORDER BY lower(email), mrn LIMIT 8;

\echo 7. Whose name has an apostrophe?
SELECT DISTINCT family_name FROM patient WHERE family_name LIKE '%''%';

\echo 8. How many encounters of each kind were there in each year, and what did they cost?
SELECT date_part('year', started)::int AS year, kind, count(*), sum(cost) AS cost
FROM encounter GROUP BY year, kind ORDER BY year, kind;

\echo 9. And with totals for the year and for all?
SELECT extract(year FROM started)::int AS year, kind, count(*) FROM encounter
GROUP BY ROLLUP (extract(year FROM started)::int, kind) ORDER BY 1 NULLS LAST, 2 NULLS LAST;

\echo 10. What is the longest stay, and whose?
SELECT p.mrn, e.kind, e.ended - e.started AS stay FROM encounter e JOIN patient p ON p.id = e.patient_id
WHERE e.ended IS NOT NULL ORDER BY stay DESC, p.mrn LIMIT 3;

\echo 11. How many hours do stays last on average, by kind?
SELECT kind, round(avg(extract(epoch FROM ended - started) / 3600)::numeric, 1) AS hours FROM encounter GROUP BY kind ORDER BY kind;

\echo 12. Which encounters go on?
SELECT e.id, p.family_name, e.kind, to_char(e.started, 'YYYY-MM-DD HH24:MI') AS since
FROM encounter e JOIN patient p ON p.id = e.patient_id WHERE e.ended IS NULL ORDER BY e.started LIMIT 5;

\echo 13. Which departments have seen the most patients?
SELECT d.name, count(DISTINCT e.patient_id) AS patients, count(*) AS encounters
FROM department d JOIN clinician c ON c.department_id = d.id JOIN encounter e ON e.clinician_id = c.id
GROUP BY d.name ORDER BY patients DESC, d.name;

\echo 14. Which clinicians have been there longest in each department?
SELECT DISTINCT ON (d.name) d.name AS department, c.name, c.hired
FROM clinician c JOIN department d ON d.id = c.department_id ORDER BY d.name, c.hired, c.name;

\echo 15. Who has no encounter at all?
SELECT count(*) FROM patient p WHERE NOT EXISTS (SELECT 1 FROM encounter e WHERE e.patient_id = p.id);

\echo 16. Which patients came back to the emergency room within 30 days?
SELECT p.mrn, a.started::date AS first, b.started::date AS again, b.started::date - a.started::date AS days
FROM encounter a JOIN encounter b ON b.patient_id = a.patient_id AND b.started > a.started
 AND b.started < a.started + INTERVAL '30 days' JOIN patient p ON p.id = a.patient_id
WHERE a.kind = 'emergency' AND b.kind = 'emergency' ORDER BY a.started, b.started;

\echo 17. How long was it since the last visit, for those who come most?
SELECT mrn, started::date, started::date - lag(started::date) OVER (PARTITION BY patient_id ORDER BY started) AS days
FROM encounter JOIN patient ON patient.id = patient_id
WHERE patient_id IN (SELECT patient_id FROM encounter GROUP BY patient_id HAVING count(*) >= 7)
ORDER BY mrn, started;

\echo 18. Which share of all costs comes from the five most expensive patients?
WITH cost AS (SELECT patient_id, sum(cost) AS cost FROM encounter GROUP BY patient_id),
     top AS (SELECT patient_id, cost FROM cost ORDER BY cost DESC LIMIT 5)
SELECT round(100 * sum(top.cost) / (SELECT sum(cost) FROM cost), 1) AS percent FROM top;

\echo 19. What have costs added up to, month by month in 2025?
SELECT to_char(month, 'Mon') AS month, cost, sum(cost) OVER (ORDER BY month) AS so_far
FROM (SELECT date_trunc('month', started) AS month, sum(cost) AS cost FROM encounter
      WHERE started >= '2025-01-01' AND started < '2026-01-01' GROUP BY 1) AS months ORDER BY months.month;

\echo 20. Which months of 2025 had fewer than 12 encounters, those without any too?
SELECT to_char(m, 'YYYY-MM') AS month, count(e.id) FROM generate_series(DATE '2025-01-01', DATE '2025-12-01', INTERVAL '1 month') AS m
LEFT JOIN encounter e ON date_trunc('month', e.started) = m GROUP BY m HAVING count(e.id) < 12 ORDER BY m;

\echo 21. How many results of each test are outside of its limits?
SELECT t.name, count(*) AS results, sum(CASE WHEN r.value < t.low THEN 1 ELSE 0 END) AS low,
       sum(CASE WHEN r.value > t.high THEN 1 ELSE 0 END) AS high
FROM lab_test t LEFT JOIN lab_result r ON r.test_code = t.code AND r.value IS NOT NULL GROUP BY t.code, t.name ORDER BY t.name;

\echo 22. What is the median of each test?
SELECT test_code, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median FROM lab_result GROUP BY test_code ORDER BY test_code;

\echo 23. Which results still wait, for whom, and since when, by the clocks of Boston?
SELECT p.mrn, r.test_code, r.taken AT TIME ZONE 'America/New_York' AS taken
FROM lab_result r JOIN patient p ON p.id = r.patient_id WHERE r.value IS NULL ORDER BY r.taken LIMIT 6;

\echo 24. Who has had a potassium above 5, and how does the value before compare?
SELECT mrn, taken::date AS taken, value, value - before AS change
FROM (SELECT patient_id, taken, value, lag(value) OVER (PARTITION BY patient_id ORDER BY taken) AS before
      FROM lab_result WHERE test_code = 'K') AS k JOIN patient ON patient.id = k.patient_id
WHERE value > 5 ORDER BY value DESC, mrn;

\echo 25. Which notes has the laboratory written, and how often?
SELECT note, count(*) FROM lab_result WHERE note IS NOT NULL GROUP BY note ORDER BY count(*) DESC, note;

\echo 26. Which tests has each of the first patients had?
SELECT p.mrn, string_agg(DISTINCT r.test_code, ', ' ORDER BY r.test_code) AS tests, array_agg(DISTINCT r.test_code) AS again
FROM patient p JOIN lab_result r ON r.patient_id = p.id WHERE p.id <= 12 GROUP BY p.mrn ORDER BY p.mrn;

\echo 27. What is the last glucose of each patient who has had several?
SELECT p.mrn, last.taken::date, last.value FROM patient p
CROSS JOIN LATERAL (SELECT taken, value FROM lab_result r WHERE r.patient_id = p.id AND r.test_code = 'GLU'
                    ORDER BY taken DESC LIMIT 1) AS last
WHERE (SELECT count(*) FROM lab_result r WHERE r.patient_id = p.id AND r.test_code = 'GLU') > 1 ORDER BY p.mrn;

\echo 28. Whom should be called, and who are their kin?
SELECT mrn, contacts->>'phone' AS phone, jsonb_array_length(contacts->'kin') AS kin, contacts->'kin'->>0 AS first
FROM patient WHERE contacts @> '{"kin": ["Anna"]}' ORDER BY mrn;

\echo 29. How are the patients ranked by what they weigh, in each city?
SELECT city, mrn, weight_kg, rank() OVER heaviest AS rank, ntile(4) OVER heaviest AS quarter
FROM patient WHERE city IN ('Salem', 'Quincy') AND weight_kg > 95 WINDOW heaviest AS (PARTITION BY city ORDER BY weight_kg DESC)
ORDER BY city, rank, mrn;

\echo 30. What would a discount of 10 % for the uninsured cost, if it were given and taken back?
BEGIN;
UPDATE encounter SET cost = round(cost * 0.9, 2) FROM patient WHERE patient.id = patient_id AND NOT insured;
SELECT sum(cost) AS with_discount FROM encounter;
ROLLBACK;
SELECT sum(cost) AS without FROM encounter;
