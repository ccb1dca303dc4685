#!/bin/sh
# As much of the official image's entry script as the Compose file uses: makes the data folder, the database, its user, and runs the
# scripts of the init folder, on a server that listens on its socket only.
set -eu
data=/var/lib/mysql
socket=/var/run/mysqld/mysqld.sock
server="mysqld --defaults-file=/etc/my.cnf --datadir=$data --socket=$socket --pid-file=/var/run/mysqld/mysqld.pid"
docker_process_sql() { mysql --no-defaults --protocol=socket --socket=$socket --user=root "$@"; }
if [ ! -d $data/mysql ]; then
  $server --initialize-insecure
  $server --skip-networking &
  pid=$!
  until docker_process_sql --execute='select 1' > /dev/null 2>&1; do sleep 0.2; done
  docker_process_sql <<SQL
create database \`$MYSQL_DATABASE\`;
create user '$MYSQL_USER'@'%' identified by '$(cat "$MYSQL_PASSWORD_FILE")';
grant all on \`$MYSQL_DATABASE\`.* to '$MYSQL_USER'@'%';
SQL
  for file in /docker-entrypoint-initdb.d/*.sh; do [ -f "$file" ] && . "$file"; done
  docker_process_sql --execute="alter user root@localhost identified by '$(cat "$MYSQL_ROOT_PASSWORD_FILE")'"
  kill $pid
  wait $pid
fi
exec $server
