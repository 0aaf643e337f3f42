#!/bin/sh
# Is helm in the tests of props: it is fast and on every machine, and its render has everything that helm is given.
lines() {
  while IFS= read -r line; do
    printf '    %s\n' "$line"
  done
}
if [ "$1" = version ]; then
  echo v4.99.0
  exit
fi
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: given\ndata:\n  password: p%s\n  flags: |\n' "$$"
printf '    %s\n' "$@"
case "$*" in *'--values -'*) printf '  values: |\n' && lines ;; esac
