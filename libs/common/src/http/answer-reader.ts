import type { Socket } from 'node:net';
import { type HttpReply, requestOf, responseOf } from './exchange.js';

/** Who reads an answer. */
export interface AnswerReader {
  /** The same for all requests that come from one place. */
  readonly client: string;
  /** Aborted when the answer is done with: read, or its reader gone. */
  readonly cancelled: AbortSignal;
}

/** Answers that are not done yet, by connection: one listener for all, since a client may ask many times in a row. */
const unanswered = new WeakMap<Socket, Set<AbortController>>();

/** For answers that cost something for as long as they last. */
export function readerOf(reply: HttpReply): AnswerReader {
  const { socket, ip = '' } = requestOf(reply);
  const left = new AbortController();
  const done = (): void => {
    unanswered.get(socket)?.delete(left);
    left.abort();
  };
  // Never comes of an answer that stands behind another one of its connection: Node has not given it to the socket yet.
  responseOf(reply).once('close', done);
  answersOf(socket).add(left);
  if (socket.destroyed) done();
  return { client: placeOf(ip), cancelled: left.signal };
}

function answersOf(socket: Socket): Set<AbortController> {
  let answers = unanswered.get(socket);
  if (answers === undefined) {
    unanswered.set(socket, (answers = new Set()));
    socket.once('close', () => {
      for (const left of answers!) left.abort();
      answers!.clear();
    });
  }
  return answers;
}

/** An IPv4 address, or the network of an IPv6 address: whoever has one of those has 2^64. */
function placeOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':');
}
