import { AddressQueue } from './address-queue.js';

const ADDRESSES = 5_000;

describe('work that waits by address', () => {
  it('comes in rounds of the addresses, each in the order of its coming', () => {
    const queue = new AddressQueue();
    const done: string[] = [];
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) {
      queue.push(name.charAt(0), () => done.push(name));
    }
    for (let work = queue.shift(); work !== undefined; work = queue.shift()) work();
    expect(done).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
    expect(queue.isEmpty).toBe(true);
  });

  it('is not lost among any number of addresses that come and go', () => {
    const queue = new AddressQueue();
    const done: number[] = [];
    queue.push('stays', () => done.push(-1));
    queue.push('stays', () => done.push(-2));
    for (let number = 0; number < ADDRESSES; number += 1) {
      queue.push(`address ${number}`, () => done.push(number));
      // The one that stays goes to the end of the round with its second work, and has its turn once.
      if (number < 2 || number % 2 === 0) queue.shift()!();
    }
    while (!queue.isEmpty) queue.shift()!();
    expect(done).toHaveLength(ADDRESSES + 2);
    expect(new Set(done).size).toBe(ADDRESSES + 2);
    expect(done.slice(0, 3)).toEqual([-1, 0, -2]);
  });
});
