// Knex 3 against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: words of the checks to run (all if none).

import assert from 'node:assert/strict'
import createKnex from 'knex'
import { check, fails, run } from './checks.js'

const connection = {
  host: process.env.PGHOST,
  port: Number(process.env.PGPORT),
  user: process.env.PGUSER,
  password: process.env.PGPASSWORD,
  database: process.env.PGDATABASE,
}
const knex = createKnex({ client: 'pg', connection, pool: { min: 0, max: 4 } })

async function tables() {
  await knex.schema.dropTableIfExists('kx_orders')
  await knex.schema.dropTableIfExists('kx_users')
  await knex.schema.createTable('kx_users', (table) => {
    table.increments('id')
    table.string('name', 40).notNullable().unique()
    table.integer('age').unsigned().defaultTo(18)
    table.decimal('balance', 10, 2)
    table.boolean('active').notNullable().defaultTo(true)
    table.enu('kind', ['a', 'b', 'c d']).defaultTo('a')
    table.jsonb('data')
    table.specificType('tags', 'text[]')
    table.uuid('key')
    table.binary('image')
    table.timestamps(true, true)
  })
  await knex.schema.createTable('kx_orders', (table) => {
    table.bigIncrements('id')
    table.integer('user_id').unsigned().references('id').inTable('kx_users').onDelete('CASCADE')
    table.text('item')
    table.float('amount')
    table.date('due')
    table.index(['user_id', 'item'], 'kx_orders_by_user')
  })
  await knex('kx_users').insert([
    { name: 'Ada', age: 30, balance: '10.50', data: { n: 1, deep: { x: 'y' } }, tags: ['a', 'b'] },
    { name: 'Bob', age: 40, balance: '20.25', kind: 'b', data: { n: 2 }, tags: [] },
    { name: 'Cyd', age: null, balance: null, kind: 'c d' },
  ])
  await knex('kx_orders').insert([
    { user_id: 1, item: 'pen', amount: 1.5, due: '2024-02-29' },
    { user_id: 1, item: 'ink', amount: 2.5 },
    { user_id: 2, item: 'pad', amount: 3.5 },
  ])
}
const fresh = (name, action) =>
  check(name, async () => {
    await tables()
    await action()
  })

fresh('the schema builder makes what columnInfo and hasTable tell', async () => {
  assert.equal(await knex.schema.hasTable('kx_users'), true)
  assert.equal(await knex.schema.hasTable('kx_nothing'), false)
  assert.equal(await knex.schema.hasColumn('kx_users', 'age'), true)
  assert.equal(await knex.schema.hasColumn('kx_users', 'years'), false)
  const columns = await knex('kx_users').columnInfo()
  assert.deepEqual(columns.name, { type: 'character varying', maxLength: 40, nullable: false, defaultValue: null })
  assert.deepEqual(columns.age, { type: 'integer', maxLength: null, nullable: true, defaultValue: '18' })
  assert.equal(columns.balance.type, 'numeric')
  assert.equal(columns.tags.type, 'ARRAY')
  assert.equal(columns.created_at.type, 'timestamp with time zone')
  assert.match(columns.created_at.defaultValue, /CURRENT_TIMESTAMP|now\(\)/)
})

fresh('tables are altered', async () => {
  await knex.schema.alterTable('kx_users', (table) => {
    table.string('nick', 10).defaultTo('n')
    table.renameColumn('age', 'years')
    table.dropColumn('image')
    table.index('nick')
  })
  await knex.schema.alterTable('kx_users', (table) => {
    table.dropIndex('nick')
    table.dropUnique(['name'])
    table.unique(['name', 'nick'], { indexName: 'kx_both' })
    table.setNullable('name')
    table.check('years >= 0', undefined, 'kx_years')
  })
  const columns = await knex('kx_users').columnInfo()
  assert.deepEqual(columns.nick, { type: 'character varying', maxLength: 10, nullable: true, defaultValue: "'n'::character varying" })
  assert.equal(columns.name.nullable, true)
  assert.ok(!columns.image && !columns.age && columns.years)
  await fails(knex('kx_users').insert({ name: 'Dan', years: -1 }), { code: '23514', constraint: 'kx_years' })
  await fails(knex('kx_users').insert({ name: 'Ada' }), { code: '23505', constraint: 'kx_both' })
  await knex.schema.renameTable('kx_users', 'kx_people')
  assert.deepEqual(await knex('kx_people').pluck('name').orderBy('id'), ['Ada', 'Bob', 'Cyd'])
  await knex.schema.renameTable('kx_people', 'kx_users')
})

