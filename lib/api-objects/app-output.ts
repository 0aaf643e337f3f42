import { type ApiObject, Chart } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';
import { formatProblem } from '../core/error';

/** What a construct writes in addition to the app's own files. Only our App writes it. */
export interface AppOutput {
  /** Folder for the files, relative to the working folder. It is outside of the app's output folder, or below it. */
  readonly directory: string;
  /** Text by path. Paths are relative to the folder, with `/` between the parts. */
  readonly files: ReadonlyMap<string, string>;
  /** Objects that are written to these files, and so not to the app's own files. */
  readonly objects: readonly ApiObject[];
}

const outputMark = Symbol.for('cdk8s-gitops.AppOutput');
const appMark = Symbol.for('cdk8s-gitops.App');

/**
 * Registers what a construct writes. `render` is called once at synth, after validation. A plain `cdk8s.App` would
 * silently not write it, so there the validation of the construct fails.
 *
 * @param what the prop that asks for the files, for the message: `emit`
 */
export function registerAppOutput(construct: Construct, what: string, render: () => AppOutput): void {
  Object.defineProperty(construct, outputMark, { value: render });
  construct.node.addValidation({ validate: () => (isInOurApp(construct) ? [] : [needsOurApp(what)]) });
}

/** What a construct has registered, or undefined. */
export function findAppOutput(construct: IConstruct): (() => AppOutput) | undefined {
  return (construct as unknown as Record<symbol, (() => AppOutput) | undefined>)[outputMark];
}

/** Marks an App that writes registered output and knows which cluster a chart is for. */
export function markAsOurApp(app: Construct, target: (chart: Chart) => string): void {
  Object.defineProperty(app, appMark, { value: target });
}

/** The cluster that a construct is for; empty if the app is for one cluster only, as in the App of cdk8s. */
export function targetOf(construct: IConstruct): string {
  const target = (construct.node.root as unknown as Record<symbol, ((chart: Chart) => string) | undefined>)[appMark];
  return target?.(Chart.of(construct)) ?? '';
}

/** Whether a construct is in our App, which writes registered output. */
export function isInOurApp(construct: IConstruct): boolean {
  return appMark in construct.node.root;
}

function needsOurApp(what: string): string {
  return formatProblem({
    what: `Cannot write files for ${what} from the App of cdk8s: it writes Kubernetes objects only`,
    fix: "import { App } from 'cdk8s-gitops'",
  });
}
