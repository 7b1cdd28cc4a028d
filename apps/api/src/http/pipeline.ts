import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { LoopTurns } from './loop-turns.js';
import type { ReadAhead } from './read-ahead.js';

/**
 * Bytes that are given to Node's parser at once, in slices. It makes a request of each head in them before anybody can
 * stop it; so a slice ends with a head, too. What is made early and waits is old when it is done, and V8 is in no hurry
 * to collect what is old: that was 100 MB.
 */
const SLICE_BYTES = 1024;

/** The length of the shortest request: blank lines between requests can't make a slice shorter. */
const MIN_SLICE_BYTES = 26;

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** More than this in one packet is an onslaught: as many requests as 1 KiB can hold. */
const MAX_WAITING = Math.floor(SLICE_BYTES / MIN_SLICE_BYTES);

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly handle: RequestListener;
}

/**
 * The requests of one connection, done one after the other: each sees what those before it did, and its answer owns the
 * connection, so that its `close` comes when the connection goes.
 *
 * Node by itself makes requests of all that it reads, up to 64 KiB, and hands them out at once; their answers queue.
 * Here a request begins when the answer before it is out. A connection on which a request has come before that is
 * read in slices from then on, and only while nothing is at work. The rest stays in the socket, which stops reading
 * when it holds enough: the client feels it, and our memory does not.
 */
export class Pipeline {
  private atWork: Exchange | undefined;
  private readonly waiting: Exchange[] = [];
  /** Whether it waits for a turn in which to go on; when it is sliced from its start, at first, to be read at all. */
  private isBetweenTurns = false;
  /** Whether its bytes come through here; Node's parser reads it by itself otherwise, which is quicker. */
  private isSliced = false;
  /** Nothing more is read: the bytes that follow are nobody's. */
  private isOver = false;
  private last: (() => void) | undefined;
  /** The newest request, until it is seen to have come whole. */
  private newest: IncomingMessage | undefined;
  /** Bytes that had been read then. */
  private readBefore = 0;
  private owedFrom: number | undefined = performance.now();
  private readonly parse: (chunk: Buffer) => void;

  /** @param socket of a server of `node:http` that has just told of it, and has its parser listen for `data` */
  constructor(
    private readonly socket: Socket,
    private readonly turns: LoopTurns,
    private readonly readAhead: ReadAhead,
  ) {
    const [parse] = socket.listeners('data');
    this.parse = parse as (chunk: Buffer) => void;
    if (readAhead.isOn) return;
    this.slice();
    this.isBetweenTurns = true;
    socket.pause();
    turns.take(socket.remoteAddress, this.goOn);
  }

  /** Whether nothing is at work, waits or has come. Half a head, which is in the parser, is not seen from here. */
  get isIdle(): boolean {
    return this.isFree && this.socket.readableLength === 0;
  }

  /** Whether something comes after the answer that is at work. */
  get hasMore(): boolean {
    return this.waiting.length > 0 || this.last !== undefined || this.socket.readableLength > 0;
  }

  /** The request of which the rest has not been seen to come. */
  get unfinished(): IncomingMessage | undefined {
    return this.newest;
  }

  /**
   * The time (of `performance.now`) from which on the client owes us its first request, or the rest of one; `undefined`
   * when it is us who are to go on, and between two requests. Of what Node's parser reads by itself, it is the time
   * at which that was first asked for.
   */
  owesSince(): number | undefined {
    if (!this.isSliced && (this.newest !== undefined || this.readBefore > 0)) {
      this.noteWhole();
      const owes = this.newest !== undefined || this.socket.bytesRead > this.readBefore;
      this.owedFrom = owes ? (this.owedFrom ?? performance.now()) : undefined;
    }
    return this.isOver || this.mustWait() ? undefined : this.owedFrom;
  }

