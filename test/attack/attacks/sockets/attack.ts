import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import type { RawAnswer } from '../../arena/raw-answers.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';
import { SHAPES } from './shapes/index.js';
import type { Shape } from './shapes/shape.js';

const ROUNDS = 3;

export const sockets: Attack = {
  name: 'sockets',
  tries: 'smuggling, broken heads, strange methods and wishes on raw sockets, whole and byte by byte',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    for (let round = arena.count(ROUNDS); round > 0; round -= 1) {
      await inParallel(arena.shuffled(SHAPES), 8, async (shape) =>
        tryShape(arena, target, shape, round % 2 === 0),
      );
    }
    await arena.expectServing(target);
  },
};

/** @param inPieces whether it comes in several packets, cut anywhere */
async function tryShape(
  { tally, random }: Arena,
  target: Target,
  shape: Shape,
  inPieces: boolean,
): Promise<void> {
  const connection = await RawConnection.open(target.url);
  try {
    const middle = inPieces ? Math.floor(random() * shape.bytes.length) : 0;
    connection.write(shape.bytes.slice(0, middle));
    if (inPieces) await new Promise((resolve) => setTimeout(resolve, 5));
    connection.write(shape.bytes.slice(middle));
    // One more than is right, if it comes at once.
    const answers = await connection.answers(shape.statuses.length + 1, {
      withoutBody: shape.withoutBody ?? false,
    });
    for (const { status, headers, body } of answers) {
      tally.judge({ status, headers: Object.fromEntries(headers), body }, shape.name, shape.allowed);
    }
    tally.expect(
      isRight(answers, shape, connection.closed),
      `${shape.name}: answered [${answers.map(({ status }) => status).join(', ')}]${connection.closed ? ', closed' : ''}, right is ${shape.statuses.map((one) => one.join(' or ')).join(', then ')}`,
    );
  } finally {
    connection.destroy();
  }
}

function isRight(answers: readonly RawAnswer[], { statuses }: Shape, closed: boolean): boolean {
  if (answers.length > statuses.length) return false;
  // Cut off in the middle of sending, a client may miss the refusal.
  if (answers.length === 0) return closed && statuses[0]!.some((status) => status >= 400);
  return (
    answers.length === statuses.length &&
    answers.every(({ status }, index) => statuses[index]!.includes(status))
  );
}
