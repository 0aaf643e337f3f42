import { ApiObject, Chart } from 'cdk8s';
import {
  App,
  helmIf,
  HelmPackage,
  helmRelease,
  helmText,
  helmValue,
  type Manifest,
  parseManifests,
} from 'cdk8s-gitops';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManifestObject } from '../../../lib/api-objects/manifest-object';
import { setKey } from '../../../lib/core/own-key';
import { jsonText } from '../../../lib/core/text/json-text';
import { isPlainMap, type PlainMap } from '../../../lib/core/plain';
import {
  type MarkedObject,
  ReleaseMark,
  SwitchMark,
  TextMark,
  UnlessEmptyMark,
  ValueMark,
  type ValueSpec,
} from '../../../lib/engines/helm-package/marks';
import { merged } from '../../engines/helm-package/evaluate-marks';
import { randomPackages } from '../../engines/helm-package/random-packages';
import { templateObjects } from '../../engines/helm-package/render-package';

/** What `helm template` calls the release, and a plain synth too. */
const name = 'random';
const namespace = 'apps';

/** Demands of random apps that helm makes the objects of a plain synth in which the values that are set are the defaults. */
export function demandSameSynth(
  helms: readonly string[],
  options: { readonly runs: number; readonly seed: number },
): void {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-apps-'));
  const property = fc.property(randomPackages, fc.boolean(), ({ objects, settings }, isManifest) => {
    // The ApiObject of cdk8s does not write these keys.
    fc.pre(isManifest || !/"(?:__proto__|constructor)":/.test(jsonText([objects, ...settings.values()])));
    const values = new Map([...settings].map(([key, { value }]) => [key, value]));
    const expected = plainObjects(addObjects(new App({ outdir }), objects, values, isManifest));
    const app = addObjects(new App({ outdir }), objects, new Map(), isManifest);
    app.synth();
    for (const helm of helms) {
      expect(templateObjects(helm, join(outdir, name), settings, { name, namespace })).toEqual(expected);
    }
  });
  try {
    fc.assert(property, { numRuns: options.runs, seed: options.seed, endOnFailure: true });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function addObjects(
  app: App,
  objects: readonly MarkedObject[],
  values: ReadonlyMap<string, unknown>,
  isManifest: boolean,
): App {
  const chart = new Chart(app, 'chart', { namespace });
  const builder = new Builder(values);
  // cdk8s refuses an app without objects.
  new ApiObject(chart, 'always', { apiVersion: 'v1', kind: 'Always', metadata: { name: 'always' } });
  for (const { path, conditions, manifest } of objects) {
    const props = builder.build(manifest) as Manifest;
    const id = path.replace('/', '-');
    const object: ApiObject = isManifest
      ? new ManifestObject(chart, id, props)
      : new ApiObject(chart, id, props as never);
    conditions.forEach((condition) => helmIf(builder.value(condition) as never, object));
  }
  new HelmPackage(app, 'package', { name, version: '0.1.0', charts: [chart] });
  return app;
}

function plainObjects(app: App): Manifest[] {
  const byName = (one: Manifest, other: Manifest): number =>
    String(one.metadata?.name) < String(other.metadata?.name) ? -1 : 1;
  return parseManifests(app.synthYaml()).sort(byName);
}

/** Turns marks into what users write. */
class Builder {
  constructor(private readonly values: ReadonlyMap<string, unknown>) {}

  public value({ name, path: _path, type, default: value, ...options }: ValueSpec): unknown {
    const set = this.values.has(name) ? merged(value, this.values.get(name)) : value;
    const all: object = { ...options, ...((type === 'number' || type === 'integer') && { type }) };
    return helmValue(name, set, all);
  }

  public build(data: unknown): unknown {
    if (data instanceof ValueMark) {
      return this.value(data.value);
    }
    if (data instanceof ReleaseMark) {
      return data.field === 'Name' ? helmRelease.name : helmRelease.namespace;
    }
    if (data instanceof TextMark) {
      return helmText(
        data.parts.map(() => '').concat('') as never,
        ...data.parts.map((part) => this.build(part) as string),
      );
    }
    if (data instanceof SwitchMark) {
      // cdk8s leaves out what is null, so nobody switches it.
      return helmIf(this.value(data.condition) as never, this.build(data.content) ?? 'null');
    }
    if (data instanceof UnlessEmptyMark) {
      return this.build(data.content);
    }
    if (Array.isArray(data)) {
      return data.map((item) => this.build(item));
    }
    return isPlainMap(data) ? this.buildMap(data) : data;
  }

  private buildMap(map: PlainMap): PlainMap {
    const result: PlainMap = {};
    Object.entries(map).forEach(([key, entry]) => setKey(result, key, this.build(entry)));
    return result;
  }
}
