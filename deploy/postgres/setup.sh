#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the database that collectors keep their store in, the role that owns it, and a role that may
# only read (for copies and for people). Run it as PostgreSQL's superuser; a second time it changes
# nothing that is right already.
#
#     sudo -u postgres deploy/postgres/setup.sh [--database NAME] [--owner ROLE] [--reader ROLE]
#     sudo -u postgres deploy/postgres/setup.sh --check [--database NAME]
#
#     --database NAME   default: afterword
#     --owner ROLE      the collectors' role; default: afterword-collector, which is the name of
#                       the user their service runs as, so that "peer" lets it in
#     --reader ROLE     default: afterword-reader
#     --check           only say what of the server's settings should be otherwise; exit 1 if any
#
# Where the server is: PGHOST, PGPORT and PGUSER, as for psql. Roles get no password: README.md says
# how they prove who they are.
set -euo pipefail

usage() {
    sed -n '3,17s/^# \?//p' "${BASH_SOURCE[0]}"
}

database=afterword owner=afterword-collector reader=afterword-reader only_check=false
while [[ $# -gt 0 ]]; do
    case $1 in
        --database | --owner | --reader)
            [[ $# -ge 2 ]] || { usage >&2; exit 2; }
            declare "${1#--}=$2"
            shift 2
            ;;
        --check) only_check=true && shift ;;
        --help) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
done

ask() {
    local in=$1
    shift
    psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
        --set "database=$database" --set "owner=$owner" --set "reader=$reader" --dbname "$in" "$@"
}

# Names and literals are quoted by psql; \gexec runs what a query wrote.
make() {
    ask postgres <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
SELECT format('CREATE ROLE %I LOGIN', :'reader')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'reader') \gexec
-- Sorting by bytes is what the keys need, and no upgrade of the system changes it.
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' '
              'LC_COLLATE ''C'' LC_CTYPE ''C''', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"reader";
SQL
    ask "$database" <<'SQL'
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"reader";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO :"reader";
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO :"reader";
-- Tables of months to come are the owner's to make.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON TABLES TO :"reader";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON SEQUENCES TO :"reader";
SQL
}

check() {
    local problems=0 name value
    complain() {
        echo "$1"
        problems=$((problems + 1))
    }
    value=$(ask postgres -c 'SHOW server_version_num')
    [[ $value -ge 130000 ]] || complain "PostgreSQL $value is too old: 13 or newer"
    for name in fsync full_page_writes synchronous_commit; do
        value=$(ask postgres -c "SHOW $name")
        [[ $value != off && $value != local ]] ||
            complain "$name is $value: what a receipt has promised may be lost"
    done
    value=$(ask postgres -c "SELECT pg_encoding_to_char(encoding) FROM pg_database
        WHERE datname = '${database//\'/\'\'}'")
    [[ $value == UTF8 ]] || complain "the database $database is ${value:-not there}, not UTF8"
    [[ $problems -eq 0 ]] || return 1
    echo "the server's settings are fine"
}

$only_check || make
check
