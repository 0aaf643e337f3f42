import { teachStandIns } from '../../../api-objects/cdk8s-internals/built-in-resolvers';
import { GitOpsError } from '../../../core/error';
import { leftOut, noteStandIn, type StandIn, standInKey, withDefaults } from '../../../core/stand-in';

/** What constructs are given in the place of a value. The types of TypeScript show it as the value itself. */
class Placeholder {
  constructor(public readonly standIn: StandIn) {}
}

/**
 * Makes what constructs are given for a stand-in. It can be passed on, and it can be written. Everything else would
 * silently use the default, and so it is an error: text, arithmetic, comparisons, copies and reading of fields.
 *
 * @param where the place that messages name: `helmValue("tag")`
 */
export function placeholderFor(where: string, makeStandIn: (self: unknown) => StandIn): unknown {
  noteStandIn();
  teachStandIns();
  const proxy: unknown = new Proxy(new Placeholder(null as never), {
    get: (_target, key): unknown => readFrom(standIn, where, key),
    ownKeys: () => cannotUse(standIn, where, 'copy or list the fields of', copyFix),
    set: () => cannotUse(standIn, where, 'change'),
    defineProperty: () => cannotUse(standIn, where, 'change'),
    deleteProperty: () => cannotUse(standIn, where, 'change'),
  });
  const standIn = makeStandIn(proxy);
  return proxy;
}

/** What cdk8s, Jest and JavaScript read of a value to find out what it is. */
const harmless = new Set<string | symbol>(['value', 'produce', 'then', 'asymmetricMatch', '$$typeof', 'nodeType']);

/** What JavaScript reads to make a text or a number of a value, or a list. */
const conversions = new Set<string | symbol>([Symbol.toPrimitive, Symbol.iterator, 'toString', 'valueOf', 'toJSON']);

function readFrom(standIn: StandIn, where: string, key: string | symbol): unknown {
  if (key === standInKey) {
    return standIn;
  }
  if (key === 'constructor') {
    return Placeholder;
  }
  if (key === 'resolve') {
    // Cdk8s' App calls it when it writes an object.
    return () => resolved(standIn);
  }
  if (conversions.has(key)) {
    return () => cannotUse(standIn, where, 'make text or compute with');
  }
  return typeof key === 'symbol' || harmless.has(key) ? undefined : cannotUse(standIn, where, `read ${key} of`);
}

function resolved(standIn: StandIn): unknown {
  const given = standIn.valueFor();
  return given === leftOut ? undefined : withDefaults(given);
}

const passOnFix = 'pass it on as it is, use helmText`…${value}…` for text with it, or helmIf for what depends on it';

/** Classes of cdk8s copy the maps of metadata. */
const copyFix =
  "pass it on as it is; for all annotations of an ApiObject, use addJsonPatch(JsonPatch.add('/metadata/annotations', value))";

function cannotUse(standIn: StandIn, where: string, use: string, fix = passOnFix): never {
  throw new GitOpsError({
    where,
    what: `Cannot ${use} ${standIn.title}: it is chosen when the chart is installed`,
    fix,
  });
}
