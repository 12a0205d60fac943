// Drives the OpenAI SDK against a router: node openai_sdk.mjs BASE_URL. Prints one JSON object of what it saw.
import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.argv[2] + '/v1', apiKey: 'any', maxRetries: 0 });
const question = [{ role: 'user', content: 'Say hello.' }];
const tools = [{
  type: 'function',
  function: { name: 'Glob', description: 'Lists files', parameters: { type: 'object', properties: { pattern: { type: 'string' } } } },
}];
const seen = {};

const whole = await client.chat.completions.create({ model: 'any', messages: question });
seen.chat = whole.choices[0].message.content;
seen.chatFinish = whole.choices[0].finish_reason;
seen.chatTokens = whole.usage.completion_tokens;

let text = '';
let chunks = 0;
const stream = await client.chat.completions.create({
  model: 'any', messages: question, stream: true, stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  chunks += 1;
  text += chunk.choices[0]?.delta?.content ?? '';
  if (chunk.usage) seen.chatStreamTokens = chunk.usage.completion_tokens;
}
seen.chatStream = text;
seen.chatChunks = chunks;

const called = await client.chat.completions.stream({ model: 'any', messages: question, tools }).finalChatCompletion();
seen.tool = called.choices[0].message.tool_calls?.[0]?.function?.name ?? null;
if (seen.tool) JSON.parse(called.choices[0].message.tool_calls[0].function.arguments);

const response = await client.responses.create({ model: 'any', input: 'Say hello.' });
seen.responses = response.output_text;
seen.responsesStatus = response.status;

const kinds = new Set();
const responseStream = client.responses.stream({ model: 'any', input: 'Say hello.' });
for await (const event of responseStream) kinds.add(event.type);
seen.responsesStream = (await responseStream.finalResponse()).output_text;
seen.responsesEvents = [...kinds];

seen.models = (await client.models.list()).data.map((model) => model.id);
try {
  await client.chat.completions.create({ model: 'nobody,x', messages: question });
} catch (error) {
  seen.error = { class: error.constructor.name, status: error.status, message: error.message };
}
console.log(JSON.stringify(seen));
