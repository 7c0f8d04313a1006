// Sequelize 6 against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: words of the checks to run (all if none).

import assert from 'node:assert/strict'
import { DataTypes, Op, QueryTypes, Sequelize, Transaction } from 'sequelize'
import { check, fails, run } from './checks.js'

const sequelize = new Sequelize(process.env.PGDATABASE, process.env.PGUSER, process.env.PGPASSWORD, {
  host: process.env.PGHOST,
  port: process.env.PGPORT,
  dialect: 'postgres',
  logging: process.env.SHOW_SQL ? (sql) => console.error(sql) : false,
})

const Author = sequelize.define(
  'Author',
  {
    name: { type: DataTypes.STRING(40), allowNull: false, unique: true },
    email: { type: DataTypes.STRING, validate: { isEmail: true } },
    rank: { type: DataTypes.ENUM('new', 'known', "it's"), defaultValue: 'new' },
    tags: DataTypes.ARRAY(DataTypes.TEXT),
    data: DataTypes.JSONB,
    points: { type: DataTypes.INTEGER, defaultValue: 0 },
  },
  { tableName: 'sq_authors', paranoid: true },
)
const Book = sequelize.define(
  'Book',
  {
    id: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4, primaryKey: true },
    title: { type: DataTypes.TEXT, allowNull: false },
    price: DataTypes.DECIMAL(10, 2),
    pages: DataTypes.BIGINT,
    weight: DataTypes.DOUBLE,
    inPrint: { type: DataTypes.BOOLEAN, defaultValue: true, field: 'in_print' },
    published: DataTypes.DATEONLY,
    opens: DataTypes.TIME,
    cover: DataTypes.BLOB,
    seen: DataTypes.DATE,
    extra: DataTypes.JSON,
  },
  { tableName: 'sq_books', underscored: true, indexes: [{ fields: ['title', 'price'] }] },
)
const Genre = sequelize.define('Genre', { name: DataTypes.STRING }, { tableName: 'sq_genres', timestamps: false })
Author.hasMany(Book, { foreignKey: { name: 'authorId', field: 'author_id' }, onDelete: 'CASCADE' })
Book.belongsTo(Author, { foreignKey: { name: 'authorId', field: 'author_id' } })
Book.belongsToMany(Genre, { through: 'sq_book_genres', timestamps: false })
Genre.belongsToMany(Book, { through: 'sq_book_genres', timestamps: false })

const queries = sequelize.getQueryInterface()
const fresh = (name, action) =>
  check(name, async () => {
    await sequelize.sync({ force: true })
    await action()
  })

const authors = () =>
  Author.bulkCreate([
    { name: 'Ada', tags: ['a', 'b "c"'], data: { n: 1, deep: { x: 'y' } }, points: 3 },
    { name: 'Bob', tags: ['b'], data: { n: 2 }, points: 5, rank: 'known' },
    { name: 'Cyd', tags: [], data: null, points: 5, rank: "it's" },
  ])

