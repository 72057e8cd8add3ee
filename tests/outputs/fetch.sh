#!/usr/bin/env bash
# Fetches what the tests in this folder judge outputs with and no Debian package has, into a folder:
#
#   tests/outputs/fetch.sh FOLDER && GOUJI_OUTPUT_TOOLS=FOLDER ./dev test -R outputs
#
# The SARIF schema (npm, Microsoft), the schema of rdjson (Go module proxy), the JUnit schema of
# Jenkins (in the sources of pytest, PyPI), readers of these (PyPI), and the driver for Chromium
# (npm). What cannot be fetched is left out.
set -u
folder=${1:?usage: fetch.sh FOLDER}
mkdir -p "$folder" && cd "$folder" || exit 2

npm install --silent --no-audit --no-fund --prefix . \
  @microsoft/sarif-multitool-linux@5.7.0 playwright-core || echo "npm: left out" >&2
cp node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json sarif.json

python3 -m venv python && python/bin/pip install --quiet jsonschema junitparser lxml ||
  echo "PyPI: left out" >&2
python/bin/pip download --quiet --no-deps --no-binary :all: pytest==7.4.4 &&
  tar -xzOf pytest-7.4.4.tar.gz pytest-7.4.4/testing/example_scripts/junit-10.xsd >junit.xsd ||
  echo "JUnit schema: left out" >&2

module=github.com/reviewdog/reviewdog@v0.21.0
if command -v go >/dev/null; then
  [[ -f go.mod ]] || go mod init tools >/dev/null 2>&1
  go mod download "$module" &&
    install -m 644 "$(go env GOMODCACHE)/$module/proto/rdf/jsonschema/DiagnosticResult.json" rdjson.json
else
  echo "go: left out" >&2
fi
