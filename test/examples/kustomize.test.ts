import { App as PlainApp } from 'cdk8s';
import { App, kustomize, type Manifest, stringifyManifests } from 'cdk8s-gitops';
import { Environment, environments } from '../../examples/kustomize/environments';
import { expectGolden } from '../golden';
import { inFolder } from '../engines/kustomize/in-folder';

describe.each(Object.entries(environments))('the environment %s', (name, props) => {
  const environment = new Environment(new App(), name, props);

  test('is the base with the changes of the environment', () => {
    const text = stringifyManifests(environment.toJson() as Manifest[]);

    expectGolden(__dirname, `kustomize-${name}.yaml`, text);
  });

  test('is the same if it is built from its emitted files', () => {
    inFolder(Object.fromEntries(environment.overlay.toFiles()), (folder) => {
      expect(kustomize.build(folder)).toEqual(environment.toJson());
    });
  });

  test('is the same in an App of cdk8s', () => {
    expect(new Environment(new PlainApp(), name, props).toJson()).toEqual(environment.toJson());
  });
});

test('the emitted kustomization.yaml for production looks as if written by hand', () => {
  const { overlay } = new Environment(new App(), 'production', environments.production);

  expectGolden(__dirname, 'kustomize-production.kustomization.yaml', overlay.toYaml());
});
