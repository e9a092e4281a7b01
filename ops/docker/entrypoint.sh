#!/bin/sh
# Build the two addresses that hold a password from files, then become the command.
set -eu
read_secret() {
    tr -d '\n' <"/run/secrets/$1"
}
DATABASE_URL="postgres://${DATABASE_ROLE}:$(read_secret "${DATABASE_ROLE}_password")@db:5432/infohouse"
CELERY_BROKER_URL="redis://:$(read_secret broker_password)@broker:6379/0"
export DATABASE_URL CELERY_BROKER_URL
exec "$@"
