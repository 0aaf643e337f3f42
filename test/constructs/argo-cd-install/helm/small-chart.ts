import { writeFilesTo } from '../../../engines/helm/chart/write-files';

/** Names of the values of components, with the names and kinds of their workloads. */
const components = {
  server: 'argocd-server',
  repoServer: 'argocd-repo-server',
  controller: 'argocd-application-controller',
  applicationSet: 'argocd-applicationset-controller',
  notifications: 'argocd-notifications-controller',
  dex: 'argocd-dex-server',
  redis: 'argocd-redis',
};

/** The values that the small chart has for each component. It has none for `hostAliases`, `dnsPolicy` and others. */
const values = `
  enabled: true
  replicas: 1
  image: { repository: "", tag: "" }
  resources: {}
  env: []
  extraArgs: []
  nodeSelector: {}
  tolerations: []
  podLabels: {}
`;

const template = (key: string, name: string): string => `
{{- if .Values.${key}.enabled }}
---
apiVersion: apps/v1
kind: ${key === 'controller' ? 'StatefulSet' : 'Deployment'}
metadata:
  name: ${name}
  labels: { app.kubernetes.io/name: ${name}, helm.sh/chart: small }
spec:
  replicas: {{ .Values.${key}.replicas }}
  revisionHistoryLimit: 3
  selector: { matchLabels: { app.kubernetes.io/name: ${name} } }
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        {{- with .Values.${key}.podLabels }}{{ toYaml . | nindent 8 }}{{ end }}
      annotations: { checksum/cm: {{ toJson .Values.configs.cm | sha256sum }} }
    spec:
      {{- with .Values.${key}.nodeSelector | default .Values.global.nodeSelector }}
      nodeSelector: {{ toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.${key}.tolerations }}
      tolerations: {{ toYaml . | nindent 8 }}
      {{- end }}
      volumes: [{ name: var-files, emptyDir: {} }, { name: plugins, emptyDir: {} }]
      containers:
      - name: ${key.toLowerCase()}
        image: {{ .Values.${key}.image.repository | default "quay.io/argoproj/argocd" }}:{{ .Values.${key}.image.tag | default .Chart.AppVersion }}
        args: {{ concat (list "start") .Values.${key}.extraArgs | toJson }}
        resources: {{ toJson .Values.${key}.resources }}
        env:
        {{- with .Values.${key}.env }}{{ toYaml . | nindent 8 }}{{ end }}
        - { name: OWN, value: chart }
        - { name: HTTPS_PROXY, value: chart }
{{- end }}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, labels: { app.kubernetes.io/name: ${name} } }
`;

const configuration = `
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm }
data: {{ toYaml .Values.configs.cm | nindent 2 }}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cmd-params-cm }
data: {{ range $key, $value := .Values.configs.params }}{{ $key | nindent 2 }}: {{ toString $value | quote }}{{ end }}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-notifications-cm }
---
apiVersion: v1
kind: Secret
metadata: { name: argocd-secret }
---
apiVersion: v1
kind: Service
metadata: { name: argocd-server, labels: { app.kubernetes.io/name: argocd-server } }
spec:
  type: {{ .Values.server.service.type }}
  ports:
  - { name: http, port: 80, targetPort: 8080 {{- with .Values.server.service.nodePortHttp }}, nodePort: {{ . }}{{ end }} }
  - { name: https, port: 443, targetPort: 8080 {{- with .Values.server.service.nodePortHttps }}, nodePort: {{ . }}{{ end }} }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: argocd-redis, labels: { app.kubernetes.io/name: argocd-redis } }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: argocd-redis } }
  ingress:
  - from: [{ podSelector: { matchLabels: { app.kubernetes.io/name: argocd-server } } }]
  - from:
    - podSelector: { matchLabels: { app.kubernetes.io/name: argocd-server } }
    - podSelector: { matchLabels: { app.kubernetes.io/name: argocd-repo-server } }
{{- if .Values.crds.install }}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: applications.argoproj.io }
{{- end }}
{{- if .Values.createClusterRoles }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: argocd-server }
rules: []
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: argocd-server }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: argocd-server }
{{- end }}
{{- range .Values.extraObjects }}
---
{{ toYaml . }}
{{- end }}
`;

const general = `
crds: { install: true }
createClusterRoles: true
extraObjects: []
global:
  nodeSelector: { kubernetes.io/os: linux }
configs:
  params: {}
  cm: { url: https://argocd.example.com }
`;

const service = '  service: { type: ClusterIP, nodePortHttp: 30080, nodePortHttps: 30443 }\n';

/** Writes a small chart of Argo CD, with the names that the values of the official one have. */
export function smallChart(folder: string, appVersion = 'v3.5.1'): string {
  const keys = Object.keys(components);
  return writeFilesTo(folder, {
    'Chart.yaml': `apiVersion: v2\nname: small\nversion: 1.2.3\nappVersion: ${appVersion}\n`,
    'values.yaml': general + keys.map((key) => `${key}:${values}${key === 'server' ? service : ''}`).join(''),
    'templates/configuration.yaml': configuration,
    'templates/workloads.yaml': Object.entries(components)
      .map(([key, name]) => template(key, name))
      .join(''),
  });
}
