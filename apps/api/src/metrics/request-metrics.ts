import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Distribution } from './distribution.js';
import { Distributions } from './distributions.js';

/** Seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What stands for the route of a request that has none. */
const NO_ROUTE = 'none';

/** Methods that have routes; a client may make up any other. */
const METHODS = new Set(['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS']);

/** What is counted of the requests of one method and route. */
interface Tally {
  readonly labels: { readonly method: string; readonly route: string };
  readonly durations: Distribution;
  /** By status. */
  readonly counts: number[];
  /** Of those, told to the counter. */
  readonly told: number[];
}

/** Counts requests by the template of their route, so that there are few series whatever clients ask for. */
export class RequestMetrics {
  /** By method, then by route. */
  private readonly tallies = new Map<string, Map<string, Tally>>();
  private readonly durations: Distributions;
  private inFlight = 0;

  constructor(registry: Registry) {
    this.durations = new Distributions(registry, {
      name: 'retinue_http_request_duration_seconds',
      help: 'From when a request is begun until its answer has been sent, by method and route.',
      bounds: BOUNDS,
    });
    const { tallies } = this;
    const counter: Counter = new Counter({
      name: 'retinue_http_requests_total',
      help: 'Requests that were answered or left by their clients, by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
      collect: () => {
        for (const byRoute of tallies.values()) for (const tally of byRoute.values()) tell(counter, tally);
      },
    });
    const gauge: Gauge = new Gauge({
      name: 'retinue_http_requests_in_flight',
      help: 'Requests that are begun and whose answers are not sent yet, streams among them.',
      registers: [registry],
      aggregator: 'sum',
      collect: () => gauge.set(this.inFlight),
    });
  }

  /** Measures a request, to be called when it begins. */
  begin(request: FastifyRequest, reply: FastifyReply): void {
    const beganAt = performance.now();
    const { raw } = reply;
    this.inFlight += 1;
    // Fastify's own hook for the end of an answer would cost twice as much.
    raw.on('close', () => {
      this.inFlight -= 1;
      const tally = this.tallyOf(request.method, request.routeOptions.url ?? NO_ROUTE);
      tally.durations.observe((performance.now() - beganAt) / 1_000);
      tally.counts[raw.statusCode] = (tally.counts[raw.statusCode] ?? 0) + 1;
    });
  }

  private tallyOf(asked: string, route: string): Tally {
    const method = METHODS.has(asked) ? asked : 'other';
    let byRoute = this.tallies.get(method);
    if (byRoute === undefined) this.tallies.set(method, (byRoute = new Map()));
    let tally = byRoute.get(route);
    if (tally === undefined) {
      const labels = { method, route };
      tally = { labels, durations: this.durations.add(labels), counts: [], told: [] };
      byRoute.set(route, tally);
    }
    return tally;
  }
}

function tell(counter: Counter, { labels, counts, told }: Tally): void {
  counts.forEach((count, status) => {
    counter.inc({ ...labels, status: String(status) }, count - (told[status] ?? 0));
    told[status] = count;
  });
}
