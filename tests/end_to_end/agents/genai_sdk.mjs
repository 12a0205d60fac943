// Drives Google's Gen AI SDK against a router: node genai_sdk.mjs BASE_URL. Prints one JSON object of what it saw.
import { GoogleGenAI } from '@google/genai';

const client = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: process.argv[2] } });
const seen = {};

const whole = await client.models.generateContent({ model: 'gemini-any', contents: 'Say hello.' });
seen.text = whole.text;
seen.finish = whole.candidates[0].finishReason;
seen.tokens = whole.usageMetadata.candidatesTokenCount;

let text = '';
for await (const chunk of await client.models.generateContentStream({ model: 'gemini-any', contents: 'Say hello.' })) {
  text += chunk.text ?? '';
}
seen.stream = text;

const tools = [{
  functionDeclarations: [{ name: 'Glob', description: 'Lists files', parametersJsonSchema: { type: 'object', properties: {} } }],
}];
seen.tool = null;
for await (const chunk of await client.models.generateContentStream({
  model: 'gemini-any', contents: 'Which files are there?', config: { tools },
})) {
  seen.tool = chunk.functionCalls?.[0]?.name ?? seen.tool;
}

seen.counted = (await client.models.countTokens({ model: 'gemini-any', contents: 'hello world' })).totalTokens;
try {
  await client.models.generateContent({ model: 'nobody,x', contents: 'hi' });
} catch (error) {
  seen.error = { status: error.status, message: error.message };
}
console.log(JSON.stringify(seen));
