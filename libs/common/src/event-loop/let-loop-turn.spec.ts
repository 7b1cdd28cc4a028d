import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { letLoopTurn } from './let-loop-turn.js';

describe('letting the event loop turn', () => {
  it('lets in several connections that have arrived, though the loop takes one a turn', async () => {
    let taken = 0;
    const server = createServer((socket) => {
      taken += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const sockets = Array.from({ length: 6 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    // They are connected by the system, whether or not this process has looked.
    for (let yields = 0; taken < sockets.length && yields < 1_000; yields += 1) await letLoopTurn();
    expect(taken).toBe(sockets.length);
    server.close();
  });

  it('comes back though somebody works in each turn', async () => {
    let isOver = false;
    let turns = 0;
    const work = (): void => {
      turns += 1;
      const until = performance.now() + 2;
      while (performance.now() < until);
      if (!isOver) setImmediate(work);
    };
    work();
    await letLoopTurn();
    isOver = true;
    expect(turns).toBeGreaterThan(0);
  });
});
