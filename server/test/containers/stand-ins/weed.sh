#!/bin/sh
# Called as the object store of the Compose file is, and starts another one: Ceph's S3 gateway on its SQLite back end, with the keys of
# the file that -s3.config names, on the port of -s3.port, in the folder of -dir.
set -eu
for argument in "$@"; do
  case $argument in
    -dir=*) dir=${argument#*=} ;;
    -s3.port=*) port=${argument#*=} ;;
    -s3.config=*) users=${argument#*=} ;;
  esac
done
key() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$users"; }
conf=/tmp/ceph.conf
cat > $conf <<CONF
[global]
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
mon_host = 127.0.0.1:1
log_file = /tmp/log
admin_socket =
run_dir = /tmp
rgw_backend_store = dbstore
rgw_config_store = dbstore
dbstore_db_dir = $dir
dbstore_config_uri = file://$dir/config.db
rgw_data = $dir
rgw_thread_pool_size = 16
rgw_frontends = beast endpoint=0.0.0.0:$port tcp_nodelay=1
CONF
if [ ! -e "$dir/made" ]; then
  # its tool now and then does not end, sometimes with the user made
  for attempt in 1 2 3; do
    timeout -s KILL 8 radosgw-admin -c $conf --no-mon-config user create --uid=convergence --display-name=convergence \
      --access-key="$(key accessKey)" --secret-key="$(key secretKey)" > /tmp/made.log 2>&1 && break
    grep -q exists /tmp/made.log && break
  done
  touch "$dir/made"
fi
exec radosgw -f --no-mon-config -c $conf -n client.rgw.standin
