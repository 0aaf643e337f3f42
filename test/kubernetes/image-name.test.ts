import { imageName } from '../../lib/kubernetes/image-name';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ...['nginx', 'nginx:1.29', `nginx@${digest}`, `nginx:1.29@${digest}`, 'a.example.com:5000/team/web_app/a--b:V1.0-x'],
  ...['localhost/web', '[::1]:5000/web', 'Registry.example.com/web', `web:${'a'.repeat(128)}`],
])('%j is the name of an image', (name) => {
  expect(imageName.accepts(name)).toBe(true);
});

test.each(['${IMAGE}', '$(params.image)', '{{ .Values.image }}', '<image>', 'IMAGE_NAME', 'ko://example.com/cmd/web'])(
  '%j is accepted, because another tool replaces it',
  (name) => {
    expect(imageName.accepts(name)).toBe(true);
  },
);

test.each([
  ['nginx: 1.29', 'nginx:1.29'],
  [' nginx', 'nginx'],
  ['nginx:', 'nginx'],
  ['nginx@', 'nginx'],
  ['Nginx:1.29', 'nginx:1.29'],
  ['team/Web', 'team/web'],
  ['https://docker.io/nginx', 'docker.io/nginx'],
  ['', undefined],
  ['/nginx', undefined],
  ['nginx/', undefined],
  ['a:1:2', undefined],
  ['nginx@sha256:abc', undefined],
  ['café', undefined],
  [`web:${'a'.repeat(129)}`, undefined],
])('%j is not the name of an image; nearest is %j', (name, nearest) => {
  expect(imageName.accepts(name)).toBe(false);
  expect(imageName.nearest?.(name)).toBe(nearest);
});
