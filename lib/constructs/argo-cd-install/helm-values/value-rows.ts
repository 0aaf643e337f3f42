import { accessRows } from './access-rows';
import { componentRows, redisRows } from './component-rows';
import { commonRows, externalRedisRows, variantRows } from './install-rows';
import { monitorRows } from './monitor-rows';
import { settingsRows } from './settings-rows';
import { type ValueRow } from './value-row';

/**
 * Which prop becomes which value of the official chart. A later row wins. What is not here, and what an older chart has
 * no value for, becomes a patch of the objects: the change that the prop makes natively.
 */
export const valueRows: readonly ValueRow[] = [
  ...variantRows,
  ...commonRows,
  ...settingsRows,
  ...componentRows,
  ...redisRows,
  ...externalRedisRows,
  ...accessRows,
  ...monitorRows,
];
