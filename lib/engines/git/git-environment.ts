import { type Environment } from '../../system/process/child/invocation';
import { wholeEnvironment } from '../../system/process/environment';

/** A setting of git, such as `['gc.auto', '0']`. Some settings may be given several times. */
export type GitSetting = readonly [key: string, value: string];

/**
 * The variables that git gets. They are those of this process, because credential helpers, ssh and signing need them, but:
 *
 * - git never asks anybody. What would need an answer fails.
 * - No variable leads to another repository than the one that is meant.
 * - git talks to remotes only by the protocols of this list. `ext::` would run any program.
 * - Its messages are in English.
 *
 * @param config settings in addition to those of git's own files, which they override. No list of processes shows them.
 */
export function gitEnvironment(config: readonly GitSetting[] = []): Environment {
  const inherited = Object.entries(wholeEnvironment()).filter(([name]) => !leftOut.test(name));
  return { ...Object.fromEntries(inherited), ...fixed, ...configVariables(config) };
}

/**
 * What names a repository, as `git rev-parse --local-env-vars` lists it; what asks people, in a window or a terminal; and
 * traces, which show credentials.
 */
const leftOut = new RegExp(
  `^(?:${[
    'GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX)',
    'GIT_(?:IMPLICIT_WORK_TREE|GRAFT_FILE|SHALLOW_FILE|REPLACE_REF_BASE|QUARANTINE_PATH|TEMPLATE_DIR|DEFAULT_HASH)',
    'GIT_(?:CONFIG|EXTERNAL_DIFF|EDITOR|SEQUENCE_EDITOR|PAGER|CURL_VERBOSE|TRACE.*)',
    'SSH_ASKPASS|DISPLAY|WAYLAND_DISPLAY|GPG_TTY|LC_.*|LANG|LANGUAGE',
  ].join('|')})$`,
);

const fixed: Environment = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  // Empty: neither core.askPass nor SSH_ASKPASS is started.
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
  GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
};

/** Settings as variables, after those that the user passes to git in the same way. */
function configVariables(config: readonly GitSetting[]): Environment {
  const first = Number(wholeEnvironment().GIT_CONFIG_COUNT) || 0;
  const entries: readonly GitSetting[] = [['credential.interactive', 'false'], ...config];
  const variables = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...Object.fromEntries(variables), GIT_CONFIG_COUNT: String(first + entries.length) };
}
