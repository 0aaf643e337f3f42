import { chart, git, located, messageOn } from '../make-application';

test.each<[string, object[], string]>([
  [
    'values files of an unknown source are',
    [
      { ...chart, helm: { valueFiles: ['$values/web.yaml', '$value/web.yaml', '$ARGOCD_APP_NAME/web.yaml'] } },
      { repoURL: git, ref: 'values' },
    ],
    'Cannot use "$value/web.yaml" as sources[0].helm.valueFiles[1]: no source has ref "value"\n' + '  Fix: use $values',
  ],
  [
    'the ref of another source is',
    [chart, { repoURL: git, ref: 'values' }, { repoURL: git, ref: 'values' }],
    'Cannot use sources[2]: item 1 of the list has the same ref\n  Fix: change or remove one of them',
  ],
  [
    'a chart with a ref is',
    [{ ...chart, ref: 'values' }],
    'Cannot use chart and ref together in sources[0]: they exclude each other\n  Fix: keep one of chart, ref',
  ],
])('among several sources, %s refused', (_name, sources, expected) => {
  expect(messageOn({ source: undefined, sources })).toBe(located(expected));
});
