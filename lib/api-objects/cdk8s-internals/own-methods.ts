import { ApiObject, ApiObjectMetadataDefinition, Chart } from 'cdk8s';

const { toJson } = ApiObject.prototype;
const metadataToJson = ApiObjectMetadataDefinition.prototype.toJson;
const chartToJson = Chart.prototype.toJson;

/**
 * Whether an object or its metadata has a `toJson` of its own, by its class or put on it later. Cdk8s' own is a method
 * of the prototype in every version from 2.70.0 on. If it became a field, every object would count as one with its own,
 * and `App` would let cdk8s render it.
 */
export function hasOwnToJson(object: ApiObject): boolean {
  return object.toJson !== toJson || object.metadata.toJson !== metadataToJson;
}

/**
 * Whether a chart has a `toJson` of its own. Cdk8s' own is a method of the prototype in every version from 2.70.0 on.
 * If it became a field, every chart would count as one with its own: `App` would take the objects from it, and know of
 * no construct path below the chart's.
 */
export function hasOwnChartToJson(chart: Chart): boolean {
  return chart.toJson !== chartToJson;
}

/**
 * Whether a chart has a `generateObjectName` of its own. Cdk8s' own is a method of the prototype in every version from
 * 2.70.0 on. If it became a field, every chart would count as one with its own, and names would end in cdk8s' hash.
 */
export function hasOwnObjectNames(chart: Chart): boolean {
  return chart.generateObjectName !== Chart.prototype.generateObjectName;
}
