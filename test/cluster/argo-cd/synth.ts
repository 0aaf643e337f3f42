import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s-gitops';
import { type Files } from './git-repository';

/** The files that an app writes to its output folder, by name. */
export function synth(build: (app: App) => void): Files {
  const outdir = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const names = readdirSync(outdir).filter((name) => name.endsWith('.yaml'));
    return new Map(names.map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
