import { refined, refinedItems } from '../../../core/check/refine';
import { type TextRule } from '../../../core/check/shape';
import { either, largest, matching, whole } from '../../../core/check/shapes';
import { type KustomizePatch, type KustomizeReplica, type KustomizeSource } from './kustomize-source';
import { orFilledIn } from './template-text';

/** A number as text. */
const digits: TextRule = orFilledIn({
  rule: 'integer',
  wanted: 'be a whole number',
  example: '2',
  accepts: (value) => /^\d{1,9}$/.test(value),
});

/** What Argo CD changes on top of a kustomization. */
export const kustomizeSource = refined<KustomizeSource>({
  replicas: refinedItems(refined<KustomizeReplica>({ count: either(whole(0, largest), matching(digits)) })),
  patches: refinedItems(refined<KustomizePatch>({}, { exactlyOne: [['patch', 'path']] })),
});
