import type { Response } from 'supertest';

/** The text of an answer. Of what it takes for no text, supertest gives the bytes. */
export function textOf({ text, body }: Pick<Response, 'text' | 'body'>): string {
  return text ?? (Buffer.isBuffer(body) ? body.toString() : '');
}

/** The values of an answer that has a JSON text in each line. @throws Error when the last one is cut */
export function linesOf(response: Pick<Response, 'text' | 'body'>): unknown[] {
  const lines = textOf(response).split('\n');
  if (lines.pop() !== '') throw new Error('The last line has no end');
  return lines.map((line) => JSON.parse(line) as unknown);
}
