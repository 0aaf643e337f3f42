import { type ChildProcess, spawn } from 'node:child_process';
import { type Socket } from 'node:net';

/**
 * The program of the guard. A line of its input is `+ 123` when process group 123 starts, and `- 123` when it has ended.
 * The input ends when this process ends. The guard then ends the groups that are left: with SIGTERM, and with SIGKILL if
 * one still runs after two seconds.
 */
const script = `
groups=' '
while read -r change group; do
  case $change in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s TERM -- "-$group"; done
for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  running=
  for group in $groups; do kill -s 0 -- "-$group" && running=yes; done
  [ -n "$running" ] || exit 0
  sleep 0.1
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

const groups = new Set<number>();
let guard: ChildProcess | undefined;

/**
 * Makes a process group end when this process ends, whatever the reason: it is done, an exception, Ctrl-C, any other
 * signal, even SIGKILL.
 *
 * A listener for signals can't do that. It is not called while a constructor waits for a result, so Ctrl-C would do
 * nothing for that time; and without a listener, Node.js ends at once. Therefore a small process, the guard, reads from a
 * pipe that the system closes when this process is gone. The guard is a shell, because a shell starts in a millisecond.
 * It reads nothing but the numbers of groups. Without `/bin/sh`, as on Windows, there is no guard: a child may then run
 * on after this process was killed.
 */
export function guardGroup(group: number): void {
  groups.add(group);
  if (guard === undefined) {
    guard = startGuard();
    groups.forEach((each) => tellGuard('+', each));
  } else {
    tellGuard('+', group);
  }
}

/** Forgets a group that has ended: the system may use its number again. */
export function releaseGroup(group: number): void {
  groups.delete(group);
  tellGuard('-', group);
}

function tellGuard(change: '+' | '-', group: number): void {
  guard?.stdin?.write(`${change} ${group}\n`);
}

function startGuard(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // For sleep.
    env: { PATH: `${process.env.PATH ?? ''}:/usr/bin:/bin` },
    cwd: '/',
    // A session of its own: neither Ctrl-C nor a closed terminal ends the guard.
    detached: true,
  });
  const gone = () => {
    guard = guard === child ? undefined : guard;
  };
  child.on('error', gone).on('exit', gone);
  child.stdin?.on('error', gone);
  // The guard does not keep this process alive.
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return child;
}
