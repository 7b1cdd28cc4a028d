import type { IncomingMessage } from 'node:http';

/** What proxies say, and browsers of a page that is not the address itself: then somebody else asks by way of this machine. */
const FOR_OTHERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
  'origin',
  'sec-fetch-site',
];

const HERE = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const NAMES_OF_HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/** Whether a program of this machine asks for itself: not for somebody else, as proxies and browsers do. */
export function isAskedHere({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): boolean {
  return (
    HERE.test(socket.remoteAddress ?? '') &&
    // A proxy passes on what its client calls us, and so does a browser that was led here by a name of somebody else's.
    NAMES_OF_HERE.test(headers.host ?? '') &&
    FOR_OTHERS.every((name) => headers[name] === undefined)
  );
}
