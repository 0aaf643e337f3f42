import fc from 'fast-check';
import { formatGraph, graph } from 'cdk8s-gitops';
import { seedOr } from '../../seed';
import { graphOf } from './graph-of';

const shop = graphOf(`
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: bot
      containers: [{ name: web, envFrom: [{ secretRef: { name: db, optional: true } }] }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 8080 } } } }
`);

const seed = seedOr(41);
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</script>',
    '"]; evil',
    '%%{init: {}}%%',
    '#quot;',
    '\\N',
    '&lt;',
    'end',
    '`',
    '\ud800',
    'style: #35;',
    'direction TB',
  ),
);

test('the same graph gives the same bytes', async () => {
  const once = await formatGraph(shop, { format: 'svg' });

  expect(await formatGraph(shop, { format: 'svg' })).toBe(once);
});

test('a text for Mermaid has a line for each object and reference, with what is missing and optional', async () => {
  expect(await formatGraph(shop, { format: 'mermaid' })).toMatchInlineSnapshot(`
   "flowchart LR
     subgraph b0["shop"]
       n0["Service · shop<br/>web"]
       n1["Deployment · shop<br/>web"]
       n2["Ingress · shop<br/>web"]
     end
     n3["ServiceAccount · shop<br/>bot"]:::missing
     n4["Secret · shop<br/>db"]:::optional
     n0 --> n1
     n1 --x n3
     n1 -.-> n4
     n2 --x n0
     classDef missing stroke:#c62828,stroke-dasharray:5 3
     classDef optional stroke-dasharray:5 3
     classDef provided stroke-dasharray:5 3
     classDef outside stroke-dasharray:2 2
   "
  `);
});

test('a picture has the objects and references by name, with their state', async () => {
  const svg = await formatGraph(shop, { format: 'svg' });

  const drawn = [...svg.matchAll(/<g class="(?:node|edge) ([^"]*)" data-(?:object|edge)="([^"]*)"/g)];
  expect(drawn.map(([, state, name]) => `${state} ${name}`)).toEqual([
    'usual Service/shop/web&#62;Deployment/shop/web',
    'broken Deployment/shop/web&#62;ServiceAccount/shop/bot',
    'optional Deployment/shop/web&#62;Secret/shop/db',
    'broken Ingress/shop/web&#62;Service/shop/web',
    'network present Service/shop/web',
    'workload present Deployment/shop/web',
    'network present Ingress/shop/web',
    'access missing ServiceAccount/shop/bot',
    'config optional Secret/shop/db',
  ]);
});

test(`no name can leave its place in a picture (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (name, namespace) => {
      const manifests = ['a', name].map((each) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: each, namespace },
        spec: { containers: [], serviceAccountName: name },
      }));

      const svg = await formatGraph(graph(manifests), { format: 'svg' });

      const elements = svg.match(/<g class="(?:node|edge)/g)?.length;
      const others = svg.replace(
        /<style>[^<]*<\/style>|<\/?(?:svg|g|title|rect|text|path)(?: [\w:-]+="[^"<>&]*(?:&#\d+;[^"<>&]*)*")*\/?>/g,
        '',
      );
      const known = graph(manifests);
      expect(elements).toBe(known.nodes.length + known.edges.length);
      expect(others.replace(/&#\d+;/g, '')).not.toMatch(/[<>&"']/);
    }),
    { numRuns: 50, seed },
  );
});

test(`no name can leave its label in Mermaid (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (name) => {
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: name } };

      const [, line] = (await formatGraph(graph([object]), { format: 'mermaid' })).split('\n');

      expect(line).toMatch(/^ {2}n0\["ConfigMap(?: · [\p{L}\p{N}._/@=,#;-]+)?<br\/>[\p{L}\p{N}._/@=,#;-]*"\]$/u);
    }),
    { numRuns: 200, seed },
  );
});

test('a class that usually comes with the cluster is drawn as not among the objects', async () => {
  const ingress = graphOf(
    '{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: web }, spec: { ingressClassName: nginx } }',
  );

  const svg = await formatGraph(ingress, { format: 'svg' });

  expect(svg).toContain('<title>IngressClass//nginx (not among the objects)</title>');
  expect(svg).toContain('class="edge provided"');
});
