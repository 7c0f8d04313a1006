// node-postgres against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: the path of types.tsv, then words of the checks to run (all if none).

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import Cursor from 'pg-cursor'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

const [typesFile, ...wanted] = process.argv.slice(2)
const checks = []
const check = (name, action) => checks.push({ name, action })
const text = (value) => value // what a type parser sees, untouched

async function connect(options = {}) {
  const client = new pg.Client({ connectionTimeoutMillis: 10000, ...options })
  client.on('error', () => {})
  await client.connect()
  await client.query("SET TimeZone = 'UTC'")
  return client
}

async function using(action, options) {
  const client = await connect(options)
  try {
    await action(client)
  } finally {
    await client.end()
  }
}

async function fails(promise, expected) {
  try {
    await promise
  } catch (error) {
    for (const [field, value] of Object.entries(expected)) assert.equal(error[field], value, `${field} of ${error.message}`)
    return error
  }
  assert.fail(`no error ${JSON.stringify(expected)}`)
}

async function freshTable(client, name, columns) {
  await client.query(`DROP TABLE IF EXISTS ${name}`)
  await client.query(`CREATE TABLE ${name} (${columns})`)
}

async function values(client, sql, parameters) {
  return (await client.query({ text: sql, values: parameters, rowMode: 'array' })).rows
}

function typedValues() {
  return readFileSync(typesFile, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([type, where, input, output]) => ({ type, where, input, output }))
}

check('every type as a text value', () =>
  using(async (client) => {
    for (const { type, input, output } of typedValues()) {
      const { rows, fields } = await client.query({
        text: `SELECT $1::${type} AS v, '${input.replaceAll("'", "''")}'::${type} AS w`,
        values: [input],
        types: { getTypeParser: () => text },
      })
      assert.deepEqual([type, rows[0].v, rows[0].w], [type, output, output])
      assert.equal(fields[0].dataTypeID, fields[1].dataTypeID)
    }
  }))

check('every type through a table', () =>
  using(async (client) => {
    for (const { type, where, input, output } of typedValues()) {
      if (where !== 'any') continue
      await freshTable(client, 'nd_types', `id int PRIMARY KEY, v ${type}`)
      await client.query('INSERT INTO nd_types (id, v) VALUES ($1, $2), ($3, NULL)', [1, input, 2])
      const { rows } = await client.query({
        text: 'SELECT v FROM nd_types ORDER BY id',
        types: { getTypeParser: () => text },
      })
      assert.deepEqual([type, ...rows.map((row) => row.v)], [type, output, null])
    }
  }))

check('JavaScript values go and come back', () =>
  using(async (client) => {
    const day = new Date(Date.UTC(2024, 1, 29, 12, 34, 56, 789))
    const [row] = await values(
      client,
      'SELECT $1::bool, $2::int, $3::bigint, $4::float8, $5::numeric, $6::text, $7::bytea, $8::timestamptz, $9::json, $10::jsonb, $11::int[], $12::text[], $13::text',
      [true, -5, '9007199254740993', 0.1, '1.50', 'Grüße 🐘', Buffer.from([0, 255]), day, { a: [1, 'ü'] }, { b: null }, [1, null, 3], ['a', '', null, 'c,"d'], null],
    )
    assert.deepEqual(row, [true, -5, '9007199254740993', 0.1, '1.50', 'Grüße 🐘', Buffer.from([0, 255]), day, { a: [1, 'ü'] }, { b: null }, [1, null, 3], ['a', '', null, 'c,"d'], null])
    assert.deepEqual(await values(client, "SELECT '{{1,2},{3,4}}'::int[], '3 days 04:05:06'::interval"), [
      [[[1, 2], [3, 4]], (await client.query("SELECT '3 days 04:05:06'::interval AS i")).rows[0].i],
    ])
  }))

check('binary results', () =>
  using(async (client) => {
    const { rows } = await client.query({
      text: 'SELECT $1::int AS i, $2::bool AS b, $3::text AS t',
      values: [7, true, 'ü'],
      binary: true,
    })
    assert.deepEqual(rows, [{ i: 7, b: true, t: 'ü' }])
  }))

