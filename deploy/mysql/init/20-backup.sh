# Run once, as the file before: an archive says where in the binary log it was taken, so that a restore can go on from there.
docker_process_sql <<SQL
grant reload, replication client on *.* to 'convergence'@'%';
SQL
