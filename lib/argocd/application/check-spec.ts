import { type Problem } from '../../core/error';
import { checkName, dnsLabel, dnsSubdomain } from '../../core/name-rule';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { quote } from '../../core/quote';
import { checkSchema } from '../schema/check-schema';
import { specSchema } from '../schema/crd-schema';
import { type ApplicationSpec } from './application-spec';
import { checkRefs } from './check-refs';
import { checkPath, checkSource, excludes } from './check-source';
import { checkSyncPolicy } from './check-sync-policy';
import { checkRepoUrl } from './check-repo-url';
import { checkRevision } from './check-revision';
import { renderApplicationSpec } from './render-spec';
import { isFilledIn } from './template-text';

/**
 * Everything that is wrong with the `spec` of an Application by itself, all at once.
 * Texts that an ApplicationSet fills in are left to Argo CD.
 */
export function checkSpecProps(props: ApplicationSpec): Problem[] {
  const spec = props as unknown as PlainMap;
  return [
    ...checkSchema(renderApplicationSpec(props), specSchema('Application'), ''),
    ...checkSources(spec),
    ...checkFixed(spec.project, (project) => checkName(project, 'project', dnsSubdomain)),
    ...checkDestination(spec.destination),
    ...checkSyncPolicy(renderApplicationSpec(props).syncPolicy, 'syncPolicy'),
    ...checkHistory(spec.revisionHistoryLimit),
    ...checkIgnored(spec.ignoreDifferences),
  ];
}

function checkSources(spec: PlainMap): Problem[] {
  const kinds = ['source', 'sources', 'sourceHydrator'].filter((kind) => spec[kind] !== undefined);
  if (kinds.length === 0) {
    return [{ what: 'Cannot leave source out: Argo CD would find no manifests', fix: 'give source, or sources' }];
  }
  const sources: unknown[] = Array.isArray(spec.sources) ? spec.sources : [];
  return [
    ...(kinds.length > 1 ? [excludes('', kinds, 'an Application has one kind of source')] : []),
    ...checkSource(spec.source, 'source'),
    ...sources.flatMap((source, index) => checkSource(source, `sources[${index}]`, { amongSeveral: true })),
    ...checkRefs(spec.source === undefined ? sources : [spec.source]),
    ...checkHydrator(spec.sourceHydrator),
  ];
}

function checkHydrator(hydrator: unknown): Problem[] {
  if (!isPlainMap(hydrator)) {
    return [];
  }
  const { drySource: dry, syncSource: sync } = hydrator;
  return [
    ...checkSource(dry, 'sourceHydrator.drySource'),
    ...(isPlainMap(sync) ? checkRepoUrl(sync.repoURL, 'sourceHydrator.syncSource.repoURL') : []),
    ...(isPlainMap(sync) ? checkRevision(sync.targetBranch, 'sourceHydrator.syncSource.targetBranch') : []),
    ...(isPlainMap(sync) ? checkPath(sync.path, 'sourceHydrator.syncSource.path') : []),
  ];
}

function checkDestination(destination: unknown): Problem[] {
  if (!isPlainMap(destination)) {
    return [];
  }
  const { server, name, namespace } = destination;
  return [
    ...(server !== undefined && name !== undefined
      ? [excludes('destination', ['server', 'name'], 'Argo CD refuses both')]
      : []),
    ...checkFixed(namespace, (value) => checkName(value, 'destination.namespace', dnsLabel)),
    ...checkFixed(server, checkServer),
  ];
}

function checkServer(server: string): Problem[] {
  return /^https?:\/\/[^\s/]+/.test(server)
    ? []
    : [
        {
          what: `Cannot use ${quote(server)} as destination.server: it must be the address of an API server`,
          fix: /^[\w-]+$/.test(server)
            ? `use destination.name for the cluster called ${quote(server)}`
            : 'use an address such as "https://10.0.0.1:6443"',
        },
      ];
}

function checkHistory(limit: unknown): Problem[] {
  return typeof limit === 'number' && limit < 0
    ? [{ what: `Cannot use ${limit} as revisionHistoryLimit: it must be 0 or more`, fix: 'use 0 to remember none' }]
    : [];
}

function checkIgnored(list: unknown): Problem[] {
  return (Array.isArray(list) ? (list as unknown[]) : []).filter(isPlainMap).flatMap((item, index) => {
    const path = `ignoreDifferences[${index}]`;
    const { jsonPointers, jqPathExpressions, managedFieldsManagers } = item;
    if (jsonPointers === undefined && jqPathExpressions === undefined && managedFieldsManagers === undefined) {
      return [{ what: `Cannot ignore nothing in ${path}`, fix: 'give jsonPointers, as in "/spec/replicas"' }];
    }
    return checkPointers(jsonPointers, `${path}.jsonPointers`);
  });
}

function checkPointers(pointers: unknown, path: string): Problem[] {
  return (Array.isArray(pointers) ? (pointers as unknown[]) : [])
    .filter((pointer): pointer is string => typeof pointer === 'string' && !/^(\/([^~]|~[01])*)+$/.test(pointer))
    .map((pointer) => ({
      what: `Cannot use ${quote(pointer)} in ${path}: it must be a JSON pointer, which starts with "/"`,
      fix: pointer.startsWith('.')
        ? `use ${quote(pointer.replaceAll('.', '/'))}, or jqPathExpressions`
        : `use ${quote(`/${pointer}`)}`,
    }));
}

function checkFixed(value: unknown, check: (value: string) => Problem[]): Problem[] {
  return typeof value === 'string' && !isFilledIn(value) ? check(value) : [];
}
