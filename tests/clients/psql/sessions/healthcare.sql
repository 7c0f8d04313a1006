-- A hospital's schema and data as they are, then 30 questions.
\getenv samples SAMPLES
\set ECHO none
\i :samples/healthcare.sql
\i :samples/healthcare-questions.sql
\set ECHO all
\d+ patient
\d encounter
DROP TABLE lab_result, lab_test, encounter, patient, clinician, department;
