import { type ApiObjectMetadata } from 'cdk8s';
import { checkMetadata } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { type ApplicationProps } from './application-spec';
import { checkSpecProps } from './check-spec';
import { DELETION_POLICIES, isDeletionFinalizer } from './deletion-policy';

/** Helm takes release names up to this length, and Argo CD takes the Application's for it. */
const RELEASE_NAME_LIMIT = 53;

/** Everything that is wrong with an Application by itself, all at once. */
export function checkApplication(metadata: ApiObjectMetadata, props: ApplicationProps): Problem[] {
  const { metadata: _given, deletionPolicy, ...spec } = props;
  return [
    ...checkMetadata(metadata),
    ...checkDeletion(metadata, deletionPolicy),
    ...checkSpecProps(spec),
    ...checkReleaseName(String(metadata.name), spec as PlainMap),
  ];
}

/** What is wrong with how deletion was chosen. */
export function checkDeletion(metadata: ApiObjectMetadata | undefined, policy: unknown): Problem[] {
  if (policy !== undefined && !DELETION_POLICIES.includes(policy as never)) {
    const what = `Cannot use ${quote(policy)} as deletionPolicy: it must be one of ${DELETION_POLICIES.join(', ')}`;
    return [{ what, fix: 'use "orphan" to keep the objects, "cascade" to delete them too' }];
  }
  const finalizer = metadata?.finalizers?.find(isDeletionFinalizer);
  return finalizer === undefined
    ? []
    : [
        {
          what: `Cannot use ${quote(finalizer)} in metadata.finalizers: what deletion does is said in one place`,
          fix: `use deletionPolicy: '${finalizer.endsWith('/background') ? 'cascade-background' : 'cascade'}'`,
        },
      ];
}

function checkReleaseName(name: string, spec: PlainMap): Problem[] {
  const { source } = spec;
  if (name.length <= RELEASE_NAME_LIMIT || !isPlainMap(source)) {
    return [];
  }
  const helm = isPlainMap(source.helm) ? source.helm : undefined;
  const isHelm = source.chart !== undefined || helm !== undefined;
  return isHelm && helm?.releaseName === undefined
    ? [
        {
          what: `Cannot use ${quote(name)} as the name of a Helm release: it must have ${RELEASE_NAME_LIMIT} characters at most`,
          fix: 'give source.helm.releaseName, or a shorter metadata.name',
        },
      ]
    : [];
}
