import type { Metric, MetricObjectWithValues, MetricType, MetricValueWithName, Registry } from 'prom-client';
import { Distribution } from './distribution.js';

/** prom-client's types have numbers for what are texts. */
const HISTOGRAM = 'histogram' as unknown as MetricType;

type Histogram = Omit<MetricObjectWithValues<MetricValueWithName<string>>, 'collect'>;
type Labels = Readonly<Record<string, string>>;

/** What a histogram is called, and where its buckets end. */
export interface DistributionsOptions {
  readonly name: string;
  readonly help: string;
  readonly bounds: readonly number[];
}

/** A histogram of a registry, whose values are counted by {@link Distribution}: one for each set of labels. */
export class Distributions {
  private readonly all: { readonly labels: Labels; readonly distribution: Distribution }[] = [];

  constructor(
    registry: Registry,
    private readonly options: DistributionsOptions,
  ) {
    // A registry asks its metrics for nothing else, see `AggregatorRegistry.aggregate`, which makes such ones as well.
    const metric = { ...this.described(), get: async () => this.values() };
    registry.registerMetric(metric as unknown as Metric);
  }

  /** A further set of labels, which nobody has asked for before. */
  add(labels: Labels = {}): Distribution {
    const distribution = new Distribution(this.options.bounds);
    this.all.push({ labels, distribution });
    return distribution;
  }

  private described(): Omit<Histogram, 'values'> {
    const { name, help } = this.options;
    return { name, help, type: HISTOGRAM, aggregator: 'sum' };
  }

  private values(): Histogram {
    return { ...this.described(), values: this.all.flatMap((one) => this.valuesOf(one)) };
  }

  private valuesOf({ labels, distribution }: (typeof this.all)[number]): MetricValueWithName<string>[] {
    const { name } = this.options;
    let count = 0;
    const buckets = distribution.counts.map((inBucket, place) => {
      count += inBucket;
      const le = distribution.bounds[place] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: distribution.sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }
}
