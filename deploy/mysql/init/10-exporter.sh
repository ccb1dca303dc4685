# Run once, by the image's entry script, when the data folder is new: the user who reads figures and nothing else.
docker_process_sql <<SQL
create user 'exporter'@'%' identified by '$(cat /run/secrets/mysql-exporter-password)' with max_user_connections 3;
grant process, replication client on *.* to 'exporter'@'%';
grant select on performance_schema.* to 'exporter'@'%';
SQL