  /** Has a request handled when its turn comes; never when the connection ends before. */
  take(request: IncomingMessage, response: ServerResponse, handle: RequestListener): void {
    if (this.isOver) return;
    this.waiting.push({ request, response, handle });
    this.newest = request;
    // In slices, not while it is parsed: what a handler does at once should know whether more has come.
    if (this.isSliced) return;
    this.owedFrom = undefined;
    if (this.atWork === undefined && !this.isBetweenTurns) this.beginNext();
    // Not at once: Node is in the middle of what it read, and goes on to its end.
    else if (this.waiting.length === 1) process.nextTick(this.slice);
    else if (this.waiting.length === MAX_WAITING) process.nextTick(this.readAhead.turnOff);
  }

  /**
   * Reads no further, and lets the caller say the last word: after the answers to all that came whole, or at once when
   * what is at work still waited for the rest of its body. The first caller has it.
   */
  endWith(lastWord: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    this.socket.resume();
    if (this.waiting.at(-1)?.request.complete === false) this.waiting.pop();
    if (this.isFree) lastWord();
    else if (this.atWork?.request.complete !== false) this.last = lastWord;
    else if (this.atWork.response.headersSent) this.socket.destroy();
    else lastWord();
  }

  /** Has its bytes come through here from now on. */
  readonly slice = (): void => {
    if (this.isSliced || this.socket.destroyed) return;
    this.isSliced = true;
    const isBetweenRequests = this.newest?.complete ?? this.readBefore > 0;
    this.noteWhole();
    if (!isBetweenRequests) this.owedFrom ??= performance.now();
    this.socket.off('data', this.parse);
    // Node's parser lets go of a socket that somebody listens to.
    this.socket.on('data', this.read);
  };

  /** Of a request that has come whole nothing is kept, and what is read from now on is the next one's. */
  private noteWhole(): void {
    if (this.newest?.complete !== true) return;
    this.newest = undefined;
    this.readBefore = this.socket.bytesRead;
  }

  private get isFree(): boolean {
    return this.atWork === undefined && this.waiting.length === 0 && !this.isBetweenTurns;
  }

  private readonly read = (chunk: Buffer): void => {
    // After an answer that closes the connection, whatever comes is nobody's, too.
    if (!this.socket.writable) this.isOver = true;
    for (let rest = chunk; rest.length > 0 && !this.isOver;) {
      if (this.mustWait()) {
        this.socket.pause();
        this.socket.unshift(rest);
        break;
      }
      this.owedFrom ??= performance.now();
      const size = this.newest === undefined ? sizeOfHead(rest) : SLICE_BYTES;
      this.parse(rest.subarray(0, size));
      rest = rest.subarray(size);
      if (this.newest?.complete === true) this.newest = this.owedFrom = undefined;
    }
    if (this.atWork === undefined && !this.isBetweenTurns) this.beginNext();
  };

  /** A request whose body is still coming is read on; nothing else is, while there is work. */
  private mustWait(): boolean {
    if (this.isFree) return false;
    const behind = this.waiting.length - (this.atWork === undefined ? 1 : 0);
    const next = this.atWork ?? this.waiting[0];
    return behind > 0 || next?.request.complete !== false;
  }

  private beginNext(): boolean {
    if (!this.socket.writable) this.waiting.length = 0;
    this.atWork = this.waiting.shift();
    if (this.atWork === undefined) return false;
    const { request, response, handle } = this.atWork;
    response.on('close', this.answered);
    handle(request, response);
    return true;
  }

  private readonly answered = (): void => {
    this.atWork = undefined;
    if (!this.isSliced) this.noteWhole();
    if (this.waiting.length === 0 && this.last === undefined && !this.socket.isPaused()) return;
    // Other connections come between two requests of this one.
    this.isBetweenTurns = true;
    this.turns.take(this.socket.remoteAddress, this.goOn);
  };

  private readonly goOn = (): void => {
    this.isBetweenTurns = false;
    if (this.beginNext() || !this.socket.writable) return;
    if (this.last !== undefined) this.last();
    else this.socket.resume();
  };
}

/** Bytes to the end of the first head, or of a slice. */
function sizeOfHead(bytes: Buffer): number {
  const end = bytes.subarray(0, SLICE_BYTES).indexOf(END_OF_HEAD, MIN_SLICE_BYTES - END_OF_HEAD.length);
  return end === -1 ? SLICE_BYTES : end + END_OF_HEAD.length;
}
