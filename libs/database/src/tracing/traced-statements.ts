import type { SqlReader } from '../sql/sql-reader.js';
import type { Transaction } from '../transactions/transaction.js';
import type { DatabaseTracer, SpanSubject } from './database-tracer.js';
import { summaryOf } from './statement-summary.js';

type Engine = SpanSubject['engine'];

/** Those that are traced already: a transaction is given to several bodies. */
const traced = new WeakSet<object>();

/** Has a reader put each of its statements into a span. */
export function traceReads<Reader extends SqlReader>(
  reader: Reader,
  tracer: DatabaseTracer,
  engine: Engine,
): Reader {
  return traceMethods(reader, ['all', 'get'], tracer, engine);
}

/** The same of a transaction, its writes as well. */
export function traceTransaction(
  transaction: Transaction,
  tracer: DatabaseTracer,
  engine: Engine,
): Transaction {
  return traceMethods(transaction, ['all', 'get', 'run', 'executeMany'], tracer, engine);
}

/** On the very object: a transaction is known by what it is, and what has joined it asks it. */
function traceMethods<Kind extends object>(
  object: Kind,
  names: readonly string[],
  tracer: DatabaseTracer,
  engine: Engine,
): Kind {
  if (traced.has(object)) return object;
  traced.add(object);
  for (const name of names) {
    const method = (Reflect.get(object, name) as Method).bind(object);
    Object.defineProperty(object, name, {
      value: async (statement: TracedStatement, ...parameters: unknown[]) => {
        const text = textOf(statement, engine);
        const subject = { kind: 'statement', name: summaryOf(text), engine, text } as const;
        return tracer.span(subject, async () => method(statement, ...parameters));
      },
    });
  }
  return object;
}

type Method = (...parameters: unknown[]) => Promise<unknown>;

type Text = { readonly text: string };

/** A text, a statement, or one for many rows, of which PostgreSQL's form is a statement itself. */
type TracedStatement =
  string | { readonly sqlite: Text; readonly postgres: Text | { readonly postgres: Text } };

function textOf(statement: TracedStatement, engine: Engine): string {
  if (typeof statement === 'string') return statement;
  if (engine === 'sqlite') return statement.sqlite.text;
  const { postgres } = statement;
  return 'text' in postgres ? postgres.text : postgres.postgres.text;
}
