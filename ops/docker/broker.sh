#!/bin/sh
# Start Redis as a mere bell: nothing on disk, and its password never in a process list.
set -eu
umask 077
cat >/tmp/redis.conf <<CONF
bind * -::*
save ""
appendonly no
maxmemory 256mb
maxmemory-policy noeviction
requirepass $(tr -d '\n' </run/secrets/broker_password)
CONF
exec redis-server /tmp/redis.conf
