#!/bin/sh
# Makes what the containers have to keep secret, once, with the owner and the mode that each needs. A file that is there stays as it is.
#   sudo sh deploy/make-secrets.sh [NAME]     NAME: host name or address in the certificate (default localhost)
# SECRETS_DIR (default ./secrets) says where. Needs openssl, and root: the files belong to the users of the containers.
set -eu
umask 077

name=${1:-localhost}
dir=${SECRETS_DIR:-"$(dirname "$0")/../secrets"}

fail() {
  echo "make-secrets: $1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || fail "run it as root (sudo): each file has to belong to the user of the container that reads it."
command -v openssl > /dev/null || fail "openssl is missing; install it with the package manager of this machine."
case $name in
  *[!A-Za-z0-9.:-]* | -* | '') fail "\"$name\" is no host name." ;;
esac

mkdir -p "$dir"
cd "$dir"

# Users in the containers.
app=1000 mysql=999 redis=999 objects=1000 exporter=65534 grafana=472 gateway=101
made=0

# keep OWNER NAME: what comes in, unless the file is there. It appears whole or not at all.
keep() {
  if [ -e "$2" ]; then
    cat > /dev/null
    return 0
  fi
  cat > "$2.new"
  [ -s "$2.new" ] || fail "nothing came for $2."
  chown "$1:$1" "$2.new"
  chmod 0400 "$2.new"
  mv "$2.new" "$2"
  made=$((made + 1))
  echo "made $2"
}
word() { openssl rand -hex 24; }
long() { openssl rand -base64 48 | tr -d '\n'; }
value() { cat "$1"; }
hash() { printf %s "$(value "$1")" | openssl dgst -sha256 -r | cut -d ' ' -f 1; }

# Installation
long | keep $app cookie-secret
long | keep $app signing-secret
long | keep $app token-pepper
# Archives are encrypted with it: without a copy elsewhere they are lost with this server.
long | keep $app backup-key

# MySQL
word | keep $mysql mysql-root-password
word | keep $mysql mysql-password
word | keep $mysql mysql-exporter-password
printf 'mysql://convergence:%s@mysql:3306/convergence' "$(value mysql-password)" | keep $app database-url
printf '[client]\nhost = mysql\nport = 3306\nuser = exporter\npassword = %s\n' "$(value mysql-exporter-password)" | keep $exporter mysqld-exporter

# Redis keeps hashes only. The exporter may look and not touch.
word | keep $redis redis-password
word | keep $redis redis-exporter-password
printf 'user default on #%s ~* &* +@all -shutdown -debug -flushall -flushdb -replicaof -module\nuser exporter on #%s ~* -@all +ping +info +select +client|setname +client|list +config|get +slowlog|get +slowlog|len +latency|latest +latency|histogram\n' \
  "$(hash redis-password)" "$(hash redis-exporter-password)" | keep $redis redis-users
printf 'redis://:%s@redis:6379' "$(value redis-password)" | keep $app redis-url
printf '{"redis://exporter@redis:6379":"%s"}\n' "$(value redis-exporter-password)" | keep $exporter redis-exporter

# Object store
word | keep $app s3-access-key
word | keep $app s3-secret-key
printf '{"identities":[{"name":"convergence","credentials":[{"accessKey":"%s","secretKey":"%s"}],"actions":["Admin","Read","Write","List","Tagging"]}]}\n' \
  "$(value s3-access-key)" "$(value s3-secret-key)" | keep $objects objects-users

# Grafana
word | keep $grafana grafana-password

# Keys of other services are put here by hand, each readable by user 1000 alone.
[ -d outside ] || { mkdir outside && chown $app:$app outside && chmod 0500 outside; }

# A certificate for a first try; a real one takes the place of both files.
if [ ! -e tls ]; then
  case $name in
    *[!0-9.]*) subject=DNS:$name ;;
    *) subject=IP:$name ;;
  esac
  mkdir tls.new
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 -days 90 -subj "/CN=$name" \
    -addext "subjectAltName=$subject,DNS:localhost,IP:127.0.0.1" -keyout tls.new/key.pem -out tls.new/certificate.pem 2> /dev/null ||
    fail "openssl could not make the certificate."
  chown -R $gateway:$gateway tls.new
  chmod 0500 tls.new
  chmod 0400 tls.new/key.pem tls.new/certificate.pem
  mv tls.new tls
  made=$((made + 1))
  echo "made tls, signed by itself for $name, for 90 days"
fi
[ "$made" = 0 ] || echo "Keep a copy of backup-key away from this server: no archive can be read without it."
[ "$made" -gt 0 ] || echo "Everything was there already; nothing was changed."
