import { InvalidFieldsError } from './invalid-fields.error.js';

/** Beyond any request there is; without them a hostile one costs seconds, gigabytes, or the stack. */
export const MAX_VALUES = 20_000;
export const MAX_DEPTH = 8;

/** What is said of a body or a query that is nested deeper. */
export function tooDeep(what: string): string {
  return `the ${what} is nested more than ${MAX_DEPTH} deep`;
}

/** What is said of a body or a query that holds more. */
export function tooManyValues(what: string): string {
  return `the ${what} holds more than ${MAX_VALUES} values`;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [LIST_BEGINS, LIST_ENDS, OBJECT_BEGINS, OBJECT_ENDS] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Refuses a JSON text that is nested too deep or holds too many values, before a parser makes anything of it. Whether it
 * is JSON at all is the parser's business.
 *
 * @throws InvalidFieldsError
 */
export function refuseUnboundedJson(text: string): void {
  // The outermost value is at depth 0.
  let depth = -1;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    else if (character === LIST_BEGINS || character === OBJECT_BEGINS) {
      depth += 1;
      if (depth > MAX_DEPTH) refuse(tooDeep('body'));
    } else if (character === LIST_ENDS || character === OBJECT_ENDS) depth -= 1;
    else if (character === COMMA) {
      commas += 1;
      if (commas >= MAX_VALUES) refuse(tooManyValues('body'));
    }
  }
}

/** Where the string that begins there ends; the text's end when it does not. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

function refuse(detail: string): never {
  throw new InvalidFieldsError([{ pointer: '#', detail }]);
}
