// Arguments: folder with node_modules, file, records. Prints the records a second of the quickest of pino's destinations.
'use strict'
const path = require('path')
const fs = require('fs')
const pino = require(path.join(process.argv[2], 'node_modules', 'pino'))
const file = process.argv[3]
const records = Number(process.argv[4])

function run (minLength) {
  fs.rmSync(file, { force: true })
  const destination = pino.destination({ dest: file, sync: true, minLength, maxWrite: 1024 * 1024 })
  const logger = pino({}, destination)
  const start = process.hrtime.bigint()
  for (let i = 0; i < records; i++) {
    logger.info({
      component: 'proxy', method: 'POST', path: '/v1/messages', status: 200, provider: 'openrouter',
      model: 'claude-sonnet-4-5', ttftMs: 412.25, outputTokens: i, stream: true
    }, 'request completed')
  }
  destination.flushSync()
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  destination.end()
  return records / seconds
}

run(65536) // the compiler of node warms up
console.log(Math.max(run(0), run(4096), run(65536)))
