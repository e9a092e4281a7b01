#!/bin/sh
# Run once by the PostgreSQL image on an empty data folder: roles, rights, and a password for each role.
set -eu
run() {
    psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}
run --file /infohouse-sql/roles.sql
run --file /infohouse-sql/database.sql
for role in infohouse_owner infohouse_web infohouse_worker; do
    run --set role="$role" --set password="$(tr -d '\n' <"/run/secrets/${role}_password")" <<'SQL'
ALTER ROLE :"role" PASSWORD :'password';
SQL
done
