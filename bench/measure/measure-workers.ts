import { retinue } from '../servers/server.js';
import { OPERATIONS } from '../operations/index.js';
import { median } from '../support/statistics.js';
import { type Bench, measureRetinue } from './measure-operation.js';

/** Pages of 50 a second of one server process, and of two on the same file. */
export interface WorkersMeasurement {
  readonly one: number;
  readonly two: number;
}

/** Measures both in turn, by the pages of ordinary users. */
export async function measureWorkers(bench: Bench): Promise<WorkersMeasurement> {
  const operation = OPERATIONS.find(({ key }) => key === 'page-50')!;
  const rates: Record<'one' | 'two', number[]> = { one: [], two: [] };
  for (let round = 0; round < bench.rounds; round += 1) {
    rates.one.push((await measureRetinue(bench, operation, retinue())).rate);
    rates.two.push((await measureRetinue(bench, operation, retinue({ WORKERS: '2' }))).rate);
  }
  return { one: median(rates.one), two: median(rates.two) };
}