fresh('sync makes the tables that describeTable and showIndex tell', async () => {
  const columns = await queries.describeTable('sq_authors')
  assert.equal(columns.id.primaryKey, true)
  assert.equal(columns.id.type, 'INTEGER')
  assert.match(columns.id.defaultValue, /^nextval\(/)
  assert.equal(columns.name.type, 'CHARACTER VARYING(40)')
  assert.equal(columns.name.allowNull, false)
  assert.equal(columns.rank.type, 'USER-DEFINED')
  assert.deepEqual(columns.rank.special, ['new', 'known', "it's"])
  assert.equal(columns.tags.type, 'ARRAY')
  assert.equal(columns.data.type, 'JSONB')
  assert.equal(columns.createdAt.type, 'TIMESTAMP WITH TIME ZONE')
  const indexes = await queries.showIndex('sq_books')
  assert.deepEqual(
    indexes.map(({ name, primary, unique, fields }) => ({ name, primary, unique, fields: fields.map((f) => f.attribute) })),
    [
      { name: 'sq_books_pkey', primary: true, unique: true, fields: ['id'] },
      { name: 'sq_books_title_price', primary: false, unique: false, fields: ['title', 'price'] },
    ],
  )
  const tables = await queries.showAllTables()
  for (const table of ['sq_authors', 'sq_books', 'sq_genres', 'sq_book_genres'])
    assert.ok(tables.some((t) => (t.tableName ?? t) === table), table)
  const [reference] = await queries.getForeignKeyReferencesForTable('sq_books')
  assert.equal(reference.columnName, 'author_id')
  assert.equal(reference.referencedTableName, 'sq_authors')
  assert.equal(reference.referencedColumnName, 'id')
  await sequelize.sync()
})

fresh('values of every type come back', async () => {
  const author = await Author.create({ name: 'Ada', tags: ['x', 'y,z'], data: { a: [1, null, 'Grüße'] } })
  const seen = new Date('2024-02-29T12:34:56.789Z')
  const { id } = await author.createBook({
    title: `it's "quoted" \\ 世界`,
    price: '19.90',
    pages: '9007199254740993',
    weight: 0.1,
    published: '2024-02-29',
    opens: '08:30:00',
    cover: Buffer.from([0, 255, 92, 39]),
    seen,
    extra: { b: 1, a: [true] },
  })
  const book = await Book.findByPk(id, { include: Author })
  assert.equal(book.title, `it's "quoted" \\ 世界`)
  assert.equal(book.price, '19.90')
  assert.equal(book.pages, '9007199254740993')
  assert.equal(book.weight, 0.1)
  assert.equal(book.inPrint, true)
  assert.equal(book.published, '2024-02-29')
  assert.equal(book.opens, '08:30:00')
  assert.deepEqual(book.cover, Buffer.from([0, 255, 92, 39]))
  assert.equal(book.seen.getTime(), seen.getTime())
  assert.deepEqual(book.extra, { b: 1, a: [true] })
  assert.deepEqual(book.Author.tags, ['x', 'y,z'])
  assert.deepEqual(book.Author.data, { a: [1, null, 'Grüße'] })
  assert.equal(book.Author.rank, 'new')
})

fresh('conditions find what they should', async () => {
  await authors()
  const names = async (where) => (await Author.findAll({ where, order: ['name'] })).map((a) => a.name).join()
  assert.equal(await names({ name: { [Op.iLike]: 'A%' } }), 'Ada')
  assert.equal(await names({ name: { [Op.in]: ['Ada', 'Cyd'] } }), 'Ada,Cyd')
  assert.equal(await names({ points: { [Op.between]: [4, 6] } }), 'Bob,Cyd')
  assert.equal(await names({ [Op.or]: [{ points: 3 }, { rank: 'known' }] }), 'Ada,Bob')
  assert.equal(await names({ [Op.not]: { name: 'Ada' } }), 'Bob,Cyd')
  assert.equal(await names({ tags: { [Op.contains]: ['b "c"'] } }), 'Ada')
  assert.equal(await names({ tags: { [Op.overlap]: ['a', 'b'] } }), 'Ada,Bob')
  assert.equal(await names({ data: { n: 2 } }), 'Bob')
  assert.equal(await names({ 'data.deep.x': 'y' }), 'Ada')
  assert.equal(await names({ data: { [Op.contains]: { n: 1 } } }), 'Ada')
  assert.equal(await names({ data: { [Op.is]: null } }), 'Cyd')
  assert.equal(await names({ name: { [Op.regexp]: '^[AB]' } }), 'Ada,Bob')
  assert.equal(await names({ name: { [Op.startsWith]: 'C' } }), 'Cyd')
  assert.equal(await names(sequelize.where(sequelize.fn('lower', sequelize.col('name')), 'bob')), 'Bob')
  assert.equal(await names({ points: { [Op.notIn]: [5, 6] } }), 'Ada')
})

fresh('associations are read by joins, with limit and order', async () => {
  const [ada, bob] = await authors()
  const [novel, poem] = await Genre.bulkCreate([{ name: 'novel' }, { name: 'poem' }])
  for (const [author, title, price, genres] of [
    [ada, 'Alpha', '1.50', [novel]],
    [ada, 'Beta', '2.50', [novel, poem]],
    [bob, 'Gamma', '3.50', []],
  ]) {
    const book = await author.createBook({ title, price })
    await book.setGenres(genres)
  }
  const read = await Author.findAll({
    include: { model: Book, include: Genre, required: true },
    order: ['name', [Book, 'title', 'DESC']],
    limit: 2,
  })
  assert.deepEqual(
    read.map((a) => [a.name, a.Books.map((b) => [b.title, b.Genres.map((g) => g.name).sort()])]),
    [
      ['Ada', [['Beta', ['novel', 'poem']], ['Alpha', ['novel']]]],
      ['Bob', [['Gamma', []]]],
    ],
  )
  const dear = await Book.findAll({
    attributes: ['title', [sequelize.col('Author.name'), 'writer']],
    include: { model: Author, attributes: [], where: { name: 'Ada' } },
    where: { price: { [Op.gt]: 2 } },
    raw: true,
  })
  assert.deepEqual(dear, [{ title: 'Beta', writer: 'Ada' }])
  const { count, rows } = await Author.findAndCountAll({ include: Book, distinct: true, limit: 1, offset: 1, order: ['name'] })
  assert.deepEqual([count, rows.map((a) => [a.name, a.Books.length])], [3, [['Bob', 1]]])
  const separate = await Author.findAll({ include: { model: Book, separate: true, order: [['title', 'ASC']] }, order: ['id'] })
  assert.deepEqual(separate.map((a) => a.Books.map((b) => b.title)), [['Alpha', 'Beta'], ['Gamma'], []])
  assert.equal(await novel.countBooks(), 2)
  await novel.removeBook(await Book.findOne({ where: { title: 'Beta' } }))
  assert.equal(await novel.countBooks(), 1)
})

fresh('groups, sums and counts', async () => {
  await authors()
  const groups = await Author.findAll({
    attributes: ['points', [sequelize.fn('count', '*'), 'n'], [sequelize.fn('max', sequelize.col('name')), 'last']],
    group: ['points'],
    having: sequelize.where(sequelize.fn('count', '*'), Op.gte, 1),
    order: [['points', 'DESC']],
    raw: true,
  })
  assert.deepEqual(groups, [
    { points: 5, n: '2', last: 'Cyd' },
    { points: 3, n: '1', last: 'Ada' },
  ])
  assert.equal(await Author.sum('points'), 13)
  assert.equal(await Author.max('points'), 5)
  assert.equal(await Author.min('name'), 'Ada')
  assert.deepEqual(
    (await Author.count({ group: ['rank'] })).sort((a, b) => a.rank.localeCompare(b.rank)),
    [{ rank: "it's", count: 1 }, { rank: 'known', count: 1 }, { rank: 'new', count: 1 }],
  )
})

fresh('upsert, bulk upsert and findOrCreate', async () => {
  const [ada] = await Author.upsert({ name: 'Ada', points: 1 })
  assert.equal(ada.points, 1)
  const [again] = await Author.upsert({ name: 'Ada', points: 2 })
  assert.deepEqual([again.points, again.id], [2, ada.id])
  await Author.bulkCreate([{ name: 'Ada', points: 7 }, { name: 'Bob', points: 8 }], { updateOnDuplicate: ['points'], conflictAttributes: ['name'] })
  await Author.bulkCreate([{ name: 'Bob', points: 9 }], { ignoreDuplicates: true })
  assert.deepEqual(
    (await Author.findAll({ order: ['name'], raw: true, attributes: ['name', 'points'] })),
    [{ name: 'Ada', points: 7 }, { name: 'Bob', points: 8 }],
  )
  const [bob, created] = await Author.findOrCreate({ where: { name: 'Bob' }, defaults: { points: 1 } })
  assert.deepEqual([created, bob.points], [false, 8])
  const [cyd, isNew] = await Author.findOrCreate({ where: { name: 'Cyd' }, defaults: { points: 4 } })
  assert.deepEqual([isNew, cyd.points], [true, 4])
  const [, fast] = await Author.findCreateFind({ where: { name: 'Cyd' } })
  assert.equal(fast, false)
})

fresh('changes are counted and returned', async () => {
  const [ada] = await authors()
  const [changed, rows] = await Author.update({ points: 9 }, { where: { points: 5 }, returning: true })
  assert.deepEqual([changed, rows.map((a) => a.name).sort()], [2, ['Bob', 'Cyd']])
  await ada.increment('points', { by: 4 })
  await ada.reload()
  assert.equal(ada.points, 7)
  ada.set('data.deep', { z: 1 })
  ada.changed('data', true)
  await ada.save()
  assert.deepEqual((await ada.reload()).data, { n: 1, deep: { z: 1 } })
  await ada.destroy()
  assert.equal(await Author.count(), 2)
  assert.equal(await Author.count({ paranoid: false }), 3)
  await ada.restore()
  assert.equal(await Author.count(), 3)
  assert.equal(await Author.destroy({ where: { points: 9 }, force: true }), 2)
  await queries.bulkDelete('sq_authors', null, { truncate: true, cascade: true, restartIdentity: true })
  assert.equal((await Author.create({ name: 'first' })).id, 1)
})

fresh('transactions commit, roll back, nest and lock', async () => {
  await sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED }, async (transaction) => {
    const ada = await Author.create({ name: 'Ada' }, { transaction })
    await Author.findByPk(ada.id, { transaction, lock: transaction.LOCK.UPDATE })
    await sequelize.transaction({ transaction }, (inner) => Author.create({ name: 'Bob' }, { transaction: inner }))
    await fails(
      sequelize.transaction({ transaction }, async (inner) => {
        await Author.create({ name: 'Cyd' }, { transaction: inner })
        await Author.create({ name: 'Ada' }, { transaction: inner })
      }),
      { name: 'SequelizeUniqueConstraintError' },
    )
  })
  assert.deepEqual((await Author.findAll({ order: ['name'] })).map((a) => a.name), ['Ada', 'Bob'])
  const thrown = new RangeError('no')
  await assert.rejects(
    sequelize.transaction(async (transaction) => {
      await Author.destroy({ where: {}, transaction })
      throw thrown
    }),
    thrown,
  )
  assert.equal(await Author.count(), 2)
})

