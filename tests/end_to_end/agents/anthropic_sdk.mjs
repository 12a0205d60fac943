// Drives Anthropic's SDK against a router: node anthropic_sdk.mjs BASE_URL. Prints one JSON object of what it saw.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: process.argv[2], apiKey: 'any', maxRetries: 0 });
const request = { model: 'any', max_tokens: 200, messages: [{ role: 'user', content: 'Say hello.' }] };
const textOf = (message) => message.content.filter((block) => block.type === 'text').map((block) => block.text).join('');
const seen = {};

const whole = await client.messages.create(request);
seen.text = textOf(whole);
seen.stop = whole.stop_reason;

const final = await client.messages.stream(request).finalMessage();
seen.stream = textOf(final);
seen.streamTokens = final.usage.output_tokens;

seen.counted = (await client.messages.countTokens({ model: 'any', messages: [{ role: 'user', content: 'hello world' }] })).input_tokens;
seen.models = [];
for await (const model of client.models.list()) seen.models.push(model.id);
try {
  await client.messages.create({ ...request, model: 'nobody,x' });
} catch (error) {
  seen.error = { class: error.constructor.name, status: error.status, type: error.error?.error?.type };
}
console.log(JSON.stringify(seen));
