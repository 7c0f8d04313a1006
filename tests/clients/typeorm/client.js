// TypeORM against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: words of the checks to run (all if none). Entities are schemas: plain JavaScript has no decorators.

import assert from 'node:assert/strict'
import typeorm from 'typeorm'
import { check, fails, run } from './checks.js'

const { Between, Brackets, DataSource, EntitySchema, ILike, In, IsNull, LessThan, MoreThan, Not, ArrayContains, Raw, TableColumn, TableIndex, Table } = typeorm

const Author = new EntitySchema({
  name: 'Author',
  tableName: 'to_author',
  columns: {
    id: { type: Number, primary: true, generated: 'increment' },
    name: { type: String, length: 40, unique: true },
    rank: { type: 'enum', enum: ['new', 'known', "it's"], default: 'new' },
    tags: { type: 'text', array: true, default: [] },
    data: { type: 'jsonb', nullable: true },
    points: { type: 'int', default: 0 },
    score: { type: 'numeric', precision: 10, scale: 2, nullable: true },
    born: { type: 'date', nullable: true },
    hidden: { type: 'varchar', nullable: true, select: false },
    made: { type: 'timestamptz', createDate: true },
    changed: { type: 'timestamptz', updateDate: true },
    gone: { type: 'timestamptz', deleteDate: true, nullable: true },
    version: { type: 'int', version: true },
  },
  relations: {
    books: { type: 'one-to-many', target: 'Book', inverseSide: 'author', cascade: true },
  },
  indices: [{ name: 'to_author_points', columns: ['points', 'name'] }],
  checks: [{ name: 'to_author_positive', expression: '"points" >= 0' }],
})
const Book = new EntitySchema({
  name: 'Book',
  tableName: 'to_book',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    title: { type: 'text' },
    pages: { type: 'bigint', nullable: true },
    weight: { type: 'double precision', nullable: true },
    cover: { type: 'bytea', nullable: true },
    inPrint: { type: 'boolean', name: 'in_print', default: true },
    list: { type: 'simple-array', nullable: true },
  },
  relations: {
    author: { type: 'many-to-one', target: 'Author', inverseSide: 'books', onDelete: 'CASCADE', joinColumn: { name: 'author_id' } },
    genres: { type: 'many-to-many', target: 'Genre', joinTable: { name: 'to_book_genre' }, cascade: true },
  },
})
const Genre = new EntitySchema({
  name: 'Genre',
  tableName: 'to_genre',
  columns: { id: { type: Number, primary: true, generated: 'identity' }, name: { type: String } },
})

const options = {
  type: 'postgres',
  host: process.env.PGHOST,
  port: Number(process.env.PGPORT),
  username: process.env.PGUSER,
  password: process.env.PGPASSWORD,
  database: process.env.PGDATABASE,
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  logging: process.env.SHOW_SQL ? 'all' : false,
  entities: [Author, Book, Genre],
}
const source = await new DataSource(options).initialize()
const authors = source.getRepository('Author')
const books = source.getRepository('Book')
const genres = source.getRepository('Genre')
await source.synchronize(true)

/** The tables are made once, as synchronizing is slow; their rows anew. */
const fresh = (name, action) =>
  check(name, async () => {
    await source.query('TRUNCATE to_author, to_book, to_genre, to_book_genre RESTART IDENTITY CASCADE')
    await authors.save([
      { name: 'Ada', points: 3, tags: ['a', 'b "c"'], data: { n: 1, deep: { x: 'y' } }, score: '1.50', born: '1990-02-28' },
      { name: 'Bob', points: 5, tags: ['b'], data: { n: 2 }, rank: 'known', score: '2.25' },
      { name: 'Cyd', points: 5, rank: "it's" },
    ])
    await action()
  })
const names = (list) => list.map((each) => each.name).join()

check('synchronize finds nothing to do where it has been', async () => {
  const builder = source.driver.createSchemaBuilder()
  const { upQueries } = await builder.log()
  assert.deepEqual(upQueries.map((each) => each.query), [])
  const runner = source.createQueryRunner()
  const table = await runner.getTable('to_author')
  const column = (name) => table.columns.find((each) => each.name === name)
  assert.deepEqual([column('id').isPrimary, column('id').isGenerated, column('id').generationStrategy], [true, true, 'increment'])
  assert.deepEqual([column('name').type, column('name').length, column('name').isUnique], ['character varying', '40', true])
  assert.deepEqual([column('rank').type, column('rank').enum], ['enum', ['new', 'known', "it's"]])
  assert.deepEqual([column('tags').type, column('tags').isArray, column('score').precision, column('score').scale], ['text', true, 10, 2])
  assert.deepEqual(table.indices.map((each) => [each.name, each.columnNames]), [['to_author_points', ['name', 'points']]])
  assert.ok(table.checks.some((each) => each.name === 'to_author_positive'))
  const book = await runner.getTable('to_book')
  assert.deepEqual(
    book.foreignKeys.map((key) => [key.columnNames, key.referencedTableName, key.referencedColumnNames, key.onDelete]),
    [[['author_id'], 'to_author', ['id'], 'CASCADE']],
  )
  await runner.release()
})

