import { abortable } from './abortable.js';

const ENDED = { done: true, value: undefined } as const;

/**
 * The lines of a text as they arrive. One that has no end at the end of the text is none: it was cut.
 *
 * By a reader, since a stream can be gone through with `for await` in some browsers only.
 *
 * @throws the signal's reason, at once, when it is aborted meanwhile
 */
export async function* readLines(
  body: ReadableStream<Uint8Array> | undefined,
  signal?: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  if (body === undefined) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      // A connection that breaks ends the text as well: whoever reads it counts the lines.
      const { done, value } = await abortable(
        reader.read().catch(() => ENDED),
        signal,
      );
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    // Whoever leaves early wants no more of it; of what has ended or failed there is no more.
    await reader.cancel().catch(() => undefined);
  }
}

/** How many lines came before this one, if it is the last of an answer. */
export function linesBefore(line: unknown): number | undefined {
  if (typeof line !== 'object' || line === null) return undefined;
  const { kind, lines } = line as Readonly<Record<string, unknown>>;
  return kind === 'end' && typeof lines === 'number' ? lines : undefined;
}
