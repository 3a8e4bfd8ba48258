// Migrations that are cut off: a database of an earlier version, with a case in it, is brought forward and killed on the way.
// Afterwards it is brought forward whole, and is in no way different from one that was left alone.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { Register } from '../register.mjs'

const folder = new URL('../../migrations/', import.meta.url).pathname
const files = readdirSync(folder).filter(name => name.endsWith('.sql')).sort()
const first_after = files.findIndex(name => name >= '0030')  // the case is made with the tables that there are before

const organisation = '5a0c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10', incident = '0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10'
const rows = `
  INSERT INTO organisation (id, name, pack, created_at) VALUES ('${organisation}', 'Oeverbeek', 'westerveld', '2026-03-09T08:00:00.000Z');
  INSERT INTO vault_compartment (id, organisation, purpose, created_at) VALUES ('c1', '${organisation}', 'response', '2026-03-09T08:00:00.000Z');
  INSERT INTO vault_grant (compartment, account, organisation, state, becomes, rule, role, source, since)
       VALUES ('c1', 'a1', '${organisation}', 'active', 'active', 'receives', 'griffier', 'W 5.1', '2026-03-09T08:00:00.000Z');
  INSERT INTO incident (id, organisation, reference, response, pack, pack_version, state, form, occurred_at, occurred_offset, reported_at,
                        reporter_role, repeated, persists, version)
       VALUES ('${incident}', '${organisation}', '2026-0001', 'c1', 'westerveld', '1', 'open', 'in_person', '2026-03-09T07:00:00.000Z', 60,
               '2026-03-09T08:00:00.000Z', 'councillor', 0, 0, 1);`

const made = file => {
  const text = readFileSync(folder + file, 'utf8')
  const digest = createHash('sha256').update(text).digest('hex')
  return `${text};\nINSERT INTO schema_migration VALUES (${Number(file.slice(0, 4))}, '${file.replace(/\.sql$/, '')}', '${digest}', '2026-03-09T08:00:00.000Z');`
}
const as_of_old = `CREATE TABLE schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL);
  ${files.slice(0, first_after).map(made).join('\n')}\n${rows}`

const shape_of = {
  sqlite: `SELECT type, name, replace(replace(sql, char(10), ' '), char(9), ' ') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`,
  postgres: `SELECT 'column', table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public'
              UNION ALL SELECT 'index', tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT 'view', viewname, md5(definition), '', '', '' FROM pg_views WHERE schemaname = 'public'
              UNION ALL SELECT 'rule', conrelid::regclass::text, pg_get_constraintdef(oid), '', '', '' FROM pg_constraint WHERE connamespace = 'public'::regnamespace
              ORDER BY 1, 2, 3, 4`,
}

export class Migrations {
  constructor(binary, engine) {
    this.binary = binary
    this.engine = engine
    this.kills = 0
    this.lost = []
  }

  /** How long it takes and what comes of it when nobody cuts it off. */
  async begin() {
    const whole = this.#old_register()
    const begun = performance.now()
    whole.luwte('migrate', '--database', whole.database)
    this.longest = performance.now() - begun
    this.wanted = this.#look(whole)
    whole.remove()
  }

  async round() {
    const register = this.#old_register()
    for (let time = 0; time < 3; ++time) {
      const child = spawn(this.binary, ['migrate', '--database', register.database], { stdio: 'ignore' })
      const gone = new Promise(done => child.on('exit', done))
      await pause(Math.random() * this.longest)
      const database = this.engine === 'postgres' && Math.random() < 0.3
      if (database) register.postgres('kill')
      child.kill('SIGKILL')
      await gone
      if (database) register.postgres('start')
      ++this.kills
    }
    try {
      register.luwte('migrate', '--database', register.database)
      const found = this.#look(register)
      if (found !== this.wanted) this.#lose(`after a migration that was cut off:\n${found}\ninstead of\n${this.wanted}`)
    } catch (error) {
      this.#lose(`a migration that was cut off does not go on: ${error.message} ${error.stderr}`)
    }
    register.remove()
  }

  #old_register() {
    const register = new Register(this.binary, this.engine, 'kill')
    register.operate(as_of_old)
    return register
  }

  #look(register) {
    return JSON.stringify([
      register.query(shape_of[this.engine]),
      register.query('SELECT number, name, digest FROM schema_migration ORDER BY number'),
      register.query('SELECT i.id, i.reference, g.account FROM incident i JOIN vault_grant g ON g.compartment = i.response'),
    ], null, 1)
  }

  #lose(what) {
    this.lost.push(what)
    console.error(`${this.engine}: LOST ${what}`)
  }
}
