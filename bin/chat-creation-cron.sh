#!/bin/sh
# The name that crontabs know: bin/schema-assurance cron with the old log file. Options, such as --metrics FILE, are handed on; a log that they name is the log.
set -eu

home=$(dirname "$(dirname "$(readlink -f "$0")")")
folder=${LOG_DIR:-/var/log/thebot}
case $folder in
  /*) ;;
  *) folder=$PWD/$folder ;;
esac

# The rules are looked for beside the program, wherever cron started it.
cd "$home"
own_log=
for option in "$@"; do
  case $option in
    --log-file | --log-file=* | --log-dir | --log-dir=*) own_log=yes ;;
  esac
done
[ -n "$own_log" ] || set -- --log-file "$folder/chat-creation-cron.log" "$@"
exec bin/schema-assurance cron chat-rooms "$@"
