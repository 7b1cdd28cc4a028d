import { LoopTurns } from './loop-turns.js';

/** So many turns of the event loop. */
async function turn(times: number): Promise<void> {
  for (; times > 0; times -= 1) await new Promise(setImmediate);
}

describe('turns of the event loop', () => {
  it('go to one at a time', async () => {
    const turns = new LoopTurns();
    const done: number[] = [];
    for (let number = 1; number <= 3; number += 1) turns.take('a', () => done.push(number));
    expect(done).toEqual([]);
    await turn(1);
    expect(done).toEqual([1]);
    await turn(2);
    expect(done).toEqual([1, 2, 3]);
  });

  it('go round the addresses, however much one of them wants', async () => {
    const turns = new LoopTurns();
    const done: string[] = [];
    for (let number = 1; number <= 100; number += 1) turns.take('many', () => done.push('many'));
    turns.take('one', () => done.push('one'));
    turns.take(undefined, () => done.push('gone'));
    await turn(5);
    expect(done).toEqual(['many', 'one', 'gone', 'many', 'many']);
    await turn(97);
    expect(done).toHaveLength(102);
  });

  it('are kept free while connections come in, of which the loop accepts one a turn', async () => {
    const turns = new LoopTurns();
    let isDone = false;
    turns.accepted();
    turns.take('a', () => (isDone = true));
    for (let connections = 0; connections < 3; connections += 1) {
      await turn(1);
      turns.accepted();
    }
    expect(isDone).toBe(false);
    await turn(2);
    expect(isDone).toBe(true);
  });

  it('come though connections never stop coming in, and then one after the other', async () => {
    const turns = new LoopTurns();
    const doneIn: number[] = [];
    let connections = 0;
    for (let number = 0; number < 10; number += 1) turns.take('a', () => doneIn.push(connections));
    for (; doneIn.length < 10 && connections < 1_000_000; connections += 1) {
      turns.accepted();
      await turn(1);
    }
    expect(doneIn).toHaveLength(10);
    expect(doneIn[0]).toBeGreaterThan(0);
    const gaps = doneIn.slice(1).map((at, index) => at - (doneIn[index] ?? 0));
    expect(gaps.filter((gap) => gap === 1).length).toBeGreaterThan(5);
  });
});
