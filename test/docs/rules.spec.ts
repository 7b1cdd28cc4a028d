import { readFile } from 'node:fs/promises';
import { FollowModel } from '../model/follow-model.js';
import type { ModelState } from '../model/model-facts.js';
import type { Operation } from '../model/model-operations.js';

/** What leads from one state to another, as the diagram draws it: `none --> requested : follow, private`. */
type Transition = `${ModelState} --> ${ModelState} : ${string}`;

const [FOLLOWER, FOLLOWEE] = [0, 1];

/** Operations that leave the follower in a state with a public followee, in every way there is. */
const WAYS_TO: readonly (readonly [ModelState, readonly Operation[]])[] = [
  ['none', []],
  [
    'requested',
    [
      { kind: 'setPrivate', by: FOLLOWEE, isPrivate: true },
      { kind: 'follow', by: FOLLOWER, other: FOLLOWEE },
    ],
  ],
  ['following', [{ kind: 'follow', by: FOLLOWER, other: FOLLOWEE }]],
  ['blocked', [{ kind: 'block', by: FOLLOWER, other: FOLLOWEE }]],
  ['blocked', [{ kind: 'block', by: FOLLOWEE, other: FOLLOWER }]],
  [
    'blocked',
    [
      { kind: 'block', by: FOLLOWER, other: FOLLOWEE },
      { kind: 'block', by: FOLLOWEE, other: FOLLOWER },
    ],
  ],
];

/** Everything that either of the two can do, by its name in the diagram. */
function stepsFor(followeeIsPrivate: boolean): readonly (readonly [string, Operation])[] {
  return [
    [
      `follow, ${followeeIsPrivate ? 'private' : 'public'}`,
      { kind: 'follow', by: FOLLOWER, other: FOLLOWEE },
    ],
    ['unfollow', { kind: 'unfollow', by: FOLLOWER, other: FOLLOWEE }],
    ['accept', { kind: 'accept', by: FOLLOWEE, other: FOLLOWER }],
    ['reject', { kind: 'reject', by: FOLLOWEE, other: FOLLOWER }],
    ['remove', { kind: 'remove', by: FOLLOWEE, other: FOLLOWER }],
    ['turn public', { kind: 'setPrivate', by: FOLLOWEE, isPrivate: false }],
    ['turn private', { kind: 'setPrivate', by: FOLLOWEE, isPrivate: true }],
    ['block', { kind: 'block', by: FOLLOWER, other: FOLLOWEE }],
    ['block', { kind: 'block', by: FOLLOWEE, other: FOLLOWER }],
    ['unblock', { kind: 'unblock', by: FOLLOWER, other: FOLLOWEE }],
    ['unblock', { kind: 'unblock', by: FOLLOWEE, other: FOLLOWER }],
    ['mute', { kind: 'mute', by: FOLLOWER, other: FOLLOWEE }],
    ['unmute', { kind: 'unmute', by: FOLLOWER, other: FOLLOWEE }],
  ];
}

/** Every step from every state that ends in another one, done on the model. */
function transitionsOfModel(): Set<Transition> {
  const found = new Set<Transition>();
  for (const [before, way] of WAYS_TO) {
    for (const followeeIsPrivate of [false, true]) {
      // Nobody waits for a public user.
      if (before === 'requested' && !followeeIsPrivate) continue;
      for (const [name, step] of stepsFor(followeeIsPrivate)) {
        const model = FollowModel.ofUsers(Array(2).fill({ type: 'person', isPrivate: false }));
        const setting: Operation = { kind: 'setPrivate', by: FOLLOWEE, isPrivate: followeeIsPrivate };
        for (const operation of [...way, setting]) model.apply(operation);
        expect(model.state(FOLLOWER, FOLLOWEE)).toBe(before);
        model.apply(step);
        const after = model.state(FOLLOWER, FOLLOWEE);
        if (after !== before) found.add(`${before} --> ${after} : ${name}`);
      }
    }
  }
  return found;
}

describe('the page on the rules', () => {
  let diagram: string[];

  beforeAll(async () => {
    const page = await readFile(new URL('../../docs/rules.md', import.meta.url), 'utf8');
    const [, block = ''] = /```mermaid\n(.*?)```/s.exec(page) ?? [];
    diagram = block
      .trimEnd()
      .split('\n')
      .map((line) => line.trim());
  });

  it('draws exactly the transitions that the model makes', () => {
    const [kind, start, ...transitions] = diagram;
    expect([kind, start]).toEqual(['stateDiagram-v2', '[*] --> none']);
    expect(transitions.sort()).toEqual([...transitionsOfModel()].sort());
  });

  it('draws no transition twice', () => {
    expect(new Set(diagram).size).toBe(diagram.length);
  });
});
