import { type ValueSpec } from '../../../engines/helm-package/marks';
import { leftOut, type StandIn } from '../../../core/stand-in';
import { type ReleaseField, releaseValue } from './release-names';

/** A value of a chart. */
export class ValueStandIn implements StandIn {
  constructor(
    public readonly spec: ValueSpec,
    public readonly self: unknown,
  ) {}

  public get title(): string {
    return `the value "${this.spec.name}"`;
  }

  public valueFor(): unknown {
    return this.spec.default;
  }
}

/** A field of the release. */
export class ReleaseStandIn implements StandIn {
  constructor(
    public readonly field: ReleaseField,
    public readonly self: unknown,
  ) {}

  public get title(): string {
    return `helmRelease.${this.field.toLowerCase()}`;
  }

  public valueFor(object?: object): string {
    return releaseValue(this.field, object);
  }
}

/** Text with values in it. */
export class TextStandIn implements StandIn {
  constructor(
    public readonly parts: readonly (string | ValueStandIn | ReleaseStandIn)[],
    public readonly self: unknown,
  ) {}

  public get title(): string {
    const text = this.parts.map((part) => (typeof part === 'string' ? part : `\${${nameOf(part)}}`)).join('');
    return `the text "${text}"`;
  }

  public valueFor(object?: object): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : String(part.valueFor(object)))).join('');
  }
}

/** A field or an item that is there only if a value is true. */
export class SwitchStandIn implements StandIn {
  public readonly switched: NonNullable<StandIn['switched']>;

  constructor(
    public readonly condition: ValueSpec,
    content: unknown,
    around: (content: unknown) => unknown,
    public readonly self: unknown,
  ) {
    this.switched = { content, around };
  }

  public get title(): string {
    return `helmIf of the value "${this.condition.name}"`;
  }

  public valueFor(): unknown {
    return this.condition.default === true ? this.switched.content : leftOut;
  }
}

function nameOf(part: ValueStandIn | ReleaseStandIn): string {
  return part instanceof ValueStandIn ? part.spec.name : part.title;
}
