import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { App, formatGraph, type Graph, graph, type Manifest } from 'cdk8s-gitops';
import { type Page } from 'puppeteer-core';
import { temporaryFolder } from '../../temporary-folder';
import { describeWithBrowser } from '../../with-browser';
import { graphOf } from './graph-of';

const shopYaml = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, labels: { tier: front } }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { tier: front } }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: bot
      containers:
        - { name: web, livenessProbe: { initialDelaySeconds: 3, periodSeconds: 3, httpGet: { path: /, port: 80 } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: public, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 8080 } } } }
---
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { password: hunter2 }
---
{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }
`;

/** Writes the page of a graph. */
async function pageOf(source: Graph): Promise<string> {
  const file = join(temporaryFolder(), 'graph.html');
  writeFileSync(file, await formatGraph(source, { format: 'html' }));
  return file;
}

/** The result of an expression in the page. */
async function ask<T>(page: Page, expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T;
}

/** The values of an attribute, of what can be seen only. */
function visible(page: Page, attribute: string): Promise<string[]> {
  return ask(
    page,
    `[...document.querySelectorAll('[${attribute}]')]
      .filter((each) => getComputedStyle(each).display !== 'none')
      .map((each) => each.getAttribute('${attribute}'))
      .sort()`,
  );
}

const details = '[data-details]';
const detailsOf = (page: Page): Promise<string> => ask(page, `document.querySelector('${details}').innerText`);

/** Types into the field for searches. */
async function search(page: Page, words: string): Promise<void> {
  await ask(page, `document.querySelector('input').value = ''`);
  await page.type('input[type=search]', words);
}

describeWithBrowser('the page of a graph', (open) => {
  test('opens from disk, and asks for nothing', async () => {
    const { page, incidents } = await open(await pageOf(graphOf(shopYaml)));

    expect(await page.title()).toBe('Graph of 5 objects');
    expect(incidents).toEqual([]);
  });

  test('shows each object, also missing ones, and each reference', async () => {
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    expect(await visible(page, 'data-object')).toEqual([
      'Deployment/shop/web',
      'Ingress/shop/public',
      'Namespace//shop',
      'Secret/shop/db',
      'Service/shop/web',
      'ServiceAccount/shop/bot',
    ]);
    expect(await visible(page, 'data-edge')).toEqual([
      'Deployment/shop/web>ServiceAccount/shop/bot',
      'Ingress/shop/public>Service/shop/web',
      'Service/shop/web>Deployment/shop/web',
    ]);
  });

  test('a search hides what does not have every word in its name, kind, namespace or labels', async () => {
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    await page.keyboard.press('/');
    await page.keyboard.type('FRONT web');

    expect(await visible(page, 'data-object')).toEqual(['Deployment/shop/web', 'Service/shop/web']);
    expect(await visible(page, 'data-edge')).toEqual(['Service/shop/web>Deployment/shop/web']);

    await search(page, 'deploy shop');
    expect(await visible(page, 'data-object')).toEqual(['Deployment/shop/web']);
    expect(await visible(page, 'data-edge')).toEqual([]);

    await page.keyboard.press('Escape');
    expect(await visible(page, 'data-object')).toHaveLength(6);
  });

  test('a search hides the frames of charts, and keeps those of several targets', async () => {
    const app = new App({ target: ({ node }) => node.id });
    for (const target of ['dev', 'prod']) {
      const chart = new Chart(app, target);
      ['first', 'second'].forEach(
        (name) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }),
      );
    }
    const { page } = await open(await pageOf(graph(app)));

    await search(page, 'configmap first');

    const rows = await ask(
      page,
      `[...document.querySelectorAll('nav li:not([hidden]) > button > small')].map((each) => each.innerText)`,
    );
    const frames = await ask(
      page,
      `[...document.querySelectorAll('.box:not([hidden])')].map((each) => each.textContent)`,
    );
    expect({ rows, frames }).toEqual({
      rows: ['ConfigMap · dev', 'ConfigMap · prod'],
      frames: ['target dev', 'target prod'],
    });
  });

  test('a click shows the YAML, the probes, what leads nowhere, and links to the neighbours', async () => {
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    await page.click('[data-object="Deployment/shop/web"]');

    const text = await detailsOf(page);
    expect(text).toContain('kind: Deployment');
    expect(text).toContain('liveness first check\n3–6 s after its start');
    expect(text).toMatch(/LEADS NOWHERE\s+ServiceAccount\/shop\/bot/);

    await page.click(`${details} a[href$="Service%2Fshop%2Fweb"]`);
    expect(await detailsOf(page)).toContain('kind: Service\n');
  });

  test('an object is opened and closed with the keyboard', async () => {
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    await page.focus('[data-object="Ingress/shop/public"]');
    await page.keyboard.press('Enter');
    expect(await detailsOf(page)).toContain('backend, no port 8080: spec.defaultBackend.service');

    await page.keyboard.press('Escape');
    expect(await visible(page, 'data-details')).toEqual([]);
  });

  test('an address with a % that means nothing opens the page', async () => {
    const { page, incidents } = await open(await pageOf(graphOf(shopYaml)));

    await ask(page, `location.hash = '#100%'`);
    await search(page, 'ingress');

    expect(await visible(page, 'data-object')).toEqual(['Ingress/shop/public']);
    expect(incidents).toEqual([]);
  });

  test('a search leads to the first object found by the key Enter', async () => {
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    await search(page, 'ingress');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    expect(await detailsOf(page)).toContain('kind: Ingress');
  });

  test('the path of the construct is shown', async () => {
    const app = new App();
    new ApiObject(new Chart(app, 'shop'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    const { page } = await open(await pageOf(graph(app)));

    await page.click('[data-object="ConfigMap//a"]');

    expect(await detailsOf(page)).toContain('shop/settings');
  });

  test('no value of a Secret is in the file', async () => {
    expect(await formatGraph(graphOf(shopYaml), { format: 'html' })).not.toContain('hunter2');
  });

  test('names and values of any text stay text', async () => {
    const objects = hostileTexts.map(hostileObject);
    const { page, incidents } = await open(await pageOf(graph(objects)));

    expect(await visible(page, 'data-object')).toHaveLength(2 * objects.length);
    for (const [index, text] of hostileTexts.entries()) {
      await ask(page, `document.querySelector('[data-number="${index}"].node').click()`);
      expect(await ask(page, `document.querySelector('${details} h2').textContent`)).toBe(text);
      expect(await ask(page, `document.querySelector('${details} pre').textContent`)).toMatch(/kind"?: "?Pod/);
    }
    expect(await ask(page, `'hacked' in window`)).toBe(false);
    expect(incidents).toEqual([]);
  });

  test('a picture with any names is well-formed XML', async () => {
    const svg = await formatGraph(graph(hostileTexts.map(hostileObject)), { format: 'svg' });
    const { page } = await open(await pageOf(graphOf(shopYaml)));

    const errors = await ask(
      page,
      `[...new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml')
        .querySelectorAll('parsererror, script, [onload], [onclick]')].map((each) => each.outerHTML)`,
    );

    expect(errors).toEqual([]);
  });

  test('of huge objects, only the beginning is in the page', async () => {
    const objects = Array.from({ length: 20 }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `huge-${index}` },
      data: { text: '<'.repeat(1_000_000) },
    }));
    const html = await formatGraph(graph(objects), { format: 'html' });

    expect(Buffer.byteLength(html)).toBeLessThan(5 * 1024 * 1024);
    const { page } = await open(await pageOf(graph(objects)));
    await page.click('[data-object="ConfigMap//huge-3"]');
    expect(await detailsOf(page)).toMatch(/… and \d+ characters more/);
  });
});

const hostileTexts = [
  '</script><script>window.hacked = true</script>',
  '<img src=x onerror="window.hacked=true">',
  `"'><svg onload=alert(1)>`,
  '<!--<script>',
  ']]>',
  '&lt;b&gt; &quot;',
  'line\u2028and\u2029paragraph',
  'back\\slash \\u003c ${1} `x`',
  'javascript:alert(1)',
  '__proto__',
  '日本語 العربية 🙂',
  'a'.repeat(5000),
  '../../etc/passwd#?&=',
  'half a character: \ud83d',
];

function hostileObject(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: name, labels: { [name]: name } },
    spec: { containers: [], serviceAccountName: name },
  };
}
