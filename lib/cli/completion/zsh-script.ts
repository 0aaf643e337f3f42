import { quoteForShell } from '../../core/text/shell-word';
import { type CompletedCommand } from './completed-command';
import { nameOfCommand, stepsTo } from './command-words';

/** The script that completes the command line in zsh, with descriptions. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef cdk8s-gitops
_cdk8s_gitops() {
  local line='' word option="\${words[CURRENT-1]}"
  local -a names flags
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$line $word" in
      (${stepsTo(commands).map(quoteForShell).join('|')}) line="\${line:+$line }$word" ;;
    esac
  done
  if [[ $PREFIX == --*=* ]]; then
    option="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "$line $option" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$line" in
${commands.map(commandCase).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe option flags
  elif (( $#names )); then
    _describe command names
  else
    _files
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _cdk8s_gitops "$@"
else
  compdef _cdk8s_gitops cdk8s-gitops
fi
`;
}

function valueCases({ words, options }: CompletedCommand): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ names, choices }) => {
      const pattern = names.map((name) => quoteForShell(`${words} ${name}`)).join('|');
      return `    (${pattern}) ${choices.length === 0 ? '_files' : `compadd -- ${choices.join(' ')}`}; return ;;`;
    });
}

function commandCase(command: CompletedCommand): string {
  const flags = command.options.flatMap(({ names, description }) => names.map((name) => entry(name, description)));
  const names = [
    ...command.commands.map((child) => entry(nameOfCommand(child), child.description)),
    ...command.choices.map((choice) => entry(choice, '')),
  ];
  return `    (${quoteForShell(command.words)}) flags=(${flags.join(' ')}); names=(${names.join(' ')}) ;;`;
}

function entry(name: string, description: string): string {
  return quoteForShell(description === '' ? name : `${name}:${description}`);
}
