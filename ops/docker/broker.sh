#!/bin/sh
# Start Redis as a mere bell: nothing on disk, and its password never in a process list.
set -eu
{
    echo 'bind * -::*'
    echo 'save ""'
    echo 'appendonly no'
    echo 'maxmemory 256mb'
    echo 'maxmemory-policy noeviction'
    echo "requirepass $(tr -d '\n' </run/secrets/broker_password)"
} | exec redis-server -
