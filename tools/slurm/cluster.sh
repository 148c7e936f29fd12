# A Slurm cluster of this one machine, for tools/slurm/test. Sourced by root, with $folder set to an empty folder.
#
# Every daemon stays in the foreground under 'timeout', so it ends by itself should the test be killed; stop_cluster ends
# them by the numbers they were started with. What a container or a virtual machine needs beyond the defaults:
#   ProctrackType, TaskPlugin   plain processes: the defaults want control groups that only the system's init may make
#   config_overrides            slurmd takes the processors from here, not from what it finds
#   IgnoreSystemd               slurmd would ask systemd over D-Bus for a scope to run in, and wait
#   AuthInfo                    munge's socket and key in the folder, beside any munge that this machine runs

limit=1800
pids=()

daemon() {
    timeout --kill-after=5 "$limit" "$@" >>"$folder/daemons.log" 2>&1 &
    pids+=($!)
}

await() {
    for _ in $(seq 100); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    echo "an8: gave up waiting for: $*; the daemons said:" >&2
    tail -n 30 "$folder"/*.log >&2
    return 1
}

start_cluster() {
    local host
    host=$(hostname -s)
    mkdir -p "$folder/state" "$folder/spool"
    chmod 755 "$folder"
    dd if=/dev/urandom of="$folder/munge.key" bs=1024 count=1 status=none
    chmod 600 "$folder/munge.key"
    cat >"$folder/cgroup.conf" <<CONF
CgroupPlugin=autodetect
IgnoreSystemd=yes
CONF
    cat >"$folder/slurm.conf" <<CONF
ClusterName=an8
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
MailProg=/bin/true
PropagateResourceLimits=NONE
ReturnToService=2
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,bf_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=30 State=UP
CONF
    export SLURM_CONF=$folder/slurm.conf
    daemon munged --foreground --force --socket="$folder/munge.socket" --key-file="$folder/munge.key" \
        --pid-file="$folder/munged.pid" --seed-file="$folder/munge.seed" --log-file="$folder/munged.log" --num-threads=2
    await test -S "$folder/munge.socket"
    daemon slurmctld -D -f "$SLURM_CONF"
    await scontrol ping
    daemon slurmd -D -f "$SLURM_CONF"
    await sh -c "sinfo --noheader --format=%T | grep -q idle"
}

stop_cluster() {
    local i
    scancel --user=root --full >/dev/null 2>&1 || true
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
}
