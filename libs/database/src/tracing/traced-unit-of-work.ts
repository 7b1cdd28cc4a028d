import type { Transaction } from '../transactions/transaction.js';
import { type GroupedWork, UnitOfWork, type WriteOptions } from '../transactions/unit-of-work.js';
import type { DatabaseTracer, SpanSubject, Within } from './database-tracer.js';
import { traceTransaction } from './traced-statements.js';

/** What a unit that waits with others is, and the span that it belongs to. */
interface TracedItem {
  readonly item: unknown;
  readonly within: Within;
}

type AnyGroupedWork = GroupedWork<unknown, unknown>;

/** Puts each unit of work into a span, from when it is asked for until it is answered, and its statements below that. */
export class TracedUnitOfWork extends UnitOfWork {
  /** One for each, since units are grouped by their work. */
  private readonly works = new WeakMap<AnyGroupedWork, GroupedWork<TracedItem, unknown>>();
  private readonly subject: SpanSubject;

  constructor(
    private readonly inner: UnitOfWork,
    private readonly tracer: DatabaseTracer,
    private readonly engine: SpanSubject['engine'],
  ) {
    super();
    this.subject = { kind: 'unit of work', name: 'write', engine };
  }

  override async write<Result>(
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<Result> {
    return this.tracer.span(this.subject, async (within) =>
      this.inner.write(
        (transaction) => within(() => body(traceTransaction(transaction, this.tracer, this.engine))),
        options,
      ),
    );
  }

  override async writeGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
    options?: WriteOptions,
  ): Promise<Result> {
    const traced = this.tracedWork(work as AnyGroupedWork) as GroupedWork<TracedItem, Result>;
    return this.tracer.span(this.subject, async (within) =>
      this.inner.writeGrouped(traced, { item, within }, options),
    );
  }

  /** Statements for many units stand below the span of the first. */
  private tracedWork(work: AnyGroupedWork): GroupedWork<TracedItem, unknown> {
    let traced = this.works.get(work);
    if (traced === undefined) {
      traced = async (transaction, items) => {
        const traceable = traceTransaction(transaction, this.tracer, this.engine);
        const within: Within = items[0]?.within ?? ((run) => run());
        return within(async () =>
          work(
            traceable,
            items.map(({ item }) => item),
          ),
        );
      };
      this.works.set(work, traced);
    }
    return traced;
  }
}
