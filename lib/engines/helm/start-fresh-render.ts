import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { sameJson } from '../../core/same-json';
import { ProcessError } from '../../system/process/process-error';
import { type StartedRun } from '../../system/process/start-run';
import { type RenderEntry } from './cache/render-entry';
import { readOutput } from './output/read-output';
import { type Program } from '../../system/process/find-program';
import { startTemplate, type Template } from './process/template';

/** A render that the cache does not have, or does not have twice. */
export interface FreshRender {
  readonly where: string;
  readonly helm: Program;
  readonly version: string;
  /** The chart's path in messages. */
  readonly shown: string;
  /** The chart's absolute path. */
  readonly chart: string;
  readonly template: Template;
  /** Whether the chart is rendered twice. */
  readonly twice: boolean;
  /** The first render, if the cache has it. */
  readonly kept?: RenderEntry;
}

/** Starts helm, once or twice side by side. The result waits for it. */
export function startFreshRender(fresh: FreshRender): () => RenderEntry {
  const { helm, chart, template, version: helmVersion, kept, shown, where } = fresh;
  const warnings: string[] = [];
  const first = kept === undefined ? startTemplate(helm, chart, template, (line) => warnings.push(line)) : undefined;
  const second = fresh.twice ? startTemplate(helm, chart, template, () => {}) : undefined;
  return () => {
    const text = first && textOf(first, fresh);
    const entry = kept ?? { helm: helmVersion, warnings, ...readOutput(text as string, shown, where) };
    if (second === undefined) {
      return entry;
    }
    const other = textOf(second, fresh);
    return { ...entry, second: other === text ? 'same' : compare(entry, readOutput(other, shown, where).manifests) };
  };
}

function textOf(run: StartedRun, { where, version, shown }: FreshRender): string {
  try {
    return run.result().text();
  } catch (cause) {
    if (!(cause instanceof ProcessError)) {
      throw cause;
    }
    const what = `Cannot render the chart ${shown} with helm ${version}: ${cause.reason}`;
    const isNamed = cause.ending.type === 'exited';
    const fix = isNamed ? 'correct what helm names, in the chart or in its values' : cause.findings[0].fix;
    throw new GitOpsError({ where, what, fix }, { cause });
  }
}

function compare({ manifests }: RenderEntry, others: readonly Manifest[]): 'same' | readonly Manifest[] {
  return sameJson(manifests, others) ? 'same' : others;
}
