/** `v1.<timeline>.<place>.<signature>`; the first two are comparable. */
const COMPARABLE = /^v1\.(\d+)\.([0-9A-F]+)\.[\w-]+$/;

/** What a service says of which there is one place: it always answers with all that was written. */
const ONE_PLACE = /\.one-place-to-read$/;

/**
 * How far a client has seen the service. Answers of requests that were on their way together come back in any order, so
 * the furthest token is kept, and not the last. Of tokens in a form that a later server may have, the last is.
 */
export class ConsistencyToken {
  private token: string | undefined;

  constructor(token?: string) {
    this.token = token;
  }

  /** Undefined before the first answer. */
  get value(): string | undefined {
    return this.token;
  }

  /**
   * For the next request, if that is to carry one. In a page each GET with a header of ours costs a request more, by which the
   * browser asks whether it may; a token that says nothing isn't worth that.
   */
  get toSend(): string | undefined {
    return this.token !== undefined && ONE_PLACE.test(this.token) ? undefined : this.token;
  }

  /** Takes the token of an answer, if it has one, or one that was handed over. */
  take(token: string | null | undefined): void {
    if (token === null || token === undefined || token === '') return;
    if (this.token === undefined || !isFurther(this.token, token)) this.token = token;
  }
}

/** Is `one` further than `other`, as far as can be told? */
function isFurther(one: string, other: string): boolean {
  const [, timeline, place] = COMPARABLE.exec(one) ?? [];
  const [, otherTimeline, otherPlace] = COMPARABLE.exec(other) ?? [];
  if (timeline === undefined || otherTimeline === undefined) return false;
  // A new primary begins a new timeline, at a place that all of the old one that is left has passed.
  if (timeline !== otherTimeline) return Number(timeline) > Number(otherTimeline);
  return BigInt(`0x${place!}`) > BigInt(`0x${otherPlace!}`);
}
