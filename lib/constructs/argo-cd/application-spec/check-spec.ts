import { type Problem } from '../../../core/error';
import { checkName, dnsLabel, dnsSubdomain } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkSchema } from '../../../kubernetes/schema/check-schema';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { type ApplicationSpec } from './application-spec';
import { checkRefs } from './check-refs';
import { checkPath, checkSource, excludes } from '../source/check-source';
import { checkSyncPolicy } from '../sync/check-sync-policy';
import { checkRepoUrl } from '../source/check-repo-url';
import { checkRevision } from '../source/check-revision';
import { renderApplicationSpec, renderSpecFields } from './render-spec';
import { isFilledIn } from '../source/template-text';

/**
 * Everything that is wrong with the `spec` of an Application by itself, all at once.
 * Texts that an ApplicationSet fills in are left to Argo CD.
 */
export function checkSpecProps(props: ApplicationSpec): Problem[] {
  return [
    ...checkSchema(renderApplicationSpec(props), specSchema('Application'), '', resolveSchema),
    ...checkSpecContent(props, ''),
  ];
}

/**
 * The same without what the schema says.
 *
 * @param at what stands in front of the fields in messages: empty, or `template.`
 */
export function checkSpecContent(props: object, at: string): Problem[] {
  const spec = props as PlainMap;
  return [
    ...checkSources(spec, at),
    ...checkFixed(spec.project, (project) => checkName(project, `${at}project`, dnsSubdomain)),
    ...checkDestination(spec.destination, `${at}destination`),
    ...checkSyncPolicy(renderSpecFields(spec).syncPolicy, `${at}syncPolicy`),
    ...checkHistory(spec.revisionHistoryLimit, `${at}revisionHistoryLimit`),
    ...checkIgnored(spec.ignoreDifferences, `${at}ignoreDifferences`),
  ];
}

function checkSources(spec: PlainMap, at: string): Problem[] {
  const kinds = ['source', 'sources', 'sourceHydrator'].filter((kind) => spec[kind] !== undefined);
  if (kinds.length === 0) {
    const what = `Cannot leave ${at}source out: Argo CD would find no manifests`;
    return [{ what, fix: `give ${at}source, or ${at}sources` }];
  }
  const sources: unknown[] = Array.isArray(spec.sources) ? spec.sources : [];
  return [
    ...(kinds.length > 1 ? [excludes(at.slice(0, -1), kinds, 'an Application has one kind of source')] : []),
    ...checkSource(spec.source, `${at}source`),
    ...sources.flatMap((source, index) => checkSource(source, `${at}sources[${index}]`, { amongSeveral: true })),
    ...checkRefs(spec.source === undefined ? sources : [spec.source]),
    ...checkHydrator(spec.sourceHydrator, `${at}sourceHydrator`),
  ];
}

function checkHydrator(hydrator: unknown, path: string): Problem[] {
  if (!isPlainMap(hydrator)) {
    return [];
  }
  const { drySource: dry, syncSource: sync } = hydrator;
  return [
    ...checkSource(dry, `${path}.drySource`),
    ...(isPlainMap(sync) ? checkRepoUrl(sync.repoURL, `${path}.syncSource.repoURL`) : []),
    ...(isPlainMap(sync) ? checkRevision(sync.targetBranch, `${path}.syncSource.targetBranch`) : []),
    ...(isPlainMap(sync) ? checkPath(sync.path, `${path}.syncSource.path`) : []),
  ];
}

function checkDestination(destination: unknown, path: string): Problem[] {
  if (!isPlainMap(destination)) {
    return [];
  }
  const { server, name, namespace } = destination;
  return [
    ...(server !== undefined && name !== undefined ? [excludes(path, ['server', 'name'], 'Argo CD refuses both')] : []),
    ...checkFixed(namespace, (value) => checkName(value, `${path}.namespace`, dnsLabel)),
    ...checkFixed(server, (value) => checkServer(value, path)),
  ];
}

function checkServer(server: string, path: string): Problem[] {
  return /^https?:\/\/[^\s/]+/.test(server)
    ? []
    : [
        {
          what: `Cannot use ${quote(server)} as ${path}.server: it must be the address of an API server`,
          fix: /^[\w-]+$/.test(server)
            ? `use ${path}.name for the cluster called ${quote(server)}`
            : 'use an address such as "https://10.0.0.1:6443"',
        },
      ];
}

function checkHistory(limit: unknown, path: string): Problem[] {
  return typeof limit === 'number' && limit < 0
    ? [{ what: `Cannot use ${limit} as ${path}: it must be 0 or more`, fix: 'use 0 to remember none' }]
    : [];
}

function checkIgnored(list: unknown, at: string): Problem[] {
  return (Array.isArray(list) ? (list as unknown[]) : []).filter(isPlainMap).flatMap((item, index) => {
    const path = `${at}[${index}]`;
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