fresh('broken constraints are told with their fields', async () => {
  await Author.create({ name: 'Ada' })
  const unique = await fails(Author.create({ name: 'Ada' }), { name: 'SequelizeUniqueConstraintError', fields: { name: 'Ada' } })
  assert.equal(unique.parent.constraint, 'sq_authors_name_key')
  const key = await fails(Book.create({ title: 'x', authorId: 99 }), {
    name: 'SequelizeForeignKeyConstraintError',
    table: 'sq_books',
    fields: null,
  })
  assert.equal(key.parent.detail, 'Key (author_id)=(99) is not present in table "sq_authors".')
  assert.equal(key.index, 'sq_books_author_id_fkey')
  await fails(sequelize.query("INSERT INTO sq_books (id, title, created_at, updated_at) VALUES (gen_random_uuid(), NULL, now(), now())"), {
    name: 'SequelizeDatabaseError',
    message: 'null value in column "title" of relation "sq_books" violates not-null constraint',
  })
  await fails(sequelize.query('SELECT * FROM sq_nothing'), { name: 'SequelizeDatabaseError', message: 'relation "sq_nothing" does not exist' })
  await fails(sequelize.query(`UPDATE sq_authors SET rank = 'bad'`), { message: 'invalid input value for enum enum_sq_authors_rank: "bad"' })
})

