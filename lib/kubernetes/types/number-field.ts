import { loadTable } from '../../core/table';
import { type TypeTable } from './built-in-shape';

const numberForms = new Set(['int32', 'int64', 'IntOrString', 'boolean']);

let numberFields: Set<string> | undefined;

/** Whether all fields of this name in Kubernetes' types take a number or a boolean. Some of them also take text. */
export function isNumberField(name: string): boolean {
  numberFields ??= findNumberFields();
  return numberFields.has(name);
}

function findNumberFields(): Set<string> {
  const fields = Object.values(loadTable<TypeTable>('kubernetes-types').types).flatMap(Object.entries<string>);
  const others = new Set(fields.filter(([, form]) => !numberForms.has(form.replace('!', ''))).map(([name]) => name));
  return new Set(fields.map(([name]) => name).filter((name) => !others.has(name)));
}
