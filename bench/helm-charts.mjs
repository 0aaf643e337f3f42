// Makes the charts that bench/helm.mjs renders if it gets none: each with a Deployment, a Service and a ConfigMap for each
// of its parts, and every third one with a large CustomResourceDefinition.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const templates = `{{- range $index := until (int .Values.parts) }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-{{ $index }}
  labels: {{- include "labels" $ | nindent 4 }}
spec:
  replicas: {{ $.Values.replicas }}
  selector:
    matchLabels: {{- include "labels" $ | nindent 6 }}
  template:
    metadata:
      labels: {{- include "labels" $ | nindent 8 }}
    spec:
      containers:
        - name: web
          image: "{{ $.Values.image.name }}:{{ $.Values.image.tag }}"
          resources: {{- toYaml $.Values.resources | nindent 12 }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $.Release.Name }}-{{ $index }}
spec:
  selector: {{- include "labels" $ | nindent 4 }}
  ports:
    - port: 80
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $.Release.Name }}-{{ $index }}
data:
  settings.json: |
    {{- toPrettyJson $.Values | nindent 4 }}
{{- end }}
`;

const helpers = `{{- define "labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
`;

const values = `parts: 8
replicas: 2
image: { name: registry.example.com/web, tag: 1.0.0 }
resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 128Mi } }
`;

/** Writes charts into a folder, and returns their paths. */
export function makeCharts(root, count) {
  return Array.from({ length: count }, (_, index) => {
    const folder = join(root, `chart-${index}`);
    mkdirSync(join(folder, 'templates'), { recursive: true });
    writeFileSync(join(folder, 'Chart.yaml'), `apiVersion: v2\nname: chart-${index}\nversion: 1.0.0\n`);
    writeFileSync(join(folder, 'values.yaml'), values);
    writeFileSync(join(folder, 'templates/_helpers.tpl'), helpers);
    writeFileSync(join(folder, 'templates/all.yaml'), templates);
    if (index % 3 === 0) {
      mkdirSync(join(folder, 'crds'));
      writeFileSync(join(folder, 'crds/thing.yaml'), crd(index));
    }
    return folder;
  });
}

function crd(index) {
  const fields = Array.from({ length: 3000 }, (_, field) => {
    const lines = [`field${field}:`, '  type: string', '  description: A field that is described in one line of text.'];
    return lines.map((line) => `                ${line}\n`).join('');
  });
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things${index}.example.com
spec:
  group: example.com
  names: { kind: Thing${index}, plural: things${index} }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
${fields.join('')}`;
}