check('NULL and the empty string stay apart', () =>
  using(async (client) => {
    await freshTable(client, 'nd_null', 'id int, v text')
    await client.query("INSERT INTO nd_null VALUES (1, $1), (2, $2), (3, ''), (4, NULL)", ['', null])
    assert.deepEqual(await values(client, 'SELECT v FROM nd_null ORDER BY id'), [[''], [null], [''], [null]])
    assert.deepEqual(await values(client, 'SELECT id FROM nd_null WHERE v = $1 ORDER BY id', ['']), [[1], [3]])
  }))

check('results tell command, count and fields', () =>
  using(async (client) => {
    await freshTable(client, 'nd_result', 'id int PRIMARY KEY, name varchar(20)')
    const inserted = await client.query("INSERT INTO nd_result VALUES (1, 'a'), (2, 'b')")
    assert.deepEqual([inserted.command, inserted.rowCount], ['INSERT', 2])
    const updated = await client.query('UPDATE nd_result SET name = $1', ['c'])
    assert.deepEqual([updated.command, updated.rowCount], ['UPDATE', 2])
    const selected = await client.query('SELECT id, name, id + 1 AS next FROM nd_result ORDER BY id')
    assert.deepEqual([selected.command, selected.rowCount], ['SELECT', 2])
    assert.deepEqual(
      selected.fields.map((f) => [f.name, f.dataTypeID, f.dataTypeSize, f.dataTypeModifier, f.columnID]),
      [['id', 23, 4, -1, 1], ['name', 1043, -1, 24, 2], ['next', 23, 4, -1, 0]],
    )
    assert.notEqual(selected.fields[0].tableID, 0)
    const created = await client.query('CREATE TABLE nd_result2 (id int)')
    assert.equal(created.command, 'CREATE')
    await client.query('DROP TABLE nd_result2')
  }))

check('named statements are prepared once and reused', () =>
  using(async (client) => {
    await freshTable(client, 'nd_named', 'id int PRIMARY KEY, v text')
    for (let id = 0; id < 20; id++)
      await client.query({ name: 'insert', text: 'INSERT INTO nd_named VALUES ($1, $2)', values: [id, `v${id}`] })
    for (let id = 0; id < 20; id++) {
      const { rows } = await client.query({ name: 'select', text: 'SELECT v FROM nd_named WHERE id = $1', values: [id] })
      assert.deepEqual(rows, [{ v: `v${id}` }])
    }
    await fails(client.query({ name: 'select', text: 'SELECT 1' }), {})
    assert.deepEqual(await values(client, 'EXECUTE "select"(3)'), [['v3']])
  }))

check('a named statement after DDL works or says why', () =>
  using(async (client) => {
    await freshTable(client, 'nd_ddl', 'id int PRIMARY KEY')
    await client.query('INSERT INTO nd_ddl VALUES (1)')
    const select = { name: 'all', text: 'SELECT * FROM nd_ddl' }
    assert.deepEqual((await client.query(select)).rows, [{ id: 1 }])
    await client.query('ALTER TABLE nd_ddl ADD COLUMN w text')
    try {
      assert.deepEqual((await client.query(select)).rows, [{ id: 1, w: null }])
    } catch (error) {
      assert.deepEqual([error.code, error.message], ['0A000', 'cached plan must not change result type'])
    }
  }))

