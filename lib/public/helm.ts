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
