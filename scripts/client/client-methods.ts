import { CLIENT_TYPES } from './client-types.js';
import type { Operation, OperationBody } from './operations-of.js';

/** These only read, though they are sent with a body. */
const READS = new Set(['queryRelationships']);

const NOTHING = 'The answer is empty: the promise gives `undefined`.';
const ASK = 'What is between the two now, `getRelationships` says.';

/** Options of every call (`CallOptions`). */
const CALL_OPTIONS = ['signal', 'retry'];

/** Characters of a line of a comment. */
const WIDTH = 100;

/**
 * The source of a class with a method for each operation, and one more for each list, which goes through its pages.
 *
 * @throws Error when two methods, or two options of one method, would have one name
 */
export function writeMethods(operations: readonly Operation[]): string {
  const names = operations.flatMap((operation) => [operation.id, ...iteratorNames(operation)]);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`Two methods are called ${twice.join(', ')}`);
  const methods = operations.flatMap((operation) => [
    writeMethod(operation),
    ...iteratorNames(operation).map((name) => writeIterator(operation, name)),
  ]);
  return `// Made by \`npm run client\` from the OpenAPI document: change that, and run it again.
import type { OptionsOf, PathOf } from '../calls/call-options.js';
import { CallSender } from '../calls/call.js';
import type { Listing } from '../calls/listing.js';
import type { ${typesIn(operations).join(', ')} } from './openapi.js';

/** A method for each operation of the service, by its operation id. */
export abstract class RetinueOperations extends CallSender {
${methods.join('\n\n')}
}
`;
}

function writeMethod(operation: Operation): string {
  const { id, method, template, pathParameters, headers, parts, body } = operation;
  const members = [
    `method: '${method}'`,
    `path: '${template}'`,
    ...(pathParameters.length === 0
      ? []
      : [`pathValues: { ${pathParameters.map(({ name }) => assign(name, argumentName(name))).join(', ')} }`]),
    ...(body === undefined ? [] : [isOptional(body) ? `body: { ${body.fields.join(', ')} }` : 'body']),
    ...(headers.length === 0
      ? []
      : [`headers: { ${headers.map((name) => `${optionName(name)}: '${name}'`).join(', ')} }`]),
    ...(headers.includes('Idempotency-Key') ? ['takesIdempotencyKey: true'] : []),
    ...(READS.has(id) ? ['reads: true'] : []),
    ...(parts === undefined ? [] : [`parts: { name: '${parts.name}', atMost: ${parts.atMost} }`]),
  ];
  if (operation.lines !== undefined) {
    const example = `@example for await (const line of client.${id}(${exampleArguments(operation)})) console.log(line.kind);`;
    return `${comment([...describe(operation), '@throws CutAnswerError', example])}
  ${id}(${methodParameters(operation).join(', ')}): AsyncGenerator<${operation.lines.join(' | ')}, void, undefined> {
    return this.lines({ ${members.join(', ')} }, options);
  }`;
  }
  return `${comment(describe(operation))}
  ${id}(${methodParameters(operation).join(', ')}): Promise<${operation.answer}> {
    return this.${parts === undefined ? 'send' : 'sendInParts'}({ ${members.join(', ')} }, options);
  }`;
}

/** The fields of a body that may be left out are options: nobody should have to write `undefined` in its place. */
function methodParameters(operation: Operation): string[] {
  const { id, body } = operation;
  if (body === undefined) return [...pathArguments(operation), optionsParameter(operation)];
  if (!isOptional(body))
    return [...pathArguments(operation), `body: ${body.type}`, optionsParameter(operation)];
  const options = new Set([...operation.queryNames, ...operation.headers.map(optionName), ...CALL_OPTIONS]);
  const both = body.fields.filter((field) => options.has(field));
  if (both.length > 0) throw new Error(`${id} has ${both.join(', ')} in its body and among its options`);
  const fields = `{ ${body.fields.join(', ')}, ...options }`;
  return [...pathArguments(operation), `${fields}: ${body.type} & OptionsOf<'${id}'> = {}`];
}

