import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from './address-key.js';
import { leftOf, policyOf, RATE_LIMIT, RATE_LIMIT_POLICY } from './rate-limit-headers.js';
import { costOf, costOfLength, isChargedByLength, type RequestCost } from './request-cost.js';
import type { Paid, Payer, RequestLimiter, Ruling } from './request-limiter.js';

/**
 * By whom a request is counted; `undefined` when nobody knows, which counts the address. It must be somebody who was verified: a
 * key that a client can choose is a quota that it can renew.
 */
export type CallerKeyOf = (request: FastifyRequest) => string | undefined;

/** What is remembered of a request between its hooks. */
interface Bill {
  readonly payer: Payer;
  /** Bytes that its connection had sent before. */
  readonly sentBefore: number;
}

/** A point when it comes, before its body is read. */
const ARRIVAL = 1;

const NOTHING: Paid = { address: 0, caller: 0 };

/**
 * Limits the requests of each caller and address. A request pays a point when it comes, so that one too many is refused before
 * anything is done for it, and the rest of what it costs once its body is known.
 *
 * Probes of health and preflights are not limited.
 *
 * @param fastify before its routes are registered
 * @param callerKeyOf asked when a request has come and, when that said nothing, again before it is handled; left out where
 *   nobody says who they are
 */
export function limitRequests(
  fastify: FastifyInstance,
  limiter: RequestLimiter,
  callerKeyOf?: CallerKeyOf,
): void {
  const bills = new WeakMap<FastifyRequest, Bill>();
  const policies = {
    reads: policyOf(limiter.quotasOf('reads')),
    writes: policyOf(limiter.quotasOf('writes')),
  };

  const tell = (
    reply: FastifyReply,
    kind: RequestCost['kind'],
    { verdicts, refusal }: Ruling,
  ): Error | undefined => {
    if (verdicts.length > 0) {
      void reply.header(RATE_LIMIT_POLICY, policies[kind]);
      void reply.header(RATE_LIMIT, leftOf(verdicts));
    }
    return refusal;
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    if (isFree(request)) {
      done();
      return;
    }
    const address = addressKey(request.ip);
    const caller = callerKeyOf === undefined ? address : callerKeyOf(request);
    const payer = { address, caller };
    bills.set(request, { payer, sentBefore: request.socket.bytesWritten });
    const cost = { kind: costOf(asCosted(request)).kind, points: ARRIVAL };
    done(tell(reply, cost.kind, limiter.take(payer, cost, NOTHING, performance.now())));
  });

  fastify.addHook('preHandler', (request, reply, done) => {
    const bill = bills.get(request);
    if (bill === undefined) {
      done();
      return;
    }
    const cost = costOf(asCosted(request));
    const { payer } = bill;
    const paid = { address: ARRIVAL, caller: payer.caller === undefined ? 0 : ARRIVAL };
    payer.caller ??= callerKeyOf?.(request) ?? payer.address;
    const owesNothing = cost.points === ARRIVAL && paid.caller === ARRIVAL;
    done(
      owesNothing ? undefined : tell(reply, cost.kind, limiter.take(payer, cost, paid, performance.now())),
    );
  });

  fastify.addHook('onResponse', (request, _reply, done) => {
    const bill = bills.get(request);
    if (bill !== undefined && isChargedByLength(request.routeOptions.url)) {
      const points = costOfLength(request.socket.bytesWritten - bill.sentBefore);
      if (points > 0) limiter.charge(bill.payer, { kind: 'reads', points }, performance.now());
    }
    done();
  });
}

function isFree({ method, url }: FastifyRequest): boolean {
  return method === 'OPTIONS' || url.startsWith('/health/');
}

function asCosted({ method, routeOptions, query, body }: FastifyRequest): Parameters<typeof costOf>[0] {
  return { method, route: routeOptions.url, query, body };
}
