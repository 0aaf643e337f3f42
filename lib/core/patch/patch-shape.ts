import { type Shape } from '../check/shape';
import { anything, boolean, either, list, map, object, text, textOf } from '../check/shapes';
import { type Patch, type PatchOptions } from './patch';
import { type PatchTarget } from './selector';

/** The objects that a rule applies to. */
export const patchTargetShape: Shape<PatchTarget> = object<PatchTarget>(
  {
    group: text,
    version: text,
    kind: text,
    name: text,
    namespace: text,
    labelSelector: textOf({ example: 'app=web' }),
    annotationSelector: textOf({ example: 'team=shop' }),
  },
  { instead: { apiVersion: "group and version: { group: 'apps', version: 'v1' }" } },
);

/** Options of a strategic merge patch. */
export const patchOptionsShape: Shape<PatchOptions> = object<PatchOptions>({
  allowNameChange: boolean,
  allowKindChange: boolean,
});

/** A JSON patch operation. Its fields are checked when it is applied. */
const operation: Shape<never> = { node: map(anything).node };

/** A patch from code or from a file. What is in it is checked when it is read. */
export const patchShape: Shape<Patch> = object<Patch>(
  {
    patch: either(textOf({ secret: true }), map(anything), list(operation)),
    path: textOf({ example: './patch.yaml' }),
    target: patchTargetShape,
    options: patchOptionsShape,
    optional: boolean,
  },
  {
    exactlyOne: [['patch', 'path']],
    example: "{ path: './patch.yaml' }",
    instead: Object.fromEntries(
      ['apiVersion', 'kind', 'metadata', 'spec', 'data'].map((name) => [name, `patch: { ${name}: … }`]),
    ),
  },
);
