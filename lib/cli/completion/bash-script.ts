import { quoteForShell } from '../../core/text/shell-word';
import { type CompletedCommand } from './completed-command';
import { nameOfCommand, stepsTo } from './command-words';

/** The script that completes the command line in bash. If it has nothing to propose, bash proposes files. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `_cdk8s_gitops() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} line='' word
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $before == '=' ]]; then
    before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$line $word" in
      ${stepsTo(commands).map(quoteForShell).join('|')}) line="\${line:+$line }$word" ;;
    esac
  done
  COMPREPLY=()
  case "$line $before" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$line" in
${commands.map(commandCase).join('\n')}
  esac
}
complete -o default -F _cdk8s_gitops cdk8s-gitops
`;
}

/** What follows an option that takes a value. */
function valueCases({ words, options }: CompletedCommand): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ names, choices }) => {
      const pattern = names.map((name) => quoteForShell(`${words} ${name}`)).join('|');
      return `    ${pattern}) ${choices.length === 0 ? '' : `${propose(choices)}; `}return ;;`;
    });
}

function commandCase(command: CompletedCommand): string {
  const names = command.options.flatMap((option) => option.names);
  const rest = [...command.commands.map(nameOfCommand), ...command.choices];
  const others = rest.length === 0 ? '' : ` else ${propose(rest)};`;
  return `    ${quoteForShell(command.words)}) if [[ $current == -* ]]; then ${propose(names)};${others} fi ;;`;
}

function propose(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quoteForShell(words.join(' '))} -- "$current"))`;
}
