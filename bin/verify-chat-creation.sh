#!/bin/sh
# The old name and options of what are two verbs now: bin/schema-assurance verify and backfill.
set -eu

usage() {
  cat <<'USAGE'
Usage: verify-chat-creation.sh [--remote] [--backfill] [--check-only] [--verbose] [--help]

Verifies the chat creation system of the database that DB_* names.

  --check-only  Read-only: changes nothing. So does no option at all; wins over --backfill.
  --backfill    Creates the chat rooms that are missing, then verifies.
  --verbose     Says more, and shows where an error comes from.
  --remote      Had a meaning once; the database is the one that DB_* names.
  --help        This text.

DB_HOST (localhost), DB_PORT (5432), DB_NAME (tutoring_platform), DB_USER (postgres), DB_PASSWORD (empty).
Exit status: 0 holds, 1 is broken or something is left, 2 the question is wrong, 3 could not be found out, 130 interrupted.
USAGE
}

backfill=
check_only=
verbose=
for option in "$@"; do
  case $option in
    --remote) echo '--remote has no effect any more: the database is the one that DB_HOST and the other DB_* name.' >&2 ;;
    --backfill) backfill=yes ;;
    --check-only) check_only=yes ;;
    --verbose) verbose=--verbose ;;
    --help)
      usage
      exit 0
      ;;
    *[Pp][Aa][Ss]* | *[Pp][Ww]* | -[pPwW]*)
      # Not shown: it may be a password, and so may what follows it.
      echo 'There is no option for a password, since the process list would show it: set DB_PASSWORD, or use ~/.pgpass.' >&2
      exit 2
      ;;
    *)
      echo "Unknown option: '${option%%=*}'. See: $0 --help" >&2
      exit 2
      ;;
  esac
done
if [ -n "$backfill" ] && [ -n "$check_only" ]; then
  echo '--check-only wins over --backfill: nothing is changed.' >&2
  backfill=
fi

# The rules are looked for beside the program, wherever it is started.
cd "$(dirname "$(dirname "$(readlink -f "$0")")")"

repaired=0
if [ -n "$backfill" ]; then
  bin/schema-assurance backfill chat-rooms ${verbose:+"$verbose"} || repaired=$?
  # 1 says that something is left, which the verification explains.
  [ "$repaired" -le 1 ] || exit "$repaired"
fi
verified=0
bin/schema-assurance verify ${check_only:+--check-only} ${verbose:+"$verbose"} || verified=$?
# What is left does not become unknown by what else could not be found out.
[ "$repaired" -ne 1 ] || [ "$verified" -ne 3 ] || exit 1
exit "$verified"
