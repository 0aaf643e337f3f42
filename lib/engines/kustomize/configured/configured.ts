import { GitOpsError } from '../../../core/error';
import { type BuildContext } from '../rule/build-context';
import { annotationsOf } from '../resource/build-annotations';
import { demandPrintable } from '../file/demand-printable';
import { generatorFromConfig } from './configured-generators';
import { transformerFromConfig } from './configured-transformers';
import { configOrigin, type Origin } from '../resource/origin';
import { type KustomizeResource } from '../resource/resource';
import { type Step } from '../rule/step';
import { type Target } from '../rule/target';

/** The objects that a generator from a config made. */
export interface Generated {
  readonly resources: readonly KustomizeResource[];
  readonly origin?: Origin;
}

/** Runs the configs under `generators`. They must be configs of kustomize's built-in generators. */
export function configuredGenerators(
  configs: readonly KustomizeResource[],
  target: Target,
  context: BuildContext,
): Generated[] {
  return configs.map((config) => {
    demandUsable(config, target.place(['generators']));
    return { resources: generatorFromConfig(config, target.loader, context), origin: configOrigin(config) };
  });
}

/** The rules of the configs under `transformers` or `validators`. They must be configs of built-in transformers. */
export function configuredSteps(
  configs: readonly KustomizeResource[],
  target: Target,
  field: 'transformers' | 'validators',
  context: BuildContext,
): Step[] {
  return configs.flatMap((config) => {
    demandUsable(config, target.place([field]));
    const rule = { field, spec: config.object, where: config.source };
    const origin = configOrigin(config);
    const steps = transformerFromConfig(config, rule, target.loader, context);
    // A validator changes nothing, so it is not noted in the origins.
    return steps.map((step, index) =>
      index === steps.length - 1 && field === 'transformers' ? { ...step, origin } : step,
    );
  });
}

/** Throws if a config is not for a built-in generator or transformer, or if kustomize can't pass it on. */
function demandUsable(config: KustomizeResource, where: string): void {
  if (config.object.apiVersion === 'builtin') {
    demandPrintable(config.object, `${config.kind}/${config.name}`, () => config.source || where);
    return;
  }
  const isFunction = 'config.kubernetes.io/function' in (annotationsOf(config.object) ?? {});
  throw new GitOpsError({
    where: config.source || where,
    what: `Cannot run ${config.kind}/${config.name}: ${isFunction ? 'functions in containers and executables' : 'external plugins'} are not run`,
    fix: 'run it before the build and list its result under resources, or use a built-in one (apiVersion: builtin)',
  });
}