fresh('columns change their types', async () => {
  await knex.schema.alterTable('kx_orders', (table) => {
    table.string('item', 100).notNullable().defaultTo('none').alter()
    table.double('amount').alter()
  })
  const columns = await knex('kx_orders').columnInfo()
  assert.deepEqual(columns.item, { type: 'character varying', maxLength: 100, nullable: false, defaultValue: "'none'::character varying" })
  assert.equal(columns.amount.type, 'double precision')
  assert.deepEqual(await knex('kx_orders').pluck('item').orderBy('id'), ['pen', 'ink', 'pad'])
})

fresh('where, joins, groups and unions', async () => {
  assert.deepEqual(
    await knex('kx_users')
      .where('age', '>', 20)
      .andWhere((q) => q.where('name', 'like', 'A%').orWhereIn('kind', ['b']))
      .orderBy('name', 'desc')
      .select('name', 'age'),
    [{ name: 'Bob', age: 40 }, { name: 'Ada', age: 30 }],
  )
  assert.deepEqual(
    await knex('kx_users as u')
      .leftJoin('kx_orders as o', 'o.user_id', 'u.id')
      .groupBy('u.id', 'u.name')
      .having(knex.raw('count(o.id)'), '<', 2)
      .orderBy('u.name')
      .select('u.name', knex.raw('coalesce(sum(o.amount), 0) as total'))
      .count('o.id as n'),
    [{ name: 'Bob', total: 3.5, n: '1' }, { name: 'Cyd', total: 0, n: '0' }],
  )
  assert.deepEqual(
    await knex('kx_users').whereNull('age').select('name').union([knex('kx_orders').where('amount', '<', 2).select('item')]).orderBy('name'),
    [{ name: 'Cyd' }, { name: 'pen' }],
  )
  assert.deepEqual(
    await knex('kx_users').whereExists(knex('kx_orders').whereRaw('kx_orders.user_id = kx_users.id')).pluck('name'),
    ['Ada', 'Bob'],
  )
  assert.deepEqual(await knex('kx_users').distinct('active'), [{ active: true }])
  assert.deepEqual(await knex('kx_users').whereILike('name', 'a%').first('name'), { name: 'Ada' })
  assert.deepEqual(await knex('kx_users').orderBy('age', 'asc', 'first').limit(1).offset(1).pluck('name'), ['Ada'])
  assert.deepEqual(await knex('kx_users').max('age as m').min('age as n').avg('balance as a').first(), { m: 40, n: 30, a: '15.3750000000000000' })
})

fresh('json, arrays and WITH', async () => {
  assert.deepEqual(await knex('kx_users').whereJsonPath('data', '$.n', '>', 1).pluck('name'), ['Bob'])
  assert.deepEqual(await knex('kx_users').whereJsonSupersetOf('data', { n: 1 }).pluck('name'), ['Ada'])
  assert.deepEqual(await knex('kx_users').whereJsonObject('data', { n: 2 }).pluck('name'), ['Bob'])
  assert.deepEqual(await knex('kx_users').jsonExtract('data', '$.deep.x', 'x').where('name', 'Ada').select('name'), [{ x: 'y', name: 'Ada' }])
  assert.deepEqual(await knex('kx_users').whereRaw('? = ANY(tags)', ['b']).pluck('name'), ['Ada'])
  assert.deepEqual(
    await knex
      .with('rich', knex('kx_users').where('balance', '>', 15).select('id', 'name'))
      .select('rich.name', 'o.item')
      .from('rich')
      .join('kx_orders as o', 'o.user_id', 'rich.id'),
    [{ name: 'Bob', item: 'pad' }],
  )
  assert.deepEqual(
    await knex
      .withRecursive('n', ['i'], (q) => q.select('v').from(knex.raw('(values (1)) as s(v)')).unionAll((r) => r.select(knex.raw('i + 1')).from('n').where('i', '<', 4)))
      .select('i')
      .from('n'),
    [{ i: 1 }, { i: 2 }, { i: 3 }, { i: 4 }],
  )
  assert.deepEqual(
    await knex('kx_orders').select('item').rowNumber('r', (q) => q.orderBy('amount', 'desc').partitionBy('user_id')).orderBy('item'),
    [{ item: 'ink', r: '1' }, { item: 'pad', r: '1' }, { item: 'pen', r: '2' }],
  )
})

