import { hideSecrets } from './hide-secrets.js';

/** What is said of an event beside its message, such as `requestId`. */
type Fields = Readonly<Record<string, unknown>>;

/** A line of the log before it is written. */
export interface LogLine {
  readonly fields: Fields;
  readonly message: string;
}

/**
 * What Nest is told to log, as a line: a text, an error, or an object with a `message` and fields beside it; then a stack, for errors;
 * then what it is about. Without secrets.
 */
export function logLine(message: unknown, rest: readonly unknown[]): LogLine {
  const texts = rest.filter((part) => typeof part === 'string');
  const context = texts.at(-1);
  const stack = texts.length > 1 ? texts[0] : stackOf(message);
  return {
    fields: {
      ...(context === undefined ? {} : { context }),
      ...fieldsOf(message),
      ...(stack === undefined ? {} : { stack: hideSecrets(stack) }),
    },
    message: hideSecrets(textOf(message)),
  };
}

function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (hasMessage(message)) return message.message;
  try {
    return JSON.stringify(message) ?? String(message);
  } catch {
    return String(message);
  }
}

function hasMessage(value: unknown): value is Fields & { readonly message: string } {
  return (
    typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
  );
}

function stackOf(message: unknown): string | undefined {
  return message instanceof Error ? message.stack : undefined;
}

function fieldsOf(message: unknown): Fields {
  if (!hasMessage(message) || message instanceof Error) return {};
  const { message: _message, ...fields } = message;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? hideSecrets(value) : value,
    ]),
  );
}
