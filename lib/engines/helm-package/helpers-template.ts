/** The name of the template that writes a list or a map. Charts that use the chart share the names of templates. */
export function yamlTemplate(chartName: string): string {
  return `${chartName}.toYaml`;
}

/** `templates/_helpers.tpl`, for charts with values that are lists or maps. */
export function helpersTemplate(chartName: string): string {
  const name = yamlTemplate(chartName);
  return `{{/*
A list or a map as YAML, with all text in quotes. Helm's own toYaml loses some characters, and the
indentation of text with several lines.
*/}}
{{- define "${name}" -}}
{{- $lines := list }}
{{- if not . }}
  {{- $lines = list (kindIs "slice" . | ternary "[]" "{}") }}
{{- else if kindIs "slice" . }}
  {{- range . }}
    {{- $lines = append $lines (printf "-%s" (include "${name}Entry" .)) }}
  {{- end }}
{{- else }}
  {{- range $key, $value := . }}
    {{- $lines = append $lines (printf "%s:%s" (quote $key) (include "${name}Entry" $value)) }}
  {{- end }}
{{- end }}
{{- join "\\n" $lines }}
{{- end }}

{{- define "${name}Entry" -}}
{{- if or (kindIs "slice" .) (kindIs "map" .) }}
  {{- include "${name}" . | nindent 2 }}
{{- else if kindIs "string" . }}
  {{- printf " %s" (quote .) }}
{{- else }}
  {{- printf " %s" (toJson .) }}
{{- end }}
{{- end }}
`;
}
