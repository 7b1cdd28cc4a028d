import Fastify from 'fastify';
import { acceptJsonOnly } from './json-body.js';

describe('large bodies that come together', () => {
  it('are parsed one in a turn of the event loop, and small ones do not wait for them', async () => {
    const fastify = Fastify();
    acceptJsonOnly(fastify);
    const done: string[] = [];
    fastify.post('/', async ({ body }) => {
      done.push((body as readonly unknown[]).length > 1 ? 'large' : 'small');
      return {};
    });
    await fastify.ready();
    const send = async (length: number): Promise<number> => {
      const { statusCode } = await fastify.inject({
        method: 'POST',
        url: '/',
        payload: Array(length).fill(1),
      });
      return statusCode;
    };
    let isOver = false;
    const answered = Promise.all([...Array.from({ length: 5 }, () => send(10_000)), send(1)]).finally(
      () => (isOver = true),
    );
    const largeByTurn: number[] = [];
    const look = (): void => {
      largeByTurn.push(done.filter((size) => size === 'large').length);
      if (!isOver) setImmediate(look);
    };
    look();
    expect(new Set(await answered)).toEqual(new Set([200]));
    const most = Math.max(...largeByTurn.slice(1).map((count, turn) => count - (largeByTurn[turn] ?? 0)));
    expect([done[0], done.length, most]).toEqual(['small', 6, 1]);
    await fastify.close();
  });
});
