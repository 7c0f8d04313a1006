-- The classic tables of employees and departments.
CREATE TABLE dept (
  deptno numeric(2) CONSTRAINT pk_dept PRIMARY KEY,
  dname  varchar(14),
  loc    varchar(13)
);
CREATE TABLE emp (
  empno    numeric(4) CONSTRAINT pk_emp PRIMARY KEY,
  ename    varchar(10),
  job      varchar(9),
  mgr      numeric(4),
  hiredate date,
  sal      numeric(7,2),
  comm     numeric(7,2),
  deptno   numeric(2) CONSTRAINT fk_deptno REFERENCES dept
);
CREATE TABLE salgrade (grade numeric, losal numeric, hisal numeric);

INSERT INTO dept VALUES (10, 'ACCOUNTING', 'NEW YORK'), (20, 'RESEARCH', 'DALLAS'), (30, 'SALES', 'CHICAGO'), (40, 'OPERATIONS', 'BOSTON');
INSERT INTO emp VALUES (7369, 'SMITH',  'CLERK',     7902, to_date('17-12-1980', 'DD-MM-YYYY'), 800, NULL, 20);
INSERT INTO emp VALUES (7499, 'ALLEN',  'SALESMAN',  7698, to_date('20-2-1981', 'DD-MM-YYYY'), 1600, 300, 30);
INSERT INTO emp VALUES (7521, 'WARD',   'SALESMAN',  7698, to_date('22-2-1981', 'DD-MM-YYYY'), 1250, 500, 30);
INSERT INTO emp VALUES (7566, 'JONES',  'MANAGER',   7839, to_date('2-4-1981', 'DD-MM-YYYY'), 2975, NULL, 20);
INSERT INTO emp VALUES (7654, 'MARTIN', 'SALESMAN',  7698, to_date('28-9-1981', 'DD-MM-YYYY'), 1250, 1400, 30);
INSERT INTO emp VALUES (7698, 'BLAKE',  'MANAGER',   7839, to_date('1-5-1981', 'DD-MM-YYYY'), 2850, NULL, 30);
INSERT INTO emp VALUES (7782, 'CLARK',  'MANAGER',   7839, to_date('9-6-1981', 'DD-MM-YYYY'), 2450, NULL, 10);
INSERT INTO emp VALUES (7788, 'SCOTT',  'ANALYST',   7566, DATE '1987-07-13' - 85, 3000, NULL, 20);
INSERT INTO emp VALUES (7839, 'KING',   'PRESIDENT', NULL, to_date('17-11-1981', 'DD-MM-YYYY'), 5000, NULL, 10);
INSERT INTO emp VALUES (7844, 'TURNER', 'SALESMAN',  7698, to_date('8-9-1981', 'DD-MM-YYYY'), 1500, 0, 30);
INSERT INTO emp VALUES (7876, 'ADAMS',  'CLERK',     7788, DATE '1987-07-13' - 51, 1100, NULL, 20);
INSERT INTO emp VALUES (7900, 'JAMES',  'CLERK',     7698, to_date('3-12-1981', 'DD-MM-YYYY'), 950, NULL, 30);
INSERT INTO emp VALUES (7902, 'FORD',   'ANALYST',   7566, to_date('3-12-1981', 'DD-MM-YYYY'), 3000, NULL, 20);
INSERT INTO emp VALUES (7934, 'MILLER', 'CLERK',     7782, to_date('23-1-1982', 'DD-MM-YYYY'), 1300, NULL, 10);
INSERT INTO salgrade VALUES (1, 700, 1200), (2, 1201, 1400), (3, 1401, 2000), (4, 2001, 3000), (5, 3001, 9999);
