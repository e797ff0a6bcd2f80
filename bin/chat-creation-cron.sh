#!/bin/sh
# The name that crontabs know: bin/schema-assurance cron with the old log file. Options, such as --metrics FILE, are handed on.
set -eu

home=$(dirname "$(dirname "$(readlink -f "$0")")")
folder=${LOG_DIR:-/var/log/thebot}
case $folder in
  /*) ;;
  *) folder=$PWD/$folder ;;
esac

# The rules are looked for beside the program, wherever cron started it.
cd "$home"
exec bin/schema-assurance cron chat-rooms --log-file "$folder/chat-creation-cron.log" "$@"
