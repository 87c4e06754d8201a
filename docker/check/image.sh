#!/usr/bin/env bash
# Builds docker/Dockerfile without an engine, by buildah, and runs `demo` in what came out.
# The two images that it is built on are stood in for: this machine's JDK, Maven (offline, over its own repository) and
# shell, and Flink's jars as Maven has them. Then the same with one wrong field: the build must fail.
# Needs root, buildah, a JDK 17, Maven, and a repository that holds what the build needs.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
maven=$(readlink -f /usr/share/maven)
repository=${MAVEN_REPOSITORY:-$HOME/.m2}

buildah_() { buildah --storage-driver vfs --root "$work/store" --runroot "$work/run" "$@"; }

# A root folder with a shell, its tools and libraries, and the JDK.
root=$work/root
mkdir -p "$root"/{bin,etc,tmp,root,opt/flink/{conf,lib,plugins,usrlib},usr/bin,usr/share}
chmod 1777 "$root/tmp"
programs=(bash cat chmod chown cp cut dirname basename env find flock grep head id install ln ls mkdir mktemp mv
  nproc readlink rm sed sleep sort tail touch tr uname wc xargs)
for program in "${programs[@]}"; do cp -L "$(command -v "$program")" "$root/usr/bin/"; done
ln -s bash "$root/usr/bin/sh"
ln -s /usr/bin/bash "$root/bin/bash"; ln -s /usr/bin/bash "$root/bin/sh"
mkdir -p "$root$jdk" "$root$maven"
cp -rL "$jdk/." "$root$jdk/" 2> "$work/dangling" || true   # Debian's JDK links to documents that may be absent.
cp -rL "$maven/." "$root$maven/"
libraries() {
  ldd "$root"/usr/bin/* "$root$jdk"/bin/java "$root$jdk"/lib/*.so "$root$jdk"/lib/server/*.so 2> "$work/static" \
    | grep -oE '/[^ ]+\.so[^ ]*' | sort -u
  ldconfig -p | grep -oE '/[^ ]*/lib(stdc[+]{2}|gcc_s|pthread|dl|rt|m|c)\.so\.[0-9]+$' # RocksDB's.
}
libraries | while read -r library; do
  case $library in "$root"*) continue ;; esac
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done
printf 'root:x:0:0:root:/root:/bin/bash\nflink:x:9999:9999:flink:/opt/flink:/bin/bash\n' > "$root/etc/passwd"
printf 'root:x:0:\nflink:x:9999:\n' > "$root/etc/group"
printf '#!/bin/bash\nexport JAVA_HOME=%s\nexec %s/bin/mvn -o "$@"\n' "$jdk" "$maven" > "$root/usr/bin/mvn"
ln -s "$jdk/bin/java" "$root/usr/bin/java"
chmod +x "$root/usr/bin/mvn"
chown -R 9999:9999 "$root/opt/flink"

cat > "$work/Containerfile" <<'END'
FROM scratch
COPY root /
ENV PATH=/usr/bin:/bin FLINK_HOME=/opt/flink
WORKDIR /opt/flink
END
buildah_ bud --quiet --isolation chroot --layers=false -t standin -f "$work/Containerfile" "$work" > "$work/standin"
rm -rf "$root"
echo "stand-in for the official images: $(cat "$work/standin")"

build() { # Dockerfile tag
  buildah_ bud --isolation chroot --layers --pull-never --volume "$repository:/root/.m2" \
    --build-arg BUILD_IMAGE=localhost/standin --build-arg FLINK_IMAGE=localhost/standin \
    -f "$1" -t "$2" . > "$work/build.log" 2>&1
}

build docker/Dockerfile spawnwatch || { tail -n 60 "$work/build.log"; exit 1; }
buildah_ inspect --type image spawnwatch > "$work/image.json"
for expected in '"User": "flink"' 'org.opencontainers.image.title' '/opt/spawnwatch/bin/healthcheck'; do
  grep -q "$expected" "$work/image.json" || { echo "the image has no $expected"; exit 1; }
done
container=$(buildah_ from --pull-never spawnwatch)
# An engine writes a container's name into its hosts file; buildah's chroot does not.
run() { buildah_ run --isolation chroot --hostname localhost "$container" -- "$@"; }
run bash -c 'id -un; test -w /opt/flink/conf/config.yaml; test -w /var/lib/flink; test -r /opt/flink/usrlib/spawnwatch-job.jar'
run spawnwatch demo > "$work/demo" 2> "$work/demo.log" \
  || { tail -n 40 "$work/demo" "$work/demo.log"; exit 1; }
grep -q 'Office document leads to a new account or administrator' "$work/demo" \
  || { echo "the demo in the container does not find the flagship sequence:"; tail -n 40 "$work/demo"; exit 1; }
echo "built, and its demo finds: $(grep -m1 'Office document leads' "$work/demo")"
buildah_ rm "$container" > "$work/removed"

# The wrong name is seen before the build stage has run again, for that is kept.
sed 's|/build/job/target/spawnwatch-job.jar|/build/job/target/spawnwatch.jar|' docker/Dockerfile > "$work/Dockerfile"
if build "$work/Dockerfile" wrong; then echo "not noticed: a jar of another name"; exit 1; fi
echo "refused: $(grep -m1 '^Error' "$work/build.log")"
