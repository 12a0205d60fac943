#!/usr/bin/env bash
# Installs the real agents, SDKs, the logger and the schema of OTLP that tst_agents, tst_pino_parity and tst_otlp_schema use, from the npm registry; about 700 MB, once.
# Where: $CCR_AGENTS, else ~/.cache/ccr-desktop-agents.
set -euo pipefail
folder=${CCR_AGENTS:-$HOME/.cache/ccr-desktop-agents}
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent \
    @anthropic-ai/claude-code@2.1.197 @anthropic-ai/sdk@1.12.0 @google/genai@2.32.0 @openai/codex@0.169.0 openai@6.49.0 pino@10.4.0 \
    @opentelemetry/otlp-transformer@0.57.2
