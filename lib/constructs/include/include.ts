import { type Construct } from 'constructs';
import { ManifestGroup } from '../../api-objects/manifest-group';
import { patchManifests, withoutPatchContent } from '../../api-objects/patch-manifests';
import { readPatchFiles } from '../../api-objects/read-patch-files';
import { demandShape } from '../../core/check/check-shape';
import { demandNoFindings, type Finding, GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { withDefaults } from '../../core/stand-in';
import { parseManifests } from '../../core/yaml/parse';
import { type IncludeProps } from './include-props';
import { includeShape } from './include-shape';
import { readSources, type Source } from './read-sources';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';

/**
 * The objects of existing YAML: from files, a URL, or text.
 *
 * It reads exactly what kubectl would read, and writes every object as it was read. Only the chart's labels are added,
 * and the chart's namespace to namespaced objects that set none. Each object is an `ApiObject` with the id
 * `name-kind-namespace`, which can be patched.
 *
 * @example
 * ```ts
 * import { JsonPatch } from 'cdk8s';
 * import { Include } from 'cdk8s-gitops';
 *
 * const vendor = new Include(chart, 'vendor', { path: './vendor/*.yaml' });
 * vendor.getApiObject('Service', 'web').addJsonPatch(JsonPatch.add('/spec/type', 'NodePort'));
 * ```
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/
 */
export class Include extends ManifestGroup {
  /**
   * @throws if nothing can be read, or if it contains no object; if the YAML is broken, with file, line and column; if
   * a patch matches nothing
   */
  constructor(scope: Construct, id: string, props: IncludeProps) {
    super(scope, id);
    const where = this.node.path;
    demandNoStandIns(where, withoutPatchContent(props), 'it is needed to read the objects at synth');
    demandShape(where, withDefaults(props), includeShape, 'the props');
    const sources = readSources(where, props);
    const manifests = parseSources(sources);
    if (manifests.length === 0) {
      const what = `Cannot include ${sources.map(({ file }) => file).join(', ')}: it contains no object`;
      throw new GitOpsError({ where, what, fix: 'include YAML with Kubernetes objects' });
    }
    const patches = readPatchFiles(props.patches ?? [], where);
    this.addManifests(patchManifests(manifests, patches, where));
  }
}

/** Parses all sources, so that one error reports the problems of all of them. */
function parseSources(sources: readonly Source[]): Manifest[] {
  const findings: Finding[] = [];
  const manifests = sources.flatMap(({ file, text }) => {
    try {
      return parseManifests(text, { file });
    } catch (error) {
      if (!(error instanceof GitOpsError)) {
        throw error;
      }
      findings.push(...error.findings);
      return [];
    }
  });
  demandNoFindings(findings);
  return manifests;
}
