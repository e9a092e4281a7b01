#!/bin/sh
# Draw every secret that docker-compose.yml names into ./secrets, keeping those already there.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p secrets
for name in secret_key seal_key wall_key postgres_password broker_password \
    infohouse_owner_password infohouse_web_password infohouse_worker_password; do
    if [ ! -e "secrets/$name" ]; then
        od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"secrets/$name"
        # Each container reads its own as an ordinary user; the folder keeps everybody else out.
        chmod 0444 "secrets/$name"
    fi
done
echo "secrets are in ./secrets: keep a copy of seal_key and wall_key somewhere safe, apart from the backups"
