#!/bin/sh
# Gives the roles of postgresql.sql their passwords, once, when the database container is made. Reads lines role=password.
set -eu
passwords=${INEEN_PASSWORDS:-/run/secrets/databases}
while IFS='=' read -r role password; do
    [ -n "$role" ] || continue
    # as a variable of psql: whatever stands in it is one value
    printf 'ALTER ROLE :"role" PASSWORD :%s;\n' "'password'" |
        psql -X -q -v ON_ERROR_STOP=1 -v role="$role" -v password="$password" --username "${POSTGRES_USER:-postgres}" --dbname postgres
done < "$passwords"
