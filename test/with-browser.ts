import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';

/** The browser for tests: that of the environment variable `CHROME`, or Debian's. */
const path = process.env.CHROME ?? '/usr/bin/chromium';

/** A page of a real browser, and what went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that the page asked for, and errors, dialogs and things that its policy refused. */
  readonly incidents: readonly string[];
}

/**
 * A suite that needs a real browser. Without one, it is skipped by name.
 *
 * @param suite gets a function that opens a file
 */
export function describeWithBrowser(name: string, suite: (open: (file: string) => Promise<OpenPage>) => void): void {
  if (!existsSync(path)) {
    describe.skip(`${name} [${path} is missing: install chromium, or set CHROME]`, () => {
      test('runs in a browser', () => undefined);
    });
    return;
  }
  describe(`${name} [in a browser: ${path}]`, () => {
    let browser: Browser;
    beforeAll(async () => {
      // As root, the browser has no sandbox.
      browser = await launch({ executablePath: path, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());
    suite((file) => openFile(browser, file));
  });
}

async function openFile(browser: Browser, file: string): Promise<OpenPage> {
  const page = await browser.newPage();
  const incidents: string[] = [];
  const address = `file://${file}`;
  await page.setViewport({ width: 1400, height: 900 });
  page.on('request', (request) => (request.url() === address ? undefined : incidents.push(request.url())));
  page.on('pageerror', (error) => incidents.push(String(error)));
  page.on('console', (message) => incidents.push(message.text()));
  page.on('dialog', (dialog) => {
    incidents.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, incidents: incidents as readonly string[] };
}
