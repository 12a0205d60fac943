#!/usr/bin/env bash
# Sends requests to `ccr serve` with its demo provider for hours, and tells how its memory, descriptors and threads grow.
#   tests/benchmark/soak.sh [path of ccr] [hours] [requests a second]      needs curl and python3
# Goals: memory grows by no more than 1 MiB an hour once the first tenth is over, at most 24 minutes; descriptors and threads do not grow.
set -euo pipefail
ccr=$(realpath "${1:-build/release/bin/ccr}")
hours=${2:-24}
rate=${3:-1}
folder=$(mktemp -d)
export HOME=$folder SERVICE_PORT=${SERVICE_PORT:-3499}
"$ccr" serve >"$folder/out" 2>&1 &
program=$!
trap 'kill $program 2>/dev/null || true; wait $program 2>/dev/null || true; rm -rf "$folder"' EXIT
until curl -sf "http://127.0.0.1:$SERVICE_PORT/ready" >/dev/null; do kill -0 $program; sleep 0.2; done
python3 - "$program" "$SERVICE_PORT" "$hours" "$rate" <<'PYTHON'
import http.client, json, os, sys, threading, time
program, port, hours, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
end = time.monotonic() + hours * 3600
sent = failed = 0
lock = threading.Lock()

def ask(number):
    global sent, failed
    kind = number % 4  # plain, streamed, a wrong body, a path that is not there
    body = {"model": "claude-sonnet-4-5", "max_tokens": 64, "stream": kind == 1, "messages": [{"role": "user", "content": f"number {number}: " + "word " * (number % 200)}]}
    text = json.dumps(body) if kind != 2 else "{"
    wanted = {0: 200, 1: 200, 2: 400, 3: 404}[kind]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", "/v1/messages" if kind != 3 else "/v1/nothing", text, {"content-type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        ok = answer.status == wanted
    except OSError:
        ok = False
    connection.close()
    with lock:
        sent += 1
        failed += not ok

def client(first, step):
    number, begin = first, time.monotonic()
    while time.monotonic() < end:
        ask(number)
        number += step
        time.sleep(max(0, begin + (number - first) / rate - time.monotonic()))

def state():
    with open(f"/proc/{program}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    return int(fields["VmRSS"].split()[0]), len(os.listdir(f"/proc/{program}/fd")), int(fields["Threads"])

clients = [threading.Thread(target=client, args=(i, 4)) for i in range(4)]
for one in clients: one.start()
begin, samples = time.monotonic(), []
while any(one.is_alive() for one in clients):
    time.sleep(min(30, max(1, hours * 36)))
    samples.append((time.monotonic() - begin, *state()))
calm = [s for s in samples if s[0] >= min(24 * 60, hours * 360)] or samples
mean = lambda values: sum(values) / len(values)
t, m = mean([s[0] for s in calm]), mean([s[1] for s in calm])
spread = sum((s[0] - t) ** 2 for s in calm)
slope = sum((s[0] - t) * (s[1] - m) for s in calm) / spread * 3600 / 1024 if spread else 0.0
print(f"{sent} requests, {failed} not answered as they should be, in {hours} h")
for name, place, unit in (("resident", 1, "kB"), ("descriptors", 2, ""), ("threads", 3, "")):
    values = [s[place] for s in calm]
    print(f"{name:12} first {calm[0][place]} {unit}, last {calm[-1][place]} {unit}, most {max(values)} {unit}")
print(f"memory grows by {slope:.2f} MiB an hour      {'reached' if slope <= 1 else 'MISSED'}")
sys.exit(0 if slope <= 1 and failed == 0 else 1)
PYTHON
