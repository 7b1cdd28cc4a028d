import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchReport } from '../../bench/report/bench-report.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';

/** Those whose answers and plans differ most; each compares the answers of both servers before it measures. */
const ONLY = ['later-page', 'relationships-100', 'batch', 'mix'];

/** Timings are the benchmark's business: here it must only run, and find no wrong answer. */
it('The bench compares both servers on a small graph and prints what it measured', async () => {
  await inTemporaryFolder(async (folder) => {
    const results = join(folder, 'results.json');
    const size = [
      '--users',
      '600',
      '--follows',
      '9000',
      '--rounds',
      '1',
      '--seconds',
      '0.1',
      '--warm-up',
      '0.05',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [
      'bench/dist/bench.js',
      ...size,
      '--generator',
      'autocannon',
      '--results',
      results,
      '--only',
      ...ONLY,
    ]);
    expect(stdout).toContain('Every answer was a 2xx; those compared were equal.');
    const report = JSON.parse(await readFile(results, 'utf8')) as BenchReport;
    expect(report.graph).toMatchObject({ users: 600, follows: 9_000 });
    expect(report.operations.map(({ key }) => key).sort()).toEqual([...ONLY].sort());
    for (const { title, baseline, retinue } of report.operations) {
      expect(stdout).toContain(title);
      for (const round of [...baseline, ...retinue]) expect(round.rate).toBeGreaterThan(0);
    }
  });
}, 120_000);
