import { duration } from '../../../core/check/duration-shapes';
import { type Fields, type Shape } from '../../../core/check/shape';
import { anything, boolean, largestLong, list, map, object, oneOf, required, text } from '../../../core/check/shapes';
import { type Fault, fault } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { dnsLabel } from '../../../kubernetes/name-rule';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { type ArgoCdPlugin, type ArgoCdPluginCommand, type ArgoCdPluginSpec, type ArgoCdUi } from './extensions';
import { containerFields } from './pod-shape';
import { type ArgoCdReconciliation, type ArgoCdSettingsProps } from './settings';

type Discover = NonNullable<ArgoCdPluginSpec['discover']>;
type Find = NonNullable<Discover['find']>;
type Banner = NonNullable<ArgoCdUi['banner']>;
type Logging = NonNullable<ArgoCdSettingsProps['logging']>;

/** The containers that the repo server has already. */
const takenNames = ['argocd-repo-server', 'copyutil'];

const command = object<ArgoCdPluginCommand>(
  { command: required(list(text)), args: list(text) },
  { example: "{ command: ['sh', '-c', '…'] }" },
);

const find = object<Find>({ command: list(text), args: list(text), glob: text });

const pluginSpec = object<ArgoCdPluginSpec>(
  {
    version: text,
    init: command,
    generate: required(command),
    discover: object<Discover>({ fileName: text, find }),
    parameters: anything,
    preserveFileMode: boolean,
    provideGitCreds: boolean,
  },
  { unknown: 'unless-misspelt' },
);

const { resources, env, envFrom, volumeMounts } = containerFields;

const plugin = object<ArgoCdPlugin>({
  image: required(text),
  spec: pluginSpec,
  volumes: builtInShape('[]Volume'),
  resources,
  env,
  envFrom,
  volumeMounts,
});

const ui = object<ArgoCdUi>({
  styles: text,
  banner: object<Banner>({
    content: required(text),
    url: text,
    permanent: boolean,
    position: oneOf(['top', 'bottom', 'both']),
  }),
});

const seconds = duration(0, largestLong);

/** The keys of a ConfigMap, which depend on the version of Argo CD. */
const keys: Shape<never> = { node: map(anything).node };

/** Settings of Argo CD. */
export const settingsFields: Fields<ArgoCdSettingsProps> = {
  applicationHealth: boolean,
  config: keys,
  params: keys,
  exec: boolean,
  applicationNamespaces: list(text),
  reconciliation: object<ArgoCdReconciliation>({ timeout: seconds, jitter: seconds, hardTimeout: seconds }),
  logging: object<Logging>({ level: oneOf(['debug', 'info', 'warn', 'error']), format: oneOf(['json', 'text']) }),
  plugins: map(plugin, { key: dnsLabel, example: "{ tanka: { image: 'example.com/tanka:1' } }", also: checkTaken }),
  ui,
};

function checkTaken(plugins: PlainMap): readonly Fault[] {
  return takenNames
    .filter((name) => plugins[name] !== undefined)
    .map((name) =>
      fault(
        'duplicate',
        [name],
        (at) => `Cannot use ${at}: the repo server has a container with that name`,
        'use another name',
      ),
    );
}
