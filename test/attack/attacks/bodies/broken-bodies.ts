/** A body that is wrong by itself, whatever the route. */
export interface BrokenBody {
  readonly name: string;
  readonly bytes: Buffer;
  readonly contentType?: string;
  /** Whether it must be refused; the others may be taken by some route. */
  readonly isRefused: boolean;
}

const JSON_TYPE = 'application/json';
const KIBIBYTE = 1_024;

function refused(name: string, body: string | Buffer, contentType = JSON_TYPE): BrokenBody {
  return { name, bytes: Buffer.from(body as string), contentType, isRefused: true };
}

function odd(name: string, body: string | Buffer, contentType = JSON_TYPE): BrokenBody {
  return { ...refused(name, body, contentType), isRefused: false };
}

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

/** Bodies that are broken on their own. */
export const BROKEN: readonly BrokenBody[] = [
  refused('a brace', '{'),
  refused('a comma too many', '{"firstName":"Ann",}'),
  refused('single quotes', "{'firstName':'Ann'}"),
  refused('a comment', '{/* */"firstName":"Ann"}'),
  refused('NaN', '{"firstName":NaN}'),
  refused('Infinity', '[Infinity]'),
  refused('a hexadecimal number', '{"isPrivate":0x1}'),
  refused('a number with a leading zero', '[01]'),
  refused('a NUL', '\0'),
  refused('a raw line end in a string', '{"firstName":"A\nn"}'),
  refused('two documents', '{}{}'),
  refused('a bad escape', '{"firstName":"\\x41"}'),
  refused('a cut escape', '{"firstName":"\\u00"}'),
  refused('UTF-16', Buffer.from('\ufeff{"firstName":"Ann"}', 'utf16le')),
  refused('a gzip head', Buffer.from([0x1f, 0x8b, 8, 0])),
  refused('spaces', ' '.repeat(10_000)),
  odd('a byte order mark', '\ufeff{"firstName":"Ann"}'),
  odd(
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from('{"firstName":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
  ),
  odd(
    'an overlong encoding',
    Buffer.concat([Buffer.from('{"firstName":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
  ),
  odd('the same key twice', '{"firstName":"Ann","firstName":"Bob"}'),
  odd('nothing', ''),
  refused('null', 'null'),
  refused('a number', '1'),
  refused('a string', '"a"'),
  refused('true', 'true'),
  refused('an array', '[]'),
  refused('__proto__', '{"__proto__":{"isAdmin":true},"firstName":"Ann"}'),
  refused('constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}}}'),
  refused('256 KiB of nested arrays', nested(128 * KIBIBYTE, '[', ']')),
  refused('256 KiB of opened arrays', '['.repeat(256 * KIBIBYTE)),
  refused('nested objects', nested(20_000, '{"a":', '}').replace(':}', ':1}')),
  refused('500,000 arrays', `[${Array(350_000).fill('[]').join(',')}]`),
  refused('1 MiB of digits', '1'.repeat(1_000_000)),
  refused('a number of 100,000 digits in a field', `{"firstName":${'9'.repeat(100_000)}}`),
  refused(
    '60,000 unknown fields',
    JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`f${index}`, 1]))),
  ),
  refused('340,000 empty operations', `{"operations":[${Array(340_000).fill('{}').join(',')}]}`),
  refused('2 MiB', Buffer.alloc(2 * KIBIBYTE * KIBIBYTE, 0x20)),
  refused('a form', 'firstName=Ann', 'application/x-www-form-urlencoded'),
  refused('plain text', 'Ann', 'text/plain'),
  refused('XML', '<a/>', 'application/xml'),
  refused(
    'a multipart head',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    'multipart/form-data; boundary=x',
  ),
  refused('a content type that is none', '{}', 'application/json/x'),
  refused('JSON in a wrong type', '{}', 'text/json'),
  odd('another character set', '{"firstName":"Ann"}', 'application/json; charset=utf-7'),
  odd('a very long content type', '{"firstName":"Ann"}', `application/json; a="${'b'.repeat(5_000)}"`),
];

/** A valid body, cut at a place. */
export function cut(body: string, at: number): BrokenBody {
  return { ...odd(`a valid body, cut after ${at} of ${body.length}`, body.slice(0, at)), isRefused: at > 0 };
}
