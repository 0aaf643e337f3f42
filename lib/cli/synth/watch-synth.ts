import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type ManifestFile, readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';
import { diffFiles } from '../config/diff-files';
import { inSweptFolder } from '../../system/swept-folder';
import { synth, type SynthResult } from './synth';
import { type SynthSettings } from './synth-settings';
import { changeLines } from './watch/change-lines';
import { FileWatch } from './watch/file-watch';
import { readRecordedFiles, recordingEnvironment } from './watch/recorded-files';
import { watchedFiles } from './watch/watched-files';

/** Takes what happens while an app is watched. */
export interface WatchListener {
  readonly onStart: () => void;
  /** @param lines one for each object that is different from the output before; undefined if that is not known */
  readonly onResult: (result: SynthResult, lines: readonly string[] | undefined) => void;
  /** The output is still the old one. */
  readonly onError: (error: unknown) => void;
  /** @param count how many files are watched */
  readonly onWait: (count: number) => void;
}

/**
 * Synthesizes now, and again after each change of what the app loads, until the signal is aborted. There is one run at a
 * time; after a change during a run, there is one more.
 *
 * @param settingsNow reads the settings, because cdk8s.yaml may change
 */
export async function watchSynth(
  settingsNow: () => SynthSettings,
  listener: WatchListener,
  signal: AbortSignal,
): Promise<void> {
  const settings = settingsNow();
  await inSweptFolder('cdk8s-gitops-watch-', async (temporary) => {
    const files = new FileWatch(resolve('.'));
    try {
      await new SynthWatch(settingsNow, listener, signal, join(temporary, 'reads')).repeat(files, settings);
    } finally {
      files.close();
    }
  });
}

/** The runs of an app, one after the other. */
class SynthWatch {
  /** @param log the file in which the app notes what it reads */
  constructor(
    private readonly settingsNow: () => SynthSettings,
    private readonly listener: WatchListener,
    private readonly signal: AbortSignal,
    private readonly log: string,
  ) {}

  public async repeat(files: FileWatch, first: SynthSettings): Promise<void> {
    for (let settings = first; !this.signal.aborted; await files.changed(this.signal)) {
      const started = Date.now();
      const next = await this.run();
      if (!this.signal.aborted) {
        settings = next ?? settings;
        const { app, output = '' } = settings;
        const watched = await watchedFiles(readRecordedFiles(this.log), { app, output, hasFailed: next === undefined });
        files.set(watched, started);
        this.listener.onWait(watched.files.size);
      }
    }
  }

  /** Returns the settings of the run, or undefined if it has failed. */
  private async run(): Promise<SynthSettings | undefined> {
    rmSync(this.log, { force: true });
    this.listener.onStart();
    try {
      const settings = this.settingsNow();
      await this.runWith(settings);
      return settings;
    } catch (error) {
      if (!this.signal.aborted) {
        this.listener.onError(error);
      }
      return undefined;
    }
  }

  private async runWith(settings: SynthSettings): Promise<void> {
    const { signal, log, listener } = this;
    const output = settings.output ?? '';
    const before = manifestsAt(output);
    const result = await synth(settings, { signal, environment: recordingEnvironment(log) });
    const after = result.isValid ? manifestsAt(output) : undefined;
    const isKnown = before !== undefined && after !== undefined;
    listener.onResult(result, isKnown ? changeLines(diffFiles(before, after)) : undefined);
  }
}

/** Undefined if something else is there than manifests. Then no difference is known. */
function manifestsAt(output: string): ManifestFile[] | undefined {
  try {
    return existsSync(output) ? readManifestFiles(output, 'cdk8s-gitops') : [];
  } catch (error) {
    if (error instanceof GitOpsError) {
      return undefined;
    }
    throw error;
  }
}
