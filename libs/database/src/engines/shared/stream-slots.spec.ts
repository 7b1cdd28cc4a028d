import { getEventListeners } from 'node:events';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { StreamSlots } from './stream-slots.js';

const never = (): AbortSignal => new AbortController().signal;

describe('slots shared out by client', () => {
  let begun: string[];
  let refused: string[];
  let slots: StreamSlots;

  beforeEach(() => {
    begun = [];
    refused = [];
    slots = new StreamSlots({ slots: 2, waiting: 3 });
  });

  /** Asks, and keeps what gives the slot back once it is there. */
  const ask = async (client: string, name: string, signal = never()): Promise<{ end?: () => void }> => {
    const slot: { end?: () => void } = {};
    void slots.take(client, signal).then(
      (end) => {
        slot.end = end;
        begun.push(name);
      },
      () => void refused.push(name),
    );
    await settle();
    return slot;
  };

  const endOf = async (slot: { end?: () => void }): Promise<void> => {
    slot.end!();
    await settle();
  };

  test('a client alone may have all slots and places', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await ask('a', name);
    expect([begun, refused]).toEqual([['1', '2'], []]);
    await expect(slots.take('a', never())).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });

  test('the next slot goes to the client with the fewest, then to who came first', async () => {
    const first = await ask('a', 'a1');
    const second = await ask('a', 'a2');
    await ask('a', 'a3');
    await ask('b', 'b1');
    await ask('b', 'b2');
    await endOf(first);
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await endOf(second);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  test('the newest of the client that holds the most gives way to another', async () => {
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) await ask('a', name);
    await ask('b', 'b1');
    expect(refused).toEqual(['a5']);
    await ask('b', 'b2');
    expect(refused).toEqual(['a5', 'a4']);
  });

  test('nobody gives way to a client that would then hold as many', async () => {
    await ask('a', 'a1');
    await ask('b', 'b1');
    for (const client of ['c', 'd', 'e']) await ask(client, client);
    await ask('f', 'f');
    expect(refused).toEqual(['f']);
  });

  test('one that leaves while it waits frees its place, and its signal is let go of', async () => {
    const first = await ask('a', 'a1');
    await ask('a', 'a2');
    const leaving = new AbortController();
    await ask('b', 'b1', leaving.signal);
    const staying = new AbortController();
    await ask('c', 'c1', staying.signal);
    leaving.abort(new Error('left'));
    await endOf(first);
    expect([begun, refused]).toEqual([['a1', 'a2', 'c1'], ['b1']]);
    expect(getEventListeners(leaving.signal, 'abort')).toEqual([]);
    expect(getEventListeners(staying.signal, 'abort')).toEqual([]);
  });

  test('one that has left already gets no slot', async () => {
    await expect(slots.take('a', AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    await ask('a', 'a1');
    await ask('a', 'a2');
    expect(begun).toEqual(['a1', 'a2']);
  });

  test('while paused nobody begins, then all who can', async () => {
    const first = await ask('a', 'a1');
    slots.pause();
    await ask('b', 'b1');
    await endOf(first);
    expect(begun).toEqual(['a1']);
    await ask('c', 'c1');
    slots.resume();
    await settle();
    expect(begun).toEqual(['a1', 'b1', 'c1']);
  });
});

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
