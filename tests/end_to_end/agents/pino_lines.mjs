// What pino writes. Standard input: one JSON object a line, {options, level, time, fields, msg}; standard output: pino's lines.
// options may hold redact as pino takes it, mixin (fields) and children, each {bindings (fields), prefix}.
// A line {format, args} is answered with the message alone and a zero byte.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

let now = 0
let nanos = 0n
Date.now = () => now
process.hrtime.bigint = () => nanos
const require = createRequire(process.env.CCR_AGENTS_FOLDER + '/package.json')
const pino = require('pino')
const input = readFileSync(0, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line))

function errorOf (json) {
  const known = { TypeError, RangeError, Error }
  const error = json.errors
    ? new AggregateError(json.errors.map(errorOf), json.message)
    : new (known[json.type] ?? Error)(json.message)
  error.stack = json.stack
  if (json.cause) Object.defineProperty(error, 'cause', { value: errorOf(json.cause), enumerable: false })
  return error
}

// What the standard serializers read of node's objects.
function requestOf ({ id, method, url, query, headers, remoteAddress, remotePort }) {
  return { id, method, url, query, headers, socket: { remoteAddress, remotePort } }
}

function responseOf ({ statusCode, headers }) {
  return { headersSent: statusCode !== null, statusCode, getHeaders: () => headers }
}

function objectOf (fields, errorKey = 'err') {
  return Object.fromEntries(fields.map(field => [field[0] === 'err' ? errorKey : field[0], valueOf(field)]))
}

function valueOf ([, value, kind]) {
  if (kind === 'req') return requestOf(value)
  if (kind === 'res') return responseOf(value)
  if (kind === 'json') return JSON.parse(value)
  if (kind === 'error') return errorOf(value)
  if (kind === 'double' && typeof value === 'string') return NaN
  return value
}

function optionsOf (options) {
  const times = {
    epoch: pino.stdTimeFunctions.epochTime, unix: pino.stdTimeFunctions.unixTime, iso: pino.stdTimeFunctions.isoTime,
    isoNano: pino.stdTimeFunctions.isoTimeNano, none: false
  }
  const result = { level: 'trace' }
  if (options.base === false) result.base = null
  else result.base = { pid: Number(process.env.PINO_PID), hostname: process.env.PINO_HOST }
  for (const key of ['messageKey', 'errorKey', 'nestedKey', 'crlf']) if (options[key] !== undefined) result[key] = options[key]
  if (options.messagePrefix) result.msgPrefix = options.messagePrefix
  if (options.timeFormat) result.timestamp = times[options.timeFormat]
  if (options.levelFormat === 'label') result.formatters = { level: label => ({ level: label }) }
  if (options.customLevels) {
    result.customLevels = Object.fromEntries(Object.entries(options.customLevels).map(([number, name]) => [name, Number(number)]))
  }
  if (options.redact) result.redact = options.redact
  if (options.mixin) result.mixin = () => objectOf(options.mixin)
  result.serializers = { req: pino.stdSerializers.req, res: pino.stdSerializers.res, err: pino.stdSerializers.err }
  return result
}

function loggerOf (options) {
  let logger = pino(optionsOf(options), { write: line => { output += line } })
  for (const { bindings, prefix } of options.children ?? []) {
    logger = logger.child(objectOf(bindings), prefix ? { msgPrefix: prefix } : {})
  }
  return logger
}

let output = ''
const loggers = new Map()
for (const { options, level, time, fields, msg, format, args } of input) {
  if (format !== undefined) {
    const logger = pino({ base: null, timestamp: false }, { write: line => { output += JSON.parse(line).msg + '\0' } })
    logger.info(format, ...args.map(value => valueOf(['', ...value])))
    continue
  }
  now = Number(BigInt(time) / 1000000n)
  nanos = BigInt(time)
  const key = JSON.stringify(options)
  if (!loggers.has(key)) loggers.set(key, loggerOf(options))
  const logger = loggers.get(key)
  const name = options.customLevels?.[level] ?? pino.levels.labels[level]
  logger[name](objectOf(fields, options.errorKey), msg)
}
process.stdout.write(output)
