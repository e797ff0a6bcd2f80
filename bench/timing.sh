# shellcheck shell=sh
# To be sourced: whole processes timed in milliseconds, collected by name; medians of them.

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

# timed NAME COMMAND...: adds the milliseconds that the command takes to the file NAME.
timed() {
  name=$1
  shift
  begin=$(date +%s%N)
  "$@" >"$times/output" || { cat "$times/output"; echo "Not measured, for it failed: $*" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000)) >>"$times/$name"
}

median() {
  sort -n "$times/$1" | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# line TEXT NAME [BASE WORDS]: a line of the table, with how many times that the median of BASE is.
line() {
  awk -v text="$1" -v time="$(median "$2")" -v base="${3:+$(median "$3")}" -v words="${4-}" 'BEGIN {
    printf "  %-58s %7.2f s", text, time / 1000
    if (base != "") printf ", %.2f times %s", time / base, words
    print ""
  }'
}
