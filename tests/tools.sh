#!/bin/sh
# What the browser tests need beyond Python: Chromium and fonts for Chinese. Installed when root, named otherwise.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
  echo "The browser tests need:$missing. Run: sudo apt-get install$missing"
  exit 1
fi
