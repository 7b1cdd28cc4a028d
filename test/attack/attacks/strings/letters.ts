/** As text in JSON; in addresses they are percent-encoded. Unpaired surrogates are among them on purpose. */
const UNICODE = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '\u2800',
  '\u3164',
  '\u00ad',
  '\ufeff',
  '\u202egnp.exe',
  '\u2066\u2067\u2068',
  '\u0041\u0301\u0327'.repeat(100),
  'Z\u0351\u036f\u0300'.repeat(500),
  '\u1e9e\u00df\u0130\u0131\u212a\ufb03',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u{1f1e9}\u{1f1f0}',
  '\u{10ffff}',
  '\ud800',
  '\udc00x',
  'x\ud83d',
  '\ufffe\uffff',
  '\u2028\u2029',
  '\uff07\uff1b\uff0d\uff0d',
  '\u0660\u0661',
  '\ufdfa'.repeat(60),
  '\u{1d7d8}\u{1d7d9}',
  '\u0627\u0644',
];

const CONTROL = [
  '\0',
  'a\0b',
  '\x01\x02\x03',
  '\x1b[2J',
  '\r\n',
  '\r\nSet-Cookie: a=b',
  '\t',
  '\x7f',
  '\x85',
  '\b\b',
  '\x1a',
];

const LONG = [
  'a'.repeat(51),
  'a'.repeat(255),
  'a'.repeat(4_000),
  '\u{1f600}'.repeat(900),
  'a@'.repeat(200),
  `${'a'.repeat(64)}@${'b'.repeat(255)}.example`,
  '('.repeat(3_000),
  'a!'.repeat(1_500),
  ' '.repeat(3_000),
];

/** Text that looks like another, like none, or is too much. */
export const LETTERS: readonly string[] = [...UNICODE, ...CONTROL, ...LONG];
