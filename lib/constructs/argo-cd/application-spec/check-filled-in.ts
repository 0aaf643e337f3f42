import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { isFilledIn, textsOf } from '../source/template-text';

/** What other programs read, which may have templates of their own; and metadata, which has stricter rules. */
const foreign = ['helm', 'kustomize', 'directory', 'plugin', 'info', 'metadata', 'managedNamespaceMetadata'];

/** A fault for each template in an Application: its texts are final, unlike those of an ApplicationSet's template. */
export function checkFilledIn(props: PlainMap): readonly Fault[] {
  return textsOf(props, [])
    .filter(({ path, text }) => isFilledIn(text) && !path.some((step) => foreign.includes(String(step))))
    .map(({ path, text }) =>
      fault(
        'template',
        path,
        (at) => `Cannot use ${quote(text)} as ${at}: only an ApplicationSet fills in templates`,
        'write the value out, or use an ApplicationSet',
      ),
    );
}
