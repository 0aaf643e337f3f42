import { resolve } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { warn } from '../../system/warn';
import { type RenderEntry } from './cache/render-entry';
import { findRender, keepRender, storeForProject } from './cache/render-store';
import { checkRender } from './check-render';
import { checkDependencies } from './chart/check-dependencies';
import { chartOf } from './chart/chart';
import { readChartFiles } from './chart/read-chart';
import { isHook, withArgoCdHooks } from './output/argo-cd-hooks';
import { findHelm } from './process/find-helm';
import { helmFix, startHelmVersion } from './process/helm-version';
import { readValueFiles, templateOf } from './render-input';
import { renderKey } from './render-key';
import { type HelmHooks, type RenderRequest } from './render-request';
import { startFreshRender } from './start-fresh-render';

/** The objects of a chart. */
export interface Render {
  readonly manifests: readonly Manifest[];
  /** The objects of a second render, if the request asked for one, and if they are not the same. */
  readonly second?: readonly Manifest[];
}

/** A render that was started. */
export interface StartedRender {
  /**
   * Blocks until the render has ended. Warnings of helm, and keys that a template sets twice, are reported as warnings
   * of Node.js.
   *
   * @throws if helm fails, or if kubectl would not read what it prints
   */
  result(): Render;
}

/**
 * The objects of a chart: those that `helm template` prints, as kubectl reads them. If the cache has them, no process is
 * started.
 *
 * @throws as `startRender` and its result do
 */
export function renderHelmChart(request: RenderRequest): readonly Manifest[] {
  return startRender(request).result().manifests;
}

/**
 * Starts to render a chart, and returns at once, so that several charts are rendered side by side.
 *
 * @throws if the chart or a file of values is not there, if a dependency of the chart is missing, or if there is
 * neither a helm that can render it nor a render in the cache
 */
export function startRender(request: RenderRequest): StartedRender {
  const { where, twice = false, chart: path, shown = path } = request;
  const { command, program: helm } = findHelm(request.helmCommand);
  const versionOf = helm && startHelmVersion(helm, where);
  const files = readChartFiles(path, where);
  const template = templateOf(request);
  const key = renderKey(files, template, readValueFiles(request));
  const version = versionOf?.();
  const kept = findRender(key, version);
  if (kept !== undefined && (!twice || kept.second !== undefined)) {
    return { result: () => finish(request, key, kept, version === undefined) };
  }
  const chart = chartOf(files, shown, where);
  if (helm === undefined || version === undefined) {
    throw noHelm(command, shown, where, kept === undefined ? 'this render' : 'a second render to compare');
  }
  GitOpsError.throwIfAny(where, checkDependencies(chart, path, where));
  const entryOf = startFreshRender({ where, helm, version, shown, chart: resolve(path), template, twice, kept });
  return {
    result: () => {
      const entry = entryOf();
      keepRender(key, entry, path);
      return finish(request, key, entry, false);
    },
  };
}

/** Reports what the user should know, and gives the objects with the hooks that the request wants. */
function finish(request: RenderRequest, key: string, entry: RenderEntry, withoutHelm: boolean): Render {
  const { where, chart: path, shown = path, hooks = 'keep' } = request;
  warn(checkRender({ where, shown, entry, withoutHelm }));
  storeForProject(key, entry, path);
  const { second } = entry;
  const isMoving = second !== undefined && second !== 'same';
  return { manifests: withHooks(entry.manifests, hooks), ...(isMoving && { second: withHooks(second, hooks) }) };
}

function withHooks(manifests: readonly Manifest[], hooks: HelmHooks): readonly Manifest[] {
  switch (hooks) {
    case 'keep':
      return manifests;
    case 'drop':
      return manifests.filter((manifest) => !isHook(manifest));
    case 'argo-cd':
      return withArgoCdHooks(manifests);
  }
}

function noHelm(command: string, shown: string, where: string, missing: string): GitOpsError {
  const what = `Cannot render the chart ${shown}: ${command} was not found, and the cache does not have ${missing}`;
  return new GitOpsError({ where, what, fix: helmFix });
}