fresh('changes return rows, and conflicts merge or are ignored', async () => {
  assert.deepEqual(await knex('kx_users').insert({ name: 'Dan', image: Buffer.from([0, 255]) }).returning(['id', 'image']), [
    { id: 4, image: Buffer.from([0, 255]) },
  ])
  assert.deepEqual(await knex('kx_users').where('name', 'Dan').update({ balance: knex.raw('coalesce(balance, 0) + ?', [1]) }, ['name', 'balance']), [
    { name: 'Dan', balance: '1.00' },
  ])
  await knex('kx_users').insert([{ name: 'Ada', age: 31 }, { name: 'Eve', age: 5 }]).onConflict('name').merge(['age'])
  await knex('kx_users').insert({ name: 'Ada', age: 99 }).onConflict('name').ignore()
  await knex('kx_users').insert({ name: 'Eve', age: 6 }).onConflict('name').merge().where('kx_users.age', '<', 6)
  assert.deepEqual(await knex('kx_users').whereIn('name', ['Ada', 'Eve']).orderBy('name').pluck('age'), [31, 6])
  assert.equal(await knex('kx_users').where('name', 'Eve').increment({ age: 2 }), 1)
  assert.deepEqual(await knex('kx_users').where('name', 'Eve').del('age'), [{ age: 8 }])
  assert.equal(await knex('kx_users').where({ name: 'Ada' }).del(), 1)
  assert.deepEqual(await knex('kx_orders').pluck('item'), ['pad'])
  await knex('kx_orders').truncate()
  assert.deepEqual(await knex('kx_orders').insert({ item: 'x' }, 'id'), [{ id: '1' }])
  await knex.batchInsert('kx_orders', Array.from({ length: 500 }, (_, i) => ({ item: `item ${i}`, amount: i })), 100)
  assert.deepEqual(await knex('kx_orders').count('* as n').first(), { n: '501' })
})

fresh('transactions, savepoints and row locks', async () => {
  await knex.transaction(async (trx) => {
    await trx('kx_users').where('name', 'Ada').forUpdate().select('id')
    await trx('kx_users').insert({ name: 'Dan' })
    await fails(
      trx.transaction(async (inner) => {
        await inner('kx_users').insert({ name: 'Eve' })
        await inner('kx_users').insert({ name: 'Dan' })
      }),
      { code: '23505' },
    )
  })
  assert.deepEqual(await knex('kx_users').orderBy('name').pluck('name'), ['Ada', 'Bob', 'Cyd', 'Dan'])
  const trx = await knex.transaction({ isolationLevel: 'read committed' })
  await trx('kx_users').del()
  await trx.rollback()
  assert.deepEqual(await knex('kx_users').count('* as n'), [{ n: '4' }])
})

fresh('rows are streamed', async () => {
  const seen = []
  for await (const row of knex('kx_orders').orderBy('id').stream()) seen.push(row.item)
  assert.deepEqual(seen, ['pen', 'ink', 'pad'])
})

check('migrations go forward and back', async () => {
  const source = {
    getMigrations: async () => ['001_make', '002_fill'],
    getMigrationName: (migration) => migration,
    getMigration: async (migration) =>
      migration === '001_make'
        ? {
            up: (k) => k.schema.createTable('kx_migrated', (t) => void t.increments()),
            down: (k) => k.schema.dropTable('kx_migrated'),
          }
        : {
            up: (k) => k.schema.alterTable('kx_migrated', (t) => void t.string('note')),
            down: (k) => k.schema.alterTable('kx_migrated', (t) => void t.dropColumn('note')),
          },
  }
  for (const table of ['kx_migrated', 'kx_migrations', 'kx_migrations_lock']) await knex.schema.dropTableIfExists(table)
  const options = { migrationSource: source, tableName: 'kx_migrations' }
  assert.deepEqual(await knex.migrate.latest(options), [1, ['001_make', '002_fill']])
  assert.deepEqual((await knex.migrate.latest(options))[1], [])
  assert.deepEqual(await knex('kx_migrated').insert({ note: 'x' }).returning('*'), [{ id: 1, note: 'x' }])
  assert.equal(await knex.migrate.currentVersion(options), '002')
  assert.deepEqual(await knex.migrate.down(options), [1, ['002_fill']])
  assert.deepEqual(Object.keys(await knex('kx_migrated').columnInfo()), ['id'])
  assert.deepEqual(await knex.migrate.rollback(options, true), [1, ['001_make']])
  assert.equal(await knex.schema.hasTable('kx_migrated'), false)
})

await run(process.argv.slice(2))
