import { type ApiObject } from 'cdk8s';
import { GitOpsError } from '../core/error';
import { useOneOf } from '../core/check/use-one-of';
import { listed } from '../core/listed';
import { withDefaults } from '../core/stand-in';

/** The only object of a group with a kind and name, both in the form that `ManifestGroup.getApiObject` accepts. */
export function findGroupObject(where: string, objects: readonly ApiObject[], kind: string, name: string): ApiObject {
  const found = objects.filter((object) => fitsKind(object, kind) && fitsName(object, name));
  if (found.length === 1) {
    return found[0];
  }
  throw new GitOpsError({ where, ...(found.length === 0 ? miss(objects, kind, name) : ambiguity(found, kind, name)) });
}

function fitsKind(object: ApiObject, kind: string): boolean {
  return kind === object.kind || kind === `${object.apiVersion} ${object.kind}`;
}

function fitsName(object: ApiObject, name: string): boolean {
  const [own, namespace] = withDefaults([object.name, object.metadata.namespace ?? '']);
  return name === own || name === `${namespace}/${own}`;
}

function miss(objects: readonly ApiObject[], kind: string, name: string): { what: string; fix: string } {
  const wanted = `${kind}/${name}`;
  return {
    what: `Cannot find ${wanted}: no object has that kind and name`,
    fix: useOneOf(wanted, objects.map(label), 'add objects first; there are none'),
  };
}

function ambiguity(found: readonly ApiObject[], kind: string, name: string): { what: string; fix: string } {
  return {
    what: `Cannot tell which object ${kind}/${name} is: ${found.length} objects have that kind and name`,
    fix: `put the API version before the kind and the namespace before the name: use one of ${listed(found.map(fullLabel))}`,
  };
}

function label(object: ApiObject): string {
  return `${object.kind}/${withDefaults(object.name)}`;
}

function fullLabel(object: ApiObject): string {
  const [name, namespace] = withDefaults([object.name, object.metadata.namespace]);
  return `('${object.apiVersion} ${object.kind}', '${namespace === undefined ? '' : `${namespace}/`}${name}')`;
}