fresh('values of every type come back', async () => {
  const { id } = await books.save({
    title: `it's "quoted" \\ 世界`,
    pages: '9007199254740993',
    weight: 0.1,
    cover: Buffer.from([0, 255, 92, 39]),
    list: ['x', 'y'],
    author: { id: 1 },
  })
  const book = await books.findOne({ where: { id }, relations: { author: true } })
  assert.equal(book.title, `it's "quoted" \\ 世界`)
  assert.deepEqual([book.pages, book.weight, book.inPrint, book.list], ['9007199254740993', 0.1, true, ['x', 'y']])
  assert.deepEqual(book.cover, Buffer.from([0, 255, 92, 39]))
  const { tags, data, score, born, rank, made, version } = book.author
  assert.deepEqual({ tags, data, score, born, rank }, { tags: ['a', 'b "c"'], data: { n: 1, deep: { x: 'y' } }, score: '1.50', born: '1990-02-28', rank: 'new' })
  assert.ok(made instanceof Date && Math.abs(made - Date.now()) < 86400000)
  assert.equal(version, 1)
})

fresh('find takes operators, order, paging and select', async () => {
  const find = async (where) => names(await authors.find({ where, order: { name: 'ASC' } }))
  assert.equal(await find({ name: ILike('a%') }), 'Ada')
  assert.equal(await find({ points: MoreThan(3) }), 'Bob,Cyd')
  assert.equal(await find([{ points: LessThan(4) }, { rank: 'known' }]), 'Ada,Bob')
  assert.equal(await find({ data: IsNull() }), 'Cyd')
  assert.equal(await find({ name: Not(In(['Ada'])) }), 'Bob,Cyd')
  assert.equal(await find({ points: Between(1, 4) }), 'Ada')
  assert.equal(await find({ tags: ArrayContains(['b']) }), 'Bob')
  assert.equal(await find({ data: Raw((column) => `${column} @> :part`, { part: { n: 2 } }) }), 'Bob')
  const [page, count] = await authors.findAndCount({ order: { points: 'DESC', name: 'DESC' }, skip: 1, take: 1, select: { name: true } })
  assert.deepEqual([page.map(({ name }) => name), count], [['Bob'], 3])
  assert.equal(await authors.existsBy({ name: 'Ada' }), true)
  assert.equal(await authors.sum('points'), 13)
  assert.equal(await authors.maximum('points'), 5)
})

fresh('relations are saved, joined and paged', async () => {
  const novel = await genres.save({ name: 'novel' })
  const ada = await authors.findOneByOrFail({ name: 'Ada' })
  ada.books = [{ title: 'Alpha', genres: [novel] }, { title: 'Beta', genres: [novel, { name: 'poem' }] }]
  await authors.save(ada)
  const read = await authors.find({
    relations: { books: { genres: true } },
    order: { name: 'ASC', books: { title: 'DESC', genres: { name: 'ASC' } } },
    where: { points: MoreThan(0) },
  })
  assert.deepEqual(
    read.map((each) => [each.name, each.books.map((book) => [book.title, names(book.genres)])]),
    [['Ada', [['Beta', 'novel,poem'], ['Alpha', 'novel']]], ['Bob', []], ['Cyd', []]],
  )
  const counted = await authors
    .createQueryBuilder('a')
    .leftJoinAndSelect('a.books', 'b', 'b.title <> :t', { t: 'Alpha' })
    .where(new Brackets((q) => q.where('a.points > :p', { p: 4 }).orWhere('b.title IS NOT NULL')))
    .orderBy('a.name', 'DESC')
    .skip(1)
    .take(2)
    .getManyAndCount()
  assert.deepEqual([counted[0].map((each) => [each.name, each.books.length]), counted[1]], [[['Bob', 0], ['Ada', 1]], 3])
  await source.createQueryBuilder().relation('Book', 'genres').of(ada.books[1]).remove(novel)
  assert.equal(await books.count({ where: { genres: { name: 'novel' } } }), 1)
  await authors.delete({ name: 'Ada' })
  assert.equal(await books.count(), 0)
})

fresh('query builders group, nest and compute', async () => {
  assert.deepEqual(
    await authors
      .createQueryBuilder('a')
      .select('a.points', 'points')
      .addSelect('COUNT(*)', 'n')
      .addSelect('MAX(a.name)', 'last')
      .groupBy('a.points')
      .having('COUNT(*) > 1')
      .getRawMany(),
    [{ points: 5, n: '2', last: 'Cyd' }],
  )
  const best = await authors
    .createQueryBuilder('a')
    .where((q) => 'a.points = ' + q.subQuery().select('MAX(x.points)').from('Author', 'x').getQuery())
    .orderBy('a.name')
    .getMany()
  assert.equal(names(best), 'Bob,Cyd')
  const hidden = await authors.createQueryBuilder('a').addSelect('a.hidden').where("a.data->>'n' = :n", { n: '1' }).getOne()
  assert.deepEqual([hidden.name, hidden.hidden], ['Ada', null])
  assert.deepEqual(
    await source.createQueryBuilder().select('t.name', 'name').from((q) => q.select('a.name', 'name').from('Author', 'a').limit(1).orderBy('a.name'), 't').getRawMany(),
    [{ name: 'Ada' }],
  )
})