check('row limits suspend the portal', () =>
  using(async (client) => {
    await freshTable(client, 'nd_rows', 'id int PRIMARY KEY, v text')
    const rows = Array.from({ length: 1000 }, (_, n) => `(${n}, 'row ${n}')`).join(', ')
    await client.query(`INSERT INTO nd_rows VALUES ${rows}`)
    const limited = await client.query({ text: 'SELECT id FROM nd_rows ORDER BY id', rows: 7, rowMode: 'array' })
    assert.equal(limited.rows.length, 1000)
    const cursor = client.query(new Cursor('SELECT id, v FROM nd_rows WHERE id >= $1 ORDER BY id', [10]))
    assert.deepEqual(await cursor.read(2), [{ id: 10, v: 'row 10' }, { id: 11, v: 'row 11' }])
    assert.equal((await cursor.read(500)).length, 500)
    assert.equal((await cursor.read(5000)).length, 488)
    assert.equal((await cursor.read(10)).length, 0)
    await cursor.close()
    const early = client.query(new Cursor('SELECT id FROM nd_rows ORDER BY id'))
    assert.equal((await early.read(3)).length, 3)
    await early.close()
    assert.deepEqual(await values(client, 'SELECT 1'), [[1]])
  }))

check('queries sent without waiting answer in order', () =>
  using(async (client) => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => values(client, 'SELECT $1::int', [n])))
    assert.deepEqual(answers.flat(2), Array.from({ length: 200 }, (_, n) => n))
    const settled = await Promise.allSettled([client.query('SELECT 1'), client.query('SELECT 1/0'), client.query('SELECT 2 AS two')])
    assert.deepEqual(settled.map((s) => s.status), ['fulfilled', 'rejected', 'fulfilled'])
    assert.deepEqual(settled[2].value.rows, [{ two: 2 }])
  }))

check('errors carry their fields', () =>
  using(async (client) => {
    await freshTable(client, 'nd_errors', 'id int PRIMARY KEY, v varchar(3) NOT NULL')
    await client.query("INSERT INTO nd_errors VALUES (1, 'a')")
    await fails(client.query('SELECT 1 FORM x y'), { code: '42601', position: '15', severity: 'ERROR' })
    await fails(client.query('SELECT * FROM nd_nowhere'), { code: '42P01', message: 'relation "nd_nowhere" does not exist', position: '15' })
    await fails(client.query('SELECT nope FROM nd_errors'), { code: '42703', position: '8' })
    await fails(client.query("INSERT INTO nd_errors VALUES (1, 'b')"), { code: '23505', table: 'nd_errors', constraint: 'nd_errors_pkey', detail: 'Key (id)=(1) already exists.' })
    await fails(client.query('INSERT INTO nd_errors VALUES (2, NULL)'), { code: '23502', column: 'v' })
    await fails(client.query('INSERT INTO nd_errors VALUES (2, $1)', ['abcd']), { code: '22001' })
    await fails(client.query('SELECT $1::int', ['x']), { code: '22P02', message: 'invalid input syntax for type integer: "x"' })
    await fails(client.query('SELECT 1/0'), { code: '22012' })
    await fails(client.query('SELECT $1::int', [1, 2]), { code: '08P01' })
    assert.deepEqual(await values(client, 'SELECT count(*)::int FROM nd_errors'), [[1]])
  }))

check('transactions', () =>
  using(async (client) => {
    await freshTable(client, 'nd_tx', 'id int PRIMARY KEY')
    await client.query('BEGIN')
    await client.query('INSERT INTO nd_tx VALUES (1)')
    await client.query('SAVEPOINT s')
    await fails(client.query('INSERT INTO nd_tx VALUES ($1)', [1]), { code: '23505' })
    await fails(client.query('SELECT 1'), { code: '25P02' })
    await client.query('ROLLBACK TO SAVEPOINT s')
    await client.query('INSERT INTO nd_tx VALUES (2)')
    assert.equal((await client.query('COMMIT')).command, 'COMMIT')
    await client.query('BEGIN')
    await fails(client.query('SELECT 1/0'), { code: '22012' })
    assert.equal((await client.query('COMMIT')).command, 'ROLLBACK')
    assert.deepEqual(await values(client, 'SELECT id FROM nd_tx ORDER BY id'), [[1], [2]])
  }))

