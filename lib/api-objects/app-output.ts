import { type ApiObject, Chart } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';
import { formatProblem } from '../core/error';

/** What a construct writes beside the app's own files. Only our App writes it. */
export interface AppOutput {
  /** Folder for the files, relative to the working folder; outside of the app's output, or below it. */
  readonly directory: string;
  /** Text by path relative to the folder, with `/` between the parts. */
  readonly files: ReadonlyMap<string, string>;
  /** Objects that stand in these files and so leave the app's own. */
  readonly objects: readonly ApiObject[];
}

const OUTPUT = Symbol.for('cdk8s-gitops.AppOutput');
const APP = Symbol.for('cdk8s-gitops.App');

/**
 * Registers what a construct writes; `render` is called once at synth, after validation. In a plain `cdk8s.App`,
 * which would leave it out without a word, the construct's validation fails.
 *
 * @param what the prop that asks for it, for the message: `emit`
 */
export function registerAppOutput(construct: Construct, what: string, render: () => AppOutput): void {
  Object.defineProperty(construct, OUTPUT, { value: render });
  construct.node.addValidation({ validate: () => (isInOurApp(construct) ? [] : [needsOurApp(what)]) });
}

/** What one construct registered, if anything. */
export function findAppOutput(construct: IConstruct): (() => AppOutput) | undefined {
  return (construct as unknown as Record<symbol, (() => AppOutput) | undefined>)[OUTPUT];
}

/** Marks an App as one that writes registered output, and that knows which cluster a chart is for. */
export function markAsOurApp(app: Construct, target: (chart: Chart) => string): void {
  Object.defineProperty(app, APP, { value: target });
}

/** The cluster that a construct is for; empty where an app has one only, as cdk8s' own App has. */
export function targetOf(construct: IConstruct): string {
  const target = (construct.node.root as unknown as Record<symbol, ((chart: Chart) => string) | undefined>)[APP];
  return target?.(Chart.of(construct)) ?? '';
}

/** Whether a construct stands in our App, which writes registered output. */
export function isInOurApp(construct: IConstruct): boolean {
  return APP in construct.node.root;
}

function needsOurApp(what: string): string {
  return formatProblem({
    what: `Cannot write files for ${what} from the App of cdk8s: it writes Kubernetes objects only`,
    fix: "import { App } from 'cdk8s-gitops'",
  });
}