fresh('raw queries take replacements and binds', async () => {
  await authors()
  assert.deepEqual(
    await sequelize.query('SELECT name FROM sq_authors WHERE points = :p AND name IN (:names) ORDER BY 1', {
      replacements: { p: 5, names: ["Bob", "it's", 'Cyd'] },
      type: QueryTypes.SELECT,
    }),
    [{ name: 'Bob' }, { name: 'Cyd' }],
  )
  assert.deepEqual(
    await sequelize.query('SELECT $1::int + 1 AS n, $2 AS t, $3::text[] AS a', { bind: [1, 'x', ['p', 'q']], type: QueryTypes.SELECT }),
    [{ n: 2, t: 'x', a: ['p', 'q'] }],
  )
  const [, changed] = await sequelize.query('UPDATE sq_authors SET points = points * 2 WHERE name = $name', { bind: { name: 'Bob' } })
  assert.equal(changed.rowCount ?? changed, 1)
})

fresh('tables are altered by hand and by sync', async () => {
  await authors()
  await queries.addColumn('sq_authors', 'nick', { type: DataTypes.STRING(10), defaultValue: 'n' })
  await queries.renameColumn('sq_authors', 'nick', 'alias')
  await queries.addIndex('sq_authors', ['alias', 'points'], { name: 'sq_alias' })
  await queries.addConstraint('sq_authors', { type: 'check', fields: ['points'], name: 'sq_positive', where: { points: { [Op.gte]: 0 } } })
  const columns = await queries.describeTable('sq_authors')
  assert.equal(columns.alias.type, 'CHARACTER VARYING(10)')
  assert.equal(columns.alias.defaultValue, 'n')
  assert.ok((await queries.showIndex('sq_authors')).some((i) => i.name === 'sq_alias'))
  await fails(Author.update({ points: -1 }, { where: { name: 'Ada' } }), { message: 'new row for relation "sq_authors" violates check constraint "sq_positive"' })
  await queries.removeConstraint('sq_authors', 'sq_positive')
  await queries.removeIndex('sq_authors', 'sq_alias')
  await queries.changeColumn('sq_authors', 'alias', { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'm' })
  const altered = (await queries.describeTable('sq_authors')).alias
  assert.deepEqual([altered.type, altered.allowNull, altered.defaultValue], ['CHARACTER VARYING(20)', false, 'm'])
  await queries.removeColumn('sq_authors', 'alias')
  assert.ok(!('alias' in (await queries.describeTable('sq_authors'))))
  await sequelize.sync({ alter: true })
  assert.equal(await Author.count(), 3)
})

await run(process.argv.slice(2))
