/*
 * The shell that keeps one lab host booted. It is given: the name of the host's cgroups, the file for the identity
 * of the running systemd-nspawn, then the command line of systemd-nspawn.
 *
 * - With --keep-unit, systemd-nspawn ends with 133 when the host was rebooted from inside; the loop boots it again.
 * - Below the host's cgroup there are two: `loop` for this shell and `host` for systemd-nspawn. On v2 a cgroup that
 *   passes controllers on may hold no process, so the two cannot be one; `host` is made anew at every boot.
 * - `echo 0` into cgroup.procs moves the process that writes.
 */
export const hostLoop = `group=$1 record=$2
shift 2
hierarchies=()
while read -r _ directory type _; do
  case $type in cgroup | cgroup2) hierarchies+=("$directory/$group") ;; esac
done </proc/mounts

prepare() {
  local top controller
  for top in "\${hierarchies[@]}"; do
    mkdir -p "$top"
    # cpuset of v1: a new cgroup has no processor and takes no process; those below are to copy ours.
    if [ -e "$top/cpuset.mems" ] && [ -e "$top/cgroup.clone_children" ]; then
      cat "$top/../cpuset.cpus" >"$top/cpuset.cpus"
      cat "$top/../cpuset.mems" >"$top/cpuset.mems"
      echo 1 >"$top/cgroup.clone_children"
    fi
    find "$top/host" -depth -type d -exec rmdir {} + 2>/dev/null
    if [ -e "$top/cgroup.subtree_control" ]; then
      for controller in $(cat "$top/cgroup.controllers"); do echo "+$controller" >"$top/cgroup.subtree_control"; done
    fi
    mkdir -p "$top/loop" "$top/host"
    echo 0 >"$top/loop/cgroup.procs"
  done
}

boot() {
  local top
  for top in "\${hierarchies[@]}"; do echo 0 >"$top/host/cgroup.procs"; done
  exec "$@"
}

# Process 1 of the host outlives a systemd-nspawn that was killed, and so does its end of the bridge.
clear() {
  local top left
  for top in "\${hierarchies[@]}"; do
    mapfile -t left < <(find "$top/host" -name cgroup.procs -exec cat {} + 2>/dev/null)
    if [ "\${#left[@]}" != 0 ]; then kill -s KILL "\${left[@]}" 2>/dev/null; fi
  done
  # The kernel is slow to take it away, and systemd-nspawn does not start while it is there.
  ip link delete "vb-$group" 2>/dev/null
}

read -r boot_id </proc/sys/kernel/random/boot_id
code=133
while [ "$code" = 133 ]; do
  prepare
  boot "$@" &
  read -r stat <"/proc/$!/stat"
  fields=(\${stat##*) })
  echo "$! \${fields[19]} $boot_id" >"$record.new"
  mv "$record.new" "$record"
  wait "$!"
  code=$?
  clear
done
exit "$code"
`;
