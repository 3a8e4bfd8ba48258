// What the engine alone is to write, for luwte_commits (test/bench/commits.cpp): one row, or the very rows that a report writes.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const connect = {
  sqlite: ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', 'PRAGMA foreign_keys = ON', 'PRAGMA cache_size = -16000',
    'PRAGMA wal_autocheckpoint = 8000'],
  postgres: ['SET client_min_messages = warning'],
}

/** One row of so many bytes. */
export function one_row(engine, bytes) {
  const content = engine === 'sqlite' ? 'BLOB' : 'BYTEA'
  return {
    connect: [...connect[engine], `CREATE TABLE IF NOT EXISTS bare_row (id TEXT PRIMARY KEY, content ${content} NOT NULL)`],
    values: ['key', `noise ${bytes}`],
    each: ['INSERT INTO bare_row VALUES ($1, $2)'],
  }
}

const catalogue = {
  sqlite: {
    columns: `SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
              WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
    references: `SELECT t.name, f."table" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
    literals: (table, columns) => `SELECT json_array(${columns.map(column => `quote(${column})`)}) FROM ${table}`,
  },
  postgres: {
    columns: `SELECT table_name, column_name FROM information_schema.columns JOIN pg_tables ON tablename = table_name AND schemaname = table_schema
              WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
    references: "SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f'",
    literals: (table, columns) => `SELECT json_build_array(${columns.map(column => `quote_nullable(${column}::text)`)})::text FROM ${table}`,
  },
}

/** Of every table its columns, so that what is referred to comes before what refers. */
function tables_of(register) {
  const tables = new Map()
  for (const [table, column] of register.query(catalogue[register.engine].columns))
    tables.set(table, [...tables.get(table) ?? [], column])
  const references = register.query(catalogue[register.engine].references).filter(([from, to]) => from !== to)
  const ordered = new Map()
  while (ordered.size < tables.size)
    for (const [table, columns] of tables)
      if (references.every(([from, to]) => from !== table || ordered.has(to))) ordered.set(table, columns)
  return ordered
}

/** The rows of each table as SQL literals, as text. */
const rows_of = (register, tables) => new Map([...tables].map(([table, columns]) =>
  [table, new Set(register.query(catalogue[register.engine].literals(table, columns)).map(([row]) => row))]))

const key = /^'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'$/
const digest = /^(X'|E'\\\\x)[0-9A-Fa-f]{64}'$/
const reference = /^'\d{4}-\d{4,}'$/

/** Without those that were there before with the same first column, and have only changed. */
function added(before, after) {
  const first = row => JSON.parse(row)[0]
  const changed = new Set([...before].filter(row => !after.has(row)).map(first))
  return [...after].filter(row => !before.has(row) && !changed.has(first(row))).map(row => JSON.parse(row))
}

/**
 * The rows that `work` adds, in the same tables with their keys, indexes and references; each commit has keys, numbers and
 * digests of its own. What is only changed (a counter, when a session was used) is left out.
 */
export async function same_rows(register, work) {
  const tables = tables_of(register)
  const before = rows_of(register, tables)
  await work()
  const after = rows_of(register, tables)
  const known = new Set([...before.values()].flatMap(rows => [...rows].flatMap(row => JSON.parse(row))))

  const values = [], place = new Map()
  const given = (literal, value) => {
    if (!place.has(literal)) place.set(literal, `$${values.push(value)}`)
    return place.get(literal)
  }
  const anew = (table, column, literal) => {
    if (table === 'journal_entry' && column === 'number') return given(`number ${literal}`, 'number')
    if (known.has(literal)) return literal
    if (key.test(literal) || reference.test(literal)) return given(literal, 'key')
    return digest.test(literal) ? given(literal, 'bytes 32') : literal
  }
  const each = [...tables].flatMap(([table, columns]) => added(before.get(table), after.get(table)).map(row =>
    `INSERT INTO ${table} (${columns}) VALUES (${row.map((literal, n) => anew(table, columns[n], literal))})`))
  return { connect: connect[register.engine], values, each }
}

/** The register's database once more, on the same disk, for rows that nobody reported. */
export class Copy {
  constructor(register) {
    this.register = register
    if (register.engine === 'sqlite') {
      const file = join(register.data, 'copy.sqlite')
      register.operate(`VACUUM INTO '${file}';`)
      this.database = `sqlite:${file}`
    } else {
      this.name = `${register.schema}_copy`
      this.database = register.database.replace(/[^/]+$/, this.name)
      const script = join(register.data, 'copy.sql')
      execFileSync('pg_dump', ['--no-owner', '-f', script, register.database])
      execFileSync('psql', ['-Xqc', `CREATE DATABASE ${this.name}`, register.database])
      execFileSync('psql', ['-Xqo', '/dev/null', '-f', script, this.database])
    }
  }

  /** The file that luwte_commits reads `recipe` from. */
  written({ connect, values, each }) {
    const file = join(this.register.data, 'recipe')
    const lines = [connect.map(line => `connect ${line}`), values.map(line => `value ${line}`), each.map(line => `each ${line}`)]
    writeFileSync(file, `${lines.flat().join('\n')}\n`)
    return file
  }

  remove() {
    if (this.name) execFileSync('psql', ['-Xqc', `DROP DATABASE ${this.name} WITH (FORCE)`, this.register.database])
  }
}
