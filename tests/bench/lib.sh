# Sourced with $here set: servers that are up at the same time, what was measured of them, and the table of it.

. "$here/../clients/lib/servers.sh"

declare -A saved
kept=()
results=$(mktemp)
variables=(SERVER_KIND SERVER_DIRECTORY SERVER_PID DOUBLE_PID PGPORT PGPASSWORD)

keep() { # keep NAME: remembers the server that was just started
  local variable
  for variable in "${variables[@]}"; do saved[$1.$variable]=${!variable}; done
  kept+=("$1")
}

use() { # use NAME: the environment now means that server
  local variable
  for variable in "${variables[@]}"; do printf -v "$variable" %s "${saved[$1.$variable]}"; done
}

finish() {
  local name
  if [[ " ${saved[*]} " != *" $SERVER_DIRECTORY "* ]]; then
    stop_server # it did not come up, and was not kept
  fi
  for name in "${kept[@]}"; do
    use "$name"
    stop_server
  done
  rm -f "$results" "$results".*
}
trap finish EXIT

note() { # note SERVER MEASURE VALUE
  echo "$1|$2|$3" >>"$results"
}

bench() { # bench SERVER MEASURE ARGUMENT...: pgbench's tps
  local server=$1 measure=$2
  shift 2
  pgbench -n "$@" >"$results.out" 2>&1 || true
  if ! grep -q '^number of failed transactions: 0 ' "$results.out"; then
    echo "$server, $measure: pgbench failed" >&2
    cat "$results.out" >&2
    note "$server" "$measure" error
    return
  fi
  note "$server" "$measure" "$(sed -n 's/^tps = \([0-9]*\).*/\1/p' "$results.out")"
}

java_bench() { # java_bench CLASS SERVER PREFIX ARGUMENT...
  local class=$1 server=$2 prefix=$3 name value
  shift 3
  JAVA_OPTIONS=-Xmx1g "$here/../clients/lib/pgjdbc" "$here" "$class" "$@" >"$results.out"
  while read -r name value; do note "$server" "$prefix: $name" "$value"; done <"$results.out"
}

# print_table ROUNDS SERVER=TITLE...: medians, in the order of first appearance; the ratio is the first server's to that of
# postgres.
print_table() {
  local rounds=$1
  shift
  awk -F'|' -v rounds="$rounds" -v servers="$(printf '%s|' "$@")" '
    function median(list,   values, n, i, j, swap) {
      n = split(list, values, " ")
      for (i = 1; i <= n; i++) {
        if (values[i] == "error") return "error"
        for (j = i; j > 1 && values[j - 1] + 0 > values[j] + 0; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
      }
      return values[int((n + 1) / 2)]
    }
    {
      if (!($2 in seen)) { seen[$2] = 1; order[++count] = $2 }
      measured[$1, $2] = measured[$1, $2] " " $3
    }
    END {
      kinds = split(servers, kind, "|") - 1
      printf "| measure (median of %s interleaved rounds) |", rounds
      for (k = 1; k <= kinds; k++) { split(kind[k], name, "="); kind[k] = name[1]; printf " %s |", name[2] }
      print " ratio |"
      printf "| --- |"
      for (k = 0; k <= kinds; k++) printf " ---: |"
      print ""
      for (i = 1; i <= count; i++) {
        printf "| %s |", order[i]
        for (k = 1; k <= kinds; k++) {
          value[kind[k]] = median(measured[kind[k], order[i]])
          printf " %s |", value[kind[k]] == "" ? "–" : value[kind[k]]
        }
        ours = value[kind[1]]; theirs = value["postgres"]
        ratio = (theirs + 0 > 0 && ours + 0 > 0 && order[i] !~ /heap/) ? sprintf("%.2f", ours / theirs) : "–"
        print " " ratio " |"
      }
    }' "$results"
}
