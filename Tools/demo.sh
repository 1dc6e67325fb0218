#!/bin/sh
# Indexes Samples/ and runs the first searches: sh Tools/demo.sh NEWSFIND ARCHIVE
set -eu
newsfind=$1
NEWSFIND_ARCHIVE=$2
export NEWSFIND_ARCHIVE PAGER=cat

run() {
    printf '\n$ newsfind'
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9./_-]*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$newsfind" "$@"
}

run index Samples
run "not a single inch"
run --source "Harrow Ledger" --from 2021-12 --to 2022 flu
run 'horseman (stolen OR theft) date:2022-11..'
run timeline talks
printf '\nThe archive is %s: try it with\n  export NEWSFIND_ARCHIVE=%s\n  %s dam cracks\n' \
    "$NEWSFIND_ARCHIVE" "$NEWSFIND_ARCHIVE" "$newsfind"
