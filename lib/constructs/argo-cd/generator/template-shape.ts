import { anyDuration } from '../../../core/check/duration-shapes';
import { objectNodeOf, refined, refinedItems } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { either, lazy, matching, text } from '../../../core/check/shapes';
import { finalizers, sourceKinds, specFields } from '../application-spec/application-shape';
import { type SourceAmongSeveral } from '../source/source';
import { type DrySource, type SourceHydrator } from '../source/source-hydrator';
import { helm } from '../source/source-shape';
import { type SyncBackoff, type SyncPolicy, type SyncRetry } from '../sync/sync-policy';
import {
  type ApplicationTemplate,
  type ApplicationTemplateOverride,
  type SourceOverride,
  type TemplateMetadata,
} from './application-template';

/** In the CRD, the fields are in `spec`. */
const flat = {
  refused: { spec: 'its fields are next to metadata, as in an Application' },
  instead: { spec: 'template: { metadata, project, source, destination }' },
};

const metadata = refined<TemplateMetadata>(
  { name: matching({ wanted: 'not be empty', example: '{{.name}}', accepts: (name) => name !== '' }), finalizers },
  { required: ['name'], example: "{ name: '{{.name}}' }" },
);

/** The template of an ApplicationSet: the fields of an Application, some of whose texts are filled in. */
export const applicationTemplate = (base: Shape): Shape<ApplicationTemplate> =>
  refined<ApplicationTemplate>({ ...specFields, metadata }, { atMostOne: [sourceKinds], ...flat })(flattened(base));

const pause = either(anyDuration, text);

/**
 * The fields in which the template of a generator differs. Only their types are checked: what they are together with
 * the template of the ApplicationSet is not known here.
 */
export const templateOverride = (base: Shape): Shape<ApplicationTemplateOverride> =>
  refined<ApplicationTemplateOverride>(
    {
      source: refined<SourceOverride>({ helm }, { required: [] }),
      sources: refinedItems(refined<SourceAmongSeveral>({ helm })),
      sourceHydrator: refined<SourceHydrator>({ drySource: refined<DrySource>({ helm }) }),
      syncPolicy: refined<SyncPolicy>({
        retry: refined<SyncRetry>({ backoff: refined<SyncBackoff>({ duration: pause, maxDuration: pause }) }),
      }),
    },
    { ...flat, required: [] },
  )(flattened(base));

/** The CRD's template, as the props have it: the fields of `spec` are next to `metadata`. */
function flattened(base: Shape): Shape {
  return lazy(() => {
    const { fields } = objectNodeOf(base);
    const spec = objectNodeOf({ node: fields.spec });
    const all = { metadata: fields.metadata, ...spec.fields };
    return { node: { ...spec, fields: all, required: ['metadata', ...spec.required] } };
  });
}
