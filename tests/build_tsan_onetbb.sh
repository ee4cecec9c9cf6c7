#!/usr/bin/env bash
# Promise: puts a oneTBB that ThreadSanitizer sees through into build/tsan-onetbb, where the preset tsan looks for it.
#
# Debian's own is not instrumented: what its tasks hand to each other would look unordered. This one is compiled from
# the same release's source package. The system's list of sources is read, never changed; root is not needed.
# Where it is already there, nothing is done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

prefix=$PWD/build/tsan-onetbb
[[ ! -e $prefix ]] || exit 0
work=$prefix.part # moved to its place when whole
rm -rf "$work"
mkdir -p "$work"/{sources,lists/partial,cache/archives/partial,code,prefix}

# Debian's images name binary packages only: the same archives, asked for sources.
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    case $list in
        *.sources) sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/sources/$(basename "$list")" ;;
        *.list) [[ ! -e $list ]] || sed -n 's/^deb /deb-src /p' "$list" >"$work/sources/$(basename "$list")" ;;
    esac
done
# Its own state and cache, and no other user's rights: the download folder is only this user's.
apt=(apt-get -qq -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o Dir::Etc::SourceList=/dev/null
    -o "Dir::Etc::SourceParts=$work/sources" -o "APT::Sandbox::User=$(id -un)")
"${apt[@]}" update
# Of Debian's patches none changes what is compiled here, so the release's own archive is enough.
(cd "$work" && "${apt[@]}" source --download-only --tar-only onetbb)
(cd "$work/code" && cmake -E tar xf ../onetbb_*.orig.tar.*)

# No malloc of oneTBB's own: TSan knows the C library's.
cmake -S "$work"/code/* -B "$work/build" -G Ninja --log-level=WARNING -Wno-dev \
    -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_INSTALL_PREFIX="$work/prefix" -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_CXX_COMPILER=g++ -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    -DTBB_SANITIZE=thread -DTBB_TEST=OFF -DTBB_STRICT=OFF -DTBBMALLOC_BUILD=OFF \
    -DTBB_DISABLE_HWLOC_AUTOMATIC_SEARCH=ON
cmake --build "$work/build" >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
cmake --install "$work/build" >/dev/null
mv "$work/prefix" "$prefix"
rm -rf "$work"
