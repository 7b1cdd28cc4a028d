import type { operations } from '../generated/openapi.js';
import type { RetryOptions } from './retry-options.js';

/** The id of an operation, which is the name of its method. */
export type OperationId = keyof operations;

/** What every call takes. */
export interface CallOptions {
  /** Ends the call, also while it waits to try again: it is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's own, for this call; `false` for one attempt and no more. */
  readonly retry?: RetryOptions | false | undefined;
}

type Members<Parameters> = [Parameters] extends [never] ? unknown : Parameters;

type QueryOf<Id extends OperationId> = Members<NonNullable<operations[Id]['parameters']['query']>>;

type WithoutDashes<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${WithoutDashes<Rest>}`
  : Name;

/** The client writes the quotes around a number. */
type HeaderValue<Name, Value> = Name extends 'If-Match' ? Value | number : Value;

/** `If-Match` is the option `ifMatch`. The client carries the consistency token by itself. */
type HeadersOf<Id extends OperationId> = {
  [
    Name in keyof Members<NonNullable<operations[Id]['parameters']['header']>> as Name extends string
      ? Name extends 'Consistency-Token'
        ? never
        : Uncapitalize<WithoutDashes<Name>>
      : never
  ]: HeaderValue<Name, Members<NonNullable<operations[Id]['parameters']['header']>>[Name]>;
};

/** What an operation takes beside what its path and body hold: filters, headers, a signal, and retries. */
export type OptionsOf<Id extends OperationId> = QueryOf<Id> & HeadersOf<Id> & CallOptions;

/** What the path of an operation holds, by its names there. */
export type PathOf<Id extends OperationId> = NonNullable<operations[Id]['parameters']['path']>;

/** What every list in pages takes. */
export interface ListOptions extends CallOptions, Pick<QueryOf<'listBlocks'>, 'limit' | 'cursor'> {}
