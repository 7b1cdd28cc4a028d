import { writeSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/start-test-app.js';
import { bundleSession } from './bundle-session.js';
import { findChromium } from './find-chromium.js';
import { type readTwice, SEEN, type useService, type waitForService } from './session.js';
import { openWebPage, type WebPage } from './web-page.js';

/** What the bundle sets in a page. */
interface WithSession {
  readonly session: {
    readonly readTwice: typeof readTwice;
    readonly useService: typeof useService;
    readonly waitForService: typeof waitForService;
  };
}

const CHROMIUM = findChromium();

describe('the client, bundled for browsers', () => {
  let bundle: string;
  let web: WebPage;
  let service: TestApp;

  beforeAll(async () => {
    bundle = await bundleSession();
  });

  beforeEach(async () => {
    web = await openWebPage();
    service = await startTestApp({ CORS_ORIGINS: web.origin });
  });

  afterEach(async () => {
    await service.close();
    await web.close();
  });

  it('is small', () => {
    expect(bundle.length).toBeGreaterThan(5_000);
    expect(bundle.length).toBeLessThan(25_000);
  });

  it('needs nothing but what browsers have', async () => {
    const context = createContext({ ...webGlobals() });
    runInContext(bundle, context);
    const { session } = context as unknown as WithSession;
    expect(await session.useService(service.url)).toEqual(SEEN);
    expect(await session.waitForService(`${web.origin}/busy/`)).toEqual({ items: [], requests: 3 });
  });

  if (CHROMIUM === undefined) {
    // Straight to the terminal, since Jest holds back what a test that passes prints.
    writeSync(
      2,
      '\nNOTE: no Chromium or Chrome is installed here, so the client was not tried in a real page. ' +
        'Its bundle was run without what only Node has. Install one, or set CHROME_PATH.\n',
    );
  } else {
    describe('in a page in Chromium', () => {
      let browser: Browser;
      let page: Page;

      beforeAll(async () => {
        browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args] });
      }, 60_000);

      afterAll(async () => browser?.close());

      beforeEach(async () => {
        page = await browser.newPage();
        await page.goto(web.origin);
        await page.addScriptTag({ content: bundle });
      });

      afterEach(async () => page.close());

      it('does all of it with a service of another origin', async () => {
        const seen = await page.evaluate(
          async (url) => (globalThis as unknown as WithSession).session.useService(url),
          service.url,
        );
        expect(seen).toEqual(SEEN);
      });

      it('reads from another origin without preflights, where there is one place to read', async () => {
        const preflights = await watchPreflights(page);
        const read = await page.evaluate(
          async (url) => (globalThis as unknown as WithSession).session.readTwice(url),
          service.url,
        );
        expect([read, preflights]).toEqual([[0, 0], []]);
        // With a bearer token there are some: they would have been seen.
        await page.evaluate(
          async (url) => (globalThis as unknown as WithSession).session.useService(url),
          service.url,
        );
        expect(preflights).toContain(`${service.url}/v1/users?limit=1`);
      });

      it('finds a service below its own origin by a path alone', async () => {
        const seen = await page.evaluate(async () =>
          (globalThis as unknown as WithSession).session.waitForService('/busy'),
        );
        expect(seen).toEqual({ items: [], requests: 3 });
      });

      it('waits for a service that is busy', async () => {
        const seen = await page.evaluate(
          async (url) => (globalThis as unknown as WithSession).session.waitForService(url),
          `${web.origin}/busy/`,
        );
        expect(seen).toEqual({ items: [], requests: 3 });
      });
    });
  }
});

/** Addresses that the browser asks for leave to call, from now on. */
async function watchPreflights(page: Page): Promise<readonly string[]> {
  const preflights: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ request: { method, url } }) => {
    if (method === 'OPTIONS') preflights.push(url);
  });
  await session.send('Network.enable');
  return preflights;
}

/** What of Node's globals a browser has, too: no `process`, `Buffer`, `require` or `setImmediate`. */
function webGlobals(): object {
  const { AbortController, AbortSignal, crypto, DOMException, fetch, FormData, Headers } = globalThis;
  const { Request, Response, URL, URLSearchParams, setTimeout, clearTimeout } = globalThis;
  const streams = { ReadableStream: globalThis.ReadableStream, TextEncoder: globalThis.TextEncoder };
  const http = { AbortController, AbortSignal, fetch, FormData, Headers, Request, Response };
  return { ...http, ...streams, crypto, DOMException, URL, URLSearchParams, setTimeout, clearTimeout };
}
