import { located, make, messageOn, ofNames, template } from './make-application-set';

test.each<[string, object, string]>([
  [
    'the same name for two Applications',
    { generators: ofNames('one', 'two'), template: { ...template, metadata: { name: 'shop' } } },
    'Cannot use "shop" as template.metadata.name twice: generators[0].list.elements[0] and ' +
      'generators[0].list.elements[1] both give it\n' +
      '  Fix: use a parameter that differs for each Application, as in "{{.name}}"',
  ],
  [
    'a name that is wrong after an element is filled in',
    { generators: ofNames('One') },
    'Cannot use "shop-One" as template.metadata.name for generators[0].list.elements[0]: it must be 1 to 253 ' +
      'lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part\n  Fix: use "shop-one"',
  ],
  [
    'the same name in two namespaces, which Argo CD replaces by one,',
    {
      generators: [
        {
          list: {
            elements: [
              { name: 'a', space: 'one' },
              { name: 'a', space: 'two' },
            ],
          },
        },
      ],
      template: { ...template, metadata: { name: '{{.name}}', namespace: '{{.space}}' } },
    },
    'Cannot use "a" as template.metadata.name twice: generators[0].list.elements[0] and generators[0].list.elements[1] ' +
      'both give it\n  Fix: use a parameter that differs for each Application, as in "{{.name}}"',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, object]>([
  [
    'a set that a selector leaves out',
    { generators: [{ ...ofNames('a', 'a', 'b')[0], selector: { matchLabels: { name: 'b' } } }] },
  ],
  [
    'two elements that selectors keep apart',
    {
      generators: [
        {
          list: { elements: [{ name: 'a', env: 'x' }] },
          selector: { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['y'] }] },
        },
        {
          list: { elements: [{ name: 'a', env: 'x' }] },
          selector: { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['x'] }] },
        },
      ],
    },
  ],
])('%s is accepted', (_name, props) => {
  expect(() => make(props)).not.toThrow();
});
