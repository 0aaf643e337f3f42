// Makes the folder that bench/kustomize.mjs builds: a base with Deployments, and an overlay with a namespace, a prefix,
// labels with selectors and two image rules.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const deployment = (index) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
  labels:
    app: web-${index}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web-${index}
  template:
    metadata:
      labels:
        app: web-${index}
    spec:
      containers:
      - name: web
        image: nginx:1.14.2
        ports:
        - containerPort: 80
        env:
        - name: INDEX
          value: "${index}"
        resources:
          requests:
            cpu: 100m
            memory: 64Mi
      - name: sidecar
        image: envoyproxy/envoy:v1.30
`;

const overlay = `resources: [../base]
namespace: prod
namePrefix: p-
labels:
- pairs: { env: prod }
  includeSelectors: true
images:
- name: nginx
  newTag: 1.27.0
- name: envoyproxy/envoy
  newName: registry.example.com/envoy
`;

/** Writes the folder and returns the overlay's path. */
export function makeOverlay(count) {
  const root = mkdtempSync(join(tmpdir(), 'bench-kustomize-'));
  mkdirSync(join(root, 'base'));
  mkdirSync(join(root, 'prod'));
  const objects = Array.from({ length: count }, (_, index) => deployment(index)).join('---\n');
  writeFileSync(join(root, 'base', 'kustomization.yaml'), 'resources: [web.yaml]\n');
  writeFileSync(join(root, 'base', 'web.yaml'), objects);
  writeFileSync(join(root, 'prod', 'kustomization.yaml'), overlay);
  return { root, overlay: join(root, 'prod') };
}
