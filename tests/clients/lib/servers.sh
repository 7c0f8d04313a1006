# Sourced: starts and stops the server under test, ours or a throw-away PostgreSQL 15.
# Every function leaves PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE and SERVER_PID set.

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
SERVER_DIRECTORY=
SERVER_PID=
SERVER_KIND=
DOUBLE_PID=

# A port of 127.0.0.1 on which nobody listens.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

random_password() {
  od -An -N12 -tx1 /dev/urandom | tr -d ' \n'
}

# Where initdb and postgres are; Debian keeps them out of PATH.
postgres_binaries() {
  local directory
  for directory in /usr/lib/postgresql/15/bin /usr/pgsql-15/bin; do
    if [ -x "$directory/initdb" ]; then
      echo "$directory"
      return
    fi
  done
  echo "PostgreSQL 15 is not installed (Debian: apt-get install postgresql-15)" >&2
  return 1
}

# postgres refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

new_server() {
  SERVER_KIND=$1
  SERVER_DIRECTORY=$(mktemp -d "${TMPDIR:-/tmp}/pgwire-clients.XXXXXX")
  export PGHOST=127.0.0.1 PGPORT PGUSER=_SYSTEM PGPASSWORD PGDATABASE=USER
  PGPORT=$(free_port)
  PGPASSWORD=$(random_password)
}

# start_iris_pgwire [option...]: our server, embedded back end.
start_iris_pgwire() {
  new_server iris-pgwire
  local jar=$REPOSITORY/target/iris-pgwire.jar
  if [ ! -f "$jar" ]; then
    echo "$jar is missing: mvn -q package -DskipTests" >&2
    return 1
  fi
  # The password goes by the environment: a command line can be read by everybody.
  PGWIRE_HOST=127.0.0.1 PGWIRE_PORT=$PGPORT PGWIRE_USER=$PGUSER PGWIRE_PASSWORD=$PGPASSWORD \
    java ${SERVER_JAVA_OPTIONS:-} -jar "$jar" "$@" >"$SERVER_DIRECTORY/log" 2>&1 </dev/null &
  SERVER_PID=$!
  await_server
}

# start_iris_double: our server on the IRIS back end, with IRIS's own driver and the double of IRIS's SQL port.
start_iris_double() {
  local classes=$REPOSITORY/target/test-classes driver
  driver=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/com/intersystems/intersystems-jdbc/3.10.3" -name 'intersystems-jdbc-3.10.3.jar' 2>/dev/null | head -1)
  if [ ! -d "$classes/io/irispgwire/irisdouble" ] || [ -z "$driver" ]; then
    echo "the double of IRIS or IRIS's driver is missing: mvn -q verify" >&2
    return 1
  fi
  local h2
  h2=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/com/h2database/h2/2.4.240" -name 'h2-2.4.240.jar' | head -1)
  local output
  output=$(mktemp)
  java -cp "$classes:$REPOSITORY/target/classes:$h2:$(find_all_jars)" io.irispgwire.irisdouble.IrisDoubleProgram >"$output" </dev/null &
  DOUBLE_PID=$!
  local attempt
  for attempt in $(seq 300); do
    [ -s "$output" ] && break
    sleep 0.1
  done
  IRIS_PORT=$(head -1 "$output")
  rm -f "$output"
  PGWIRE_BACKEND=iris IRIS_HOST=127.0.0.1 IRIS_PORT=$IRIS_PORT IRIS_USERNAME=_SYSTEM IRIS_PASSWORD=SYS \
    PGWIRE_IRIS_POOL_SIZE=${IRIS_POOL_SIZE:-20} start_iris_pgwire --driver "$driver"
}

# What the double needs beside H2, from Maven's store.
find_all_jars() {
  find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" \( -name 'slf4j-api-2.0.20.jar' -o -name 'netty-buffer-*.jar' -o -name 'netty-common-*.jar' -o -name 'jspecify-1.0.1.jar' \) | paste -sd:
}

# start_postgres [option...]: a cluster of its own, with the same user, password and database.
start_postgres() {
  new_server postgres
  local binaries
  binaries=$(postgres_binaries)
  chmod 755 "$SERVER_DIRECTORY"
  mkdir "$SERVER_DIRECTORY/data"
  echo "$PGPASSWORD" >"$SERVER_DIRECTORY/password"
  if [ "$(id -u)" = 0 ]; then
    chown -R postgres "$SERVER_DIRECTORY"
  fi
  as_postgres "$binaries/initdb" -D "$SERVER_DIRECTORY/data" -U "$PGUSER" --pwfile="$SERVER_DIRECTORY/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$SERVER_DIRECTORY/initdb.log"
  as_postgres "$binaries/postgres" -D "$SERVER_DIRECTORY/data" -p "$PGPORT" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c fsync=off -c timezone=UTC "$@" >"$SERVER_DIRECTORY/log" 2>&1 </dev/null &
  SERVER_PID=$!
  PGDATABASE=postgres await_server
  psql -qXd postgres -c 'CREATE DATABASE "USER"'
}

await_server() {
  local attempt
  for attempt in $(seq 300); do
    if psql -qXAtc 'SELECT 1' >/dev/null 2>"$SERVER_DIRECTORY/await"; then
      return
    fi
    if ! kill -0 "$SERVER_PID" 2>/dev/null; then
      break
    fi
    sleep 0.1
  done
  echo "the $SERVER_KIND server did not come up:" >&2
  cat "$SERVER_DIRECTORY/await" "$SERVER_DIRECTORY/log" >&2
  return 1
}

stop_server() {
  if [ -n "$SERVER_PID" ]; then
    if [ "$SERVER_KIND" = postgres ]; then
      # Started through runuser: the postmaster's own process id is in its file. INT: disconnect clients.
      kill -INT "$(head -1 "$SERVER_DIRECTORY/data/postmaster.pid")" 2>/dev/null || true
    else
      kill -TERM "$SERVER_PID" 2>/dev/null || true
    fi
    wait "$SERVER_PID" 2>/dev/null || true
  fi
  SERVER_PID=
  if [ -n "$DOUBLE_PID" ]; then
    kill "$DOUBLE_PID" 2>/dev/null || true
    wait "$DOUBLE_PID" 2>/dev/null || true
  fi
  DOUBLE_PID=
  if [ -n "$SERVER_DIRECTORY" ]; then
    rm -rf "$SERVER_DIRECTORY"
  fi
  SERVER_DIRECTORY=
}
