import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readSettings } from '@retinue/api';
import { createApp, describeApi } from '@retinue/api/server';
import { generateClient } from './client/generate-client.js';

// Run from the repository's root, as npm does. The application is made, not started: no port, and nothing stored.
// A service that asks who calls knows more codes, and `me`: the client is for it, and for one that does not ask.
const settings = readSettings({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'fatal', AUTH_MODE: 'token' });
const app = await createApp(settings);
for (const { path, text } of await generateClient(describeApi(app, settings))) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
await app.close();
