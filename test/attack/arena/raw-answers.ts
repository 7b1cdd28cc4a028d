/** An answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

interface Part {
  readonly text: string;
  /** Where the next begins. */
  readonly end: number;
}

/**
 * The answers that bytes hold, one after the other (RFC 9112); a last one that is cut is left out, and so are the 1xx.
 *
 * @param withoutBody answers to `HEAD`
 */
export function parseAnswers(bytes: Buffer, withoutBody = false): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let at = 0;
  for (;;) {
    const headEnd = bytes.indexOf('\r\n\r\n', at);
    if (headEnd === -1) return answers;
    const [statusLine = '', ...lines] = bytes.toString('latin1', at, headEnd).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? NaN);
    const headers = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    );
    const hasNoBody = withoutBody || status < 200 || status === 204 || status === 304;
    const body = hasNoBody ? { text: '', end: headEnd + 4 } : bodyAt(bytes, headEnd + 4, headers);
    if (body === undefined) return answers;
    if (!(status < 200)) answers.push({ status, headers, body: body.text });
    at = body.end;
  }
}

/** @returns undefined when it is not there as a whole */
function bodyAt(bytes: Buffer, start: number, headers: ReadonlyMap<string, string>): Part | undefined {
  if (headers.get('transfer-encoding') === 'chunked') return chunkedAt(bytes, start);
  const end = start + Number(headers.get('content-length') ?? bytes.length - start);
  return end > bytes.length ? undefined : { text: bytes.toString('utf8', start, end), end };
}

function chunkedAt(bytes: Buffer, start: number): Part | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (!(end <= bytes.length)) return undefined;
    if (size === 0) return { text: Buffer.concat(chunks).toString('utf8'), end };
    chunks.push(bytes.subarray(lineEnd + 2, end - 2));
    at = end;
  }
}
