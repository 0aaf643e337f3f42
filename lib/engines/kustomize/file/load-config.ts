import { crdConfig } from './crd-config';
import { demandForm } from './demand-form';
import { type FileLoader } from './file-loader';
import { type KustomizationSpec } from './kustomization-spec';
import { transformerConfiguration } from './kustomization-shape';
import { type Place } from './place';
import { readPlacedYaml } from './placed-yaml';
import {
  builtInConfig,
  emptyConfig,
  makeConfig,
  mergeConfigs,
  type TransformerConfig,
} from '../field/transformer-config';

/** The field specs of a kustomization: the built-in ones, its `configurations`, and those from its `crds`. */
export function loadConfig(spec: KustomizationSpec, loader: FileLoader, place: Place): TransformerConfig {
  const own = (spec.configurations ?? []).reduce((config, path, index) => {
    const where = place(['configurations', index]);
    return mergeConfigs(config, readConfiguration(path, loader, where), where);
  }, emptyConfig);
  const config = mergeConfigs(builtInConfig(), own, place(['configurations']));
  return (spec.crds ?? []).reduce((merged, path, index) => {
    const where = place(['crds', index]);
    const definitions = readPlacedYaml(loader.readText(path, where), loader.describe(path)).value;
    return mergeConfigs(merged, crdConfig(definitions), where);
  }, config);
}

function readConfiguration(path: string, loader: FileLoader, where: string): TransformerConfig {
  const { value, place } = readPlacedYaml(loader.readText(path, where), loader.describe(path));
  return makeConfig(
    demandForm(value, transformerConfiguration, { place, title: 'the configuration', scalarsAsText: true }),
  );
}
