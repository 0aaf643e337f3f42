// The house: bands from the top, in which a module imports from its own room and from the bands below it. What each
// room is for is in CONTRIBUTING.md. Every rule here is broken on purpose in test/architecture/layers.test.ts.
const bands = [
  ['public'],
  ['cli'],
  ['testing'],
  ['app'],
  ['constructs'],
  ['api-objects'],
  ['engines'],
  ['system', 'kubernetes'],
  ['core'],
];

/** The engines that import others, each with those. All others stand alone. */
const engines = {
  kustomize: ['helm'],
  diff: ['kubectl'],
  publish: ['git'],
  'apply-plan': ['kubectl'],
  status: ['diff', 'kubectl'],
  'manifest-folder': ['kustomize'],
};

const bandRules = bands.flatMap((rooms, line) => {
  const here = bands.slice(0, line + 1).flat();
  return rooms.map((room) => ({
    name: `${room}-imports-downwards`,
    comment: 'Imports point down only; neighbours on one line do not import each other.',
    severity: 'error',
    from: { path: `^lib/${room}/` },
    // The files of lib/public do not import each other either. The root refers to the others, but only for the compiler.
    to:
      room === 'public'
        ? { path: '^lib/public/', dependencyTypesNot: ['type-only'] }
        : { path: `^lib/(${here.join('|')})/`, pathNot: `^lib/${room}/` },
  }));
});

const roomRules = Object.entries(engines).map(([room, list]) => ({
  name: `${room}-keeps-to-its-list`,
  comment: 'An engine imports those engines only that its list names.',
  severity: 'error',
  from: { path: `^lib/engines/${room}/` },
  to: { path: '^lib/engines/', pathNot: `^lib/engines/(${[room, ...list].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...bandRules,
    ...roomRules,
    {
      name: 'engines-stand-apart',
      comment: 'An engine without a list of its own imports no other engine.',
      severity: 'error',
      from: { path: '^lib/engines/([^/]+)/', pathNot: `^lib/engines/(${Object.keys(engines).join('|')})/` },
      to: { path: '^lib/engines/', pathNot: '^lib/engines/$1/' },
    },
    {
      name: 'argo-cd-install-keeps-to-its-list',
      comment: 'The install may import the objects that Argo CD is given, and no other construct.',
      severity: 'error',
      from: { path: '^lib/constructs/argo-cd-install/' },
      to: { path: '^lib/constructs/', pathNot: '^lib/constructs/(argo-cd|argo-cd-install)/' },
    },
    {
      name: 'constructs-stand-apart',
      comment: 'A construct imports no other construct.',
      severity: 'error',
      from: { path: '^lib/constructs/([^/]+)/', pathNot: '^lib/constructs/argo-cd-install/' },
      to: { path: '^lib/constructs/', pathNot: '^lib/constructs/$1/' },
    },
    {
      name: 'doors-are-on-top',
      comment: 'The files right in a folder are what others come for; files in its subfolders never import them.',
      severity: 'error',
      from: { path: '^(lib/.+)/[^/]+/[^/]+$' },
      to: { path: '^$1/[^/]+$', pathNot: '^lib/(core|kubernetes)/[^/]+$' },
    },
    {
      name: 'basics-stand-on-nothing',
      comment: 'In core and kubernetes the files on top are the basics: they import no subfolder.',
      severity: 'error',
      from: { path: '^lib/(core|kubernetes)/[^/]+$' },
      to: { path: '^lib/$1/[^/]+/' },
    },
    { name: 'no-cycle', comment: 'Types count.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-folder-cycle',
      comment: 'No two folders need each other.',
      scope: 'folder',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'below-constructs-is-data',
      comment: 'Engines, system, kubernetes and core know neither cdk8s nor constructs, also not by type.',
      severity: 'error',
      from: { path: '^lib/(engines|system|kubernetes|core)/', pathNot: '^lib/kubernetes/types/' },
      to: { path: '^node_modules/(cdk8s|cdk8s-plus-27|constructs)/' },
    },
    {
      name: 'core-and-kubernetes-are-pure',
      comment: 'No file system and no process.',
      severity: 'error',
      from: { path: '^lib/(core|kubernetes)/' },
      to: { path: '^(node:)?(fs|fs/promises|child_process|process|os|worker_threads|path)$' },
    },
    {
      name: 'the-disk-has-named-readers',
      comment: 'The disk is in lib/system; here are the others that read, and the command that writes what it prints.',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: [
          '^lib/system/',
          '^lib/api-objects/read-patch-files\\.ts$',
          '^lib/cli/(config|console)/',
          '^lib/cli/synth/(chart-files|copy-written-elsewhere|watch-synth)\\.ts$',
          '^lib/cli/synth/(validation|watch)/',
          '^lib/constructs/include/read-sources\\.ts$',
          '^lib/constructs/kustomization/kustomization-files\\.ts$',
          '^lib/engines/helm/chart/read-chart(-folder)?\\.ts$',
          '^lib/engines/helm/fetch/(helm-home|server-access)\\.ts$',
          '^lib/engines/helm/pull/(archive-store|charts-folder|pull-session)\\.ts$',
          '^lib/engines/helm/render-input\\.ts$',
          '^lib/engines/kustomize/file/file-loader\\.ts$',
          '^lib/engines/publish/files/read-files\\.ts$',
          '^lib/engines/publish/repository/object-format\\.ts$',
        ],
      },
      to: { path: '^(node:)?(fs|fs/promises)$' },
    },
    {
      name: 'one-place-starts-processes',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/system/process/' },
      to: { path: '^(node:)?(child_process|worker_threads)$' },
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
      to: { path: '^lib/', pathNot: '^lib/public/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^(node_modules|imports)/' },
    exclude: { path: '^(build|dist)/' },
  },
};
