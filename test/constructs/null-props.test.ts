import { App, Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import {
  AppOfApps,
  Application,
  ApplicationSet,
  AppProject,
  ArgoCdCrds,
  ArgoCdInstall,
  Cluster,
  GitOpsError,
  Include,
  Kustomization,
  ProbedDeployment,
  ProbedPod,
  Repository,
  RepositoryCredentials,
  ScmCredentials,
} from 'cdk8s-gitops';

const types = {
  AppOfApps,
  Application,
  ApplicationSet,
  ArgoCdCrds,
  Cluster,
  Include,
  Kustomization,
  ProbedDeployment,
  ProbedPod,
  Repository,
  RepositoryCredentials,
  ScmCredentials,
};

test.each(Object.entries<unknown>(types))('%s reports what is missing if its props are null', (_name, type) => {
  expect(() => make(type, null)).toThrow(GitOpsError);
});

test.each(Object.entries({ AppProject, ArgoCdInstall }))('%s needs no props, so null is like none', (_name, type) => {
  expect(objectsOf(type, null)).toEqual(objectsOf(type, {}));
});

function make(type: unknown, props: unknown): Chart {
  const chart = new Chart(new App(), 'chart');
  new (type as new (scope: Construct, id: string, props: unknown) => Construct)(chart, 'made', props);
  return chart;
}

function objectsOf(type: unknown, props: unknown): unknown {
  return make(type, props).toJson();
}
