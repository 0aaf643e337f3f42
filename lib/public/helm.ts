// Charts into the tree
export { HelmChart } from '../constructs/helm-chart/helm-chart';
export {
  type HelmChartOptions,
  type HelmChartProps,
  type LocalChart,
  type RegistryChart,
  type RepositoryChart,
} from '../constructs/helm-chart/helm-chart-props';
export { type HelmHooks } from '../engines/helm/render-request';
export { type MovingFields } from '../engines/helm/stable/moving-fields';

// Values of charts that are made here
export { helmIf } from '../constructs/helm-package/values/helm-if';
export { helmRelease } from '../constructs/helm-package/values/helm-release';
export { helmText } from '../constructs/helm-package/values/helm-text';
export { helmValue } from '../constructs/helm-package/values/helm-value';
export { type HelmData, type HelmValue } from '../constructs/helm-package/values/helm-value-type';
export { type HelmValueOptions } from '../constructs/helm-package/values/value-spec';
export { type ValueBounds } from '../engines/helm-package/marks';

// The package
export { HelmPackage } from '../constructs/helm-package/helm-package';
export { type HelmPackageProps } from '../constructs/helm-package/helm-package-props';
export { type HelmDependency, type HelmMaintainer } from '../engines/helm-package/metadata/chart-metadata';
