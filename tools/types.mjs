#!/usr/bin/env node
// Writes web/src/api/generated.ts from docs/api/openapi.json: an interface for each schema, and for each operation what it
// takes and gives. `--check` compares instead and ends with 1 when they differ. Needs nothing but Node.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const target = at('web/src/api/generated.ts')
const api = JSON.parse(readFileSync(at('docs/api/openapi.json'), 'utf8'))

function type(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop()
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ')
  if (schema.type === 'array') {
    const item = type(schema.items)
    return /^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`
  }
  if (schema.type === 'object') return schema.properties ? members(schema, '  ') : 'unknown'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  return schema.format === 'binary' ? 'Blob' : 'string'
}

const meaning = { 'date-time': 'date-time', date: 'day', uuid: 'id' }

function members(schema, indent) {
  const required = new Set(schema.required ?? [])
  const lines = Object.entries(schema.properties).map(([name, inner]) => {
    const note = meaning[inner.format] ? ` // ${meaning[inner.format]}` : ''
    return `${indent}${name}${required.has(name) ? '' : '?'}: ${type(inner)}${note}`
  })
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`
}

function declaration([name, schema]) {
  if (schema.type === 'object' && schema.properties) return `export interface ${name} ${members(schema, '  ')}`
  return `export type ${name} = ${type(schema)}`
}

function body(content) {
  const [media, inner] = Object.entries(content ?? {})[0] ?? []
  return media ? type(inner.schema) : 'null'
}

function operation(path, method, described) {
  const success = Object.entries(described.responses).find(([status]) => status.startsWith('2'))[1]
  const query = (described.parameters ?? []).filter((parameter) => parameter.in === 'query').map((p) => `${p.name}?: string`)
  return `  '${method.toUpperCase()} ${path}': { input: ${body(described.requestBody?.content)}; output: ${body(success.content)}; ` +
    `query: ${query.length ? `{ ${query.join('; ')} }` : 'null'} }`
}

const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, described]) => operation(path, method, described)))

const text = `// Made by tools/types.mjs from docs/api/openapi.json. Change the server's shapes, not this file.

${Object.entries(api.components.schemas).map(declaration).join('\n\n')}

/** By method and path below /v1. */
export interface Operations {
${operations.join('\n')}
}
`

if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('web/src/api/generated.ts differs from docs/api/openapi.json: run tools/api')
  process.exit(1)
}
