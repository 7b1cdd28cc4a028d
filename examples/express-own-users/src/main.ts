import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

// Without a secret of yours, tokens end with the process.
const { DATABASE_URL = 'sqlite:./accounts.db', PORT = '3000', TOKEN_SECRET = randomUUID() } = process.env;
const app = await NestFactory.create(AppModule.forRoot(DATABASE_URL, TOKEN_SECRET), {
  logger: ['error', 'warn'],
});
app.enableShutdownHooks();
await app.listen(Number(PORT), '127.0.0.1');
console.log(`Listening on ${await app.getUrl()}, Ctrl-C ends it`);
