import { type Manifest } from '../../../core/manifest';
import { parseManifestsTolerantly } from '../../../core/yaml/parse';
import { type Chart } from './chart';
import { subchartsOf } from './subcharts';

/**
 * The CustomResourceDefinitions in the folders `crds/` of a chart and of its subcharts, which tell the scope of custom
 * kinds also if they are not objects of the render. A file that can't be read has none: helm does not read it either.
 */
export function ownDefinitions(chart: Chart, shown: string, where: string): Manifest[] {
  const own = [...chart.files]
    .filter(([path]) => /^crds\/.*\.(?:ya?ml|json)$/.test(path))
    .flatMap(([file, bytes]) => readOrNone(file, bytes));
  const inner = subchartsOf(chart, shown, where);
  return [...own, ...inner.flatMap((each) => ownDefinitions(each, `${shown}/charts/${each.name}`, where))];
}

function readOrNone(file: string, bytes: Uint8Array): Manifest[] {
  try {
    return parseManifestsTolerantly(new TextDecoder().decode(bytes), { file, onEqualKeys: () => {} });
  } catch {
    return [];
  }
}
