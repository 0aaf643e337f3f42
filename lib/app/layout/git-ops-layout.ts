import { demandShape } from '../../core/check/check-shape';
import { boolean, callback, either, object, required, textOf } from '../../core/check/shapes';
import { quote } from '../../core/check/quote';
import { GitOpsError } from '../../core/error';
import { demandNoFaults } from '../../core/fault';
import { describeManifest } from '../../core/manifest';
import { findPathProblems } from './find-path-problems';
import { type LayoutObject, layoutObject } from './layout-object';
import { type OutputLayout, type RenderedObject } from './output-layout';
import { checkPathTemplate, fillTemplate } from './path-template';

/** Options of `gitOpsLayout`. */
export interface GitOpsLayoutProps {
  /**
   * The file of an object, relative to the output folder, with `/` between folders. It ends with `.yaml` or `.yml`.
   *
   * A template has the placeholders `{target}`, `{chart}`, `{namespace}`, `{group}`, `{kind}` and `{name}`. A function
   * gets the same values, and more.
   */
  readonly path: string | ((object: LayoutObject) => string);
  /**
   * Whether each folder gets a `kustomization.yaml`, whose `kustomize build` gives all objects in the folder and below.
   * A folder that has the same object for several targets does not get one, because kustomize can't build it.
   *
   * @default false
   */
  readonly index?: boolean;
  /**
   * Whether several objects may be in one file.
   *
   * @default false - two objects with the same path are an error
   */
  readonly multiple?: boolean;
}

/**
 * A layout for a Git repository: each object has a file, at a path that depends only on the object. So a change of an
 * object is a change of one file, and no other path changes if charts are added or depend on each other.
 *
 * @throws if the options are invalid. Paths are checked at synth.
 * @example
 * ```ts
 * import { App, gitOpsLayout } from 'cdk8s-gitops';
 *
 * const app = new App({ output: gitOpsLayout({ path: '{namespace}/{kind}-{name}.yaml', index: true }) });
 * ```
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
 */
export function gitOpsLayout(props: GitOpsLayoutProps): OutputLayout {
  demandShape('gitOpsLayout', props, shape, 'the options');
  const { path, index = false, multiple = false } = props;
  if (typeof path === 'string') {
    demandNoFaults('gitOpsLayout', checkPathTemplate(path), 'the options');
  }
  return {
    isShared: false,
    isMultiple: multiple,
    hasIndex: index,
    chartFile: () => undefined,
    objectFile: (rendered) =>
      typeof path === 'string' ? fillTemplate(path, layoutObject(rendered)) : callPath(path, rendered),
    checkFile: (file) =>
      findPathProblems(file).map(({ rule, reason, fix }) => ({
        rule,
        what: `Cannot write ${quote(file)}: ${reason}`,
        fix,
      })),
    clashFix: multiple
      ? 'change path of gitOpsLayout, or give one of them another name'
      : 'add more of the object to path of gitOpsLayout, such as {namespace} or {group}; if the paths are the same to ' +
        'the letter, multiple: true puts both objects into one file',
  };
}

const shape = object<GitOpsLayoutProps>({
  path: required(either(textOf({ example: '{namespace}/{kind}-{name}.yaml' }), callback)),
  index: boolean,
  multiple: boolean,
});

function callPath(path: (object: LayoutObject) => string, rendered: RenderedObject): string {
  try {
    return path(layoutObject(rendered));
  } catch (error) {
    const where = (rendered.object ?? rendered.chart).node.path;
    const what = `Cannot compute the path of ${describeManifest(rendered.manifest)}: path of gitOpsLayout failed with ${String(error)}`;
    throw new GitOpsError({ where, what, fix: 'let the function return a path for every object' }, { cause: error });
  }
}
