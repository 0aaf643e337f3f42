import { ApiObject, type App as PlainApp, Chart } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Adds charts to an app, each with a Pod of the same name. */
export function build<T extends PlainApp>(app: T, ...charts: string[]): T {
  for (const id of charts) {
    new ApiObject(new Chart(app, id), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: id } });
  }
  return app;
}

/** Synthesizes an app with charts, each with a Pod of the same name. */
export function synth(outdir: string, ...charts: string[]): void {
  build(new App({ outdir }), ...charts).synth();
}

/** What is written for a Pod. */
export function pod(name: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
}

/** Writes a file, and makes the folders around it. */
export function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
