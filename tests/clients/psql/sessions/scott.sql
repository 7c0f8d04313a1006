-- The classic tables and the classic questions.
\getenv samples SAMPLES
\set ECHO none
\i :samples/scott.sql
\set ECHO all
\d emp
SELECT d.dname, count(e.empno), sum(e.sal) FROM dept d LEFT JOIN emp e USING (deptno) GROUP BY d.dname ORDER BY d.dname;
SELECT e.ename, m.ename AS manager FROM emp e LEFT JOIN emp m ON m.empno = e.mgr ORDER BY manager NULLS FIRST, e.ename;
SELECT ename, sal, grade FROM emp JOIN salgrade ON sal BETWEEN losal AND hisal ORDER BY sal DESC, ename;
SELECT ename, deptno, sal, dense_rank() OVER (PARTITION BY deptno ORDER BY sal DESC) AS place FROM emp ORDER BY deptno, place, ename;
WITH RECURSIVE staff(empno, ename, level, path) AS (
  SELECT empno, ename, 1, ename::text FROM emp WHERE mgr IS NULL
  UNION ALL
  SELECT e.empno, e.ename, s.level + 1, s.path || '/' || e.ename FROM emp e JOIN staff s ON e.mgr = s.empno)
SELECT lpad('', 2 * (level - 1)) || ename AS staff, path FROM staff ORDER BY path;
SELECT ename, sal + coalesce(comm, 0) AS income FROM emp WHERE sal > (SELECT avg(sal) FROM emp e WHERE e.deptno = emp.deptno) ORDER BY income DESC, ename;
SELECT job, deptno, sum(sal), grouping(job, deptno) FROM emp GROUP BY CUBE (job, deptno) ORDER BY 4, 1, 2;
SELECT to_char(hiredate, 'YYYY') AS year, count(*), string_agg(ename, ', ' ORDER BY hiredate, ename) FROM emp GROUP BY 1 ORDER BY 1;
UPDATE emp SET sal = sal * 1.1 WHERE deptno = 10 RETURNING ename, sal;
DELETE FROM dept WHERE deptno = 40 RETURNING *;
DROP TABLE emp, dept, salgrade;
