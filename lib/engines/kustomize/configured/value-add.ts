import { basename } from 'node:path';
import { type TypeOf } from '../../../core/check/shape';
import { GitOpsError } from '../../../core/error';
import { getKey, setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { addTargetsFile, configFields, configShapes, type ConfiguredTransformer } from './config-shapes';
import { FieldSpecs, splitPath } from '../field/field-spec';
import { setNamespace } from '../transform/namespace';
import { select } from '../transform/patches';
import { demandForm } from '../file/demand-form';
import { type FileLoader } from '../file/file-loader';
import { readPlacedYaml } from '../file/placed-yaml';
import { comparedText, type KustomizeResource } from '../resource/resource';
import { type Step } from '../rule/step';
import { FieldSpecProblem } from '../field/visit-field';
import { trimEnd } from '../../../core/text/trim';

/**
 * A target of a ValueAddTransformer. If the field contains a path, `filePathPosition` is the position in it, from 1, to
 * insert the value at. Else the field is replaced.
 */
type AddTarget = NonNullable<TypeOf<typeof addTargetsFile>['targets']>[number];

/** The rules of a ValueAddTransformer: one for each target. */
export function valueAddSteps({ config, rule, loader }: ConfiguredTransformer): Step[] {
  const { value = '', targets = [], targetFilePath } = configFields(config, configShapes.ValueAddTransformer);
  const text = value.trim() || basename(loader.root);
  const fromFile = targetFilePath ? readTargets(targetFilePath, loader, config.source) : [];
  const all = [...targets, ...fromFile];
  if (all.length === 0 || all.some(({ fieldPath, filePathPosition = 0 }) => !fieldPath || filePathPosition < 0)) {
    throw new GitOpsError({
      where: config.source,
      what: `Cannot apply ${config.kind}/${config.name}: it needs targets, each with a fieldPath`,
      fix: 'list targets with a fieldPath, and a filePathPosition of 0 or more',
    });
  }
  return all.map((target) => ({
    rule,
    run: ({ resources }, matched) => {
      for (const resource of target.selector === undefined ? resources : select(resources, target.selector)) {
        addValue(resource, target, text);
        matched(resource);
      }
    },
  }));
}

function readTargets(path: string, loader: FileLoader, where: string): readonly AddTarget[] {
  const { value, place } = readPlacedYaml(loader.readText(path, where), loader.describe(path));
  return demandForm(value, addTargetsFile, { place, scalarsAsText: true, ignoresUnknown: true }).targets ?? [];
}

function addValue(resource: KustomizeResource, target: AddTarget, value: string): void {
  if (target.fieldPath === 'metadata/namespace') {
    setNamespace(resource, { namespace: value }, new FieldSpecs([]));
    return;
  }
  const path = splitPath(target.fieldPath ?? '');
  const key = path[path.length - 1];
  const holder = path.slice(0, -1).reduce<PlainMap>(enter, resource.object);
  const old = getKey(holder, key);
  if (typeof old === 'object' && old !== null) {
    throw new FieldSpecProblem({
      what: `Cannot add a value to ${target.fieldPath}: there is a ${Array.isArray(old) ? 'list' : 'map'}`,
      fix: 'use a path to a single value',
    });
  }
  const position = target.filePathPosition ?? 0;
  setKey(holder, key, position > 0 ? insertPathPart(comparedText(old), position - 1, value) : value);
}

function enter(map: PlainMap, key: string): PlainMap {
  const next = getKey(map, key) ?? {};
  setKey(map, key, next);
  if (!isPlainMap(next)) {
    throw new FieldSpecProblem({ what: `Cannot add a value below ${key}: it is not a map`, fix: 'use another path' });
  }
  return next;
}

/** Inserts a part into a path. An absolute path stays absolute. */
function insertPathPart(path: string, position: number, part: string): string {
  const parts = path === '' ? [] : trimEnd(path, '/').split('/');
  const start = Math.min(position, parts.length);
  const offset = parts[0] === '' && start < parts.length ? start + 1 : start;
  return [...parts.slice(0, offset), part, ...parts.slice(offset)].join('/');
}
