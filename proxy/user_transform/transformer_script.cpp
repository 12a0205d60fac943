#include "proxy/user_transform/transformer_script.h"

namespace ccr::proxy {

// The hooks are called as the original calls them: (body, provider, context) for a request, (response, context) for an answer,
// where a response is that of the Fetch standard.
const char transformerScript[] = R"js(
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const { inspect } = require('util');
const { AsyncLocalStorage } = require('async_hooks');
const text = parts => parts.map(part => typeof part === 'string' ? part : inspect(part)).join(' ');
const logger = {};
// Of the request that is being worked on, whichever of an instance's logger and the context's writes.
const request = new AsyncLocalStorage();
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) logger[level] = (...parts) => host.log(level, text(parts), request.getStore());
const hookNames = ['transformRequestIn', 'transformRequestOut', 'transformResponseIn', 'transformResponseOut', 'auth'];
const classes = new Map();
const instances = new Map();
const streams = new Map();
const stampOf = file => {
  const { mtimeMs, size, ino } = fs.statSync(file);
  return [mtimeMs, size, ino].join('|');
};
// Says a sentence of the program with its values, which may be sentences themselves: the message is a phrase as JSON.
class Problem extends Error {
  constructor(sentence, ...values) {
    super(JSON.stringify([[sentence, ...values]]));
    this.name = 'transformer';
    this.said = [sentence, ...values];
    this.stack = '';
  }
}
const wordsOf = error => error instanceof Problem ? error.said : error instanceof Error ? `${error.name}: ${error.message}` : text([error]);
const explain = (error, sentence, ...values) => {
  const explained = new Problem(sentence, ...values, wordsOf(error));
  if (error instanceof Error) explained.stack = error.stack;
  return explained;
};
const classOf = file => {
  let stamp;
  try {
    stamp = stampOf(file);
  } catch (error) {
    throw error.code === 'ENOENT' ? new Problem('there is no such file; correct its path in "transformers"') : error;
  }
  const known = classes.get(file);
  if (known && known.stamp === stamp) return known;
  classes.delete(file);
  for (const key of instances.keys()) if (key.startsWith(file + '|')) instances.delete(key);
  const own = createRequire(file);
  for (const key of Object.keys(own.cache)) if (!key.includes(path.sep + 'node_modules' + path.sep)) delete own.cache[key];
  const module = own(file);
  const made = typeof module === 'function' ? module : module && (module.default || Object.values(module).find(value => typeof value === 'function'));
  if (typeof made !== 'function') throw new Problem('it exports no class; write "%1"', "module.exports = class { name = 'my-transformer'; ... }");
  const entry = { stamp, made };
  classes.set(file, entry);
  return entry;
};
const instanceOf = (file, options) => {
  const { made } = classOf(file);
  const key = file + '|' + JSON.stringify(options);
  if (!instances.has(key)) {
    const instance = new made(options);
    instance.logger = logger;
    instances.set(key, instance);
  }
  return instances.get(key);
};
// A class that is named by itself is made with the options of each use only.
const nameOf = (file, options) => {
  const name = classOf(file).made.TransformerName || instanceOf(file, options).name;
  if (typeof name !== 'string' || !name) throw new Problem('the class has neither a member "name" nor a static "TransformerName"');
  return name;
};
const find = (files, use) => {
  const known = [];
  const problems = [];
  for (const { path: file, options } of files) {
    try {
      const name = nameOf(file, options);
      if (name.toLowerCase() === use.name.toLowerCase()) return { name: use.name, file, instance: instanceOf(file, use.options === undefined ? options : use.options) };
      known.push(name);
    } catch (error) {
      problems.push(['%1: %2', file, wordsOf(error)]);
    }
  }
  const unknown = known.length
    ? ['there is no transformer "%1" in the files of "transformers"; they define %2', use.name, known.join(', ')]
    : ['there is no transformer "%1" in the files of "transformers"; they define none', use.name];
  if (!problems.length) throw new Problem(...unknown);
  throw new Problem('%1; not loaded: %2', unknown, problems.reduce((all, one) => ['%1; %2', all, one]));
};
const run = async (found, hook, ...parameters) => {
  try {
    return await found.instance[hook](...parameters);
  } catch (error) {
    throw explain(error, 'transformer "%1" (%2), %3: %4', found.name, found.file, hook);
  }
};
const merge = (state, result, found, hook) => {
  if (!result || typeof result !== 'object') throw new Problem('transformer "%1" (%2), %3: it answered %4 instead of a body', found.name, found.file, hook, inspect(result));
  if (!result.body || typeof result.body !== 'object') {
    state.body = result;
    return;
  }
  state.body = result.body;
  const { url, headers } = result.config || {};
  if (url) state.url = new URL(String(url), state.url).href;
  for (const [name, value] of Object.entries(headers || {})) state.headers[name.toLowerCase()] = value;
};
const contextOf = context => ({ req: { ...context, log: logger } });
const finish = async (response, uses, files, context) => {
  for (const use of uses) {
    const found = find(files, use);
    if (typeof found.instance.transformResponseOut !== 'function') continue;
    response = await run(found, 'transformResponseOut', response, contextOf(context));
    if (!response || typeof response.text !== 'function') throw new Problem('transformer "%1" (%2), %3: it answered %4 instead of a Response', found.name, found.file, 'transformResponseOut', inspect(response));
  }
  return response;
};
const calls = {
  load: ({ files }) => files.map(({ path: file, options }) => {
    try {
      const name = nameOf(file, options);
      const { made } = classOf(file);
      const members = made.TransformerName ? made.prototype : instanceOf(file, options);
      const endPoint = typeof members.endPoint === 'string' ? members.endPoint : '';
      return { file, name, endPoint, hooks: hookNames.filter(hook => typeof members[hook] === 'function') };
    } catch (error) {
      return { file, problem: [wordsOf(error)] };
    }
  }),
  request: async ({ files, uses, body, url, headers, provider, context }) => {
    const state = { body, url, headers };
    let answers = false;
    for (const use of uses) {
      const found = find(files, use);
      answers = answers || typeof found.instance.transformResponseOut === 'function';
      for (const hook of ['transformRequestIn', 'auth'])
        if (typeof found.instance[hook] === 'function') merge(state, await run(found, hook, state.body, provider, contextOf(context)), found, hook);
    }
    const fields = {};
    for (const [name, value] of Object.entries(state.headers)) if (value !== undefined && value !== null) fields[name] = String(value);
    const removed = Object.keys(headers).filter(name => !(name in fields));
    return { body: state.body, url: state.url, headers: fields, removed, answers };
  },
  answer: async ({ files, uses, context, status, headers, body }) => {
    const response = await finish(new Response(Buffer.from(body, 'base64'), { status, headers }), uses, files, context);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { contentType: response.headers.get('content-type') || '', body: bytes.toString('base64') };
  },
  open: async ({ stream, files, uses, context, status, headers }) => {
    const { readable, writable } = new TransformStream(undefined, new ByteLengthQueuingStrategy({ highWaterMark: 262144 }));
    const writer = writable.getWriter();
    writer.closed.catch(() => {});
    streams.set(stream, { writer, exchange: context.id });
    try {
      const response = await finish(new Response(readable, { status, headers }), uses, files, context);
      const reader = response.body.getReader();
      streams.get(stream).reader = reader;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return null;
        host.tell({ stream, data: Buffer.from(value).toString('base64') });
      }
    } catch (error) {
      throw error instanceof Problem ? error : explain(error, 'the answer of a transformer: %1');
    } finally {
      streams.delete(stream);
    }
  },
  feed: async ({ stream, data }) => {
    const open = streams.get(stream);
    if (!open) return null;
    open.writer.write(Buffer.from(data, 'base64')).catch(() => {});
    await open.writer.ready.catch(() => {});
    return null;
  },
  end: async ({ stream }) => {
    const open = streams.get(stream);
    if (open) open.writer.close().catch(() => {});
    return null;
  },
  drop: async ({ stream }) => {
    const open = streams.get(stream);
    if (!open) return null;
    open.writer.abort(new Error('nobody waits for the answer')).catch(() => {});
    if (open.reader) open.reader.cancel().catch(() => {});
    return null;
  },
};
const exchangeOf = ({ context, stream }) => (context ? context.id : (streams.get(stream) || {}).exchange);
host.call = (method, params) => request.run(exchangeOf(params), async () => calls[method](params));
)js";

} // namespace ccr::proxy
