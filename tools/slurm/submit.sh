# Shared by tools/slurm/generate and tools/slurm/reproduce. Sourced, with $root set to the repository's root.
#
# All machines must see the repository and the output under the same paths. Partition, account, time limit and the like
# come from Slurm's own environment variables (SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT, ...).

an8=$root/tools/an8
cpus=${AN8_CPUS:-2}

# Builds here, once, rather than in every task at the same time.
prepare() {
    command -v sbatch >/dev/null || {
        echo "an8: sbatch is missing; this is to be run where Slurm jobs are submitted (Debian: slurm-client)" >&2
        exit 2
    }
    "$an8" --version >/dev/null
    mkdir -p "$1"
}

# submit LOGS OPTION... SCRIPT ARGUMENT...: submits a job with its log in the folder LOGS and prints its number.
submit() {
    local logs=$1
    shift
    sbatch --parsable --cpus-per-task="$cpus" --output="$logs/%x-%A-%a.log" "$@" | cut -d ';' -f 1
}
