import { type Patch } from '../../core/patch/patch';

/** Options that every kind of `Include` has. */
export interface IncludeOptions {
  /**
   * Changes to the included objects.
   *
   * @default - the objects stay as they are
   */
  readonly patches?: readonly Patch[];
}

/** Objects from files. */
export interface IncludeFiles extends IncludeOptions {
  /**
   * A file, or a glob for several files, relative to the working folder: `./vendor/*.yaml`. Files are read in the order
   * of their names.
   */
  readonly path: string;
  readonly url?: never;
  readonly sha256?: never;
  readonly yaml?: never;
}

/** Objects from the web. */
export interface IncludeUrl extends IncludeOptions {
  /** An http or https URL. It is fetched at every synth; `sha256` makes sure that the result is always the same. */
  readonly url: string;
  /** The SHA-256 digest of the content of the URL, in hexadecimal: `curl -sL URL | sha256sum`. */
  readonly sha256: string;
  readonly path?: never;
  readonly yaml?: never;
}

/** Objects from text. */
export interface IncludeText extends IncludeOptions {
  /** YAML or JSON, one document or several. */
  readonly yaml: string;
  readonly path?: never;
  readonly url?: never;
  readonly sha256?: never;
}

/** Where the objects of an `Include` come from: exactly one of `path`, `url` with `sha256`, and `yaml`. */
export type IncludeProps = IncludeFiles | IncludeUrl | IncludeText;