fresh('changes: versions, upserts, soft deletes', async () => {
  const ada = await authors.findOneByOrFail({ name: 'Ada' })
  ada.points = 7
  await authors.save(ada)
  assert.deepEqual([ada.version, (await authors.findOneByOrFail({ id: ada.id })).points], [2, 7])
  await authors.increment({ name: 'Ada' }, 'points', 2)
  const updated = await authors.createQueryBuilder().update().set({ points: () => 'points + 1' }).where({ name: 'Ada' }).returning(['points', 'name']).execute()
  assert.deepEqual([updated.affected, updated.raw], [1, [{ points: 10, name: 'Ada' }]])
  await authors.upsert([{ name: 'Ada', points: 1 }, { name: 'Dan', points: 2 }], ['name'])
  assert.deepEqual((await authors.find({ order: { name: 'ASC' } })).map((each) => each.points), [1, 5, 5, 2])
  const ignored = await authors.createQueryBuilder().insert().values({ name: 'Ada' }).orIgnore().execute()
  assert.deepEqual(ignored.raw, [])
  await authors.softDelete({ name: 'Ada' })
  assert.deepEqual([await authors.count(), await authors.count({ withDeleted: true })], [3, 4])
  await authors.restore({ name: 'Ada' })
  assert.equal((await authors.delete({ points: MoreThan(1) })).affected, 3)
  assert.equal(names(await authors.find()), 'Ada')
})

fresh('transactions nest and lock', async () => {
  await source.transaction(async (manager) => {
    await manager.findOne('Author', { where: { name: 'Ada' }, lock: { mode: 'pessimistic_write' } })
    await manager.insert('Author', { name: 'Dan' })
    await fails(
      manager.transaction(async (inner) => {
        await inner.insert('Author', { name: 'Eve' })
        await inner.insert('Author', { name: 'Dan' })
      }),
      { code: '23505', detail: 'Key (name)=(Dan) already exists.' },
    )
  })
  assert.equal(names(await authors.find({ order: { name: 'ASC' } })), 'Ada,Bob,Cyd,Dan')
  await assert.rejects(
    source.transaction('SERIALIZABLE', async (manager) => {
      await manager.delete('Author', { name: 'Ada' })
      throw new RangeError('no')
    }),
    RangeError,
  )
  assert.equal(await authors.count(), 4)
})

fresh('broken constraints are told', async () => {
  await fails(authors.insert({ name: 'Ada' }), { code: '23505', detail: 'Key (name)=(Ada) already exists.' })
  await fails(authors.insert({ name: 'Dan', points: -1 }), { code: '23514', constraint: 'to_author_positive' })
  await fails(books.insert({ title: 'x', author: { id: 99 } }), { code: '23503', table: 'to_book' })
  await fails(books.insert({ title: null }), { code: '23502', column: 'title' })
})

fresh('rows are streamed', async () => {
  const seen = []
  for await (const row of await authors.createQueryBuilder('a').orderBy('a.name').stream()) seen.push(row.a_name)
  assert.deepEqual(seen, ['Ada', 'Bob', 'Cyd'])
})

check('a query runner makes and alters tables, and migrations run', async () => {
  const runner = source.createQueryRunner()
  await runner.dropTable('to_made', true)
  await runner.createTable(new Table({ name: 'to_made', columns: [{ name: 'id', type: 'int', isPrimary: true, isGenerated: true, generationStrategy: 'increment' }] }))
  await runner.addColumn('to_made', new TableColumn({ name: 'note', type: 'varchar', length: '20', isNullable: true, default: "'n'" }))
  await runner.createIndex('to_made', new TableIndex({ name: 'to_made_note', columnNames: ['note'] }))
  await runner.renameColumn('to_made', 'note', 'remark')
  await runner.query('INSERT INTO to_made DEFAULT VALUES')
  assert.deepEqual(await runner.query('SELECT * FROM to_made'), [{ id: 1, remark: 'n' }])
  await runner.dropColumn('to_made', 'remark')
  assert.deepEqual((await runner.getTable('to_made')).columns.map((each) => each.name), ['id'])
  await runner.dropTable('to_made')
  await runner.dropTable('to_migrations', true)
  await runner.release()
  class Make1700000000001 {
    name = 'Make1700000000001'
    up = (r) => r.query('CREATE TABLE to_made (id serial PRIMARY KEY)')
    down = (r) => r.query('DROP TABLE to_made')
  }
  const migrated = await new DataSource({ ...options, entities: [], migrations: [Make1700000000001], migrationsTableName: 'to_migrations' }).initialize()
  assert.deepEqual((await migrated.runMigrations()).map((each) => each.name), ['Make1700000000001'])
  assert.deepEqual(await migrated.runMigrations(), [])
  await migrated.undoLastMigration()
  assert.deepEqual(await migrated.query("SELECT to_regclass('to_made') AS made"), [{ made: null }])
  await migrated.destroy()
})

await run(process.argv.slice(2))