check('several statements give several results', () =>
  using(async (client) => {
    const results = await client.query("SELECT 1 AS a; SELECT ';' AS b, $$;$$ AS c; SELECT 3 AS d")
    assert.deepEqual(results.map((r) => r.rows[0]), [{ a: 1 }, { b: ';', c: ';' }, { d: 3 }])
    await fails(client.query('SELECT $1::int; SELECT 2', [1]), { code: '42601', message: 'cannot insert multiple commands into a prepared statement' })
    assert.equal((await client.query('')).command, null)
    assert.equal((await client.query({ text: '', values: [] })).rows.length, 0)
  }))

check('notices arrive as events', () =>
  using(async (client) => {
    const notices = []
    client.on('notice', (n) => notices.push([n.severity, n.code, n.message]))
    await client.query('DROP TABLE IF EXISTS nd_never_there')
    await client.query('ROLLBACK')
    assert.deepEqual(notices, [
      ['NOTICE', '00000', 'table "nd_never_there" does not exist, skipping'],
      ['WARNING', '25P01', 'there is no transaction in progress'],
    ])
  }))

check('start-up settings', () =>
  using(
    async (client) => {
      assert.deepEqual(await values(client, 'SHOW application_name'), [['node checks']])
      assert.deepEqual(await values(client, 'SHOW statement_timeout'), [['400ms']])
      const error = await fails(client.query('SELECT pg_sleep(30)'), { code: '57014' })
      assert.equal(error.message, 'canceling statement due to statement timeout')
    },
    { application_name: 'node checks', statement_timeout: 400 },
  ))

check('a wrong password is refused', async () => {
  await fails(connect({ password: 'wrong' }), { code: '28P01', severity: 'FATAL' })
})

check('a pool serves many tasks', async () => {
  const pool = new pg.Pool({ max: 8 })
  const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => pool.query('SELECT $1::int AS n', [n])))
  assert.deepEqual(answers.map((a) => a.rows[0].n), Array.from({ length: 300 }, (_, n) => n))
  await pool.end()
})

check('COPY streams there and back', () =>
  using(async (client) => {
    await freshTable(client, 'np_copy', 'id int PRIMARY KEY, s text')
    const data = Array.from({ length: 20000 }, (_, i) => `${i}\trow ${i}\n`).join('')
    const into = client.query(copyFrom('COPY np_copy FROM STDIN'))
    await pipeline(Readable.from(data.match(/[^]{1,10007}/g)), into)
    assert.equal(into.rowCount, 20000)
    const out = client.query(copyTo('COPY (SELECT * FROM np_copy ORDER BY id) TO STDOUT'))
    const chunks = []
    for await (const chunk of out) chunks.push(chunk)
    assert.equal(Buffer.concat(chunks).toString(), data)
    assert.equal(out.rowCount, 20000)
  }))

check('a COPY stream that fails keeps the connection', () =>
  using(async (client) => {
    await freshTable(client, 'np_copy', 'id int PRIMARY KEY, s text')
    const into = client.query(copyFrom('COPY np_copy FROM STDIN CSV'))
    const error = await fails(pipeline(Readable.from(['1,a\nx,b\n']), into), { code: '22P02' })
    assert.equal(error.where, 'COPY np_copy, line 2, column id: "x"')
    const broken = client.query(copyFrom('COPY np_copy FROM STDIN'))
    const source = Readable.from((async function* () {
      yield '1\ta\n'
      throw new RangeError('broken')
    })())
    await assert.rejects(pipeline(source, broken), RangeError)
    assert.deepEqual(await values(client, 'SELECT count(*)::int FROM np_copy'), [[0]])
  }))

let failed = 0
const chosen = checks.filter(({ name }) => !wanted.length || wanted.some((word) => name.includes(word)))
for (const { name, action } of chosen) {
  try {
    await action()
    console.log(`ok    ${name}`)
  } catch (error) {
    failed++
    const at = /client\.js:(\d+)/.exec(error.stack ?? '')?.[1]
    console.log(`FAIL  ${name}: ${error.code ?? ''} ${error.message.replaceAll('\n', ' | ')} (line ${at})`)
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