function writeIterator(operation: Operation, name: string): string {
  if (operation.isLog) return writeFeed(operation, name);
  const given = [
    ...operation.pathParameters.map((one) => argumentName(one.name)),
    '{ ...options, ...from }',
  ].join(', ');
  const summary = `${operation.summary}: one after the other, from page to page, or by \`pages()\`. See {@link ${operation.id}}.`;
  const example = `@example for await (const item of client.${name}(${exampleArguments(operation)})) console.log(item);`;
  return `${comment([summary, example])}
  ${name}(${[...pathArguments(operation), optionsParameter(operation)].join(', ')}): Listing<${operation.item}> {
    return this.each((from) => this.${operation.id}(${given}), options);
  }`;
}

function writeFeed(operation: Operation, name: string): string {
  const { id, summary, item, pathParameters } = operation;
  const does =
    'one after the other, each once, and on with those to come: it waits for them, and reconnects by itself once there was a ' +
    `first answer. Keep the \`id\` of the last one that you have dealt with, and begin with it as \`after\`. See {@link ${id}}.`;
  const place = [...pathParameters.map(() => '42'), '{ after }'].join(', ');
  const example = `@example for await (const event of client.${name}(${place})) console.log(event.type);`;
  const given = [...pathParameters.map((one) => argumentName(one.name)), '{ ...options, ...from }'].join(
    ', ',
  );
  const parameters = [...pathArguments(operation), `options: Omit<OptionsOf<'${id}'>, 'waitSeconds'> = {}`];
  return `${comment([`${summary}: ${does}`, example])}
  ${name}(${parameters.join(', ')}): AsyncGenerator<${item}, void, undefined> {
    return this.feed((from) => this.${id}(${given}), options);
  }`;
}

/** `listKnownFollowers` is one page, `knownFollowers` goes through all. */
function iteratorNames({ id, item }: Operation): string[] {
  const plural = id.replace(/^list/, '');
  return item === undefined ? [] : [plural.charAt(0).toLowerCase() + plural.slice(1)];
}

const isOptional = ({ required }: OperationBody): boolean => !required;

function pathArguments({ pathParameters }: Operation): string[] {
  return pathParameters.map(({ name, type }) => `${argumentName(name)}: ${type}`);
}

function optionsParameter({ id, needsOptions }: Operation): string {
  return needsOptions ? `options: OptionsOf<'${id}'>` : `options: OptionsOf<'${id}'> = {}`;
}

function describe(operation: Operation): string[] {
  const { summary, description, method, template, answer, codes, pathParameters } = operation;
  const problems = codes.map((code) => `\`${code}\``).join(', ');
  return [
    summary,
    ...(description === undefined ? [] : [description]),
    ...(answer === 'void' ? [pathParameters.length === 2 ? `${NOTHING} ${ASK}` : NOTHING] : []),
    `\`${method} ${template}\``,
    `@throws ProblemError ${problems}`,
  ];
}

/** Wrapped, since the texts of the document are single lines. */
function comment(paragraphs: readonly string[]): string {
  const lines = paragraphs.flatMap((text, at) => [
    ...(at > 0 && !text.startsWith('@example') ? [''] : []),
    ...wrap(text),
  ]);
  return ['  /**', ...lines.map((line) => `   * ${line}`.trimEnd()), '   */'].join('\n');
}

function wrap(text: string): string[] {
  // An example is code: it stays in one line.
  if (text.startsWith('@example')) return ['', text];
  const lines: string[] = [];
  for (const word of text.replaceAll('*/', '* /').split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function exampleArguments({ pathParameters, needsOptions }: Operation): string {
  return [...pathParameters.map(() => '42'), ...(needsOptions ? ['options'] : [])].join(', ');
}

/** `user_id`, as the original route has it, is `userId` here. */
const argumentName = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `If-Match` is the option `ifMatch`. */
const optionName = (header: string): string =>
  header.charAt(0).toLowerCase() + header.slice(1).replaceAll('-', '');

const assign = (name: string, value: string): string => (name === value ? name : `${name}: ${value}`);

function typesIn(operations: readonly Operation[]): string[] {
  const types = operations.flatMap(({ answer, item, lines = [], body, pathParameters }) => [
    answer,
    item,
    ...lines,
    body?.type,
    ...pathParameters.map(({ type }) => type).filter((type) => CLIENT_TYPES.has(type)),
  ]);
  const names = types
    .filter((type) => type !== undefined && type !== 'void')
    .map((type) => type!.replaceAll('[]', ''));
  return [...new Set(names)].sort();
}
