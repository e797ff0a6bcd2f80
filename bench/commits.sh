#!/usr/bin/env bash
# What the processor does for the jar of BEFORE, a commit or a jar, and for this tree's, asked the same in turn: user and system time of the
# whole process, so that what else runs on the machine counts for less than in seconds; medians and ratios. On a throwaway server.
#     bench/commits.sh BEFORE     ROUNDS: how often; RULES: a commit whose verify-rules both can read (BEFORE's own, if that is a commit)
set -euo pipefail

cd "$(dirname "$0")/.."
before=${1:?What to compare with? bench/commits.sh BEFORE, a commit or a jar}
if [ -z "${COMMITS_SERVER:-}" ]; then
  jar=$(demo/jar-of "$before")
  rules=${RULES:-$before}
  git rev-parse --verify --quiet "$rules^{commit}" >/dev/null || rules=HEAD
  wrapper=$before
  git rev-parse --verify --quiet "$wrapper^{commit}" >/dev/null || wrapper=HEAD
  RULES=$rules COMMITS_WRAPPER=$wrapper COMMITS_SERVER=started exec demo/with-database bench/commits.sh "$jar"
fi

rounds=${ROUNDS:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U %S'

demo/sql demo/legacy.sql
${MVN:-mvn} -q liquibase:update >"$work/update.log"
mkdir "$work/project"
git archive "$RULES" verify-rules | tar -x -C "$work/project"
cp -R changelog schema-assurance.properties "$work/project"

# Each jar as its own bin/schema-assurance starts it, with an archive of its own.
mkdir -p "$work"/{before,after}/{bin,target}
git archive "$COMMITS_WRAPPER" bin/schema-assurance | tar -x -C "$work/before"
cp bin/schema-assurance "$work/after/bin"
cp "$before" "$work/before/target/schema-assurance.jar"
cp target/schema-assurance.jar "$work/after/target"

# ask SIDE VERB...: in the project; that something is broken is an answer, too.
ask() {
  local side=$1 status=0
  shift
  (cd "$work/project" && exec "$work/$side/bin/schema-assurance" "$@") >"$work/output" 2>&1 || status=$?
  [ "$status" -le 1 ] || { cat "$work/output" >&2; return "$status"; }
}

# spent NAME SIDE VERB...: adds the seconds of the processor to the times NAME.
spent() {
  local name=$1
  shift
  { time ask "$@"; } 2>"$work/time"
  awk 'END { print $1 + $2 }' "$work/time" >>"$work/$name.times"
}

median() {
  sort -n "$work/$1.times" | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

for side in before after; do
  archive=$work/$side/target/schema-assurance
  SCHEMA_ASSURANCE_CLASS_DATA=-XX:DumpLoadedClassList=$archive.classlist ask "$side" verify
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xshare:dump -XX:SharedClassListFile="$archive.classlist" -XX:SharedArchiveFile="$archive.jsa" \
    -cp "$archive.jar" >"$work/dump.log" 2>&1
done

# What starts and ends at once, and what it is started for.
commands=("--version" "--help" "verify --help" "verify")
name() {
  echo "$1-${2// /-}"
}

for ((round = 0; round <= rounds; round++)); do
  for command in "${commands[@]}"; do
    for side in before after; do
      # shellcheck disable=SC2086 # a command is words
      spent "$(name "$side" "$command")" "$side" $command
    done
  done
  # The first round only warms up the caches.
  [ "$round" -gt 0 ] || rm "$work"/*.times
done

echo "Seconds of the processor, medians of $rounds rounds in turn; verify with the rules of $RULES:"
for command in "${commands[@]}"; do
  awk -v command="$command" -v before="$(median "$(name before "$command")")" -v after="$(median "$(name after "$command")")" 'BEGIN {
    printf "  %-14s %.2f before, %.2f after: %.2f times\n", command, before, after, after / before
  }'
done
