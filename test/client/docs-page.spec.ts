import { createHash } from 'node:crypto';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/start-test-app.js';
import { findChromium } from './find-chromium.js';

const CHROMIUM = findChromium();

describe('the page of the document', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp();
  }, 60_000);

  afterAll(async () => service?.close());

  it('holds no script but files of ours, and its policy names each style that it holds', async () => {
    const answer = await fetch(`${service.url}/docs`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const html = await answer.text();
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((attributes) => !/ src="\.?\//.test(attributes))).toEqual([]);
    expect(policy).not.toContain('unsafe-inline');
    const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, style = '']) => style);
    expect(styles.length).toBeGreaterThan(0);
    for (const style of styles)
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  // Where there is none, the spec of the client says so.
  if (CHROMIUM === undefined) return;

  describe('in Chromium', () => {
    let browser: Browser;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args] });
    }, 60_000);

    afterAll(async () => browser?.close());

    beforeEach(async () => {
      complaints = [];
      page = await browser.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
    });

    afterEach(async () => page.close());

    /** Tries an operation out as it is offered; gives the status that the page shows. */
    async function tryOut(operation: string): Promise<string | null> {
      await page.click(`#operations-${operation} .opblock-summary-control`);
      await page.click(`#operations-${operation} .execute`);
      return page.textContent(
        `#operations-${operation} .live-responses-table .response .response-col_status`,
      );
    }

    it.each(['/docs', '/docs/'])(
      'at %s it is whole, and operations can be tried out, within its policy',
      async (path) => {
        await page.goto(`${service.url}${path}`, { waitUntil: 'networkidle' });
        expect(await page.textContent('.info .title')).toContain('Retinue');
        expect([await tryOut('users-listUsers'), await tryOut('service-describeService')]).toEqual([
          '200',
          '200',
        ]);
        expect(complaints).toEqual([]);
      },
    );
  });
});
