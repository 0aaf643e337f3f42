import { type FieldSpecs } from '../field/field-spec';
import { type OnMatch } from '../rule/observer';
import { overwriteScalar, textAt } from '../../../core/yaml/scalar/scalar-field';
import { type KustomizeResource } from '../resource/resource';
import { type ResourceMap } from '../resource/resource-map';
import { FieldSpecProblem } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';

/** A text that is added before or after names. */
export type NameAffix = { readonly prefix: string } | { readonly suffix: string };

/** Adds a prefix or suffix to names, except to names that must stay (see `keepsName`). */
export function applyNameAffix(resources: ResourceMap, affix: NameAffix, specs: FieldSpecs, matched: OnMatch): void {
  for (const resource of resources.resources) {
    if (!keepsName(resource)) {
      rename(resource, affix, specs, matched);
    }
  }
  resources.touch();
}

/** Whether an object's kind keeps its name because the name has a meaning: a CRD, an APIService, a Namespace. */
function keepsName(resource: KustomizeResource): boolean {
  const { kind, group } = resource.originalGvk;
  return (
    kind === 'CustomResourceDefinition' ||
    kind === 'Namespace' ||
    (kind === 'APIService' && group === 'apiregistration.k8s.io')
  );
}

function rename(resource: KustomizeResource, affix: NameAffix, specs: FieldSpecs, matched: OnMatch): void {
  for (const compiled of specs.for(resource.originalGvk)) {
    if (compiled.spec.path === 'metadata/name') {
      remember(resource, affix);
    }
    visitResource(resource, [compiled], 'text', (holder, key) => {
      const old = holder[key];
      if (typeof old === 'object' && old !== null) {
        throw new FieldSpecProblem({
          what: `Cannot rename ${compiled.spec.path}: expected text, but there is a ${Array.isArray(old) ? 'list' : 'map'}`,
          fix: 'correct the object, or the field spec with this path',
        });
      }
      const text = textAt(holder, key);
      overwriteScalar(holder, key, 'prefix' in affix ? affix.prefix + text : text + affix.suffix);
      matched(resource);
    });
  }
}

function remember(resource: KustomizeResource, affix: NameAffix): void {
  if ('prefix' in affix) {
    resource.prefixes = [...resource.prefixes, affix.prefix];
  } else {
    resource.suffixes = [...resource.suffixes, affix.suffix];
  }
  resource.rememberId();
}
