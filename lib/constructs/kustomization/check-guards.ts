import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type Guard, guardOf } from '../../api-objects/guard';
import { type Fault } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { type ReadBase } from './read-construct';
import { withDefaults } from '../../core/stand-in';

interface Guarded {
  readonly kind: string;
  readonly name: string;
  readonly guard: Guard;
}

/** What the checks of the objects of bases say to what a kustomization makes of these objects. */
export function checkGuards(bases: readonly ReadBase[], manifests: readonly Manifest[]): readonly Fault[] {
  const guarded = bases.flatMap(({ construct }) => guardedIn(construct));
  return manifests.flatMap((manifest) => {
    const origin = originOf(manifest, guarded);
    const { metadata } = manifest;
    return origin?.guard({ ...manifest, metadata: { ...metadata, name: origin.name } }) ?? [];
  });
}

function guardedIn(construct: IConstruct): Guarded[] {
  return construct.node.findAll().flatMap((object) => {
    const guard = ApiObject.isApiObject(object) ? guardOf(object) : undefined;
    return guard === undefined
      ? []
      : [{ kind: (object as ApiObject).kind, name: withDefaults((object as ApiObject).name), guard }];
  });
}

/** The object that a manifest was made of. A prefix or suffix may have been added to its name. */
function originOf({ kind, metadata }: Manifest, guarded: readonly Guarded[]): Guarded | undefined {
  return guarded
    .filter((each) => each.kind === kind && metadata?.name?.includes(each.name) === true)
    .reduce<Guarded | undefined>(
      (best, each) => (best && best.name.length >= each.name.length ? best : each),
      undefined,
    );
}
