import { type ApiObjectMetadata } from 'cdk8s';
import { quote } from '../../../core/check/quote';
import { refined, refinedItems, type Refinements } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { lazy, largestLong, list, matching, oneOf, orLate, textOf, whole } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { insteadOfSpec, specShape } from '../release/declared-shape';
import { source, sourceAmongSeveral, sourceHydrator } from '../source/source-shape';
import { orFilledIn } from '../source/template-text';
import { syncPolicy } from '../sync/sync-policy-shape';
import { type ApplicationProps, type ApplicationSpec } from './application-spec';
import { checkFilledIn } from './check-filled-in';
import { apiGroup } from './api-group';
import { checkRefs, differentRefs } from './check-refs';
import { deletionPolicies, isDeletionFinalizer } from './deletion-policy';
import { destination } from './destination-shape';
import { type IgnoreDifference } from './ignore-difference';

/** Longer names of releases are refused by Helm. The Application's name is the default. */
const releaseNameLimit = 53;

/** A JSON pointer. */
export const jsonPointer: TextRule = {
  rule: 'json-pointer',
  wanted: 'be a JSON pointer, which starts with "/"',
  example: '/spec/replicas',
  accepts: (value) => value.startsWith('/') && !/~(?![01])/.test(value),
  nearest: (value) => `/${(value.includes('/') ? value : value.replaceAll('.', '/')).replace(/^\//, '')}`,
};

/** A kind of objects. */
const kind: TextRule = { wanted: 'not be empty', example: 'Deployment', accepts: (value) => value !== '' };

const ignoreDifference = refined<IgnoreDifference>(
  {
    group: matching(orFilledIn(apiGroup)),
    kind: matching(kind),
    jsonPointers: list(matching(orFilledIn(jsonPointer))),
  },
  { atLeastOne: [['jsonPointers', 'jqPathExpressions', 'managedFieldsManagers']] },
);

/** The fields of an Application's `spec` that the CRD does not describe closely enough. */
export const specFields: Refinements<ApplicationSpec> = {
  project: orLate(matching(orFilledIn({ ...dnsSubdomain, example: 'default' }))),
  destination,
  source,
  sources: refinedItems(sourceAmongSeveral, { unique: differentRefs }),
  sourceHydrator,
  syncPolicy,
  ignoreDifferences: refinedItems(ignoreDifference),
  revisionHistoryLimit: orLate(whole(0, largestLong)),
};

/** The fields that say where manifests come from. */
export const sourceKinds = ['source', 'sources', 'sourceHydrator'] as const;

/** What happens to objects on deletion. */
export const deletionPolicy = oneOf(deletionPolicies);

/** Finalizers, without those that a deletion policy sets. */
export const finalizers = list(textOf({ check: checkFinalizer }));

/** The props of an Application. */
export const applicationShape: Shape<ApplicationProps> = lazy(() =>
  refined<ApplicationProps>(
    { ...specFields, metadata: refined<ApiObjectMetadata>({ finalizers })(metadataShape()), deletionPolicy },
    {
      exactlyOne: [sourceKinds],
      instead: insteadOfSpec,
      also: (props) => [...checkRefs(props), ...checkReleaseName(props), ...checkFilledIn(props)],
    },
  )(specShape('Application')),
);

function checkFinalizer(finalizer: string): readonly Fault[] {
  const policy = finalizer.endsWith('/background') ? 'cascade-background' : 'cascade';
  return faultIf(
    isDeletionFinalizer(finalizer),
    'finalizer',
    [],
    (at) => `Cannot use ${quote(finalizer)} as ${at}: deletionPolicy sets it`,
    `use deletionPolicy: '${policy}'`,
  );
}

/** A Helm release is named after its Application, unless `releaseName` is given. */
function checkReleaseName({ metadata, source: given }: PlainMap): readonly Fault[] {
  const name = isPlainMap(metadata) ? metadata.name : undefined;
  if (typeof name !== 'string' || name.length <= releaseNameLimit || !isPlainMap(given)) {
    return [];
  }
  const { chart = '', helm } = given;
  const isHelm = chart !== '' || helm !== undefined;
  return isHelm && !(isPlainMap(helm) && helm.releaseName !== undefined)
    ? [
        fault(
          'length',
          ['metadata', 'name'],
          (at) =>
            `Cannot use ${quote(name)} as ${at}: a Helm release gets the same name, which must have ${releaseNameLimit} characters at most`,
          'add source.helm.releaseName, or use a shorter name',
        ),
      ]
    : [];
}
