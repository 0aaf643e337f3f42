// The layers of lib/, from the top. A module imports from its own folder and from layers below it, never upwards.
const features = ['pod', 'include', 'kustomize', 'helm', 'argocd', 'gitops', 'validation'];
const layers = [['index.ts'], ['cli'], ['app', 'testing'], features, ['construct'], ['exec'], ['core']];

const folder = (names) => `^lib/(${names.join('|').replace('index.ts', 'index\\.ts$')})`;
const upward = layers.slice(1).map((layer, index) => ({
  name: `${layer[0]}-imports-downwards`,
  comment: 'Imports point down the list of layers only.',
  severity: 'error',
  from: { path: folder(layer) },
  to: { path: folder(layers.slice(0, index + 1).flat()) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...features.map((feature) => ({
      name: `${feature}-stands-alone`,
      comment: 'Features do not import features; argocd may use helm.',
      severity: 'error',
      from: { path: `^lib/${feature}/` },
      to: {
        path: `^lib/(${features.filter((other) => other !== feature && !(feature === 'argocd' && other === 'helm')).join('|')})/`,
      },
    })),
    {
      name: 'core-is-pure',
      comment: 'No constructs, no file system, no process in core.',
      severity: 'error',
      from: { path: '^lib/core/' },
      to: {
        path: '^node_modules/(cdk8s|cdk8s-plus-27|constructs)/|^(node:)?(fs|child_process|process|os|worker_threads|path)$',
      },
    },
    {
      name: 'one-place-starts-processes',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/system/process/' },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'plus-is-types-only',
      comment: 'cdk8s-plus-27 is types only: loading it costs more than all the rest.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^node_modules/cdk8s-plus-27/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'users-import-by-name',
      comment: 'main.ts and examples/ show what users write.',
      severity: 'error',
      from: { path: '^(main\\.ts|examples/)' },
      to: { path: '^lib/', pathNot: '^lib/(index|testing/index)\\.ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist)/' },
  },
};
