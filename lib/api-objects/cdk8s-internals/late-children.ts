import { type Construct } from 'constructs';

/**
 * Makes the children of a construct when something first looks at them: a walk of the tree, `findChild`, a new child. All
 * of these read the field `_children` of the node, in every version of constructs from 10.4.2 on. If that field is
 * gone, `findChild` finds no child before something else has looked.
 *
 * @param make adds the children. What it throws is thrown again at each later look
 */
export function makeChildrenLate({ node }: Construct, make: () => void): void {
  const field = Object.hasOwn(node, '_children') ? '_children' : 'children';
  const original = Object.getOwnPropertyDescriptor(node, field);
  const onLook = (look: () => void): void => {
    const get = (): unknown => {
      look();
      return (node as unknown as Record<string, unknown>)[field];
    };
    Object.defineProperty(node, field, { configurable: true, enumerable: true, get });
  };
  onLook(() => {
    restore(node, field, original);
    try {
      make();
    } catch (error) {
      onLook(() => {
        throw error;
      });
      throw error;
    }
  });
}

function restore(node: object, field: string, original: PropertyDescriptor | undefined): void {
  if (original === undefined) {
    Reflect.deleteProperty(node, field);
  } else {
    Object.defineProperty(node, field, original);
  }
}
