// Whether requests are what OpenTelemetry's own protocol definitions hold. Standard input: one JSON object a line, {signal, body};
// standard output: "ok" or the first difference, a line each. A request is read as the message of its signal, encoded, decoded
// and written as JSON again: what the definitions do not know, or know as another type, is not the same afterwards.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(process.env.CCR_AGENTS_FOLDER + '/package.json')
const folder = process.env.CCR_AGENTS_FOLDER + '/node_modules/@opentelemetry/otlp-transformer'
const { opentelemetry } = require(folder + '/build/src/generated/root.js')
const { trace, metrics, logs } = opentelemetry.proto.collector
const messages = {
  traces: trace.v1.ExportTraceServiceRequest,
  metrics: metrics.v1.ExportMetricsServiceRequest,
  logs: logs.v1.ExportLogsServiceRequest
}
// OTLP writes these in hex, where JSON of protocol buffers has Base64.
const ids = { traceId: 32, spanId: 16, parentSpanId: 16 }

function withIds (value, key = '') {
  if (typeof value === 'string' && ids[key]) {
    if (!new RegExp(`^[0-9a-f]{${ids[key]}}$`).test(value)) throw new Error(`${key} is no hex: ${value}`)
    return Buffer.from(value, 'hex').toString('base64')
  }
  if (Array.isArray(value)) return value.map(element => withIds(element))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIds(member, name)]))
}

// An empty list is the same as none.
function difference (ours, theirs, path) {
  const isEmpty = value => value === undefined || (Array.isArray(value) && value.length === 0)
  if (isEmpty(ours) && isEmpty(theirs)) return ''
  if (ours === null || theirs === null || typeof ours !== 'object' || typeof theirs !== 'object') {
    return Object.is(ours, theirs) ? '' : `${path}: ${JSON.stringify(ours)} is understood as ${JSON.stringify(theirs)}`
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const found = difference(ours[key], theirs[key], `${path}/${key}`)
    if (found) return found
  }
  return ''
}

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { signal, body } = JSON.parse(line)
  let told = 'ok'
  try {
    const message = messages[signal]
    const ours = withIds(body)
    const read = message.decode(message.encode(message.fromObject(ours)).finish())
    told = difference(ours, message.toObject(read, { longs: String, enums: Number, bytes: String }), '') || told
  } catch (error) {
    told = error.message.replaceAll('\n', ' ')
  }
  process.stdout.write(told + '\n')
}
