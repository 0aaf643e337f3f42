// Measures what refers to what in 1,000 objects: the graph as data, as a picture and as a page, with its size. With a
// browser (that of CHROME, or /usr/bin/chromium), it also opens the page and searches in it.
//
//   npm run build && node bench/graph.mjs
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { formatGraph, graph } = require('../build/lib/public/index.js');
const browserPath = process.env.CHROME ?? '/usr/bin/chromium';

/** Ends after the browser has drawn what it shows now. */
const painted = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';

const cases = {
  '200 objects': objectsOf(40, (app) => `team-${app % 10}`),
  '1,000 objects': objectsOf(200, (app) => `team-${app % 10}`),
  '1,000 objects, all connected': objectsOf(200, () => 'shop'),
  '5,000 objects': objectsOf(1000, (app) => `team-${app % 100}`),
};

for (const [title, objects] of Object.entries(cases)) {
  const data = await time(() => graph(objects));
  const svg = await time(() => formatGraph(data.result, { format: 'svg' }));
  const html = await time(() => formatGraph(data.result, { format: 'html' }));
  const megabytes = (Buffer.byteLength(html.result) / 1024 / 1024).toFixed(1);
  console.log(`${title}, ${data.result.edges.length} references`);
  console.log(`  graph ${data.ms} ms, picture ${svg.ms} ms, page ${html.ms} ms with ${megabytes} MiB`);
  if (existsSync(browserPath) && title.startsWith('1,000')) {
    await inBrowser(html.result);
  }
}

/** Five objects for each app: what runs it, and what leads to it. */
function objectsOf(apps, namespaceOf) {
  return Array.from({ length: apps }, (_, app) => {
    const name = `app-${app}`;
    const metadata = { name, namespace: namespaceOf(app), labels: { app: name } };
    const container = {
      name: 'web',
      image: 'nginx:1.29',
      envFrom: [{ configMapRef: { name } }, { secretRef: { name: 'shared' } }],
      livenessProbe: { httpGet: { path: '/', port: 80 } },
    };
    const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
    const backend = { service: { name, port: { number: 80 } } };
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
    return [
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } },
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports: [{ port: 80 }] } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: 'blue '.repeat(200) } },
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { defaultBackend: backend } },
      { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec: { scaleTargetRef } },
    ];
  }).flat();
}

async function time(work) {
  const start = performance.now();
  const result = await work();
  return { result, ms: Math.round(performance.now() - start) };
}

async function inBrowser(html) {
  const { launch } = require('puppeteer-core');
  const file = join(mkdtempSync(join(tmpdir(), 'graph-bench-')), 'graph.html');
  writeFileSync(file, html);
  const browser = await launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const opened = await time(async () => {
      await page.goto(`file://${file}`);
      await page.evaluate(painted);
    });
    await page.focus('input[type=search]');
    const searches = [];
    for (const key of 'app-17') {
      const searched = await time(async () => {
        await page.keyboard.type(key);
        await page.evaluate(painted);
      });
      searches.push(searched.ms);
    }
    console.log(`  in the browser: open ${opened.ms} ms, search ${searches.join(', ')} ms for each letter`);
  } finally {
    await browser.close();
  }
}
