// Fills tests/golden/eval/vectors.txt with what pgvector answers: PGlite (npm @electric-sql/pglite
// 0.3, PostgreSQL 17 with pgvector 0.8.0) run in this process. The same file format as
// eval-golden.py.
//
// Usage, where node_modules has @electric-sql/pglite: node pgvector-golden.mjs FILE...
import { readFileSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite/vector'

const db = await PGlite.create({ extensions: { vector } })
await db.exec('CREATE EXTENSION vector; SET client_min_messages = error')
const names = new Map(
  (await db.query('SELECT oid, typname FROM pg_type')).rows.map((row) => [row.oid, row.typname]))
const asText = Object.fromEntries([...names.keys()].map((oid) => [oid, (text) => text]))

function field(value) {
  return value === null
    ? '\\N'
    : value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n')
}

async function answer(sql) {
  try {
    const [result] = await db.exec(sql, { rowMode: 'array', parsers: asText })
    return [
      ': ' + result.fields.map((one) => names.get(one.dataTypeID)).join(' '),
      ...result.rows.map((row) => '| ' + row.map(field).join('\t'))]
  } catch (error) {
    return ['! ' + error.code + ' ' + error.message.replace(/\n/g, '\\n')]
  }
}

for (const file of process.argv.slice(2)) {
  const lines = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('> ')) {
      lines.push(line, ...(await answer(line.slice(2))), '')
    } else if (line.startsWith('#')) {
      lines.push(line, '')
    }
  }
  writeFileSync(file, lines.join('\n'))
}
