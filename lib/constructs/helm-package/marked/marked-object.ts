import { type ApiObject } from 'cdk8s';
import { propsOf } from '../../../api-objects/cdk8s-internals/api-object-fields';
import { ManifestObject } from '../../../api-objects/manifest-object';
import { renderWritten } from '../../../api-objects/render-written';
import { renderAs, type Rendition } from '../../../api-objects/stand-ins/resolve-stand-in';
import { GitOpsError } from '../../../core/error';
import { listed } from '../../../core/listed';
import { type Manifest } from '../../../core/manifest';
import { sameJson } from '../../../core/same-json';
import { standInOf, standInsIn } from '../../../core/stand-in';
import { type MarkedObject, type ValueSpec } from '../../../engines/helm-package/marks';
import { markEmptyMetadata } from './mark-empty-metadata';
import { MarkTable } from './mark-table';
import { releaseValue } from '../values/release-names';
import { unmarked } from './unmarked';
import { withoutNulls } from './without-nulls';

/**
 * The manifest of an object with marks in the place of its values. With the defaults instead of the marks, it is what the
 * plain output has: this is checked, so that no class or patch can silently lose or change a value.
 *
 * @throws if a value given to the object does not arrive in it
 */
export function markedObject(object: ApiObject, conditions: readonly ValueSpec[]): MarkedObject {
  const plain = renderWritten(object);
  const table = new MarkTable();
  const manifest = renderMarked(object, table);
  demandAllArrive(object, table);
  const release = { Name: releaseValue('Name', object), Namespace: releaseValue('Namespace', object) };
  if (table.titles.length > 0 && !sameJson(unmarked(manifest, release), plain)) {
    throw cannotWrite(object, table.titles);
  }
  return { path: object.node.path, conditions, manifest };
}

function renderMarked(object: ApiObject, table: MarkTable): Manifest {
  const clean = object instanceof ManifestObject ? (content: unknown): unknown => content : withoutNulls;
  const rendition: Rendition = (standIn, _object, resolve) =>
    table.encode(standIn, (content) => clean(resolve(content)));
  try {
    const written = renderAs(rendition, () => renderWritten(object));
    const manifest = table.decode(written) as Manifest;
    return object instanceof ManifestObject ? manifest : markEmptyMetadata(manifest);
  } catch (cause) {
    throw table.titles.length === 0 ? cause : cannotWrite(object, table.titles, cause);
  }
}

function demandAllArrive(object: ApiObject, table: MarkTable): void {
  const given = object instanceof ManifestObject ? [] : standInsIn(propsOf(object)).map(({ standIn }) => standIn.title);
  // An object without a namespace gets none of its chart either.
  const ofChart = standInOf(object.chart.namespace)?.title;
  const lost = [...new Set([...given, ...table.titles])].filter((title) => !table.has(title) && title !== ofChart);
  if (lost.length > 0) {
    throw new GitOpsError({
      where: object.node.path,
      what: `Cannot find ${listed(lost)} in the object that is written: its class or a JSON patch leaves the field out`,
      fix: 'put the value into a field that is written, or use a plain value',
    });
  }
}

function cannotWrite(object: ApiObject, titles: readonly string[], cause?: unknown): GitOpsError {
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  return new GitOpsError(
    {
      where: object.node.path,
      what:
        `Cannot write this ${object.kind} to a chart with ${listed(titles)}: ` +
        `a class or a JSON patch of the object depends on what it is${reason}`,
      fix: 'use plain values, or put them into fields that are written as they are',
    },
    { cause },
  );
}
