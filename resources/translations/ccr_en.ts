<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Close window</source>
        <translation>Close window</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Next failure</source>
        <translation>Next failure</translation>
    </message>
    <message>
        <source>Previous failure</source>
        <translation>Previous failure</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Log stream</source>
        <translation>Log stream</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Next view</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Previous view</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Freeze the view; everything is still recorded (Space)</source>
        <translation>Freeze the view; everything is still recorded (Space)</translation>
    </message>
    <message>
        <source>Follow newest line</source>
        <translation>Follow newest line</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Reset layout</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>Copy base URL</translation>
    </message>
    <message>
        <source>Copy this address</source>
        <translation>Copy this address</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>Copy setup</translation>
    </message>
    <message>
        <source>Copy the line that points Claude Code here</source>
        <translation>Copy the line that points Claude Code here</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>Send a test request</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>About CCR Desktop</source>
        <translation>About CCR Desktop</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>&amp;Routes</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Original size</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Layouts</translation>
    </message>
    <message>
        <source>Maximise view</source>
        <translation>Maximise view</translation>
    </message>
    <message>
        <source>Copy setup for</source>
        <translation>Copy setup for</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Copy request JSON</source>
        <translation>Copy request JSON</translation>
    </message>
    <message>
        <source>Copy response text</source>
        <translation>Copy response text</translation>
    </message>
    <message>
        <source>Abort request</source>
        <translation>Abort request</translation>
    </message>
    <message>
        <source>End the selected request now; its client is told (Ctrl+.)</source>
        <translation>End the selected request now; its client is told (Ctrl+.)</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>Send the same request again (Ctrl+R)</source>
        <translation>Send the same request again (Ctrl+R)</translation>
    </message>
    <message>
        <source>Replay with…</source>
        <translation>Replay with…</translation>
    </message>
    <message>
        <source>Send it again with another model or text, and compare (Ctrl+Shift+R)</source>
        <translation>Send it again with another model or text, and compare (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Show last events</source>
        <translation>Show last events</translation>
    </message>
    <message>
        <source>Pause stream</source>
        <translation>Pause stream</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Clear view</translation>
    </message>
    <message>
        <source>Empty the view of the log; the log file keeps its lines</source>
        <translation>Empty the view of the log; the log file keeps its lines</translation>
    </message>
    <message>
        <source>Keep the newest line in view (F)</source>
        <translation>Keep the newest line in view (F)</translation>
    </message>
    <message>
        <source>Log view</source>
        <translation>Log view</translation>
    </message>
    <message>
        <source>Pause log</source>
        <translation>Pause log</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Wrap lines</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>Filter lines</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Next error</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Previous error</translation>
    </message>
    <message>
        <source>Next warning</source>
        <translation>Next warning</translation>
    </message>
    <message>
        <source>Previous warning</source>
        <translation>Previous warning</translation>
    </message>
    <message>
        <source>Mark line</source>
        <translation>Mark line</translation>
    </message>
    <message>
        <source>Note on this line…</source>
        <translation>Note on this line…</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Next mark</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Previous mark</translation>
    </message>
    <message>
        <source>Copy marked lines</source>
        <translation>Copy marked lines</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Default model</translation>
    </message>
    <message>
        <source>Routes…</source>
        <translation>Routes…</translation>
    </message>
    <message>
        <source>Explain this request</source>
        <translation>Explain this request</translation>
    </message>
    <message>
        <source>Providers and keys…</source>
        <translation>Providers and keys…</translation>
    </message>
    <message>
        <source>Open capture or log…</source>
        <translation>Open capture or log…</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>Search everything…</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>Highlight rules…</translation>
    </message>
    <message>
        <source>Close log file</source>
        <translation>Close log file</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Show the rules that the router looked at for this request</source>
        <translation>Show the rules that the router looked at for this request</translation>
    </message>
    <message>
        <source>Show the rules that the router looked at for this request (Ctrl+T)</source>
        <translation>Show the rules that the router looked at for this request (Ctrl+T)</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Getting started</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Copy as cURL</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copy as Markdown</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Copy request id</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>By session</source>
        <translation>By session</translation>
    </message>
    <message>
        <source>Group the requests by session</source>
        <translation>Group the requests by session</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Time range</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Back to the range before</translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation>Saved filters…</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>Next request</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>Previous request</translation>
    </message>
    <message>
        <source>Next failure in the list</source>
        <translation>Next failure in the list</translation>
    </message>
    <message>
        <source>Previous failure in the list</source>
        <translation>Previous failure in the list</translation>
    </message>
    <message>
        <source>Follow newest request</source>
        <translation>Follow newest request</translation>
    </message>
    <message>
        <source>Filter syntax</source>
        <translation>Filter syntax</translation>
    </message>
    <message>
        <source>Errors and latency</source>
        <translation>Errors and latency</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Provider health</source>
        <translation>Provider health</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>Prices…</translation>
    </message>
    <message>
        <source>Budgets and alerts…</source>
        <translation>Budgets and alerts…</translation>
    </message>
    <message>
        <source>Import configuration…</source>
        <translation>Import configuration…</translation>
    </message>
    <message>
        <source>Export selection</source>
        <translation>Export selection</translation>
    </message>
    <message>
        <source>Export the selected requests as the last time; the first time it asks (Ctrl+Shift+E)</source>
        <translation>Export the selected requests as the last time; the first time it asks (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Compare two selected or marked requests, one with its replay, or with the one before it in its session (Ctrl+D)</source>
        <translation>Compare two selected or marked requests, one with its replay, or with the one before it in its session (Ctrl+D)</translation>
    </message>
    <message>
        <source>Mark request</source>
        <translation>Mark request</translation>
    </message>
    <message>
        <source>Next marked request</source>
        <translation>Next marked request</translation>
    </message>
    <message>
        <source>Previous marked request</source>
        <translation>Previous marked request</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Filter requests</translation>
    </message>
    <message>
        <source>Retry on fallback</source>
        <translation>Retry on fallback</translation>
    </message>
    <message>
        <source>End the attempt that runs and ask the next fallback; the client keeps waiting</source>
        <translation>End the attempt that runs and ask the next fallback; the client keeps waiting</translation>
    </message>
    <message>
        <source>Extend timeout</source>
        <translation>Extend timeout</translation>
    </message>
    <message>
        <source>Give the selected request five minutes more</source>
        <translation>Give the selected request five minutes more</translation>
    </message>
    <message>
        <source>Replay on fallback</source>
        <translation>Replay on fallback</translation>
    </message>
    <message>
        <source>Send it again to the next model of its fallback list</source>
        <translation>Send it again to the next model of its fallback list</translation>
    </message>
    <message>
        <source>Use the closest model</source>
        <translation>Use the closest model</translation>
    </message>
    <message>
        <source>Put the model that was probably meant into the routes, to be looked at and saved</source>
        <translation>Put the model that was probably meant into the routes, to be looked at and saved</translation>
    </message>
    <message>
        <source>Inspect in the whole window</source>
        <translation>Inspect in the whole window</translation>
    </message>
    <message>
        <source>Back to the requests</source>
        <translation>Back to the requests</translation>
    </message>
    <message>
        <source>Export last hour…</source>
        <translation>Export last hour…</translation>
    </message>
    <message>
        <source>Compact view</source>
        <translation>Compact view</translation>
    </message>
    <message>
        <source>A small window with the state, the last requests and what today cost</source>
        <translation>A small window with the state, the last requests and what today cost</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Pause recording</translation>
    </message>
    <message>
        <source>Requests that begin now are routed as always, but neither they nor their bodies are recorded</source>
        <translation>Requests that begin now are routed as always, but neither they nor their bodies are recorded</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Report a problem…</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Open data folder</translation>
    </message>
    <message>
        <source>Show the folder of the logs and the history</source>
        <translation>Show the folder of the logs and the history</translation>
    </message>
    <message>
        <source>Open configuration file</source>
        <translation>Open configuration file</translation>
    </message>
    <message>
        <source>Rotate logs now</source>
        <translation>Rotate logs now</translation>
    </message>
    <message>
        <source>Put the log files aside and begin new ones</source>
        <translation>Put the log files aside and begin new ones</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copy as</translation>
    </message>
    <message>
        <source>Delete captured data…</source>
        <translation>Delete captured data…</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Stop the proxy as soon as its requests have ended, then start it again</source>
        <translation>Stop the proxy as soon as its requests have ended, then start it again</translation>
    </message>
    <message>
        <source>Drain and stop</source>
        <translation>Drain and stop</translation>
    </message>
    <message>
        <source>Take no new requests, let the live ones end, then stop</source>
        <translation>Take no new requests, let the live ones end, then stop</translation>
    </message>
    <message>
        <source>Open terminal with Claude Code</source>
        <translation>Open terminal with Claude Code</translation>
    </message>
    <message>
        <source>Start Claude Code in a terminal, pointed at this router</source>
        <translation>Start Claude Code in a terminal, pointed at this router</translation>
    </message>
    <message>
        <source>Use the next free port</source>
        <translation>Use the next free port</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Use the routes of an installed preset</source>
        <translation>Use the routes of an installed preset</translation>
    </message>
    <message>
        <source>Integrations…</source>
        <translation>Integrations…</translation>
    </message>
    <message>
        <source>Settings of what others are told: OTLP, Prometheus, webhooks</source>
        <translation>Settings of what others are told: OTLP, Prometheus, webhooks</translation>
    </message>
    <message>
        <source>Clear log view</source>
        <translation>Clear log view</translation>
    </message>
    <message>
        <source>Hide what is there now, of the requests or of the log that has the keyboard; nothing is deleted</source>
        <translation>Hide what is there now, of the requests or of the log that has the keyboard; nothing is deleted</translation>
    </message>
    <message>
        <source>Undo filter change</source>
        <translation>Undo filter change</translation>
    </message>
    <message>
        <source>Back to the filter before the last click that changed it</source>
        <translation>Back to the filter before the last click that changed it</translation>
    </message>
    <message>
        <source>Logging status…</source>
        <translation>Logging status…</translation>
    </message>
    <message>
        <source>Whether each output of the log works, and what became of its records</source>
        <translation>Whether each output of the log works, and what became of its records</translation>
    </message>
    <message>
        <source>Performance report…</source>
        <translation>Performance report…</translation>
    </message>
    <message>
        <source>Percentiles, throughput, errors, disk and memory</source>
        <translation>Percentiles, throughput, errors, disk and memory</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Send it again by itself as soon as its provider takes requests again (Retry-After)</source>
        <translation>Send it again by itself as soon as its provider takes requests again (Retry-After)</translation>
    </message>
    <message>
        <source>Close opened requests</source>
        <translation>Close opened requests</translation>
    </message>
    <message>
        <source>Close the file whose requests are shown; those of the router come back</source>
        <translation>Close the file whose requests are shown; those of the router come back</translation>
    </message>
    <message>
        <source>Plans…</source>
        <translation>Plans…</translation>
    </message>
    <message>
        <source>Fixed fees and quotas of providers, and what they make of prices</source>
        <translation>Fixed fees and quotas of providers, and what they make of prices</translation>
    </message>
    <message>
        <source>Add prices</source>
        <translation>Add prices</translation>
    </message>
    <message>
        <source>A line for each model that answered and has no price</source>
        <translation>A line for each model that answered and has no price</translation>
    </message>
    <message>
        <source>Recalculate costs from…</source>
        <translation>Recalculate costs from…</translation>
    </message>
    <message>
        <source>Recalculate the cost of recorded requests by today’s prices</source>
        <translation>Recalculate the cost of recorded requests by today’s prices</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Check for updates…</translation>
    </message>
    <message>
        <source>Compare prices…</source>
        <translation>Compare prices…</translation>
    </message>
    <message>
        <source>What the list of prices that was fetched would change</source>
        <translation>What the list of prices that was fetched would change</translation>
    </message>
    <message>
        <source>Only live</source>
        <translation>Only live</translation>
    </message>
    <message>
        <source>List the live requests, whatever the range of time</source>
        <translation>List the live requests, whatever the range of time</translation>
    </message>
    <message>
        <source>Open line</source>
        <translation>Open line</translation>
    </message>
    <message>
        <source>Open the configuration file at this line, where the editor can be told one</source>
        <translation>Open the configuration file at this line, where the editor can be told one</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>Change limit…</translation>
    </message>
    <message>
        <source>Set how large all log files together may become</source>
        <translation>Set how large all log files together may become</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Replace key…</translation>
    </message>
    <message>
        <source>Enter another secret for the key that its provider rejected</source>
        <translation>Enter another secret for the key that its provider rejected</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test the connection to its provider with this key; sends one request of at most 20 tokens</source>
        <translation>Test the connection to its provider with this key; sends one request of at most 20 tokens</translation>
    </message>
    <message>
        <source>Ask the keychain for this key again</source>
        <translation>Ask the keychain for this key again</translation>
    </message>
    <message>
        <source>Use for this session only…</source>
        <translation>Use for this session only…</translation>
    </message>
    <message>
        <source>Enter the key and keep it in memory until the program ends</source>
        <translation>Enter the key and keep it in memory until the program ends</translation>
    </message>
    <message>
        <source>Switch to fallback</source>
        <translation>Switch to fallback</translation>
    </message>
    <message>
        <source>Put the next fallback into the route of this request, to be looked at and saved</source>
        <translation>Put the next fallback into the route of this request, to be looked at and saved</translation>
    </message>
    <message>
        <source>Open billing page</source>
        <translation>Open billing page</translation>
    </message>
    <message>
        <source>Open the page of its provider where the account is topped up, in the browser</source>
        <translation>Open the page of its provider where the account is topped up, in the browser</translation>
    </message>
    <message>
        <source>Recording settings…</source>
        <translation>Recording settings…</translation>
    </message>
    <message>
        <source>Set what is kept of requests: bodies, headers and the timing of streams</source>
        <translation>Set what is kept of requests: bodies, headers and the timing of streams</translation>
    </message>
    <message>
        <source>Check address…</source>
        <translation>Check address…</translation>
    </message>
    <message>
        <source>Look at the base URL of its provider, where it can be changed</source>
        <translation>Look at the base URL of its provider, where it can be changed</translation>
    </message>
    <message>
        <source>Open the configuration file at this transformer, where the editor can be told a line</source>
        <translation>Open the configuration file at this transformer, where the editor can be told a line</translation>
    </message>
    <message>
        <source>Use another key…</source>
        <translation>Use another key…</translation>
    </message>
    <message>
        <source>Look at the keys of its provider, where another can be put first or added</source>
        <translation>Look at the keys of its provider, where another can be put first or added</translation>
    </message>
    <message>
        <source>Check models…</source>
        <translation>Check models…</translation>
    </message>
    <message>
        <source>Look at the models of its provider, where this one can be corrected</source>
        <translation>Look at the models of its provider, where this one can be corrected</translation>
    </message>
    <message>
        <source>Check route…</source>
        <translation>Check route…</translation>
    </message>
    <message>
        <source>Look at the route that leads there, where it can be changed</source>
        <translation>Look at the route that leads there, where it can be changed</translation>
    </message>
    <message>
        <source>Check protocol…</source>
        <translation>Check protocol…</translation>
    </message>
    <message>
        <source>Look at the protocol of its provider, where it can be changed, as can the transformers</source>
        <translation>Look at the protocol of its provider, where it can be changed, as can the transformers</translation>
    </message>
</context>
<context>
    <name>AlertTexts</name>
    <message>
        <source>The budget of this month is spent</source>
        <translation>The budget of this month is spent</translation>
    </message>
    <message>
        <source>The budget of today is spent</source>
        <translation>The budget of today is spent</translation>
    </message>
    <message>
        <source>%1 of this month’s budget are spent</source>
        <translation>%1 of this month’s budget are spent</translation>
    </message>
    <message>
        <source>%1 of today’s budget are spent</source>
        <translation>%1 of today’s budget are spent</translation>
    </message>
    <message>
        <source>The disk that holds the logs is %1 full</source>
        <translation>The disk that holds the logs is %1 full</translation>
    </message>
    <message>
        <source>Free space in %1, or lower the limits of the logs.</source>
        <translation>Free space in %1, or lower the limits of the logs.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) within an hour</source>
        <translation>
            <numerusform>%n error within an hour</numerusform>
            <numerusform>%n errors within an hour</numerusform>
        </translation>
    </message>
    <message>
        <source>That is more than %1. Look at them by provider and class.</source>
        <translation>That is more than %1. Look at them by provider and class.</translation>
    </message>
    <message>
        <source>%1 of the answers were cut off or failed</source>
        <translation>%1 of the answers were cut off or failed</translation>
    </message>
    <message>
        <source>Counted over 15 minutes; more than %1 are unusual. Look at their providers.</source>
        <translation>Counted over 15 minutes; more than %1 are unusual. Look at their providers.</translation>
    </message>
    <message numerus="yes">
        <source>%n log record(s) were lost</source>
        <translation>
            <numerusform>%n log record were lost</numerusform>
            <numerusform>%n log records were lost</numerusform>
        </translation>
    </message>
    <message>
        <source>More is logged than the outputs can take. Raise the level or the size of the queue.</source>
        <translation>More is logged than the outputs can take. Raise the level or the size of the queue.</translation>
    </message>
    <message>
        <source>The log stream %1 does not work</source>
        <translation>The log stream %1 does not work</translation>
    </message>
    <message numerus="yes">
        <source>It has failed for %n minute(s). It says: “%1”</source>
        <translation>
            <numerusform>It has failed for %n minute. It says: “%1”</numerusform>
            <numerusform>It has failed for %n minutes. It says: “%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is logged</source>
        <translation>Nothing is logged</translation>
    </message>
    <message numerus="yes">
        <source>There are requests, but nothing was logged for %n minute(s).</source>
        <translation>
            <numerusform>There are requests, but nothing was logged for %n minute.</numerusform>
            <numerusform>There are requests, but nothing was logged for %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The five hours of %1’s plan are used up</source>
        <translation>The five hours of %1’s plan are used up</translation>
    </message>
    <message>
        <source>%1 of five hours of %2’s plan are used</source>
        <translation>%1 of five hours of %2’s plan are used</translation>
    </message>
    <message>
        <source>This week’s share of %1’s plan is used up</source>
        <translation>This week’s share of %1’s plan is used up</translation>
    </message>
    <message>
        <source>%1 of this week’s share of %2’s plan are used</source>
        <translation>%1 of this week’s share of %2’s plan are used</translation>
    </message>
    <message>
        <source>This month’s share of %1’s plan is used up</source>
        <translation>This month’s share of %1’s plan is used up</translation>
    </message>
    <message>
        <source>%1 of this month’s share of %2’s plan are used</source>
        <translation>%1 of this month’s share of %2’s plan are used</translation>
    </message>
    <message>
        <source>%1 of %2 requests. It starts again at %3.</source>
        <translation>%1 of %2 requests. It starts again at %3.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens. It starts again at %3.</source>
        <translation>%1 of %2 tokens. It starts again at %3.</translation>
    </message>
    <message>
        <source>%1 of %2. It starts again at %3.</source>
        <translation>%1 of %2. It starts again at %3.</translation>
    </message>
    <message>
        <source>Requests take the routes of the preset %1.</source>
        <translation>Requests take the routes of the preset %1.</translation>
    </message>
    <message>
        <source>After that requests take the routes of the preset %1.</source>
        <translation>After that requests take the routes of the preset %1.</translation>
    </message>
    <message>
        <source>Requests go to the fallbacks of their routes; those without are refused.</source>
        <translation>Requests go to the fallbacks of their routes; those without are refused.</translation>
    </message>
    <message>
        <source>After that requests go to the fallbacks of their routes; those without are refused.</source>
        <translation>After that requests go to the fallbacks of their routes; those without are refused.</translation>
    </message>
    <message>
        <source>New requests are refused.</source>
        <translation>New requests are refused.</translation>
    </message>
    <message>
        <source>After that new requests are refused.</source>
        <translation>After that new requests are refused.</translation>
    </message>
    <message>
        <source>Requests go on being served.</source>
        <translation>Requests go on being served.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens were used. %3</source>
        <translation>%1 of %2 tokens were used. %3</translation>
    </message>
    <message>
        <source>%1 of %2 were spent. %3</source>
        <translation>%1 of %2 were spent. %3</translation>
    </message>
    <message>
        <source>The log files need care</source>
        <translation>The log files need care</translation>
    </message>
    <message>
        <source>%1. What to do: %2</source>
        <translation>%1. What to do: %2</translation>
    </message>
</context>
<context>
    <name>CaptureSentence</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (entry %2)</source>
        <translation>%1 (entry %2)</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>line %1, column %2</translation>
    </message>
    <message>
        <source>line %1 is larger than %2 MB</source>
        <translation>line %1 is larger than %2 MB</translation>
    </message>
    <message>
        <source>%1: line 1: this is not a HAR file; one begins with {&quot;log&quot;: {</source>
        <translation>%1: line 1: this is not a HAR file; one begins with {&quot;log&quot;: {</translation>
    </message>
    <message>
        <source>The reading of %1 was cancelled.</source>
        <translation>The reading of %1 was cancelled.</translation>
    </message>
    <message>
        <source>%1: the file ends before its content does</source>
        <translation>%1: the file ends before its content does</translation>
    </message>
    <message>
        <source>%1, in entry %2: the file ends before its content does</source>
        <translation>%1, in entry %2: the file ends before its content does</translation>
    </message>
    <message>
        <source>line 1: there is no &quot;log&quot;</source>
        <translation>line 1: there is no &quot;log&quot;</translation>
    </message>
    <message>
        <source>an entry is larger than %1 MB</source>
        <translation>an entry is larger than %1 MB</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>it is nested too deeply</translation>
    </message>
    <message>
        <source>a comma is out of place</source>
        <translation>a comma is out of place</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is out of place</source>
        <translation>&quot;%1&quot; is out of place</translation>
    </message>
    <message>
        <source>something follows the end</source>
        <translation>something follows the end</translation>
    </message>
    <message>
        <source>an object is expected here</source>
        <translation>an object is expected here</translation>
    </message>
    <message>
        <source>&quot;%1&quot; closes nothing</source>
        <translation>&quot;%1&quot; closes nothing</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 is a folder.</translation>
    </message>
    <message>
        <source>Cannot open %1: %2.</source>
        <translation>Cannot open %1: %2.</translation>
    </message>
    <message>
        <source>Cannot open %1.</source>
        <translation>Cannot open %1.</translation>
    </message>
    <message>
        <source>%1 ends before its packed content does.</source>
        <translation>%1 ends before its packed content does.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>Cannot read %1: %2.</translation>
    </message>
    <message>
        <source>Cannot write to %1: %2.</source>
        <translation>Cannot write to %1: %2.</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>recovered by retry</source>
        <translation>recovered by retry</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Time to first token</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Total time</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens per second</translation>
    </message>
    <message>
        <source>No answers in this range.</source>
        <translation>No answers in this range.</translation>
    </message>
    <message>
        <source>input</source>
        <translation>input</translation>
    </message>
    <message>
        <source>cache read</source>
        <translation>cache read</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>cache write</translation>
    </message>
    <message>
        <source>output</source>
        <translation>output</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>cost</translation>
    </message>
    <message>
        <source>%1 input, %2 cache read, %3 cache write, %4 output tokens; cost %5.</source>
        <translation>%1 input, %2 cache read, %3 cache write, %4 output tokens; cost %5.</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>thinking</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s): %1 OK, %2 recovered by retry, %3 failed, %4 cancelled by the client.</source>
        <translation>
            <numerusform>%Ln request: %1 OK, %2 recovered by retry, %3 failed, %4 cancelled by the client.</numerusform>
            <numerusform>%Ln requests: %1 OK, %2 recovered by retry, %3 failed, %4 cancelled by the client.</numerusform>
        </translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
</context>
<context>
    <name>ConfigSentence</name>
    <message>
        <source>%1 line %2: %3: %4</source>
        <translation>%1 line %2: %3: %4</translation>
    </message>
    <message>
        <source>%1 line %2, column %3: %4</source>
        <translation>%1 line %2, column %3: %4</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>line %1, column %2: %3</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <translation>%1: %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>a string</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>a list</translation>
    </message>
    <message>
        <source>a list of strings</source>
        <translation>a list of strings</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>an object</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>expected %1, got %2</translation>
    </message>
    <message>
        <source>expected a string, got %1</source>
        <translation>expected a string, got %1</translation>
    </message>
    <message>
        <source>expected a whole number, got the text &quot;%1&quot;</source>
        <translation>expected a whole number, got the text &quot;%1&quot;</translation>
    </message>
    <message>
        <source>expected true or false, got the text &quot;%1&quot;</source>
        <translation>expected true or false, got the text &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 is out of range; use a whole number from %2 to %3</source>
        <translation>%1 is out of range; use a whole number from %2 to %3</translation>
    </message>
    <message>
        <source>unknown key, it has no effect</source>
        <translation>unknown key, it has no effect</translation>
    </message>
    <message>
        <source>unknown key, it has no effect; did you mean &quot;%1&quot;?</source>
        <translation>unknown key, it has no effect; did you mean &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set</source>
        <translation>the environment variable %1 is not set</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set, so this has no effect</source>
        <translation>the environment variable %1 is not set, so this has no effect</translation>
    </message>
    <message>
        <source>waiting for the keychain (%1)</source>
        <translation>waiting for the keychain (%1)</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;?</source>
        <translation>did you mean &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>there are: %1</translation>
    </message>
    <message>
        <source>there are: %1 …</source>
        <translation>there are: %1 …</translation>
    </message>
    <message>
        <source>%1; set it where the router is started, or write another key</source>
        <translation>%1; set it where the router is started, or write another key</translation>
    </message>
    <message>
        <source>%1; every request is refused until it is there</source>
        <translation>%1; every request is refused until it is there</translation>
    </message>
    <message>
        <source>the environment says &quot;%1&quot;, which is not a port number</source>
        <translation>the environment says &quot;%1&quot;, which is not a port number</translation>
    </message>
    <message>
        <source>expected a URL like http://host:port or socks5://host:port</source>
        <translation>expected a URL like http://host:port or socks5://host:port</translation>
    </message>
    <message>
        <source>%1 does not exist; the rules decide alone</source>
        <translation>%1 does not exist; the rules decide alone</translation>
    </message>
    <message>
        <source>%1 does not exist; the system prompt stays as it is</source>
        <translation>%1 does not exist; the system prompt stays as it is</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs an APIKEY; listening on 127.0.0.1 instead</source>
        <translation>&quot;%1&quot; needs an APIKEY; listening on 127.0.0.1 instead</translation>
    </message>
    <message>
        <source>expected an object {name, enabled}, got %1</source>
        <translation>expected an object {name, enabled}, got %1</translation>
    </message>
    <message>
        <source>there is no plugin &quot;%1&quot;; %2</source>
        <translation>there is no plugin &quot;%1&quot;; %2</translation>
    </message>
    <message>
        <source>expected an object {name, api_base_url, api_key, models}, got %1</source>
        <translation>expected an object {name, api_base_url, api_key, models}, got %1</translation>
    </message>
    <message>
        <source>provider &quot;%1&quot; cannot be used: %2</source>
        <translation>provider &quot;%1&quot; cannot be used: %2</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; is used twice; only the last of the two counts</source>
        <translation>the name &quot;%1&quot; is used twice; only the last of the two counts</translation>
    </message>
    <message>
        <source>provider &quot;%1&quot; works with its other keys: %2</source>
        <translation>provider &quot;%1&quot; works with its other keys: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header name</source>
        <translation>&quot;%1&quot; is not a header name</translation>
    </message>
    <message>
        <source>the value of &quot;%1&quot; must be one line</source>
        <translation>the value of &quot;%1&quot; must be one line</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use &quot;auto&quot;, &quot;qnam&quot; or &quot;direct&quot;</source>
        <translation>&quot;%1&quot; is unknown; use &quot;auto&quot;, &quot;qnam&quot; or &quot;direct&quot;</translation>
    </message>
    <message>
        <source>expected &quot;direct&quot;, or a URL like http://host:port or socks5://host:port</source>
        <translation>expected &quot;direct&quot;, or a URL like http://host:port or socks5://host:port</translation>
    </message>
    <message>
        <source>the dialect &quot;%1&quot; is not supported by this version</source>
        <translation>the dialect &quot;%1&quot; is not supported by this version</translation>
    </message>
    <message>
        <source>api_base_url is missing; it is the address that requests are posted to</source>
        <translation>api_base_url is missing; it is the address that requests are posted to</translation>
    </message>
    <message>
        <source>api_base_url: &quot;%1&quot; is not an http or https URL</source>
        <translation>api_base_url: &quot;%1&quot; is not an http or https URL</translation>
    </message>
    <message>
        <source>api_key is missing; write the key, &quot;$NAME&quot; of the environment or &quot;keychain:NAME&quot;</source>
        <translation>api_key is missing; write the key, &quot;$NAME&quot; of the environment or &quot;keychain:NAME&quot;</translation>
    </message>
    <message>
        <source>a provider needs a name, a string like &quot;deepseek&quot;</source>
        <translation>a provider needs a name, a string like &quot;deepseek&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must not contain a comma</source>
        <translation>&quot;%1&quot; must not contain a comma</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>disabled</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not &quot;provider,model&quot;</source>
        <translation>&quot;%1&quot; is not &quot;provider,model&quot;</translation>
    </message>
    <message>
        <source>%1; did you mean &quot;%2&quot;?</source>
        <translation>%1; did you mean &quot;%2&quot;?</translation>
    </message>
    <message>
        <source>names provider &quot;%1&quot;, which is not defined; %2</source>
        <translation>names provider &quot;%1&quot;, which is not defined; %2</translation>
    </message>
    <message>
        <source>expected a string &quot;provider,model&quot;, got %1</source>
        <translation>expected a string &quot;provider,model&quot;, got %1</translation>
    </message>
    <message>
        <source>%1; requests that end up here are refused</source>
        <translation>%1; requests that end up here are refused</translation>
    </message>
    <message>
        <source>%1; this route is not used</source>
        <translation>%1; this route is not used</translation>
    </message>
    <message>
        <source>%1; it is left out</source>
        <translation>%1; it is left out</translation>
    </message>
    <message>
        <source>no default route is set; requests that no rule takes are refused</source>
        <translation>no default route is set; requests that no rule takes are refused</translation>
    </message>
    <message>
        <source>no default route is set, &quot;%1&quot; is used; write it as Router.default</source>
        <translation>no default route is set, &quot;%1&quot; is used; write it as Router.default</translation>
    </message>
    <message>
        <source>expected an object {name, when, route, fallback}, got %1</source>
        <translation>expected an object {name, when, route, fallback}, got %1</translation>
    </message>
    <message>
        <source>a rule needs &quot;route&quot;: &quot;provider,model&quot;</source>
        <translation>a rule needs &quot;route&quot;: &quot;provider,model&quot;</translation>
    </message>
    <message>
        <source>type &quot;%1&quot; is unknown; %2</source>
        <translation>type &quot;%1&quot; is unknown; %2</translation>
    </message>
    <message>
        <source>&quot;model&quot; is missing, like &quot;org/name&quot;</source>
        <translation>&quot;model&quot; is missing, like &quot;org/name&quot;</translation>
    </message>
    <message>
        <source>&quot;url&quot; must be an http or https URL</source>
        <translation>&quot;url&quot; must be an http or https URL</translation>
    </message>
    <message>
        <source>requestFormat &quot;%1&quot; is unknown; %2</source>
        <translation>requestFormat &quot;%1&quot; is unknown; %2</translation>
    </message>
    <message>
        <source>this tokenizer is not used: %1</source>
        <translation>this tokenizer is not used: %1</translation>
    </message>
    <message>
        <source>expected a transformer&apos;s name, or [name, {options}], got %1</source>
        <translation>expected a transformer&apos;s name, or [name, {options}], got %1</translation>
    </message>
    <message>
        <source>expected an object of options, got %1</source>
        <translation>expected an object of options, got %1</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot;, it is left out; %2</source>
        <translation>there is no transformer &quot;%1&quot;, it is left out; %2</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; is left out: %2</source>
        <translation>transformer &quot;%1&quot; is left out: %2</translation>
    </message>
    <message>
        <source>expected an object {path, options}, got %1</source>
        <translation>expected an object {path, options}, got %1</translation>
    </message>
    <message>
        <source>it is missing, the entry is left out; write the path of a JavaScript file that exports a class</source>
        <translation>it is missing, the entry is left out; write the path of a JavaScript file that exports a class</translation>
    </message>
    <message>
        <source>%1 does not exist; requests that use its transformer fail</source>
        <translation>%1 does not exist; requests that use its transformer fail</translation>
    </message>
    <message>
        <source>the options must be an object such as {&quot;name&quot;: value}, got %1</source>
        <translation>the options must be an object such as {&quot;name&quot;: value}, got %1</translation>
    </message>
    <message>
        <source>%1: expected %2, got %3</source>
        <translation>%1: expected %2, got %3</translation>
    </message>
    <message>
        <source>%1: expected a whole number of at least %2, got %3</source>
        <translation>%1: expected a whole number of at least %2, got %3</translation>
    </message>
    <message>
        <source>%1: expected a number from %2 to %3, got %4</source>
        <translation>%1: expected a number from %2 to %3, got %4</translation>
    </message>
    <message>
        <source>a list of names such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>a list of names such as [&quot;a&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>an object such as {&quot;name&quot;: value}</source>
        <translation>an object such as {&quot;name&quot;: value}</translation>
    </message>
    <message>
        <source>an object such as {&quot;name&quot;: &quot;text&quot;}</source>
        <translation>an object such as {&quot;name&quot;: &quot;text&quot;}</translation>
    </message>
    <message>
        <source>there is no option &quot;%1&quot;; it takes none, so leave the options out</source>
        <translation>there is no option &quot;%1&quot;; it takes none, so leave the options out</translation>
    </message>
    <message>
        <source>there is no option &quot;%1&quot;; it takes %2</source>
        <translation>there is no option &quot;%1&quot;; it takes %2</translation>
    </message>
    <message>
        <source>there is no transformer of that name</source>
        <translation>there is no transformer of that name</translation>
    </message>
    <message>
        <source>%1 holds credentials of the type &quot;%2&quot;; use a service account&apos;s key or `gcloud auth application-default login`</source>
        <translation>%1 holds credentials of the type &quot;%2&quot;; use a service account&apos;s key or `gcloud auth application-default login`</translation>
    </message>
    <message>
        <source>%1 holds no %2</source>
        <translation>%1 holds no %2</translation>
    </message>
    <message>
        <source>the credentials file %1 cannot be read: %2</source>
        <translation>the credentials file %1 cannot be read: %2</translation>
    </message>
    <message>
        <source>the credentials file %1 holds no JSON object</source>
        <translation>the credentials file %1 holds no JSON object</translation>
    </message>
    <message>
        <source>client_email and private_key of the service account are needed together</source>
        <translation>client_email and private_key of the service account are needed together</translation>
    </message>
    <message>
        <source>no Google account: set client_email and private_key in the transformer&apos;s options, set GOOGLE_APPLICATION_CREDENTIALS, or run `gcloud auth application-default login`</source>
        <translation>no Google account: set client_email and private_key in the transformer&apos;s options, set GOOGLE_APPLICATION_CREDENTIALS, or run `gcloud auth application-default login`</translation>
    </message>
    <message>
        <source>no Google Cloud project: set project in the transformer&apos;s options or GOOGLE_CLOUD_PROJECT</source>
        <translation>no Google Cloud project: set project in the transformer&apos;s options or GOOGLE_CLOUD_PROJECT</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a preset&apos;s name; use letters, digits, &quot;-&quot; and &quot;_&quot;</source>
        <translation>&quot;%1&quot; is not a preset&apos;s name; use letters, digits, &quot;-&quot; and &quot;_&quot;</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;</source>
        <translation>there is no preset &quot;%1&quot;</translation>
    </message>
    <message>
        <source>more than %1 entries</source>
        <translation>more than %1 entries</translation>
    </message>
    <message>
        <source>there are no Providers</source>
        <translation>there are no Providers</translation>
    </message>
    <message>
        <source>this preset is not served: %1</source>
        <translation>this preset is not served: %1</translation>
    </message>
    <message>
        <source>values are missing for: %1</source>
        <translation>values are missing for: %1</translation>
    </message>
    <message>
        <source>its variables and mappings make a configuration of more than %1 MB</source>
        <translation>its variables and mappings make a configuration of more than %1 MB</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1…&quot; is deeper than %2 levels</source>
        <translation>configMappings: &quot;%1…&quot; is deeper than %2 levels</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1&quot; is not a place like Providers[0].api_key</source>
        <translation>configMappings: &quot;%1&quot; is not a place like Providers[0].api_key</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1&quot; does not fit</source>
        <translation>configMappings: &quot;%1&quot; does not fit</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>Cannot read %1: %2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>Cannot write %1: %2</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2</source>
        <translation>Cannot make the folder %1: %2</translation>
    </message>
    <message>
        <source>permission is missing, or a file is in the way</source>
        <translation>permission is missing, or a file is in the way</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB</source>
        <translation>%1 is larger than 1 MB</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB</source>
        <translation>%1 is larger than 4 MB</translation>
    </message>
    <message>
        <source>%1 is gone; put it back, or restart without it</source>
        <translation>%1 is gone; put it back, or restart without it</translation>
    </message>
    <message>
        <source>%1: expected an object {…}, got %2</source>
        <translation>%1: expected an object {…}, got %2</translation>
    </message>
    <message>
        <source>%1 is being saved by another program; nothing was saved, try again</source>
        <translation>%1 is being saved by another program; nothing was saved, try again</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile; nothing was saved, read it again first</source>
        <translation>%1 was changed by somebody else meanwhile; nothing was saved, read it again first</translation>
    </message>
    <message>
        <source>the file is not UTF-8; save it as UTF-8 first</source>
        <translation>the file is not UTF-8; save it as UTF-8 first</translation>
    </message>
    <message>
        <source>the keychain has not answered for &quot;%1&quot;; unlock it when it asks</source>
        <translation>the keychain has not answered for &quot;%1&quot;; unlock it when it asks</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>cannot read %1: %2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>cannot write %1: %2</translation>
    </message>
    <message>
        <source>%1 is not the object {name: secret} that it should be</source>
        <translation>%1 is not the object {name: secret} that it should be</translation>
    </message>
    <message>
        <source>unexpected text after the end of the configuration</source>
        <translation>unexpected text after the end of the configuration</translation>
    </message>
    <message>
        <source>the comment that begins here has no end</source>
        <translation>the comment that begins here has no end</translation>
    </message>
    <message>
        <source>the text ends where %1 is expected</source>
        <translation>the text ends where %1 is expected</translation>
    </message>
    <message>
        <source>expected %1, got &quot;%2&quot;</source>
        <translation>expected %1, got &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;:&quot; after the key</source>
        <translation>&quot;:&quot; after the key</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;}&quot;</source>
        <translation>&quot;,&quot; or &quot;}&quot;</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;]&quot;</source>
        <translation>&quot;,&quot; or &quot;]&quot;</translation>
    </message>
    <message>
        <source>the text ends where a value is expected</source>
        <translation>the text ends where a value is expected</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>nested deeper than %1 levels</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not begin a value</source>
        <translation>&quot;%1&quot; does not begin a value</translation>
    </message>
    <message>
        <source>the text ends inside an object</source>
        <translation>the text ends inside an object</translation>
    </message>
    <message>
        <source>expected a key, got &quot;%1&quot;</source>
        <translation>expected a key, got &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the string has no closing quote</source>
        <translation>the string has no closing quote</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a hexadecimal escape</source>
        <translation>&quot;%1&quot; is not a hexadecimal escape</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>&quot;%1&quot; is not a number</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value; put text in quotes</source>
        <translation>&quot;%1&quot; is not a value; put text in quotes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a JSON pointer; write it like /Router/default</source>
        <translation>&quot;%1&quot; is not a JSON pointer; write it like /Router/default</translation>
    </message>
    <message>
        <source>%1 is %2 and has no &quot;%3&quot;</source>
        <translation>%1 is %2 and has no &quot;%3&quot;</translation>
    </message>
    <message>
        <source>%1 is a list of %2; use a number up to that, or &quot;-&quot; for the end, not &quot;%3&quot;</source>
        <translation>%1 is a list of %2; use a number up to that, or &quot;-&quot; for the end, not &quot;%3&quot;</translation>
    </message>
    <message>
        <source>the whole document cannot be removed</source>
        <translation>the whole document cannot be removed</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>there is no %1</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 is not an object</translation>
    </message>
    <message>
        <source>%1 has no such place</source>
        <translation>%1 has no such place</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 is not there</translation>
    </message>
    <message>
        <source>the change would break the file: %1</source>
        <translation>the change would break the file: %1</translation>
    </message>
    <message>
        <source>more than %1 changes at once</source>
        <translation>more than %1 changes at once</translation>
    </message>
    <message>
        <source>a masked value cannot be saved at another place; write the value or &quot;$NAME&quot;</source>
        <translation>a masked value cannot be saved at another place; write the value or &quot;$NAME&quot;</translation>
    </message>
    <message>
        <source>%1 has more than %2 files or 10 MB</source>
        <translation>%1 has more than %2 files or 10 MB</translation>
    </message>
    <message>
        <source>Cannot copy %1 to %2</source>
        <translation>Cannot copy %1 to %2</translation>
    </message>
    <message>
        <source>there is already a preset &quot;%1&quot;; remove it first or choose another name</source>
        <translation>there is already a preset &quot;%1&quot;; remove it first or choose another name</translation>
    </message>
    <message>
        <source>Cannot make a temporary folder: %1</source>
        <translation>Cannot make a temporary folder: %1</translation>
    </message>
    <message>
        <source>Cannot remove %1</source>
        <translation>Cannot remove %1</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1 is out of range</translation>
    </message>
    <message>
        <source>does not match the pattern `%1`</source>
        <translation>does not match the pattern `%1`</translation>
    </message>
    <message>
        <source>expected an object of values, got %1</source>
        <translation>expected an object of values, got %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not asked for; %2</source>
        <translation>&quot;%1&quot; is not asked for; %2</translation>
    </message>
    <message>
        <source>The program runs without a configuration file; start it with --config FILE.</source>
        <translation>The program runs without a configuration file; start it with --config FILE.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use &quot;warn&quot;, &quot;preset&quot;, &quot;fallback&quot; or &quot;block&quot;</source>
        <translation>&quot;%1&quot; is unknown; use &quot;warn&quot;, &quot;preset&quot;, &quot;fallback&quot; or &quot;block&quot;</translation>
    </message>
    <message>
        <source>requests are refused while a budget is used up: %1</source>
        <translation>requests are refused while a budget is used up: %1</translation>
    </message>
    <message>
        <source>preset &quot;%1&quot; says nothing about routes</source>
        <translation>preset &quot;%1&quot; says nothing about routes</translation>
    </message>
    <message>
        <source>is missing; BUDGET_ACTION &quot;preset&quot; needs the name of a preset</source>
        <translation>is missing; BUDGET_ACTION &quot;preset&quot; needs the name of a preset</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used: %2. Correct it in config.json.</source>
        <translation>Provider &quot;%1&quot; cannot be used: %2. Correct it in config.json.</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; is not configured. Configured are: %2.</source>
        <translation>Provider &quot;%1&quot; is not configured. Configured are: %2.</translation>
    </message>
    <message>
        <source>the private_key of %1 is not a key in PEM form: copy all of it, from BEGIN PRIVATE KEY to END PRIVATE KEY</source>
        <translation>the private_key of %1 is not a key in PEM form: copy all of it, from BEGIN PRIVATE KEY to END PRIVATE KEY</translation>
    </message>
    <message>
        <source>a newer version made it; look through what is taken over</source>
        <translation>a newer version made it; look through what is taken over</translation>
    </message>
    <message>
        <source>a rule for the model&apos;s name</source>
        <translation>a rule for the model&apos;s name</translation>
    </message>
    <message>
        <source>a version of Claude Code Router that is not known here made it: %1</source>
        <translation>a version of Claude Code Router that is not known here made it: %1</translation>
    </message>
    <message>
        <source>how often is tried again is set for all requests, in Router.retry</source>
        <translation>how often is tried again is set for all requests, in Router.retry</translation>
    </message>
    <message>
        <source>is called &quot;%1&quot; here</source>
        <translation>is called &quot;%1&quot; here</translation>
    </message>
    <message>
        <source>it holds no configuration yet; start Claude Code Router once</source>
        <translation>it holds no configuration yet; start Claude Code Router once</translation>
    </message>
    <message>
        <source>it is a database of neither Claude Code Router nor cc-switch</source>
        <translation>it is a database of neither Claude Code Router nor cc-switch</translation>
    </message>
    <message>
        <source>it is damaged: %1</source>
        <translation>it is damaged: %1</translation>
    </message>
    <message>
        <source>it is larger than any configuration</source>
        <translation>it is larger than any configuration</translation>
    </message>
    <message>
        <source>it is not a database of cc-switch: %1</source>
        <translation>it is not a database of cc-switch: %1</translation>
    </message>
    <message>
        <source>it names no model to send requests to</source>
        <translation>it names no model to send requests to</translation>
    </message>
    <message>
        <source>it only chooses the model; its other changes of the request are left out</source>
        <translation>it only chooses the model; its other changes of the request are left out</translation>
    </message>
    <message>
        <source>it signs in with the account of an agent; give it a key</source>
        <translation>it signs in with the account of an agent; give it a key</translation>
    </message>
    <message>
        <source>its keys are used in this order; their weights and limits are left out</source>
        <translation>its keys are used in this order; their weights and limits are left out</translation>
    </message>
    <message>
        <source>its protocol is not supported; choose another one</source>
        <translation>its protocol is not supported; choose another one</translation>
    </message>
    <message>
        <source>its transformers, which version 3 does not use, are left out</source>
        <translation>its transformers, which version 3 does not use, are left out</translation>
    </message>
    <message>
        <source>no provider has its model &quot;%1&quot;</source>
        <translation>no provider has its model &quot;%1&quot;</translation>
    </message>
    <message>
        <source>no rule here can have its condition: %1</source>
        <translation>no rule here can have its condition: %1</translation>
    </message>
    <message>
        <source>of its protocols &quot;%1&quot; is used</source>
        <translation>of its protocols &quot;%1&quot; is used</translation>
    </message>
    <message>
        <source>rules of one profile are not taken over; add those that shall hold for all</source>
        <translation>rules of one profile are not taken over; add those that shall hold for all</translation>
    </message>
    <message>
        <source>scripts of rules are not run; a custom router (CUSTOM_ROUTER_PATH) can do the same</source>
        <translation>scripts of rules are not run; a custom router (CUSTOM_ROUTER_PATH) can do the same</translation>
    </message>
    <message>
        <source>switch it on in Settings, under General</source>
        <translation>switch it on in Settings, under General</translation>
    </message>
    <message>
        <source>the configuration in it is damaged</source>
        <translation>the configuration in it is damaged</translation>
    </message>
    <message>
        <source>the first model of that provider</source>
        <translation>the first model of that provider</translation>
    </message>
    <message>
        <source>the model that Claude Code was given there</source>
        <translation>the model that Claude Code was given there</translation>
    </message>
    <message>
        <source>there is nothing like it here</source>
        <translation>there is nothing like it here</translation>
    </message>
    <message>
        <source>there is one key for all clients; %1 more are left out</source>
        <translation>there is one key for all clients; %1 more are left out</translation>
    </message>
    <message>
        <source>not found in %1; it was saved in %2</source>
        <translation>not found in %1; it was saved in %2</translation>
    </message>
    <message>
        <source>the keychain has no entry &quot;%1&quot;; replace the key under Providers and keys</source>
        <translation>the keychain has no entry &quot;%1&quot;; replace the key under Providers and keys</translation>
    </message>
    <message>
        <source>the keychain does not give out &quot;%1&quot;; unlock it, then try again</source>
        <translation>the keychain does not give out &quot;%1&quot;; unlock it, then try again</translation>
    </message>
    <message>
        <source>no keychain runs in this session (Secret Service or KWallet), so &quot;%1&quot; cannot be read; start one, or replace the key under Providers and keys and keep it elsewhere</source>
        <translation>no keychain runs in this session (Secret Service or KWallet), so &quot;%1&quot; cannot be read; start one, or replace the key under Providers and keys and keep it elsewhere</translation>
    </message>
    <message>
        <source>the keychain failed over &quot;%1&quot; (%2); start or unlock it, or replace the key under Providers and keys and keep it elsewhere</source>
        <translation>the keychain failed over &quot;%1&quot; (%2); start or unlock it, or replace the key under Providers and keys and keep it elsewhere</translation>
    </message>
    <message>
        <source>%1 can be read by other users, so it is not used; permit nobody else to read it, and replace its keys under Providers and keys</source>
        <translation>%1 can be read by other users, so it is not used; permit nobody else to read it, and replace its keys under Providers and keys</translation>
    </message>
    <message>
        <source>there is no provider &quot;%1&quot;</source>
        <translation>there is no provider &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 %2; nothing was written</source>
        <translation>%1 %2; nothing was written</translation>
    </message>
    <message>
        <source>There is a file %1 already; choose another name.</source>
        <translation>There is a file %1 already; choose another name.</translation>
    </message>
    <message>
        <source>No temporary folder: %1</source>
        <translation>No temporary folder: %1</translation>
    </message>
    <message>
        <source>&quot;zip&quot; is not installed; install the package &quot;zip&quot;.</source>
        <translation>&quot;zip&quot; is not installed; install the package &quot;zip&quot;.</translation>
    </message>
    <message>
        <source>&quot;zip&quot; did not end within a minute.</source>
        <translation>&quot;zip&quot; did not end within a minute.</translation>
    </message>
    <message>
        <source>&quot;zip&quot; failed: %1</source>
        <translation>&quot;zip&quot; failed: %1</translation>
    </message>
    <message>
        <source>&quot;zip&quot; made no file.</source>
        <translation>&quot;zip&quot; made no file.</translation>
    </message>
    <message>
        <source>The log files were not rotated within 10 s.</source>
        <translation>The log files were not rotated within 10 s.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address; write one, or localhost</source>
        <translation>&quot;%1&quot; is not an IP address; write one, or localhost</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 could not be started: %2</translation>
    </message>
    <message>
        <source>No terminal was found. Set TERMINAL to the name of one, or run &quot;%1 code&quot; in yours.</source>
        <translation>No terminal was found. Set TERMINAL to the name of one, or run &quot;%1 code&quot; in yours.</translation>
    </message>
    <message>
        <source>it does not return what was stored in it</source>
        <translation>it does not return what was stored in it</translation>
    </message>
    <message>
        <source>at byte %1: %2</source>
        <translation>at byte %1: %2</translation>
    </message>
    <message>
        <source>&quot;version&quot; is &quot;%1&quot;; expected something like &quot;1.2.0&quot;</source>
        <translation>&quot;version&quot; is &quot;%1&quot;; expected something like &quot;1.2.0&quot;</translation>
    </message>
    <message>
        <source>cannot write %1; is its folder writable?</source>
        <translation>cannot write %1; is its folder writable?</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size; write digits with b, K, M, G or T, for example 10M</source>
        <translation>&quot;%1&quot; is no size; write digits with b, K, M, G or T, for example 10M</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is more than any file system holds; write for example 10M</source>
        <translation>&quot;%1&quot; is more than any file system holds; write for example 10M</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no length of time; write a whole number with ms, s, m, h, d or w, for example 1d or 30m</source>
        <translation>&quot;%1&quot; is no length of time; write a whole number with ms, s, m, h, d or w, for example 1d or 30m</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is longer than a hundred years; write for example 1d</source>
        <translation>&quot;%1&quot; is longer than a hundred years; write for example 1d</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used: %2.</source>
        <translation>Provider &quot;%1&quot; cannot be used: %2.</translation>
    </message>
</context>
<context>
    <name>CostEstimate</name>
    <message>
        <source>≈ %1 for the prompt, %2 for a million tokens of the answer</source>
        <translation>≈ %1 for the prompt, %2 for a million tokens of the answer</translation>
    </message>
    <message>
        <source>none within the plan (≈ %1 for the prompt by price)</source>
        <translation>none within the plan (≈ %1 for the prompt by price)</translation>
    </message>
</context>
<context>
    <name>ErrorAdvice</name>
    <message>
        <source>key rejected</source>
        <translation>key rejected</translation>
    </message>
    <message>
        <source>%1 rejected the key &quot;%2&quot;.</source>
        <translation>%1 rejected the key &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>no balance left</source>
        <translation>no balance left</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>rate limit</translation>
    </message>
    <message>
        <source>%1 limits this key for now.</source>
        <translation>%1 limits this key for now.</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>overloaded</translation>
    </message>
    <message>
        <source>%1 is overloaded.</source>
        <translation>%1 is overloaded.</translation>
    </message>
    <message>
        <source>unknown model</source>
        <translation>unknown model</translation>
    </message>
    <message>
        <source>%1 does not know the model %2.</source>
        <translation>%1 does not know the model %2.</translation>
    </message>
    <message>
        <source>prompt too long</source>
        <translation>prompt too long</translation>
    </message>
    <message>
        <source>About %1 tokens exceed the window of %2.</source>
        <translation>About %1 tokens exceed the window of %2.</translation>
    </message>
    <message>
        <source>content filter</source>
        <translation>content filter</translation>
    </message>
    <message>
        <source>request refused</source>
        <translation>request refused</translation>
    </message>
    <message>
        <source>The request was refused as it is.</source>
        <translation>The request was refused as it is.</translation>
    </message>
    <message>
        <source>not reached in time</source>
        <translation>not reached in time</translation>
    </message>
    <message>
        <source>%1 could not be reached in time.</source>
        <translation>%1 could not be reached in time.</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>%1 sent no byte for %2 although the connection was open.</source>
        <translation>%1 sent no byte for %2 although the connection was open.</translation>
    </message>
    <message>
        <source>stopped in the middle</source>
        <translation>stopped in the middle</translation>
    </message>
    <message>
        <source>%1 stopped sending in the middle of its answer.</source>
        <translation>%1 stopped sending in the middle of its answer.</translation>
    </message>
    <message>
        <source>no finish mark</source>
        <translation>no finish mark</translation>
    </message>
    <message>
        <source>The answer ended without a finish mark after %1 tokens; the client saw an incomplete reply. Counted as failed.</source>
        <translation>The answer ended without a finish mark after %1 tokens; the client saw an incomplete reply. Counted as failed.</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>connection lost</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete.</source>
        <translation>The connection to %1 broke before the answer was complete.</translation>
    </message>
    <message>
        <source>error in the stream</source>
        <translation>error in the stream</translation>
    </message>
    <message>
        <source>%1 reported an error in the middle of its answer; the client saw an incomplete reply.</source>
        <translation>%1 reported an error in the middle of its answer; the client saw an incomplete reply.</translation>
    </message>
    <message>
        <source>empty answer</source>
        <translation>empty answer</translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation>%1 sent an empty answer.</translation>
    </message>
    <message>
        <source>name not found</source>
        <translation>name not found</translation>
    </message>
    <message>
        <source>The address of %1 cannot be found. Is the name right, and is there a network?</source>
        <translation>The address of %1 cannot be found. Is the name right, and is there a network?</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>no secure connection</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>No secure connection to %1 could be made.</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>connection refused</translation>
    </message>
    <message>
        <source>Nothing answers at the address of %1. Is its server running?</source>
        <translation>Nothing answers at the address of %1. Is its server running?</translation>
    </message>
    <message>
        <source>provider failed</source>
        <translation>provider failed</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 failed.</translation>
    </message>
    <message>
        <source>provider refused</source>
        <translation>provider refused</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 refused the request.</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>not understood</translation>
    </message>
    <message>
        <source>What %1 sent could not be understood.</source>
        <translation>What %1 sent could not be understood.</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>configuration</translation>
    </message>
    <message>
        <source>The configuration leaves no way for this request.</source>
        <translation>The configuration leaves no way for this request.</translation>
    </message>
    <message>
        <source>own fault</source>
        <translation>own fault</translation>
    </message>
    <message>
        <source>The router ended this request on its own.</source>
        <translation>The router ended this request on its own.</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>client left</translation>
    </message>
    <message>
        <source>The client closed the connection.</source>
        <translation>The client closed the connection.</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>aborted</translation>
    </message>
    <message>
        <source>You aborted this request.</source>
        <translation>You aborted this request.</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>The provider</translation>
    </message>
    <message>
        <source>No byte from %1 for %2. The connection is open.</source>
        <translation>No byte from %1 for %2. The connection is open.</translation>
    </message>
    <message>
        <source>The request failed: %1.</source>
        <translation>The request failed: %1.</translation>
    </message>
    <message>
        <source>%1 takes requests again.</source>
        <translation>%1 takes requests again.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 allows the next request in %2 (Retry-After).</source>
        <translation>%1 allows the next request in %2 (Retry-After).</translation>
    </message>
    <message>
        <source>Closest: %1.</source>
        <translation>Closest: %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>budget used up</source>
        <translation>budget used up</translation>
    </message>
    <message>
        <source>A budget is used up, so the request was refused.</source>
        <translation>A budget is used up, so the request was refused.</translation>
    </message>
    <message>
        <source>%1 has no balance or quota left (status %2). Top up the account there, or use another key.</source>
        <translation>%1 has no balance or quota left (status %2). Top up the account there, or use another key.</translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation>wrong address</translation>
    </message>
    <message>
        <source>There is nothing at the address of %1 (status %2). Check its api_base_url, host and path.</source>
        <translation>There is nothing at the address of %1 (status %2). Check its api_base_url, host and path.</translation>
    </message>
    <message>
        <source>The content filter of %1 stopped the request or its answer (status %2). Word it differently, or send it to another model.</source>
        <translation>The content filter of %1 stopped the request or its answer (status %2). Word it differently, or send it to another model.</translation>
    </message>
    <message>
        <source>The route of this request names a provider that is not set up.</source>
        <translation>The route of this request names a provider that is not set up.</translation>
    </message>
    <message>
        <source>The prompt exceeds the window of %1.</source>
        <translation>The prompt exceeds the window of %1.</translation>
    </message>
    <message>
        <source>The connection to %1 broke after %2 tokens of its answer; the client saw an incomplete reply. Counted as failed.</source>
        <translation>The connection to %1 broke after %2 tokens of its answer; the client saw an incomplete reply. Counted as failed.</translation>
    </message>
    <message>
        <source>%1 limited this key for a while.</source>
        <translation>%1 limited this key for a while.</translation>
    </message>
    <message>
        <source>%1 rejected the key.</source>
        <translation>%1 rejected the key.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) have failed like this since %1.</source>
        <translation>
            <numerusform>%n request has failed like this since %1.</numerusform>
            <numerusform>%n requests have failed like this since %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n other request(s) since %2 behaved like this.</source>
        <translation>
            <numerusform>%1 of %n other request since %2 behaved like this.</numerusform>
            <numerusform>%1 of %n other requests since %2 behaved like this.</numerusform>
        </translation>
    </message>
    <message>
        <source>No byte from %1 for %2. There is no connection yet.</source>
        <translation>No byte from %1 for %2. There is no connection yet.</translation>
    </message>
    <message>
        <source>The client did not send the key of this router.</source>
        <translation>The client did not send the key of this router.</translation>
    </message>
    <message>
        <source>The router does not serve whoever sent this.</source>
        <translation>The router does not serve whoever sent this.</translation>
    </message>
    <message>
        <source>The router refused this request.</source>
        <translation>The router refused this request.</translation>
    </message>
    <message>
        <source>transformer failed</source>
        <translation>transformer failed</translation>
    </message>
    <message>
        <source>A transformer of the configuration failed.</source>
        <translation>A transformer of the configuration failed.</translation>
    </message>
    <message>
        <source>The transformer &quot;%1&quot; failed.</source>
        <translation>The transformer &quot;%1&quot; failed.</translation>
    </message>
    <message>
        <source>The transformer &quot;%1&quot; is defined nowhere.</source>
        <translation>The transformer &quot;%1&quot; is defined nowhere.</translation>
    </message>
</context>
<context>
    <name>ExchangeColumns</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>When the request came</source>
        <translation>When the request came</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Rule that chose the route</source>
        <translation>Rule that chose the route</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Model that answered ← model that was asked for</source>
        <translation>Model that answered ← model that was asked for</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Time to the first token of content</source>
        <translation>Time to the first token of content</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Time until the end</source>
        <translation>Time until the end</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Input, with what the cache held, and output</source>
        <translation>Input, with what the cache held, and output</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Unknown without tokens or without a price</source>
        <translation>Unknown without tokens or without a price</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Program that asked</source>
        <translation>Program that asked</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Stalls</translation>
    </message>
    <message>
        <source>Gaps in the stream that were far longer than usual</source>
        <translation>Gaps in the stream that were far longer than usual</translation>
    </message>
    <message>
        <source>Cache %</source>
        <translation>Cache %</translation>
    </message>
    <message>
        <source>Share of the input that the provider&apos;s cache held</source>
        <translation>Share of the input that the provider&apos;s cache held</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>Finish reason</translation>
    </message>
    <message>
        <source>The provider&apos;s word for why the answer ended</source>
        <translation>The provider&apos;s word for why the answer ended</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Bytes of the answer</source>
        <translation>Bytes of the answer</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Where the last attempt went</source>
        <translation>Where the last attempt went</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace id</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Waterfall</translation>
    </message>
    <message>
        <source>Request %1 to %2 failed with status %3: %4</source>
        <translation>Request %1 to %2 failed with status %3: %4</translation>
    </message>
    <message>
        <source>Request %1 to %2 took %3</source>
        <translation>Request %1 to %2 took %3</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Number of the request; it goes on after a restart</source>
        <translation>Number of the request; it goes on after a restart</translation>
    </message>
    <message>
        <source>Output tokens after the first, each second between first and last content; ≈ while it runs: of the last seconds</source>
        <translation>Output tokens after the first, each second between first and last content; ≈ while it runs: of the last seconds</translation>
    </message>
    <message>
        <source>Thinking tokens</source>
        <translation>Thinking tokens</translation>
    </message>
    <message>
        <source>Part of the output; not every provider tells it</source>
        <translation>Part of the output; not every provider tells it</translation>
    </message>
    <message>
        <source>✓ answered, ✕ failed, ≠ answered with a broken stream, ◐ live, ‖ stalled, ⊘ cancelled by the client, ↻ number of attempts</source>
        <translation>✓ answered, ✕ failed, ≠ answered with a broken stream, ◐ live, ‖ stalled, ⊘ cancelled by the client, ↻ number of attempts</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Name of the key that was used</source>
        <translation>Name of the key that was used</translation>
    </message>
    <message>
        <source>Where the time went: queue, route, connect, wait, receive; hollow: a stall; hatched: a failed attempt; tick: first token</source>
        <translation>Where the time went: queue, route, connect, wait, receive; hollow: a stall; hatched: a failed attempt; tick: first token</translation>
    </message>
    <message>
        <source>Request %1 to %2 is live</source>
        <translation>Request %1 to %2 is live</translation>
    </message>
</context>
<context>
    <name>ExchangeDetails</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Request of the client</source>
        <translation>Request of the client</translation>
    </message>
    <message>
        <source>Request to the provider, attempt %1</source>
        <translation>Request to the provider, attempt %1</translation>
    </message>
    <message>
        <source>Response of the provider, attempt %1</source>
        <translation>Response of the provider, attempt %1</translation>
    </message>
    <message>
        <source>Response to the client</source>
        <translation>Response to the client</translation>
    </message>
    <message>
        <source>route</source>
        <translation>route</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>queue</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>connect</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>wait</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>receive</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>stall</translation>
    </message>
    <message numerus="yes">
        <source>%n more, not recorded</source>
        <translation>
            <numerusform>%n more, not recorded</numerusform>
            <numerusform>%n more, not recorded</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2 on</source>
        <translation>%1, from %2 on</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>since %1</translation>
    </message>
</context>
<context>
    <name>ExchangeSentence</name>
    <message>
        <source>The request was dropped unanswered.</source>
        <translation>The request was dropped unanswered.</translation>
    </message>
    <message>
        <source>The program ended before the request did.</source>
        <translation>The program ended before the request did.</translation>
    </message>
    <message>
        <source>It was running when the file was written.</source>
        <translation>It was running when the file was written.</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>Custom router</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>explicit</source>
        <translation>Model by name</translation>
    </message>
    <message>
        <source>longContext</source>
        <translation>Long context</translation>
    </message>
    <message>
        <source>subagent</source>
        <translation>Sub-agent</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>webSearch</source>
        <translation>Web search</translation>
    </message>
    <message>
        <source>think</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Provider health</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>image agent</source>
        <translation>Image agent</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3).</source>
        <translation>Went to %1 because %2 (rule %3).</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3); %4.</source>
        <translation>Went to %1 because %2 (rule %3). Besides: %4.</translation>
    </message>
    <message>
        <source>Went to %1 after %2; %3 came first because %4 (rule %5).</source>
        <translation>Went to %1 after %2; %3 came first because %4 (rule %5).</translation>
    </message>
    <message>
        <source>Went to %1 after %2; %3 came first because %4 (rule %5); %6.</source>
        <translation>Went to %1 after %2; %3 came first because %4 (rule %5). Besides: %6.</translation>
    </message>
    <message>
        <source>%1 Went to %2 after %3.</source>
        <translation>%1 Went to %2 after %3.</translation>
    </message>
    <message>
        <source>%1 A budget is used up, so the fallback %2 serves.</source>
        <translation>%1 A budget is used up, so the fallback %2 serves.</translation>
    </message>
    <message>
        <source>%1 A budget is used up, so the preset &quot;%2&quot; routes.</source>
        <translation>%1 A budget is used up, so the preset “%2” routes.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1 failed (%2)</source>
        <translation>%1 failed (%2)</translation>
    </message>
    <message>
        <source>%1 was left out (its circuit is open)</source>
        <translation>%1 was left out (its circuit is open)</translation>
    </message>
    <message>
        <source>No rule gave a route: set Router.default to &quot;provider,model&quot; in config.json.</source>
        <translation>No rule gave a route: set Router.default to &quot;provider,model&quot; in config.json.</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>no sub-agent tag in the prompt</translation>
    </message>
    <message>
        <source>the prompt&apos;s tag names &quot;%1&quot;</source>
        <translation>the prompt’s tag names “%1”</translation>
    </message>
    <message>
        <source>the tag &quot;%1&quot; is not &quot;provider,model&quot;</source>
        <translation>the tag “%1” is not “provider,model”</translation>
    </message>
    <message>
        <source>the tag &quot;%1&quot; names no configured provider; there are: %2</source>
        <translation>the tag “%1” names no configured provider; there are: %2</translation>
    </message>
    <message>
        <source>the prompt&apos;s tag &quot;%1&quot; names no configured provider</source>
        <translation>the prompt’s tag “%1” names no configured provider</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no provider</source>
        <translation>“%1” names no provider</translation>
    </message>
    <message>
        <source>the client asked for &quot;%1&quot;</source>
        <translation>the client asked for “%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Claude Haiku</source>
        <translation>“%1” is no Claude Haiku</translation>
    </message>
    <message>
        <source>model name contains &quot;haiku&quot;</source>
        <translation>the model’s name contains “haiku”</translation>
    </message>
    <message>
        <source>the last user message holds no image</source>
        <translation>no image in the last user message</translation>
    </message>
    <message>
        <source>the last user message holds an image</source>
        <translation>there is an image in the last user message</translation>
    </message>
    <message>
        <source>forceUseImageAgent is set: the image agent serves this conversation</source>
        <translation>forceUseImageAgent is set: the image agent serves this conversation</translation>
    </message>
    <message>
        <source>the model gets the tool analyzeImage in place of the images, and %1 answers it</source>
        <translation>the model gets the tool analyzeImage in place of the images, and %1 answers it</translation>
    </message>
    <message>
        <source>no web search tool</source>
        <translation>no web search tool</translation>
    </message>
    <message>
        <source>the request brings a web search tool</source>
        <translation>the request brings a web search tool</translation>
    </message>
    <message>
        <source>thinking is disabled</source>
        <translation>thinking is disabled</translation>
    </message>
    <message>
        <source>the request does not ask for thinking</source>
        <translation>the request does not ask for thinking</translation>
    </message>
    <message>
        <source>thinking is enabled</source>
        <translation>thinking is enabled</translation>
    </message>
    <message>
        <source>thinking is adaptive</source>
        <translation>thinking is adaptive</translation>
    </message>
    <message>
        <source>no other rule matched</source>
        <translation>no other rule matched</translation>
    </message>
    <message>
        <source>%1 &gt; %2 tokens</source>
        <translation>%1 &gt; %2 tokens</translation>
    </message>
    <message>
        <source>%1 &lt;= %2 tokens</source>
        <translation>%1 ≤ %2 tokens</translation>
    </message>
    <message>
        <source>%1 &gt;= %2 tokens</source>
        <translation>%1 ≥ %2 tokens</translation>
    </message>
    <message>
        <source>%1 &lt; %2 tokens</source>
        <translation>%1 &lt; %2 tokens</translation>
    </message>
    <message>
        <source>the session&apos;s last request took %1 &gt; %2 tokens, and this one has %3 &gt; %4</source>
        <translation>the session’s last request took %1 &gt; %2 tokens, and this one has %3 &gt; %4</translation>
    </message>
    <message>
        <source>it has no condition</source>
        <translation>it takes every request</translation>
    </message>
    <message>
        <source>model &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>model “%1” matches “%2”</translation>
    </message>
    <message>
        <source>model &quot;%1&quot; does not match &quot;%2&quot;</source>
        <translation>model “%1” does not match “%2”</translation>
    </message>
    <message>
        <source>client &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>client “%1” matches “%2”</translation>
    </message>
    <message>
        <source>client &quot;%1&quot; does not match &quot;%2&quot;</source>
        <translation>client “%1” does not match “%2”</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; matches &quot;%3&quot;</source>
        <translation>header %1 “%2” matches “%3”</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; does not match &quot;%3&quot;</source>
        <translation>header %1 “%2” does not match “%3”</translation>
    </message>
    <message>
        <source>tool &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>tool “%1” matches “%2”</translation>
    </message>
    <message>
        <source>no tool matches &quot;%1&quot;</source>
        <translation>no tool matches “%1”</translation>
    </message>
    <message>
        <source>the system prompt contains &quot;%1&quot;</source>
        <translation>the system prompt contains “%1”</translation>
    </message>
    <message>
        <source>the system prompt does not contain &quot;%1&quot;</source>
        <translation>the system prompt does not contain “%1”</translation>
    </message>
    <message>
        <source>thinking is asked for</source>
        <translation>thinking is asked for</translation>
    </message>
    <message>
        <source>thinking is not asked for</source>
        <translation>thinking is not asked for</translation>
    </message>
    <message>
        <source>there is an image</source>
        <translation>there is an image</translation>
    </message>
    <message>
        <source>there is no image</source>
        <translation>there is no image</translation>
    </message>
    <message>
        <source>a stream is asked for</source>
        <translation>a stream is asked for</translation>
    </message>
    <message>
        <source>no stream is asked for</source>
        <translation>no stream is asked for</translation>
    </message>
    <message>
        <source>the custom router said &quot;%1&quot;</source>
        <translation>the custom router said “%1”</translation>
    </message>
    <message>
        <source>the custom router left it to the rules</source>
        <translation>the custom router left it to the rules</translation>
    </message>
    <message>
        <source>the custom router left it to the rules and changed the request</source>
        <translation>the custom router left it to the rules and changed the request</translation>
    </message>
    <message>
        <source>the custom router failed: %1</source>
        <translation>the custom router failed: %1</translation>
    </message>
    <message>
        <source>not asked for %1 s after repeated failures; the last: %2</source>
        <translation>not asked for %1 s after repeated failures; the last: %2</translation>
    </message>
    <message>
        <source>it answered &quot;%1&quot;, which is not &quot;provider,model&quot; of a configured provider</source>
        <translation>it answered “%1”, which is not “provider,model” of a configured provider</translation>
    </message>
    <message>
        <source>the request&apos;s dialect is unknown</source>
        <translation>the request’s dialect is unknown</translation>
    </message>
    <message>
        <source>it made a req.body that is no request: %1</source>
        <translation>it made a req.body that is no request: %1</translation>
    </message>
    <message>
        <source>&quot;node&quot; is not found in PATH; install Node.js (Debian: apt install nodejs)</source>
        <translation>&quot;node&quot; is not found in PATH; install Node.js (Debian: apt install nodejs)</translation>
    </message>
    <message>
        <source>node cannot be started: %1</source>
        <translation>node cannot be started: %1</translation>
    </message>
    <message>
        <source>the script&apos;s process was ended</source>
        <translation>the script’s process was ended</translation>
    </message>
    <message>
        <source>the script&apos;s process ended with code %1</source>
        <translation>the script’s process ended with code %1</translation>
    </message>
    <message>
        <source>no answer within %1 ms</source>
        <translation>no answer within %1 ms</translation>
    </message>
    <message>
        <source>the routes of %1 hold</source>
        <translation>the routes of %1 hold</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1; the file is left out</source>
        <translation>%1; the file is left out</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>it is larger than 1 MB</translation>
    </message>
    <message>
        <source>%1 is left out: the provider is not configured</source>
        <translation>%1 is left out: the provider is not configured</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 is left out: %2</translation>
    </message>
    <message>
        <source>%1 comes first; %2 cannot be used: %3</source>
        <translation>%1 comes first; %2 cannot be used: %3</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 cannot be used: %2</translation>
    </message>
    <message>
        <source>%1 failed several times in a row and is left alone for a while</source>
        <translation>%1 failed several times in a row and is left alone for a while</translation>
    </message>
    <message>
        <source>the model of %1 asked about %2</source>
        <translation>the model of %1 asked about %2</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>the daily budget of %1 is used up (%2 spent today)</source>
        <translation>the daily budget of %1 is used up (%2 spent today)</translation>
    </message>
    <message>
        <source>the monthly budget of %1 is used up (%2 spent this month)</source>
        <translation>the monthly budget of %1 is used up (%2 spent this month)</translation>
    </message>
    <message>
        <source>%1, and the preset &quot;%2&quot; cannot be used</source>
        <translation>%1, and the preset “%2” cannot be used</translation>
    </message>
    <message>
        <source>%1, and this route has no fallback</source>
        <translation>%1, and this route has no fallback</translation>
    </message>
    <message>
        <source>%1: the fallback %2 serves instead of %3</source>
        <translation>%1: the fallback %2 serves instead of %3</translation>
    </message>
    <message>
        <source>%1: the routes of the preset &quot;%2&quot; hold</source>
        <translation>%1: the routes of the preset “%2” hold</translation>
    </message>
    <message>
        <source>CCR Desktop: %1. New requests are refused until %2. Raise the budget under Tools &gt; Budgets and alerts, or set BUDGET_ACTION to &quot;warn&quot; in config.json.</source>
        <translation>%1. New requests are refused until %2. Raise the budget under Tools &gt; Budgets and alerts, or set BUDGET_ACTION to “warn” in config.json.</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be reached: %2</source>
        <translation>Provider &quot;%1&quot; cannot be reached: %2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; did not answer: %2</source>
        <translation>Provider &quot;%1&quot; did not answer: %2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; did not finish its answer: %2</source>
        <translation>Provider &quot;%1&quot; did not finish its answer: %2</translation>
    </message>
    <message>
        <source>The connection to provider &quot;%1&quot; broke: %2</source>
        <translation>The connection to provider &quot;%1&quot; broke: %2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; gave an answer that cannot be read: %2</source>
        <translation>Provider &quot;%1&quot; gave an answer that cannot be read: %2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot;: %2</source>
        <translation>Provider &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>cannot resolve host &quot;%1&quot;; check api_base_url and the network</source>
        <translation>cannot resolve host &quot;%1&quot;; check api_base_url and the network</translation>
    </message>
    <message>
        <source>connection refused by %1; is the server running?</source>
        <translation>connection refused by %1; is the server running?</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2</source>
        <translation>TLS with %1 failed: %2</translation>
    </message>
    <message>
        <source>connection to %1 failed: %2</source>
        <translation>connection to %1 failed: %2</translation>
    </message>
    <message>
        <source>%1 did not finish within %2 ms</source>
        <translation>%1 did not finish within %2 ms</translation>
    </message>
    <message>
        <source>no connection to %1 within %2 ms</source>
        <translation>no connection to %1 within %2 ms</translation>
    </message>
    <message>
        <source>%1 sent no byte for %2 ms</source>
        <translation>%1 sent no byte for %2 ms</translation>
    </message>
    <message>
        <source>%1 stopped sending for %2 ms</source>
        <translation>%1 stopped sending for %2 ms</translation>
    </message>
    <message>
        <source>%1 compresses in a way that was not asked for</source>
        <translation>%1 compresses in a way that was not asked for</translation>
    </message>
    <message>
        <source>%1 sent corrupt compressed data</source>
        <translation>%1 sent corrupt compressed data</translation>
    </message>
    <message>
        <source>a request header holds a line break</source>
        <translation>a request header holds a line break</translation>
    </message>
    <message>
        <source>the response head is larger than 256 KB</source>
        <translation>the response head is larger than 256 KB</translation>
    </message>
    <message>
        <source>a response header line has no name</source>
        <translation>a response header line has no name</translation>
    </message>
    <message>
        <source>the response has more than 1000 header fields</source>
        <translation>the response has more than 1000 header fields</translation>
    </message>
    <message>
        <source>the answer is not HTTP/1.1</source>
        <translation>the answer is not HTTP/1.1</translation>
    </message>
    <message>
        <source>the response has two different lengths</source>
        <translation>the response has two different lengths</translation>
    </message>
    <message>
        <source>the response has both a length and a transfer encoding</source>
        <translation>the response has both a length and a transfer encoding</translation>
    </message>
    <message>
        <source>the response&apos;s transfer encoding is not chunked</source>
        <translation>the response&apos;s transfer encoding is not chunked</translation>
    </message>
    <message>
        <source>the response&apos;s length is no number</source>
        <translation>the response&apos;s length is no number</translation>
    </message>
    <message>
        <source>a chunk line of the response is too long</source>
        <translation>a chunk line of the response is too long</translation>
    </message>
    <message>
        <source>a chunk size of the response is no number</source>
        <translation>a chunk size of the response is no number</translation>
    </message>
    <message>
        <source>a chunk of the response is longer than it says</source>
        <translation>a chunk of the response is longer than it says</translation>
    </message>
    <message>
        <source>it ended before there was an answer in HTTP</source>
        <translation>it ended before there was an answer in HTTP</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>the connection was closed without an answer</translation>
    </message>
    <message>
        <source>the connection was closed in the middle of the answer</source>
        <translation>the connection was closed in the middle of the answer</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is larger than 256 MB.</source>
        <translation>The provider&apos;s answer is larger than 256 MB.</translation>
    </message>
    <message>
        <source>The provider closed without an answer.</source>
        <translation>The provider closed without an answer.</translation>
    </message>
    <message>
        <source>The provider sent an event of more than 32 MB.</source>
        <translation>The provider sent an event of more than 32 MB.</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without message_stop.</source>
        <translation>The provider&apos;s stream ended without message_stop.</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without a finish reason; the answer is incomplete.</source>
        <translation>The provider&apos;s stream ended without a finish reason; the answer is incomplete.</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without response.completed; the answer is incomplete.</source>
        <translation>The provider&apos;s stream ended without response.completed; the answer is incomplete.</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no message.</source>
        <translation>The provider answered with a stream that holds no message.</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no candidate.</source>
        <translation>The provider answered with a stream that holds no candidate.</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no completion.</source>
        <translation>The provider answered with a stream that holds no completion.</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no response.</source>
        <translation>The provider answered with a stream that holds no response.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is not a chat completion: %1</source>
        <translation>The provider&apos;s answer is not a chat completion: %1</translation>
    </message>
    <message>
        <source>The provider&apos;s answer holds no candidate: %1</source>
        <translation>The provider&apos;s answer holds no candidate: %1</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is not a response: %1</source>
        <translation>The provider&apos;s answer is not a response: %1</translation>
    </message>
    <message>
        <source>The provider gave no reason (status %1).</source>
        <translation>The provider gave no reason (status %1).</translation>
    </message>
    <message>
        <source>Gemini ended with %1. %2</source>
        <translation>Gemini ended with %1. %2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; answered with status %2. Redirects are not followed, because they would carry the key elsewhere: set api_base_url to the final address.</source>
        <translation>Provider &quot;%1&quot; answered with status %2. Redirects are not followed, because they would carry the key elsewhere: set api_base_url to the final address.</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; has nothing at its address (status %2): check its api_base_url. It said: %3</source>
        <translation>Provider &quot;%1&quot; has nothing at its address (status %2): check its api_base_url. It said: %3</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; speaks &quot;%2&quot;, which this version cannot. Choose another provider in Router or change its transformer.</source>
        <translation>Provider &quot;%1&quot; speaks &quot;%2&quot;, which this version cannot. Choose another provider in Router or change its transformer.</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used.</source>
        <translation>Provider &quot;%1&quot; cannot be used.</translation>
    </message>
    <message>
        <source>%1 Fallback %2,%3 failed as well: %4</source>
        <translation>%1 Fallback %2,%3 failed as well: %4</translation>
    </message>
    <message>
        <source>No access token from %1 for %2: %3</source>
        <translation>No access token from %1 for %2: %3</translation>
    </message>
    <message>
        <source>the authorized user</source>
        <translation>the authorized user</translation>
    </message>
    <message>
        <source>there is neither a service account (client_email and private_key) nor a user&apos;s refresh_token; run `gcloud auth application-default login` or set GOOGLE_APPLICATION_CREDENTIALS.</source>
        <translation>there is neither a service account (client_email and private_key) nor a user&apos;s refresh_token; run `gcloud auth application-default login` or set GOOGLE_APPLICATION_CREDENTIALS.</translation>
    </message>
    <message>
        <source>the answer is larger than 64 KB.</source>
        <translation>the answer is larger than 64 KB.</translation>
    </message>
    <message>
        <source>status %1 without a token.</source>
        <translation>status %1 without a token.</translation>
    </message>
    <message>
        <source>%1 Run `gcloud auth application-default login` again.</source>
        <translation>%1 Run `gcloud auth application-default login` again.</translation>
    </message>
    <message>
        <source>private_key: the key of Google&apos;s service account %1 is no RSA key in PEM; download a new key file for the account.</source>
        <translation>private_key: the key of Google&apos;s service account %1 is no RSA key in PEM; download a new key file for the account.</translation>
    </message>
    <message>
        <source>a transformer made &quot;%1&quot; of the address, which is no http or https URL</source>
        <translation>a transformer made &quot;%1&quot; of the address, which is no http or https URL</translation>
    </message>
    <message>
        <source>a transformer made a header &quot;%1&quot; that cannot be sent</source>
        <translation>a transformer made a header &quot;%1&quot; that cannot be sent</translation>
    </message>
    <message>
        <source>the transformers did not end the answer within %1 ms</source>
        <translation>the transformers did not end the answer within %1 ms</translation>
    </message>
    <message>
        <source>the files of &quot;transformers&quot;: %1</source>
        <translation>the files of &quot;transformers&quot;: %1</translation>
    </message>
    <message>
        <source>The client closed the connection.</source>
        <translation>The client closed the connection.</translation>
    </message>
    <message>
        <source>The router is shutting down; send the request again.</source>
        <translation>The router is shutting down; send the request again.</translation>
    </message>
    <message>
        <source>The request was aborted in CCR Desktop.</source>
        <translation>The request was aborted in CCR Desktop.</translation>
    </message>
    <message>
        <source>The request was taken away from %1 in CCR Desktop.</source>
        <translation>The request was taken away from %1 in CCR Desktop.</translation>
    </message>
    <message>
        <source>HOST &quot;%1&quot; is not an IP address</source>
        <translation>HOST &quot;%1&quot; is not an IP address</translation>
    </message>
    <message>
        <source>Cannot listen on %1:%2: %3. Stop the program that uses the port, or set another PORT.</source>
        <translation>Cannot listen on %1:%2: %3. Stop the program that uses the port, or set another PORT.</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: %4</source>
        <translation>transformer &quot;%1&quot; (%2), %3: %4</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a body</source>
        <translation>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a body</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a Response</source>
        <translation>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a Response</translation>
    </message>
    <message>
        <source>the answer of a transformer: %1</source>
        <translation>the answer of a transformer: %1</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define %2</source>
        <translation>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define %2</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define none</source>
        <translation>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define none</translation>
    </message>
    <message>
        <source>%1; not loaded: %2</source>
        <translation>%1; not loaded: %2</translation>
    </message>
    <message>
        <source>there is no such file; correct its path in &quot;transformers&quot;</source>
        <translation>there is no such file; correct its path in &quot;transformers&quot;</translation>
    </message>
    <message>
        <source>it exports no class; write &quot;%1&quot;</source>
        <translation>it exports no class; write &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the class has neither a member &quot;name&quot; nor a static &quot;TransformerName&quot;</source>
        <translation>the class has neither a member &quot;name&quot; nor a static &quot;TransformerName&quot;</translation>
    </message>
    <message>
        <source>Requests for host &quot;%1&quot; are refused, because a web page could send them under a name of its own. Use %2, or set APIKEY and a HOST beyond the loopback.</source>
        <translation>Requests for host &quot;%1&quot; are refused, because a web page could send them under a name of its own. Use %2, or set APIKEY and a HOST beyond the loopback.</translation>
    </message>
    <message>
        <source>Requests of web pages from &quot;%1&quot; are refused. Open the page at %2, or send the request from a program.</source>
        <translation>Requests of web pages from &quot;%1&quot; are refused. Open the page at %2, or send the request from a program.</translation>
    </message>
    <message>
        <source>The API key is missing or wrong. Send the APIKEY of the router&apos;s config.json in the header x-api-key or Authorization.</source>
        <translation>The API key is missing or wrong. Send the APIKEY of the router&apos;s config.json in the header x-api-key or Authorization.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is served to programs on this machine only while no APIKEY is set. Send the request to http://127.0.0.1:%2, or set APIKEY.</source>
        <translation>&quot;%1&quot; is served to programs on this machine only while no APIKEY is set. Send the request to http://127.0.0.1:%2, or set APIKEY.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not take %2; use one of %3.</source>
        <translation>&quot;%1&quot; does not take %2; use one of %3.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. None is installed.</source>
        <translation>There is no preset &quot;%1&quot;. None is installed.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. Installed are: %2.</source>
        <translation>There is no preset &quot;%1&quot;. Installed are: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has &quot;/v1&quot; twice; take it off the client&apos;s base URL.</source>
        <translation>&quot;%1&quot; has &quot;/v1&quot; twice; take it off the client&apos;s base URL.</translation>
    </message>
    <message>
        <source>There is no endpoint &quot;%1&quot;. Agents are served at POST /v1/messages, /v1/messages/count_tokens, /v1/chat/completions, /v1/responses and /v1beta/models/{model}:generateContent, and at GET /v1/models.</source>
        <translation>There is no endpoint &quot;%1&quot;. Agents are served at POST /v1/messages, /v1/messages/count_tokens, /v1/chat/completions, /v1/responses and /v1beta/models/{model}:generateContent, and at GET /v1/models.</translation>
    </message>
    <message>
        <source>Content-Type &quot;%1&quot; is not supported; send application/json.</source>
        <translation>Content-Type &quot;%1&quot; is not supported; send application/json.</translation>
    </message>
    <message>
        <source>Content-Type is missing; send application/json.</source>
        <translation>Content-Type is missing; send application/json.</translation>
    </message>
    <message>
        <source>More than %1 connections are open; close some and try again.</source>
        <translation>More than %1 connections are open; close some and try again.</translation>
    </message>
    <message>
        <source>The head of the request did not arrive within %1 ms; send it again.</source>
        <translation>The head of the request did not arrive within %1 ms; send it again.</translation>
    </message>
    <message>
        <source>No byte of the body arrived for %1 ms; send the request again.</source>
        <translation>No byte of the body arrived for %1 ms; send the request again.</translation>
    </message>
    <message>
        <source>The request line is longer than %1 bytes; send the data in the body.</source>
        <translation>The request line is longer than %1 bytes; send the data in the body.</translation>
    </message>
    <message>
        <source>The header fields are larger than %1 bytes; send fewer or shorter fields.</source>
        <translation>The header fields are larger than %1 bytes; send fewer or shorter fields.</translation>
    </message>
    <message>
        <source>More than %1 header fields; send fewer.</source>
        <translation>More than %1 header fields; send fewer.</translation>
    </message>
    <message>
        <source>A line of the head does not end with CR LF.</source>
        <translation>A line of the head does not end with CR LF.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a request line; expected METHOD TARGET HTTP/1.1.</source>
        <translation>&quot;%1&quot; is not a request line; expected METHOD TARGET HTTP/1.1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a method name.</source>
        <translation>&quot;%1&quot; is not a method name.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no HTTP version; use HTTP/1.1.</source>
        <translation>&quot;%1&quot; names no HTTP version; use HTTP/1.1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an HTTP version.</source>
        <translation>&quot;%1&quot; is not an HTTP version.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not served; use HTTP/1.1.</source>
        <translation>&quot;%1&quot; is not served; use HTTP/1.1.</translation>
    </message>
    <message>
        <source>%1 is not served.</source>
        <translation>%1 is not served.</translation>
    </message>
    <message>
        <source>The request target &quot;%1&quot; contains a blank, a control character or a byte outside ASCII; percent-encode it.</source>
        <translation>The request target &quot;%1&quot; contains a blank, a control character or a byte outside ASCII; percent-encode it.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a request target; it must begin with &quot;/&quot;.</source>
        <translation>&quot;%1&quot; is not a request target; it must begin with &quot;/&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>&quot;%1&quot; names no host.</translation>
    </message>
    <message>
        <source>The request target names &quot;%1&quot;, but Host says &quot;%2&quot;.</source>
        <translation>The request target names &quot;%1&quot;, but Host says &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>The Host field is missing; HTTP/1.1 requires it.</source>
        <translation>The Host field is missing; HTTP/1.1 requires it.</translation>
    </message>
    <message>
        <source>More than one Host field; exactly one is required.</source>
        <translation>More than one Host field; exactly one is required.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header field.</source>
        <translation>&quot;%1&quot; is not a header field.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header field name.</source>
        <translation>&quot;%1&quot; is not a header field name.</translation>
    </message>
    <message>
        <source>The header field &quot;%1&quot; contains a control character.</source>
        <translation>The header field &quot;%1&quot; contains a control character.</translation>
    </message>
    <message>
        <source>&quot;Expect: %1&quot; is not supported; only 100-continue is.</source>
        <translation>&quot;Expect: %1&quot; is not supported; only 100-continue is.</translation>
    </message>
    <message>
        <source>Two different Content-Length fields.</source>
        <translation>Two different Content-Length fields.</translation>
    </message>
    <message>
        <source>Content-Length &quot;%1&quot; is not a usable number of bytes.</source>
        <translation>Content-Length &quot;%1&quot; is not a usable number of bytes.</translation>
    </message>
    <message>
        <source>Both Content-Length and Transfer-Encoding are given.</source>
        <translation>Both Content-Length and Transfer-Encoding are given.</translation>
    </message>
    <message>
        <source>More than one Transfer-Encoding field.</source>
        <translation>More than one Transfer-Encoding field.</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding; use HTTP/1.1 or Content-Length.</source>
        <translation>HTTP/1.0 has no Transfer-Encoding; use HTTP/1.1 or Content-Length.</translation>
    </message>
    <message>
        <source>Transfer-Encoding &quot;%1&quot; is not supported; only chunked is.</source>
        <translation>Transfer-Encoding &quot;%1&quot; is not supported; only chunked is.</translation>
    </message>
    <message>
        <source>A chunk is longer than it says.</source>
        <translation>A chunk is longer than it says.</translation>
    </message>
    <message>
        <source>A chunk line does not end with CR LF.</source>
        <translation>A chunk line does not end with CR LF.</translation>
    </message>
    <message>
        <source>A chunk line is longer than %1 bytes.</source>
        <translation>A chunk line is longer than %1 bytes.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a chunk size.</source>
        <translation>&quot;%1&quot; is not a chunk size.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a trailer field.</source>
        <translation>&quot;%1&quot; is not a trailer field.</translation>
    </message>
    <message>
        <source>The trailer fields are larger than %1 bytes.</source>
        <translation>The trailer fields are larger than %1 bytes.</translation>
    </message>
    <message>
        <source>The body of %1 bytes is larger than the limit of %2 bytes; shorten the conversation.</source>
        <translation>The body of %1 bytes is larger than the limit of %2 bytes; shorten the conversation.</translation>
    </message>
    <message>
        <source>The chunked body is larger than the limit of %1 bytes; shorten the conversation.</source>
        <translation>The chunked body is larger than the limit of %1 bytes; shorten the conversation.</translation>
    </message>
    <message>
        <source>The body is larger than the limit of %1 bytes when it is decompressed; shorten the conversation.</source>
        <translation>The body is larger than the limit of %1 bytes when it is decompressed; shorten the conversation.</translation>
    </message>
    <message>
        <source>Content-Encoding &quot;%1&quot; is not supported; send gzip, deflate or nothing.</source>
        <translation>Content-Encoding &quot;%1&quot; is not supported; send gzip, deflate or nothing.</translation>
    </message>
    <message>
        <source>The body is not what its Content-Encoding says; send it again, or without one.</source>
        <translation>The body is not what its Content-Encoding says; send it again, or without one.</translation>
    </message>
    <message>
        <source>The compressed body ends too early; send it again.</source>
        <translation>The compressed body ends too early; send it again.</translation>
    </message>
    <message>
        <source>not valid JSON: %1</source>
        <translation>not valid JSON: %1</translation>
    </message>
    <message>
        <source>unexpected text after the end of the JSON value</source>
        <translation>unexpected text after the end of the JSON value</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>expected %1, got %2</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>an array</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>an object</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>a string</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>something else</translation>
    </message>
    <message>
        <source>expected an object</source>
        <translation>expected an object</translation>
    </message>
    <message>
        <source>expected one of %1 or an object, got &quot;%2&quot;</source>
        <translation>expected one of %1 or an object, got &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1: expected one of %2, got &quot;%3&quot;</source>
        <translation>%1: expected one of %2, got &quot;%3&quot;</translation>
    </message>
    <message>
        <source>%1: field required</source>
        <translation>%1: field required</translation>
    </message>
    <message>
        <source>%1: at least one entry is required</source>
        <translation>%1: at least one entry is required</translation>
    </message>
    <message>
        <source>model: it is part of the address</source>
        <translation>model: it is part of the address</translation>
    </message>
    <message>
        <source>name: no function of that name was called before</source>
        <translation>name: no function of that name was called before</translation>
    </message>
    <message>
        <source>one choice is given for a request: leave &quot;%1&quot; out, or send the request as often as needed</source>
        <translation>one choice is given for a request: leave &quot;%1&quot; out, or send the request as often as needed</translation>
    </message>
    <message>
        <source>answers are not kept here for later: leave background out, and use stream for long answers</source>
        <translation>answers are not kept here for later: leave background out, and use stream for long answers</translation>
    </message>
    <message>
        <source>prompt templates are kept at OpenAI and not here: send instructions and input instead</source>
        <translation>prompt templates are kept at OpenAI and not here: send instructions and input instead</translation>
    </message>
    <message>
        <source>conversations are not kept here: send all items of the conversation in input and leave this out (most clients do so with store set to false)</source>
        <translation>conversations are not kept here: send all items of the conversation in input and leave this out (most clients do so with store set to false)</translation>
    </message>
    <message>
        <source>items are not kept here, so none can be referred to: send the item itself, and set store to false</source>
        <translation>items are not kept here, so none can be referred to: send the item itself, and set store to false</translation>
    </message>
    <message>
        <source>the request body is not a JSON object, so it cannot be changed</source>
        <translation>the request body is not a JSON object, so it cannot be changed</translation>
    </message>
    <message>
        <source>a change of the request body must be a JSON object, got %1</source>
        <translation>a change of the request body must be a JSON object, got %1</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot;: %2</source>
        <translation>transformer &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks chat completions; %4.</source>
        <translation>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks chat completions; %4.</translation>
    </message>
    <message>
        <source>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks the Responses API; %4.</source>
        <translation>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks the Responses API; %4.</translation>
    </message>
    <message>
        <source>a document at an address</source>
        <translation>a document at an address</translation>
    </message>
    <message>
        <source>a part of type &quot;%1&quot;</source>
        <translation>a part of type &quot;%1&quot;</translation>
    </message>
    <message>
        <source>fetch it and send its text, or the file itself as base64</source>
        <translation>fetch it and send its text, or the file itself as base64</translation>
    </message>
    <message>
        <source>send its content as text, an image or a file</source>
        <translation>send its content as text, an image or a file</translation>
    </message>
    <message>
        <source>The proxy is stopped; start it first.</source>
        <translation>The proxy is stopped; start it first.</translation>
    </message>
    <message>
        <source>The provider ended the answer with &quot;%1&quot;.</source>
        <translation>The provider ended the answer with &quot;%1&quot;.</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>This request was not routed.</source>
        <translation>This request was not routed.</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>not reported</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>out %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 alive</source>
        <translation>%1 alive</translation>
    </message>
    <message>
        <source>%1 dead air</source>
        <translation>%1 dead air</translation>
    </message>
    <message>
        <source>%1 for %2: %3</source>
        <translation>%1 for %2: %3</translation>
    </message>
    <message>
        <source>TTFT: time to the first content (text, thinking or tool input). Headers, message_start and pings do not count.</source>
        <translation>TTFT: time to the first content (text, thinking or tool input). Headers, message_start and pings do not count.</translation>
    </message>
    <message>
        <source>tok/s: output tokens after the first, by the time between the first and the last content. ≈ until the provider reports its tokens.</source>
        <translation>tok/s: output tokens after the first, by the time between the first and the last content. ≈ until the provider reports its tokens.</translation>
    </message>
    <message>
        <source>Stall: no content for more than 5 s and 8 times this stream&apos;s median gap. Alive: something came all the same, for example pings. Dead air: not one byte.</source>
        <translation>Stall: no content for more than 5 s and 8 times this stream&apos;s median gap. Alive: something came all the same, for example pings. Dead air: not one byte.</translation>
    </message>
    <message>
        <source>%1 of it thinking</source>
        <translation>%1 of it thinking</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>error in the middle of the answer</source>
        <translation>error in the middle of the answer</translation>
    </message>
    <message>
        <source>answer without content</source>
        <translation>answer without content</translation>
    </message>
    <message>
        <source>cancelled by the client</source>
        <translation>cancelled by the client</translation>
    </message>
    <message>
        <source>refused by the router</source>
        <translation>refused by the router</translation>
    </message>
    <message>
        <source>Decided when the response has ended, never at its first byte. The word in brackets is what logs, metrics and the filter call it.</source>
        <translation>Decided when the response has ended, never at its first byte. The word in brackets is what logs, metrics and the filter call it.</translation>
    </message>
    <message>
        <source>%1 cache read</source>
        <translation>%1 cache read</translation>
    </message>
    <message>
        <source>%1 cache write</source>
        <translation>%1 cache write</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>broken off before its finish mark</source>
        <translation>broken off before its finish mark</translation>
    </message>
</context>
<context>
    <name>ExportSentence</name>
    <message>
        <source>There is nothing to export: choose requests, records or statistics.</source>
        <translation>There is nothing to export: choose requests, records or statistics.</translation>
    </message>
    <message>
        <source>A CSV file holds one table: choose requests, records or statistics, or another format.</source>
        <translation>A CSV file holds one table: choose requests, records or statistics, or another format.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a separator: choose a comma, a semicolon or a tab.</source>
        <translation>&quot;%1&quot; is not a separator: choose a comma, a semicolon or a tab.</translation>
    </message>
    <message>
        <source>An OTLP file holds spans and logs: leave the statistics out, or choose another format.</source>
        <translation>An OTLP file holds spans and logs: leave the statistics out, or choose another format.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 cannot be written: %2. Choose another folder.</translation>
    </message>
    <message>
        <source>%1 cannot be written: it is not a file of yours. Choose another name.</source>
        <translation>%1 cannot be written: it is not a file of yours. Choose another name.</translation>
    </message>
    <message>
        <source>Another export is writing to %1. Wait for it, or choose another name.</source>
        <translation>Another export is writing to %1. Wait for it, or choose another name.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or have it replaced.</source>
        <translation>%1 exists already. Choose another name, or have it replaced.</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Free some space, or choose another folder.</source>
        <translation>The export to %1 failed: %2. Free some space, or choose another folder.</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Choose another folder.</source>
        <translation>The export to %1 failed: %2. Choose another folder.</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Choose another name.</source>
        <translation>The export to %1 failed: %2. Choose another name.</translation>
    </message>
    <message>
        <source>The export to %1 was cancelled.</source>
        <translation>The export to %1 was cancelled.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>The export was cancelled.</translation>
    </message>
    <message>
        <source>The export cannot be compressed.</source>
        <translation>The export cannot be compressed.</translation>
    </message>
    <message>
        <source>What was read from the opened file is gone: close it and open it again.</source>
        <translation>What was read from the opened file is gone: close it and open it again.</translation>
    </message>
</context>
<context>
    <name>FileProblem</name>
    <message>
        <source>There is no file %1.</source>
        <translation>There is no file %1.</translation>
    </message>
    <message>
        <source>You are not allowed to read %1.</source>
        <translation>You are not allowed to read %1.</translation>
    </message>
    <message>
        <source>%1 is not a file with lines but a folder or a device.</source>
        <translation>%1 is not a file with lines but a folder or a device.</translation>
    </message>
</context>
<context>
    <name>FilterCompletion</name>
    <message>
        <source>more than</source>
        <translation>more than</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>less than</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>what you have marked</source>
        <translation>what you have marked</translation>
    </message>
    <message>
        <source>one or the other; a space means both</source>
        <translation>one or the other; a space means both</translation>
    </message>
    <message>
        <source>the opposite; so does a minus sign</source>
        <translation>the opposite; so does a minus sign</translation>
    </message>
</context>
<context>
    <name>FrameKind</name>
    <message>
        <source>content</source>
        <translation>content</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>thinking</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>tool</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>meta</translation>
    </message>
    <message>
        <source>error</source>
        <translation>error</translation>
    </message>
</context>
<context>
    <name>Highlight</name>
    <message>
        <source>Yellow</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>Cyan</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grey</translation>
    </message>
</context>
<context>
    <name>HighlightRule</name>
    <message>
        <source>The rule has no text to look for.</source>
        <translation>The rule has no text to look for.</translation>
    </message>
    <message>
        <source>The expression cannot be read at position %1: %2</source>
        <translation>The expression cannot be read at position %1: %2</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>%1 rests for %2 s</source>
        <translation>%1 rests for %2 s</translation>
    </message>
    <message>
        <source>%1, because %2</source>
        <translation>%1, because %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, the first of %2</source>
        <translation>%1, the first of %2</translation>
    </message>
    <message>
        <source>%1, although it rests</source>
        <translation>%1, although it rests</translation>
    </message>
    <message>
        <source>%1, because all rest and this one shortest</source>
        <translation>%1, because all rest and this one shortest</translation>
    </message>
</context>
<context>
    <name>LoggingConfigSentence</name>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>%1 line %2</source>
        <translation>%1 line %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 cannot be read: %2</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB</source>
        <translation>%1 is larger than 4 MB</translation>
    </message>
    <message>
        <source>repair it or take it away; the other sources count without it</source>
        <translation>repair it or take it away; the other sources count without it</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>environment</translation>
    </message>
    <message>
        <source>this file is not read, because %1 is</source>
        <translation>this file is not read, because %1 is</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>keep one of them</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>column %1: %2</translation>
    </message>
    <message>
        <source>nothing of this file counts until that is repaired</source>
        <translation>nothing of this file counts until that is repaired</translation>
    </message>
    <message>
        <source>expected an object of settings, got %1</source>
        <translation>expected an object of settings, got %1</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>for example %1</translation>
    </message>
    <message>
        <source>this is neither NAME=value nor a comment</source>
        <translation>this is neither NAME=value nor a comment</translation>
    </message>
    <message>
        <source>close the quotes, or begin the line with #</source>
        <translation>close the quotes, or begin the line with #</translation>
    </message>
    <message>
        <source>expected an object of names and texts, got %1</source>
        <translation>expected an object of names and texts, got %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected a text, got %2</source>
        <translation>&quot;%1&quot;: expected a text, got %2</translation>
    </message>
    <message>
        <source>write the value in quotes</source>
        <translation>write the value in quotes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is written twice; the last one counts</source>
        <translation>&quot;%1&quot; is written twice; the last one counts</translation>
    </message>
    <message>
        <source>remove this one</source>
        <translation>remove this one</translation>
    </message>
    <message>
        <source>the variable &quot;%1&quot; is unknown and has no effect</source>
        <translation>the variable &quot;%1&quot; is unknown and has no effect</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the same as &quot;%2&quot;, which is set too and counts</source>
        <translation>&quot;%1&quot; is the same as &quot;%2&quot;, which is set too and counts</translation>
    </message>
    <message>
        <source>remove one of them</source>
        <translation>remove one of them</translation>
    </message>
    <message>
        <source>&quot;LOG_STREAMS&quot;: expected a list of streams as JSON, got %1</source>
        <translation>&quot;LOG_STREAMS&quot;: expected a list of streams as JSON, got %1</translation>
    </message>
    <message>
        <source>&quot;LoggingPreset&quot;: expected the name of a preset, got %1</source>
        <translation>&quot;LoggingPreset&quot;: expected the name of a preset, got %1</translation>
    </message>
    <message>
        <source>&quot;LoggingPresets&quot;: expected an object of presets, got %1</source>
        <translation>&quot;LoggingPresets&quot;: expected an object of presets, got %1</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>preset %1</translation>
    </message>
    <message>
        <source>&quot;LoggingPreset&quot;: there is no preset &quot;%1&quot;</source>
        <translation>&quot;LoggingPreset&quot;: there is no preset &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the preset &quot;%1&quot;, which &quot;%2&quot; asks for, is overridden by %3</source>
        <translation>the preset &quot;%1&quot;, which &quot;%2&quot; asks for, is overridden by %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is overridden by %2</source>
        <translation>&quot;%1&quot; is overridden by %2</translation>
    </message>
    <message>
        <source>change it there, or remove it here</source>
        <translation>change it there, or remove it here</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>command line</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown and has no effect</source>
        <translation>&quot;%1&quot; is unknown and has no effect</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect here: of files, only config.json has variables at its root</source>
        <translation>&quot;%1&quot; has no effect here: of files, only config.json has variables at its root</translation>
    </message>
    <message>
        <source>write it in &quot;EnvironmentVariables&quot;, or set it where the router is started</source>
        <translation>write it in &quot;EnvironmentVariables&quot;, or set it where the router is started</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect beside &quot;Logging&quot;, which alone counts</source>
        <translation>&quot;%1&quot; has no effect beside &quot;Logging&quot;, which alone counts</translation>
    </message>
    <message>
        <source>move it into &quot;Logging&quot;</source>
        <translation>move it into &quot;Logging&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect at the root of this file</source>
        <translation>&quot;%1&quot; has no effect at the root of this file</translation>
    </message>
    <message>
        <source>write it in &quot;Logging&quot;: {…}</source>
        <translation>write it in &quot;Logging&quot;: {…}</translation>
    </message>
    <message>
        <source>%1; settings belong into &quot;Logging&quot;</source>
        <translation>%1; settings belong into &quot;Logging&quot;</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;? Write it in &quot;Logging&quot;: {…}</source>
        <translation>did you mean &quot;%1&quot;? Write it in &quot;Logging&quot;: {…}</translation>
    </message>
    <message>
        <source>%1 is no folder</source>
        <translation>%1 is no folder</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 is a folder</translation>
    </message>
    <message>
        <source>name a file of certificates in PEM form, or remove it to trust those of the system</source>
        <translation>name a file of certificates in PEM form, or remove it to trust those of the system</translation>
    </message>
    <message>
        <source>name a file of the certificate in PEM form, followed by those between it and its authority</source>
        <translation>name a file of the certificate in PEM form, followed by those between it and its authority</translation>
    </message>
    <message>
        <source>name a file of the key in PEM form, without a password</source>
        <translation>name a file of the key in PEM form, without a password</translation>
    </message>
    <message>
        <source>name a file in a folder that is there or can be made</source>
        <translation>name a file in a folder that is there or can be made</translation>
    </message>
    <message>
        <source>name a folder that is there or can be made</source>
        <translation>name a folder that is there or can be made</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 cannot be used: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of %2</source>
        <translation>&quot;%1&quot; of %2</translation>
    </message>
    <message>
        <source>%1 counts only together with &quot;%2&quot;</source>
        <translation>%1 counts only together with &quot;%2&quot;</translation>
    </message>
    <message>
        <source>name both, or remove it</source>
        <translation>name both, or remove it</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is true, but all of enhancedFeatures is off (%2)</source>
        <translation>&quot;%1&quot; is true, but all of enhancedFeatures is off (%2)</translation>
    </message>
    <message>
        <source>remove it, or write enableEnhancedFeatures: true</source>
        <translation>remove it, or write enableEnhancedFeatures: true</translation>
    </message>
    <message>
        <source>the synced prices cannot be read: %1</source>
        <translation>the synced prices cannot be read: %1</translation>
    </message>
    <message>
        <source>remove the file and fetch the prices again</source>
        <translation>remove the file and fetch the prices again</translation>
    </message>
    <message>
        <source>&quot;providerPrices&quot; has terms of &quot;%1&quot;, but there is no such provider</source>
        <translation>&quot;providerPrices&quot; has terms of &quot;%1&quot;, but there is no such provider</translation>
    </message>
    <message>
        <source>the text &quot;%1&quot;</source>
        <translation>the text &quot;%1&quot;</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>expected %1, got %2</translation>
    </message>
    <message>
        <source>%1 is out of range: this cannot be switched off; use %2</source>
        <translation>%1 is out of range: this cannot be switched off; use %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>%1 is out of range; use %2 to %3</source>
        <translation>%1 is out of range; use %2 to %3</translation>
    </message>
    <message>
        <source>%1 is no whole number; use one from %2 to %3</source>
        <translation>%1 is no whole number; use one from %2 to %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>a size like &quot;10M&quot;</source>
        <translation>a size like &quot;10M&quot;</translation>
    </message>
    <message>
        <source>%1 is out of range; use %2</source>
        <translation>%1 is out of range; use %2</translation>
    </message>
    <message>
        <source>milliseconds or a text like &quot;1d&quot;</source>
        <translation>milliseconds or a text like &quot;1d&quot;</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>a text</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>a list of texts</translation>
    </message>
    <message>
        <source>an object of names and texts</source>
        <translation>an object of names and texts</translation>
    </message>
    <message>
        <source>expected a text for &quot;%1&quot;, got %2</source>
        <translation>expected a text for &quot;%1&quot;, got %2</translation>
    </message>
    <message>
        <source>expected one of %1, got %2</source>
        <translation>expected one of %1, got %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use %2</source>
        <translation>&quot;%1&quot; is unknown; use %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use %2 (did you mean &quot;%3&quot;?)</source>
        <translation>&quot;%1&quot; is unknown; use %2 (did you mean &quot;%3&quot;?)</translation>
    </message>
    <message>
        <source>a URL</source>
        <translation>a URL</translation>
    </message>
    <message>
        <source>this is no URL; write one like http://host:port/path</source>
        <translation>this is no URL; write one like http://host:port/path</translation>
    </message>
    <message>
        <source>%1 are no permissions of a file; write for example &quot;640&quot;</source>
        <translation>%1 are no permissions of a file; write for example &quot;640&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a header</source>
        <translation>&quot;%1&quot; is no name of a header</translation>
    </message>
    <message>
        <source>use letters, digits and -, for example X-Api-Key</source>
        <translation>use letters, digits and -, for example X-Api-Key</translation>
    </message>
    <message>
        <source>the value of &quot;%1&quot; holds a line break or another control character</source>
        <translation>the value of &quot;%1&quot; holds a line break or another control character</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>remove it</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice: case does not count in the names of headers</source>
        <translation>&quot;%1&quot; is there twice: case does not count in the names of headers</translation>
    </message>
    <message>
        <source>remove one</source>
        <translation>remove one</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is what each request says by itself</source>
        <translation>&quot;%1&quot; is what each request says by itself</translation>
    </message>
    <message>
        <source>the address begins with %1://</source>
        <translation>the address begins with %1://</translation>
    </message>
    <message>
        <source>write http:// or https://</source>
        <translation>write http:// or https://</translation>
    </message>
    <message>
        <source>this is the key itself</source>
        <translation>this is the key itself</translation>
    </message>
    <message>
        <source>write it into a file that you alone may read, and name the file</source>
        <translation>write it into a file that you alone may read, and name the file</translation>
    </message>
    <message>
        <source>write for example %1=%2</source>
        <translation>write for example %1=%2</translation>
    </message>
    <message>
        <source>write a text in quotes</source>
        <translation>write a text in quotes</translation>
    </message>
    <message>
        <source>write for example %1: %2</source>
        <translation>write for example %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect: %2</source>
        <translation>&quot;%1&quot; has no effect: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected an object of settings of streams, got %2</source>
        <translation>&quot;%1&quot;: expected an object of settings of streams, got %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected an object, got %2</source>
        <translation>&quot;%1&quot;: expected an object, got %2</translation>
    </message>
    <message>
        <source>write its settings in {…}</source>
        <translation>write its settings in {…}</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2</source>
        <translation>&quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>this sets &quot;%1&quot; a second time, as %2 does; only the latter counts</source>
        <translation>this sets &quot;%1&quot; a second time, as %2 does; only the latter counts</translation>
    </message>
    <message>
        <source>&quot;streams&quot;: expected a list of objects, got %1</source>
        <translation>&quot;streams&quot;: expected a list of objects, got %1</translation>
    </message>
    <message>
        <source>a stream is an object {name, type, level}, not %1</source>
        <translation>a stream is an object {name, type, level}, not %1</translation>
    </message>
    <message>
        <source>this and what follows is left out: there may be %1 streams</source>
        <translation>this and what follows is left out: there may be %1 streams</translation>
    </message>
    <message>
        <source>let one stream take what several take</source>
        <translation>let one stream take what several take</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; is used again by %2, which replaces this stream</source>
        <translation>the name &quot;%1&quot; is used again by %2, which replaces this stream</translation>
    </message>
    <message>
        <source>give each stream a name of its own</source>
        <translation>give each stream a name of its own</translation>
    </message>
    <message>
        <source>the stream has no name; it is called &quot;%1&quot;</source>
        <translation>the stream has no name; it is called &quot;%1&quot;</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>give it a name</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set, so this has no effect</source>
        <translation>the environment variable %1 is not set, so this has no effect</translation>
    </message>
    <message>
        <source>set it where the router is started</source>
        <translation>set it where the router is started</translation>
    </message>
    <message>
        <source>%1; null is false</source>
        <translation>%1; null is false</translation>
    </message>
    <message>
        <source>expected an object of names and their levels, got %1</source>
        <translation>expected an object of names and their levels, got %1</translation>
    </message>
    <message>
        <source>a level needs a name</source>
        <translation>a level needs a name</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot; already; give each level a number of its own</source>
        <translation>%1 is &quot;%2&quot; already; give each level a number of its own</translation>
    </message>
    <message>
        <source>write for example http://proxy.example:8080 or socks5://proxy.example:1080</source>
        <translation>write for example http://proxy.example:8080 or socks5://proxy.example:1080</translation>
    </message>
    <message>
        <source>this is no address of a proxy</source>
        <translation>this is no address of a proxy</translation>
    </message>
    <message>
        <source>no proxy is spoken to by %1://; it is taken for %2://</source>
        <translation>no proxy is spoken to by %1://; it is taken for %2://</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of &quot;%2&quot; stands for itself in each time</source>
        <translation>&quot;%1&quot; of &quot;%2&quot; stands for itself in each time</translation>
    </message>
    <message>
        <source>use yyyy, mm, dd, HH, MM, ss and l, for example &quot;SYS:HH:MM:ss.l&quot;; text stands in &apos;…&apos;</source>
        <translation>use yyyy, mm, dd, HH, MM, ss and l, for example &quot;SYS:HH:MM:ss.l&quot;; text stands in &apos;…&apos;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the level %2 already</source>
        <translation>&quot;%1&quot; is the level %2 already</translation>
    </message>
    <message>
        <source>give your level a name of its own</source>
        <translation>give your level a name of its own</translation>
    </message>
    <message>
        <source>the number %1 is decimal, which is 0%2</source>
        <translation>the number %1 is decimal, which is 0%2</translation>
    </message>
    <message>
        <source>write &quot;%1&quot; for octal digits</source>
        <translation>write &quot;%1&quot; for octal digits</translation>
    </message>
    <message>
        <source>write for example &quot;700&quot;</source>
        <translation>write for example &quot;700&quot;</translation>
    </message>
    <message>
        <source>with 0%1 the owner may not write the file</source>
        <translation>with 0%1 the owner may not write the file</translation>
    </message>
    <message>
        <source>with 0%1 the owner may not make files in the folder</source>
        <translation>with 0%1 the owner may not make files in the folder</translation>
    </message>
    <message>
        <source>each stream needs a name of its own</source>
        <translation>each stream needs a name of its own</translation>
    </message>
    <message>
        <source>write it in the stream</source>
        <translation>write it in the stream</translation>
    </message>
    <message>
        <source>the folder of a file is always made</source>
        <translation>the folder of a file is always made</translation>
    </message>
    <message>
        <source>records are always written by a thread of their own</source>
        <translation>records are always written by a thread of their own</translation>
    </message>
    <message>
        <source>a file is always continued at its end</source>
        <translation>a file is always continued at its end</translation>
    </message>
    <message>
        <source>it counts for all streams</source>
        <translation>it counts for all streams</translation>
    </message>
    <message>
        <source>write it beside streams</source>
        <translation>write it beside streams</translation>
    </message>
    <message>
        <source>only a program can give a custom stream its object</source>
        <translation>only a program can give a custom stream its object</translation>
    </message>
    <message>
        <source>use a file or network stream</source>
        <translation>use a file or network stream</translation>
    </message>
    <message>
        <source>only a program can give a custom stream its function</source>
        <translation>only a program can give a custom stream its function</translation>
    </message>
    <message>
        <source>%1; true and false are right as well</source>
        <translation>%1; true and false are right as well</translation>
    </message>
    <message>
        <source>expected true or false, got %1; it counts as true</source>
        <translation>expected true or false, got %1; it counts as true</translation>
    </message>
    <message>
        <source>write false for no log file, or true</source>
        <translation>write false for no log file, or true</translation>
    </message>
    <message>
        <source>expected an object of components and their levels, got %1</source>
        <translation>expected an object of components and their levels, got %1</translation>
    </message>
    <message>
        <source>an empty text is the name of no component</source>
        <translation>an empty text is the name of no component</translation>
    </message>
    <message>
        <source>no component is called &quot;%1&quot;</source>
        <translation>no component is called &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency, whose code has three letters</source>
        <translation>&quot;%1&quot; is no currency, whose code has three letters</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there in other letters too</source>
        <translation>&quot;%1&quot; is there in other letters too</translation>
    </message>
    <message>
        <source>expected a list of the prices of models, got %1</source>
        <translation>expected a list of the prices of models, got %1</translation>
    </message>
    <message>
        <source>expected an object, got %1</source>
        <translation>expected an object, got %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the code of no currency</source>
        <translation>&quot;%1&quot; is the code of no currency</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path</source>
        <translation>&quot;%1&quot; is no path</translation>
    </message>
    <message>
        <source>write one like req.headers[&quot;x-api-key&quot;], a[*].b or *.c</source>
        <translation>write one like req.headers[&quot;x-api-key&quot;], a[*].b or *.c</translation>
    </message>
    <message>
        <source>an empty text is the name of no field</source>
        <translation>an empty text is the name of no field</translation>
    </message>
    <message>
        <source>logs are not encrypted here</source>
        <translation>logs are not encrypted here</translation>
    </message>
    <message>
        <source>put the log directory on an encrypted file system</source>
        <translation>put the log directory on an encrypted file system</translation>
    </message>
    <message>
        <source>logs are not encrypted here, and a key does not belong into this file</source>
        <translation>logs are not encrypted here, and a key does not belong into this file</translation>
    </message>
    <message>
        <source>secrets are always filtered</source>
        <translation>secrets are always filtered</translation>
    </message>
    <message>
        <source>add fields with sensitiveFields</source>
        <translation>add fields with sensitiveFields</translation>
    </message>
    <message>
        <source>a network stream waits 0.5 s before the first retry and then twice as long each time</source>
        <translation>a network stream waits 0.5 s before the first retry and then twice as long each time</translation>
    </message>
    <message>
        <source>write for example USD, EUR or CNY</source>
        <translation>write for example USD, EUR or CNY</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the price of a request</source>
        <translation>%1 must be a number of 0 or more, the price of a request</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the price of a million tokens</source>
        <translation>%1 must be a number of 0 or more, the price of a million tokens</translation>
    </message>
    <message>
        <source>%1 must be the name of a model; * stands for any text</source>
        <translation>%1 must be the name of a model; * stands for any text</translation>
    </message>
    <message>
        <source>%1 must be the name of a provider</source>
        <translation>%1 must be the name of a provider</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters, for example USD</source>
        <translation>%1 must be a code of three letters, for example USD</translation>
    </message>
    <message>
        <source>%1 is missing: the price of a million tokens</source>
        <translation>%1 is missing: the price of a million tokens</translation>
    </message>
    <message>
        <source>%1 must be a date, for example 2026-01-31</source>
        <translation>%1 must be a date, for example 2026-01-31</translation>
    </message>
    <message>
        <source>%1 is missing: each price is an object</source>
        <translation>%1 is missing: each price is an object</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters, for example USD, not &quot;%2&quot;</source>
        <translation>%1 must be a code of three letters, for example USD, not &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 must be &quot;requests&quot;, &quot;tokens&quot; or &quot;money&quot;, not &quot;%2&quot;</source>
        <translation>%1 must be &quot;requests&quot;, &quot;tokens&quot; or &quot;money&quot;, not &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, how much may be used in it</source>
        <translation>%1 must be a number of 0 or more, how much may be used in it</translation>
    </message>
    <message>
        <source>%1 must be when a week began, for example 2026-11-03T09:00:00Z</source>
        <translation>%1 must be when a week began, for example 2026-11-03T09:00:00Z</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the fee of a month</source>
        <translation>%1 must be a number of 0 or more, the fee of a month</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters</source>
        <translation>%1 must be a code of three letters</translation>
    </message>
    <message>
        <source>%1 must be like %2</source>
        <translation>%1 must be like %2</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, by which prices are multiplied</source>
        <translation>%1 must be a number of 0 or more, by which prices are multiplied</translation>
    </message>
    <message>
        <source>%1 must be like %2, the fee of a month, or true</source>
        <translation>%1 must be like %2, the fee of a month, or true</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, by which its prices are multiplied</source>
        <translation>%1 must be a number of 0 or more, by which its prices are multiplied</translation>
    </message>
    <message>
        <source>%1 must be the name of a model that is there once; * stands for any text</source>
        <translation>%1 must be the name of a model that is there once; * stands for any text</translation>
    </message>
    <message>
        <source>%1 is there in other letters too; remove one</source>
        <translation>%1 is there in other letters too; remove one</translation>
    </message>
    <message>
        <source>%1 is no name of a provider; write models: {&quot;%2&quot;: …} in it</source>
        <translation>%1 is no name of a provider; write models: {&quot;%2&quot;: …} in it</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 must be true or false</translation>
    </message>
    <message>
        <source>%1 must be an address like https://models.dev/api.json</source>
        <translation>%1 must be an address like https://models.dev/api.json</translation>
    </message>
    <message>
        <source>%1 must be a number above 0: what one %2 is worth</source>
        <translation>%1 must be a number above 0: what one %2 is worth</translation>
    </message>
    <message>
        <source>%1 must be there once; it is there in other letters too</source>
        <translation>%1 must be there once; it is there in other letters too</translation>
    </message>
    <message>
        <source>%1 must be the name of a model</source>
        <translation>%1 must be the name of a model</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more</source>
        <translation>%1 must be a number of 0 or more</translation>
    </message>
    <message>
        <source>it is no JSON: %1</source>
        <translation>it is no JSON: %1</translation>
    </message>
    <message>
        <source>backwardCompatibility says that the old layout is not converted</source>
        <translation>backwardCompatibility says that the old layout is not converted</translation>
    </message>
    <message>
        <source>remove it, or write convertExistingConfig: true</source>
        <translation>remove it, or write convertExistingConfig: true</translation>
    </message>
    <message>
        <source>streams says where records go</source>
        <translation>streams says where records go</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected the path of a file, got %2</source>
        <translation>&quot;%1&quot;: expected the path of a file, got %2</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>an empty text</translation>
    </message>
    <message>
        <source>&quot;silent&quot; writes nothing at all</source>
        <translation>&quot;silent&quot; writes nothing at all</translation>
    </message>
    <message>
        <source>write enabled: false</source>
        <translation>write enabled: false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is read as &quot;%2&quot;</source>
        <translation>&quot;%1&quot; is read as &quot;%2&quot;</translation>
    </message>
    <message>
        <source>write rotationInterval</source>
        <translation>write rotationInterval</translation>
    </message>
    <message>
        <source>errors have no file of their own</source>
        <translation>errors have no file of their own</translation>
    </message>
    <message>
        <source>add a file stream of level error</source>
        <translation>add a file stream of level error</translation>
    </message>
    <message>
        <source>rotation has no size; files are renamed at 10M</source>
        <translation>rotation has no size; files are renamed at 10M</translation>
    </message>
    <message>
        <source>write maxFileSize</source>
        <translation>write maxFileSize</translation>
    </message>
    <message>
        <source>&quot;prettyPrint&quot; makes every stream unreadable for programs</source>
        <translation>&quot;prettyPrint&quot; makes every stream unreadable for programs</translation>
    </message>
    <message>
        <source>write format: &quot;pretty&quot; at the console alone</source>
        <translation>write format: &quot;pretty&quot; at the console alone</translation>
    </message>
    <message>
        <source>neither files nor the console are enabled; records go to the console all the same</source>
        <translation>neither files nor the console are enabled; records go to the console all the same</translation>
    </message>
    <message>
        <source>this is the oldest layout; it is read as streams</source>
        <translation>this is the oldest layout; it is read as streams</translation>
    </message>
    <message>
        <source>write &quot;streams&quot;, as &quot;ccr logs config&quot; shows them</source>
        <translation>write &quot;streams&quot;, as &quot;ccr logs config&quot; shows them</translation>
    </message>
    <message>
        <source>pair %1 does not begin with the name of a header</source>
        <translation>pair %1 does not begin with the name of a header</translation>
    </message>
    <message>
        <source>write name=value, the name of letters, digits and -</source>
        <translation>write name=value, the name of letters, digits and -</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use gzip or none</source>
        <translation>&quot;%1&quot; is unknown; use gzip or none</translation>
    </message>
    <message>
        <source>expected name=value pairs, parted by commas</source>
        <translation>expected name=value pairs, parted by commas</translation>
    </message>
    <message>
        <source>a % begins no code of two digits and stands for itself</source>
        <translation>a % begins no code of two digits and stands for itself</translation>
    </message>
    <message>
        <source>write %25 for it</source>
        <translation>write %25 for it</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not spoken here; http/json is used, which collectors take at the same address</source>
        <translation>&quot;%1&quot; is not spoken here; http/json is used, which collectors take at the same address</translation>
    </message>
    <message>
        <source>let the address be the collector&apos;s HTTP port, 4318 as a rule</source>
        <translation>let the address be the collector&apos;s HTTP port, 4318 as a rule</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect: no stream sends logs to OpenTelemetry</source>
        <translation>&quot;%1&quot; has no effect: no stream sends logs to OpenTelemetry</translation>
    </message>
    <message>
        <source>add a stream {type: &quot;network&quot;, protocol: &quot;otlp&quot;, url: …}, or remove it</source>
        <translation>add a stream {type: &quot;network&quot;, protocol: &quot;otlp&quot;, url: …}, or remove it</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>traces</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>metrics</translation>
    </message>
    <message>
        <source>&quot;url&quot; of otlp begins with %1://; no %2 are sent</source>
        <translation>&quot;url&quot; of otlp begins with %1://; no %2 are sent</translation>
    </message>
    <message>
        <source>&quot;grpc&quot; is not spoken here; %1 are not sent</source>
        <translation>&quot;grpc&quot; is not spoken here; %1 are not sent</translation>
    </message>
    <message>
        <source>traces and metrics</source>
        <translation>traces and metrics</translation>
    </message>
    <message>
        <source>write otlp: {url: &quot;http://host:4318&quot;} in Logging, the collector&apos;s HTTP port, to have them sent</source>
        <translation>write otlp: {url: &quot;http://host:4318&quot;} in Logging, the collector&apos;s HTTP port, to have them sent</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; http/json is used</source>
        <translation>&quot;%1&quot; is unknown; http/json is used</translation>
    </message>
    <message>
        <source>use one of: %1</source>
        <translation>use one of: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot;</source>
        <translation>&quot;%1&quot; of the stream &quot;%2&quot;</translation>
    </message>
    <message>
        <source>no stream in &quot;streams&quot; can be used, so it is as if there were none; the log is %1</source>
        <translation>no stream in &quot;streams&quot; can be used, so it is as if there were none; the log is %1</translation>
    </message>
    <message>
        <source>repair one of them, or write an empty list for no log</source>
        <translation>repair one of them, or write an empty list for no log</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot; is overridden by %3</source>
        <translation>&quot;%1&quot; of the stream &quot;%2&quot; is overridden by %3</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; has no &quot;type&quot;; it is left out</source>
        <translation>the stream &quot;%1&quot; has no &quot;type&quot;; it is left out</translation>
    </message>
    <message>
        <source>write console, file or network</source>
        <translation>write console, file or network</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; is left out: only a program can make a custom stream</source>
        <translation>the stream &quot;%1&quot; is left out: only a program can make a custom stream</translation>
    </message>
    <message>
        <source>the file stream &quot;%1&quot; has no &quot;path&quot;; it is left out</source>
        <translation>the file stream &quot;%1&quot; has no &quot;path&quot;; it is left out</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, because rotation is off (%3)</source>
        <translation>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, because rotation is off (%3)</translation>
    </message>
    <message>
        <source>remove it, or switch rotation on</source>
        <translation>remove it, or switch rotation on</translation>
    </message>
    <message>
        <source>the network stream &quot;%1&quot; has no &quot;url&quot;; it is left out</source>
        <translation>the network stream &quot;%1&quot; has no &quot;url&quot;; it is left out</translation>
    </message>
    <message>
        <source>&quot;url&quot; of the stream &quot;%1&quot; begins with %2://; it is left out</source>
        <translation>&quot;url&quot; of the stream &quot;%1&quot; begins with %2://; it is left out</translation>
    </message>
    <message>
        <source>write udp://, tcp:// or tls:// for syslog</source>
        <translation>write udp://, tcp:// or tls:// for syslog</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot;</source>
        <translation>the stream &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the streams &quot;%1&quot; and &quot;%2&quot; have one path, %3; the second is switched off</source>
        <translation>the streams &quot;%1&quot; and &quot;%2&quot; have one path, %3; the second is switched off</translation>
    </message>
    <message>
        <source>give each a file of its own</source>
        <translation>give each a file of its own</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot; is &quot;%3&quot;, which %4; %5</source>
        <translation>&quot;%1&quot; of the stream &quot;%2&quot; is &quot;%3&quot;, which %4; %5</translation>
    </message>
    <message>
        <source>is no name</source>
        <translation>is no name</translation>
    </message>
    <message>
        <source>is the name of another field of each record</source>
        <translation>is the name of another field of each record</translation>
    </message>
    <message>
        <source>the fields stand beside the others</source>
        <translation>the fields stand beside the others</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is used</source>
        <translation>&quot;%1&quot; is used</translation>
    </message>
    <message>
        <source>write for example %1: &quot;%2&quot;</source>
        <translation>write for example %1: &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;serviceKey&quot; has no effect on the stream &quot;%1&quot;: its format has no such field, or has a standard&apos;s name for it</source>
        <translation>&quot;serviceKey&quot; has no effect on the stream &quot;%1&quot;: its format has no such field, or has a standard&apos;s name for it</translation>
    </message>
    <message>
        <source>remove it, or use the format json, fork or logfmt</source>
        <translation>remove it, or use the format json, fork or logfmt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, which has its own (%3)</source>
        <translation>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, which has its own (%3)</translation>
    </message>
    <message>
        <source>change or remove it there</source>
        <translation>change or remove it there</translation>
    </message>
    <message>
        <source>&quot;timestamp&quot; is false, but the stream &quot;%1&quot; has a &quot;timeFormat&quot; and writes the time (%2)</source>
        <translation>&quot;timestamp&quot; is false, but the stream &quot;%1&quot; has a &quot;timeFormat&quot; and writes the time (%2)</translation>
    </message>
    <message>
        <source>the pattern of times of the stream &quot;%1&quot; has no effect, because &quot;timestamp&quot; is false (%2)</source>
        <translation>the pattern of times of the stream &quot;%1&quot; has no effect, because &quot;timestamp&quot; is false (%2)</translation>
    </message>
    <message>
        <source>the header Authorization</source>
        <translation>the header Authorization</translation>
    </message>
    <message>
        <source>%1 of the stream &quot;%2&quot; has no effect: %3 is sent (%4)</source>
        <translation>%1 of the stream &quot;%2&quot; has no effect: %3 is sent (%4)</translation>
    </message>
    <message>
        <source>the password in &quot;url&quot;</source>
        <translation>the password in &quot;url&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because the enhanced logging is off (%2)</source>
        <translation>&quot;%1&quot; has no effect, because the enhanced logging is off (%2)</translation>
    </message>
    <message>
        <source>switch it on there, or remove this</source>
        <translation>switch it on there, or remove this</translation>
    </message>
    <message>
        <source>&quot;spoolSize&quot; is 0, so nothing is kept in files</source>
        <translation>&quot;spoolSize&quot; is 0, so nothing is kept in files</translation>
    </message>
    <message>
        <source>remove it, or write for example spoolSize: &quot;64M&quot;</source>
        <translation>remove it, or write for example spoolSize: &quot;64M&quot;</translation>
    </message>
    <message>
        <source>&quot;sync&quot; is not &quot;interval&quot;</source>
        <translation>&quot;sync&quot; is not &quot;interval&quot;</translation>
    </message>
    <message>
        <source>remove it, or write sync: &quot;interval&quot;</source>
        <translation>remove it, or write sync: &quot;interval&quot;</translation>
    </message>
    <message>
        <source>nothing is compressed</source>
        <translation>nothing is compressed</translation>
    </message>
    <message>
        <source>remove it, or write compress: true</source>
        <translation>remove it, or write compress: true</translation>
    </message>
    <message>
        <source>bodies are not kept</source>
        <translation>bodies are not kept</translation>
    </message>
    <message>
        <source>remove it, or write bodies: true</source>
        <translation>remove it, or write bodies: true</translation>
    </message>
    <message>
        <source>what is redacted is removed, and nothing stands in its place</source>
        <translation>what is redacted is removed, and nothing stands in its place</translation>
    </message>
    <message>
        <source>remove it, or write remove: false</source>
        <translation>remove it, or write remove: false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because %2 is off (%3)</source>
        <translation>&quot;%1&quot; has no effect, because %2 is off (%3)</translation>
    </message>
    <message>
        <source>remove it, or enable it</source>
        <translation>remove it, or enable it</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because there is no address to send to</source>
        <translation>&quot;%1&quot; has no effect, because there is no address to send to</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;: %3</source>
        <translation>&quot;%1&quot; has no effect on the stream &quot;%2&quot;: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream: %2</source>
        <translation>&quot;%1&quot; has no effect on any stream: %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 or %2</translation>
    </message>
    <message>
        <source>its type is %1</source>
        <translation>its type is %1</translation>
    </message>
    <message>
        <source>its protocol is %1</source>
        <translation>its protocol is %1</translation>
    </message>
    <message>
        <source>its format is %1</source>
        <translation>its format is %1</translation>
    </message>
    <message>
        <source>nothing is encrypted on the way to %1://</source>
        <translation>nothing is encrypted on the way to %1://</translation>
    </message>
    <message>
        <source>a url that begins with tls://</source>
        <translation>a url that begins with tls://</translation>
    </message>
    <message>
        <source>a url that begins with https://</source>
        <translation>a url that begins with https://</translation>
    </message>
    <message>
        <source>no proxy takes udp://</source>
        <translation>no proxy takes udp://</translation>
    </message>
    <message>
        <source>a url that begins with tcp:// or tls://</source>
        <translation>a url that begins with tcp:// or tls://</translation>
    </message>
    <message>
        <source>its collector takes POST alone</source>
        <translation>its collector takes POST alone</translation>
    </message>
    <message>
        <source>remove it, or write %1</source>
        <translation>remove it, or write %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream: each has its own</source>
        <translation>&quot;%1&quot; has no effect on any stream: each has its own</translation>
    </message>
    <message>
        <source>remove it, or remove it from one of them</source>
        <translation>remove it, or remove it from one of them</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream (of &quot;%2&quot;: %3)</source>
        <translation>&quot;%1&quot; has no effect on any stream (of &quot;%2&quot;: %3)</translation>
    </message>
    <message>
        <source>remove it, or write %1 in one of them</source>
        <translation>remove it, or write %1 in one of them</translation>
    </message>
    <message>
        <source>the streams &quot;%1&quot; and &quot;%2&quot; have one spool, %3; after an outage one may send what the other kept</source>
        <translation>the streams &quot;%1&quot; and &quot;%2&quot; have one spool, %3; after an outage one may send what the other kept</translation>
    </message>
    <message>
        <source>give each a spoolDirectory of its own</source>
        <translation>give each a spoolDirectory of its own</translation>
    </message>
    <message>
        <source>an empty text is the name of no label</source>
        <translation>an empty text is the name of no label</translation>
    </message>
    <message>
        <source>the label &quot;level&quot; has no effect: it is the level of each record</source>
        <translation>the label &quot;level&quot; has no effect: it is the level of each record</translation>
    </message>
    <message>
        <source>give it another name</source>
        <translation>give it another name</translation>
    </message>
    <message>
        <source>Loki takes no label &quot;%1&quot;; other characters than letters and digits become _</source>
        <translation>Loki takes no label &quot;%1&quot;; other characters than letters and digits become _</translation>
    </message>
    <message>
        <source>use letters, digits and _, and begin with a letter</source>
        <translation>use letters, digits and _, and begin with a letter</translation>
    </message>
    <message>
        <source>its level is silent</source>
        <translation>its level is silent</translation>
    </message>
    <message>
        <source>it takes only records below %1, and none below %2 come to it</source>
        <translation>it takes only records below %1, and none below %2 come to it</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; can never receive a record: %2</source>
        <translation>the stream &quot;%1&quot; can never receive a record: %2</translation>
    </message>
    <message>
        <source>change &quot;level&quot; or &quot;belowLevel&quot;</source>
        <translation>change &quot;level&quot; or &quot;belowLevel&quot;</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; takes %2, but nothing below %3 comes to it (%4)</source>
        <translation>the stream &quot;%1&quot; takes %2, but nothing below %3 comes to it (%4)</translation>
    </message>
    <message>
        <source>lower the level of the logging, or raise this one</source>
        <translation>lower the level of the logging, or raise this one</translation>
    </message>
    <message>
        <source>&quot;bufferSize&quot; of the stream &quot;%1&quot; is %2 bytes</source>
        <translation>&quot;bufferSize&quot; of the stream &quot;%1&quot; is %2 bytes</translation>
    </message>
    <message>
        <source>it counts bytes, no records: write for example 64K</source>
        <translation>it counts bytes, no records: write for example 64K</translation>
    </message>
    <message>
        <source>no stream is enabled, so nothing is written</source>
        <translation>no stream is enabled, so nothing is written</translation>
    </message>
    <message>
        <source>add a stream, or write enabled: false</source>
        <translation>add a stream, or write enabled: false</translation>
    </message>
    <message>
        <source>&quot;level&quot; is %1, but %2 takes lower ones, and the lowest decides</source>
        <translation>&quot;level&quot; is %1, but %2 takes lower ones, and the lowest decides</translation>
    </message>
    <message>
        <source>write levelIsHardGate: true to keep them away</source>
        <translation>write levelIsHardGate: true to keep them away</translation>
    </message>
    <message>
        <source>&quot;level&quot; is %1, but no stream takes that; the lowest takes %2</source>
        <translation>&quot;level&quot; is %1, but no stream takes that; the lowest takes %2</translation>
    </message>
    <message>
        <source>lower the level of a stream</source>
        <translation>lower the level of a stream</translation>
    </message>
    <message>
        <source>&quot;LOG&quot; is false, but streams are configured and write all the same</source>
        <translation>&quot;LOG&quot; is false, but streams are configured and write all the same</translation>
    </message>
    <message>
        <source>write enabled: false in Logging to write nothing</source>
        <translation>write enabled: false in Logging to write nothing</translation>
    </message>
    <message>
        <source>&quot;logDirectory&quot; is %1, where programs belong and logs do not</source>
        <translation>&quot;logDirectory&quot; is %1, where programs belong and logs do not</translation>
    </message>
    <message>
        <source>write for example /var/log/ccr</source>
        <translation>write for example /var/log/ccr</translation>
    </message>
    <message>
        <source>&quot;redact.paths&quot; names &quot;%1&quot;, which each record has by itself and keeps</source>
        <translation>&quot;redact.paths&quot; names &quot;%1&quot;, which each record has by itself and keeps</translation>
    </message>
    <message>
        <source>write base: false to leave pid and hostname out</source>
        <translation>write base: false to leave pid and hostname out</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 and names no currency, while there are prices in %3; it holds for each of them by itself</source>
        <translation>&quot;%1&quot; is %2 and names no currency, while there are prices in %3; it holds for each of them by itself</translation>
    </message>
    <message>
        <source>write a budget for each currency: {&quot;%1&quot;: %2, …}</source>
        <translation>write a budget for each currency: {&quot;%1&quot;: %2, …}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has an amount in %2, but no price is in %2</source>
        <translation>&quot;%1&quot; has an amount in %2, but no price is in %2</translation>
    </message>
    <message>
        <source>give the prices of the models in %1, or use one of: %2</source>
        <translation>give the prices of the models in %1, or use one of: %2</translation>
    </message>
    <message>
        <source>&quot;diskWarning&quot; is %1 and above &quot;diskCritical&quot;, %2; the warning never comes first</source>
        <translation>&quot;diskWarning&quot; is %1 and above &quot;diskCritical&quot;, %2; the warning never comes first</translation>
    </message>
    <message>
        <source>let diskWarning be the smaller one</source>
        <translation>let diskWarning be the smaller one</translation>
    </message>
</context>
<context>
    <name>LoggingFindings</name>
    <message numerus="yes">
        <source>%n value(s) of the logging are not used</source>
        <translation>
            <numerusform>%n value of the logging is not used</numerusform>
            <numerusform>%n values of the logging are not used</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; %3.</source>
        <translation>%1: %2; %3.</translation>
    </message>
</context>
<context>
    <name>LoggingSentence</name>
    <message>
        <source>Cannot make the folder of %1: %2</source>
        <translation>Cannot make the folder of %1: %2</translation>
    </message>
    <message>
        <source>Cannot open %1: %2</source>
        <translation>Cannot open %1: %2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>Cannot write %1: %2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 (minFreeSpace keeps the rest of the disk free)</source>
        <translation>Cannot write %1: %2 (minFreeSpace keeps the rest of the disk free)</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 (all log files together have reached their limit)</source>
        <translation>Cannot write %1: %2 (all log files together have reached their limit)</translation>
    </message>
    <message>
        <source>it is a symbolic link, which is refused</source>
        <translation>it is a symbolic link, which is refused</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>it is not a regular file</translation>
    </message>
    <message>
        <source>Another program writes to %1; this one writes to %2.</source>
        <translation>Another program writes to %1; this one writes to %2.</translation>
    </message>
    <message>
        <source>%1; logs go to %2.</source>
        <translation>%1; logs go to %2.</translation>
    </message>
    <message>
        <source>Cannot sync %1 to the disk: %2</source>
        <translation>Cannot sync %1 to the disk: %2</translation>
    </message>
    <message>
        <source>Cannot write to the console: %1</source>
        <translation>Cannot write to the console: %1</translation>
    </message>
    <message>
        <source>stream %1: its file has not responded for %2 s</source>
        <translation>stream %1: its file has not responded for %2 s</translation>
    </message>
    <message>
        <source>stream %1: its spool has not responded for %2 s</source>
        <translation>stream %1: its spool has not responded for %2 s</translation>
    </message>
    <message>
        <source>stream %1: its sink has not responded for %2 s</source>
        <translation>stream %1: its sink has not responded for %2 s</translation>
    </message>
    <message>
        <source>stream %1: its output has not responded for %2 s, and all streams wait for it</source>
        <translation>stream %1: its output has not responded for %2 s, and all streams wait for it</translation>
    </message>
    <message>
        <source>stream %1: its sink does not report its state</source>
        <translation>stream %1: its sink does not report its state</translation>
    </message>
    <message>
        <source>stream %1: its sink threw an exception (%2)</source>
        <translation>stream %1: its sink threw an exception (%2)</translation>
    </message>
    <message>
        <source>Cannot rotate %1: %2. Its folder must be writable.</source>
        <translation>Cannot rotate %1: %2. Its folder must be writable.</translation>
    </message>
    <message>
        <source>The file did not respond in time; it is put aside as soon as it does.</source>
        <translation>The file did not respond in time; it is put aside as soon as it does.</translation>
    </message>
    <message>
        <source>Cannot make a temporary file in %1: %2</source>
        <translation>Cannot make a temporary file in %1: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>Cannot read %1: %2</translation>
    </message>
    <message>
        <source>Cannot write the compressed form of %1: %2</source>
        <translation>Cannot write the compressed form of %1: %2</translation>
    </message>
    <message>
        <source>Cannot finish the compressed form of %1: %2</source>
        <translation>Cannot finish the compressed form of %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>stream %1: %2</source>
        <translation>stream %1: %2</translation>
    </message>
    <message>
        <source>cannot deliver to %1: %2</source>
        <translation>cannot deliver to %1: %2</translation>
    </message>
    <message>
        <source>cannot deliver to %1: %2; %3 %4 are lost</source>
        <translation>cannot deliver to %1: %2; %3 %4 are lost</translation>
    </message>
    <message>
        <source>%1 refused %2 %3: %4</source>
        <translation>%1 refused %2 %3: %4</translation>
    </message>
    <message>
        <source>%1 %2 were not delivered to %3 before the program ended</source>
        <translation>%1 %2 were not delivered to %3 before the program ended</translation>
    </message>
    <message>
        <source>records</source>
        <translation>records</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>spans</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>metrics</translation>
    </message>
    <message>
        <source>the certificate of %1 is not checked (verifyTls is false): anyone in between can read and change the log</source>
        <translation>the certificate of %1 is not checked (verifyTls is false): anyone in between can read and change the log</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>status %1</translation>
    </message>
    <message>
        <source>status %1 %2</source>
        <translation>status %1 %2</translation>
    </message>
    <message>
        <source>status %1 points to %2; redirects are not followed, set that URL</source>
        <translation>status %1 points to %2; redirects are not followed, set that URL</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS: %1</translation>
    </message>
    <message>
        <source>the answer broke off</source>
        <translation>the answer broke off</translation>
    </message>
    <message>
        <source>the answer is longer than 16 MiB</source>
        <translation>the answer is longer than 16 MiB</translation>
    </message>
    <message>
        <source>the answer is not one of the bulk API</source>
        <translation>the answer is not one of the bulk API</translation>
    </message>
    <message>
        <source>no complete answer within %1 ms</source>
        <translation>no complete answer within %1 ms</translation>
    </message>
    <message>
        <source>not sent within %1 ms</source>
        <translation>not sent within %1 ms</translation>
    </message>
    <message>
        <source>the URL does not begin with http:// or https://</source>
        <translation>the URL does not begin with http:// or https://</translation>
    </message>
    <message>
        <source>the URL does not begin with udp://, tcp:// or tls://</source>
        <translation>the URL does not begin with udp://, tcp:// or tls://</translation>
    </message>
    <message>
        <source>the header %1 holds a line break or another character that no header may have</source>
        <translation>the header %1 holds a line break or another character that no header may have</translation>
    </message>
    <message>
        <source>the token holds a line break</source>
        <translation>the token holds a line break</translation>
    </message>
    <message>
        <source>the proxy is not a URL such as http://proxy.example:8080 or socks5://proxy.example:1080</source>
        <translation>the proxy is not a URL such as http://proxy.example:8080 or socks5://proxy.example:1080</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 cannot be used: %2</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 does not exist</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 is not a file</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 cannot be read: %2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form</source>
        <translation>%1 holds no certificate in PEM form</translation>
    </message>
    <message>
        <source>%1 holds no private key (RSA, EC or DSA) in PEM form</source>
        <translation>%1 holds no private key (RSA, EC or DSA) in PEM form</translation>
    </message>
    <message>
        <source>the key in %1 is protected by a password</source>
        <translation>the key in %1 is protected by a password</translation>
    </message>
    <message>
        <source>another program uses the spool %1</source>
        <translation>another program uses the spool %1</translation>
    </message>
    <message>
        <source>%1 programs use the spool %2 already</source>
        <translation>%1 programs use the spool %2 already</translation>
    </message>
    <message>
        <source>cannot use the spool %1: %2</source>
        <translation>cannot use the spool %1: %2</translation>
    </message>
    <message>
        <source>cannot make a file in the spool %1: %2</source>
        <translation>cannot make a file in the spool %1: %2</translation>
    </message>
    <message>
        <source>cannot write to the spool %1: %2</source>
        <translation>cannot write to the spool %1: %2</translation>
    </message>
    <message>
        <source>it is not an object of providers</source>
        <translation>it is not an object of providers</translation>
    </message>
    <message>
        <source>no model in it has a cost</source>
        <translation>no model in it has a cost</translation>
    </message>
    <message>
        <source>it is not a file but a folder or a device</source>
        <translation>it is not a file but a folder or a device</translation>
    </message>
    <message>
        <source>it ends in the middle</source>
        <translation>it ends in the middle</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>it is damaged</translation>
    </message>
    <message>
        <source>it is damaged (%1)</source>
        <translation>it is damaged (%1)</translation>
    </message>
    <message>
        <source>zlib cannot open it</source>
        <translation>zlib cannot open it</translation>
    </message>
    <message>
        <source>the history is switched off</source>
        <translation>the history is switched off</translation>
    </message>
    <message>
        <source>there is no history at %1</source>
        <translation>there is no history at %1</translation>
    </message>
    <message>
        <source>the history %1 is empty</source>
        <translation>the history %1 is empty</translation>
    </message>
    <message>
        <source>the history %1 was made by a newer version of this program (schema %2; this one knows %3) and is left untouched</source>
        <translation>the history %1 was made by a newer version of this program (schema %2; this one knows %3) and is left untouched</translation>
    </message>
    <message>
        <source>the history %1 cannot be opened: %2</source>
        <translation>the history %1 cannot be opened: %2</translation>
    </message>
    <message>
        <source>the history cannot be read: %1</source>
        <translation>the history cannot be read: %1</translation>
    </message>
    <message>
        <source>the history cannot be written: %1</source>
        <translation>the history cannot be written: %1</translation>
    </message>
    <message>
        <source>the history cannot be changed (%1): %2</source>
        <translation>the history cannot be changed (%1): %2</translation>
    </message>
    <message>
        <source>nothing can be removed from the history: %1</source>
        <translation>nothing can be removed from the history: %1</translation>
    </message>
    <message>
        <source>the costs in the history cannot be changed: %1</source>
        <translation>the costs in the history cannot be changed: %1</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>database is locked</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>attempt to write a readonly database</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>disk I/O error</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>database disk image is malformed</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>database or disk is full</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>unable to open database file</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>file is not a database</translation>
    </message>
    <message>
        <source>no file is larger than 1 GiB</source>
        <translation>no file is larger than 1 GiB</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 has %2</translation>
    </message>
    <message>
        <source>give the stream &quot;%1&quot; a rotation.size, or run &quot;ccr logs rotate&quot;</source>
        <translation>give the stream &quot;%1&quot; a rotation.size, or run &quot;ccr logs rotate&quot;</translation>
    </message>
    <message>
        <source>%1 log files</source>
        <translation>%1 log files</translation>
    </message>
    <message>
        <source>lower rotation.maxFiles, or run &quot;ccr logs purge --max-files N&quot;</source>
        <translation>lower rotation.maxFiles, or run &quot;ccr logs purge --max-files N&quot;</translation>
    </message>
    <message>
        <source>the file system of %1 cannot be asked</source>
        <translation>the file system of %1 cannot be asked</translation>
    </message>
    <message>
        <source>see that the folder exists</source>
        <translation>see that the folder exists</translation>
    </message>
    <message>
        <source>logs use %1; the file system is %2 % full, %3 are free</source>
        <translation>logs use %1; the file system is %2 % full, %3 are free</translation>
    </message>
    <message>
        <source>free space, or run &quot;ccr logs purge --max-bytes SIZE&quot;</source>
        <translation>free space, or run &quot;ccr logs purge --max-bytes SIZE&quot;</translation>
    </message>
    <message>
        <source>%1 errors in the last hour</source>
        <translation>%1 errors in the last hour</translation>
    </message>
    <message>
        <source>%1 errors in the last hour, as the router counted them: no log file holds all of them</source>
        <translation>%1 errors in the last hour, as the router counted them: no log file holds all of them</translation>
    </message>
    <message>
        <source>%1 errors in the last hour in the log files, which do not hold all of them</source>
        <translation>%1 errors in the last hour in the log files, which do not hold all of them</translation>
    </message>
    <message>
        <source>errors are logged nowhere</source>
        <translation>errors are logged nowhere</translation>
    </message>
    <message>
        <source>see &quot;ccr logs errors --since 1h&quot;</source>
        <translation>see &quot;ccr logs errors --since 1h&quot;</translation>
    </message>
    <message>
        <source>let a file stream take the level &quot;error&quot; and all above it, or switch the alerts on</source>
        <translation>let a file stream take the level &quot;error&quot; and all above it, or switch the alerts on</translation>
    </message>
    <message>
        <source>nothing was logged yet</source>
        <translation>nothing was logged yet</translation>
    </message>
    <message>
        <source>the router runs and there is no log file</source>
        <translation>the router runs and there is no log file</translation>
    </message>
    <message>
        <source>see &quot;ccr logs config&quot; and the permissions of the folder</source>
        <translation>see &quot;ccr logs config&quot; and the permissions of the folder</translation>
    </message>
    <message>
        <source>the last record is %1 s old</source>
        <translation>the last record is %1 s old</translation>
    </message>
    <message>
        <source>the last record is %1 s old; the router does not run</source>
        <translation>the last record is %1 s old; the router does not run</translation>
    </message>
    <message>
        <source>the last record is %1 s old, but requests were served since</source>
        <translation>the last record is %1 s old, but requests were served since</translation>
    </message>
    <message>
        <source>the last record is %1 s old; the router does not run, but requests were served since</source>
        <translation>the last record is %1 s old; the router does not run, but requests were served since</translation>
    </message>
    <message>
        <source>see &quot;ccr logs config&quot;, the disk and the permissions of the folder</source>
        <translation>see &quot;ccr logs config&quot;, the disk and the permissions of the folder</translation>
    </message>
    <message>
        <source>%1 has %2, more than its rotation.size of %3</source>
        <translation>%1 has %2, more than its rotation.size of %3</translation>
    </message>
    <message>
        <source>see that the router runs and may write to the folder</source>
        <translation>see that the router runs and may write to the folder</translation>
    </message>
    <message>
        <source>%1 is not compressed yet</source>
        <translation>%1 is not compressed yet</translation>
    </message>
    <message>
        <source>see that the router runs and that the disk has room</source>
        <translation>see that the router runs and that the disk has room</translation>
    </message>
    <message>
        <source>%1 files were rotated in the last day</source>
        <translation>%1 files were rotated in the last day</translation>
    </message>
    <message>
        <source>folder and files belong to this user and are as private as configured</source>
        <translation>folder and files belong to this user and are as private as configured</translation>
    </message>
    <message>
        <source>%1; &quot;ccr logs check --repair&quot; does what can be done</source>
        <translation>%1; &quot;ccr logs check --repair&quot; does what can be done</translation>
    </message>
    <message>
        <source>certificates and keys that outputs name can be read</source>
        <translation>certificates and keys that outputs name can be read</translation>
    </message>
    <message>
        <source>%1 cannot be sent: %2</source>
        <translation>%1 cannot be sent: %2</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot;</source>
        <translation>the stream &quot;%1&quot;</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>traces</translation>
    </message>
    <message>
        <source>let it name a file in PEM form, or remove it</source>
        <translation>let it name a file in PEM form, or remove it</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 is no folder.</translation>
    </message>
    <message>
        <source>Move it away or choose another folder (LOG_DIRECTORY).</source>
        <translation>Move it away or choose another folder (LOG_DIRECTORY).</translation>
    </message>
    <message>
        <source>%1 is a symbolic link. Log files are not opened through links.</source>
        <translation>%1 is a symbolic link. Log files are not opened through links.</translation>
    </message>
    <message>
        <source>Name the file itself in the configuration, or: rm %1</source>
        <translation>Name the file itself in the configuration, or: rm %1</translation>
    </message>
    <message>
        <source>%1 is no regular file.</source>
        <translation>%1 is no regular file.</translation>
    </message>
    <message>
        <source>Move it away or choose another path for the stream.</source>
        <translation>Move it away or choose another path for the stream.</translation>
    </message>
    <message>
        <source>%1 does not exist and cannot be made: %2 is not writable for the user %3.</source>
        <translation>%1 does not exist and cannot be made: %2 is not writable for the user %3.</translation>
    </message>
    <message>
        <source>mkdir -p %1 &amp;&amp; chown %2 %1, as the owner of %3; or choose another folder (LOG_DIRECTORY).</source>
        <translation>mkdir -p %1 &amp;&amp; chown %2 %1, as the owner of %3; or choose another folder (LOG_DIRECTORY).</translation>
    </message>
    <message>
        <source>The folder %1 belongs to %2 and has mode %3</source>
        <translation>The folder %1 belongs to %2 and has mode %3</translation>
    </message>
    <message>
        <source>The file %1 belongs to %2 and has mode %3</source>
        <translation>The file %1 belongs to %2 and has mode %3</translation>
    </message>
    <message>
        <source>%1; the user %2, who runs this program, may not write to it.</source>
        <translation>%1; the user %2, who runs this program, may not write to it.</translation>
    </message>
    <message>
        <source>%1, which allows more than the %2 of the configuration.</source>
        <translation>%1, which allows more than the %2 of the configuration.</translation>
    </message>
    <message>
        <source>%1, not to %2, who runs this program; its mode cannot be kept.</source>
        <translation>%1, not to %2, who runs this program; its mode cannot be kept.</translation>
    </message>
</context>
<context>
    <name>NoticeAction</name>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>Open request</translation>
    </message>
</context>
<context>
    <name>NoticeBoard</name>
    <message>
        <source>The port is in use</source>
        <translation>The port is in use</translation>
    </message>
    <message>
        <source>A changed configuration cannot be used</source>
        <translation>A changed configuration cannot be used</translation>
    </message>
    <message>
        <source>A provider rejects a key</source>
        <translation>A provider rejects a key</translation>
    </message>
    <message>
        <source>No provider is left</source>
        <translation>No provider is left</translation>
    </message>
    <message>
        <source>A budget is nearly or wholly spent</source>
        <translation>A budget is nearly or wholly spent</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>The disk is nearly full</translation>
    </message>
    <message>
        <source>Many errors within an hour</source>
        <translation>Many errors within an hour</translation>
    </message>
    <message>
        <source>Trouble with the log</source>
        <translation>Trouble with the log</translation>
    </message>
    <message>
        <source>Another provider took over</source>
        <translation>Another provider took over</translation>
    </message>
    <message>
        <source>A request takes long</source>
        <translation>A request takes long</translation>
    </message>
    <message>
        <source>A log line fits a highlight rule</source>
        <translation>A log line fits a highlight rule</translation>
    </message>
    <message numerus="yes">
        <source>%n more: %1</source>
        <translation>
            <numerusform>%n more: %1</numerusform>
            <numerusform>%n more: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>There is a newer version</source>
        <translation>There is a newer version</translation>
    </message>
    <message>
        <source>An export is ready</source>
        <translation>An export is ready</translation>
    </message>
    <message>
        <source>Prices of your models changed</source>
        <translation>Prices of your models changed</translation>
    </message>
</context>
<context>
    <name>PlanChart</name>
    <message>
        <source>5 hours</source>
        <translation>5 hours</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Month</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 tok</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>at this pace</source>
        <translation>at this pace</translation>
    </message>
    <message>
        <source>evenly</source>
        <translation>evenly</translation>
    </message>
    <message>
        <source>Nothing is used. The next request begins five hours with %1.</source>
        <translation>Nothing is used. The next request begins five hours with %1.</translation>
    </message>
    <message>
        <source>At this pace it is used up by %1.</source>
        <translation>At this pace it is used up by %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) could not be counted: they have no price in this currency.</source>
        <translation>
            <numerusform>%Ln request could not be counted: they have no price in this currency.</numerusform>
            <numerusform>%Ln requests could not be counted: they have no price in this currency.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a month.</source>
        <translation>%1 a month.</translation>
    </message>
    <message>
        <source>No fee.</source>
        <translation>No fee.</translation>
    </message>
    <message>
        <source>This month&apos;s requests would have cost %1 by price.</source>
        <translation>This month&apos;s requests would have cost %1 by price.</translation>
    </message>
    <message>
        <source>%1 of %2 used (%3), %4 left until %5.</source>
        <translation>%1 of %2 used (%3), %4 left until %5.</translation>
    </message>
    <message>
        <source>%1 of %2 used (%3): nothing is left until %4.</source>
        <translation>%1 of %2 used (%3): nothing is left until %4.</translation>
    </message>
</context>
<context>
    <name>QueryFields</name>
    <message>
        <source>HTTP status of the answer</source>
        <translation>HTTP status of the answer</translation>
    </message>
    <message>
        <source>ok, failed, stream_truncated, client_cancelled …</source>
        <translation>ok, failed, stream_truncated, client_cancelled …</translation>
    </message>
    <message>
        <source>model, asked or served</source>
        <translation>model, asked or served</translation>
    </message>
    <message>
        <source>model that answered</source>
        <translation>model that answered</translation>
    </message>
    <message>
        <source>provider that answered</source>
        <translation>provider that answered</translation>
    </message>
    <message>
        <source>rule that chose the route</source>
        <translation>rule that chose the route</translation>
    </message>
    <message>
        <source>program that asked</source>
        <translation>program that asked</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>conversation</translation>
    </message>
    <message>
        <source>label of the key that was used</source>
        <translation>label of the key that was used</translation>
    </message>
    <message>
        <source>path of the request</source>
        <translation>path of the request</translation>
    </message>
    <message>
        <source>method of the request</source>
        <translation>method of the request</translation>
    </message>
    <message>
        <source>class of the error</source>
        <translation>class of the error</translation>
    </message>
    <message>
        <source>text of the error</source>
        <translation>text of the error</translation>
    </message>
    <message>
        <source>why the answer ended</source>
        <translation>why the answer ended</translation>
    </message>
    <message>
        <source>number of attempts</source>
        <translation>number of attempts</translation>
    </message>
    <message>
        <source>time to the first token</source>
        <translation>time to the first token</translation>
    </message>
    <message>
        <source>time to the first byte</source>
        <translation>time to the first byte</translation>
    </message>
    <message>
        <source>time until the end</source>
        <translation>time until the end</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>tokens per second</translation>
    </message>
    <message>
        <source>number of stalls</source>
        <translation>number of stalls</translation>
    </message>
    <message>
        <source>input tokens</source>
        <translation>input tokens</translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation>output tokens</translation>
    </message>
    <message>
        <source>tokens read from the cache</source>
        <translation>tokens read from the cache</translation>
    </message>
    <message>
        <source>cost in the currency of the price</source>
        <translation>cost in the currency of the price</translation>
    </message>
    <message>
        <source>bytes of the answer</source>
        <translation>bytes of the answer</translation>
    </message>
    <message>
        <source>bytes of the request</source>
        <translation>bytes of the request</translation>
    </message>
    <message>
        <source>the answer was streamed</source>
        <translation>the answer was streamed</translation>
    </message>
    <message>
        <source>text in a recorded body</source>
        <translation>text in a recorded body</translation>
    </message>
    <message>
        <source>error, stall, cost, body, tool, retry, or the name of a field</source>
        <translation>error, stall, cost, body, tool, retry, or the name of a field</translation>
    </message>
    <message>
        <source>id of the request</source>
        <translation>id of the request</translation>
    </message>
    <message>
        <source>level of a log record</source>
        <translation>level of a log record</translation>
    </message>
    <message>
        <source>component of a log record</source>
        <translation>component of a log record</translation>
    </message>
    <message>
        <source>message of a log record</source>
        <translation>message of a log record</translation>
    </message>
    <message>
        <source>15:04, 2026-11-22, 2026-11-22T15:04, -1h</source>
        <translation>15:04, 2026-11-22, 2026-11-22T15:04, -1h</translation>
    </message>
    <message>
        <source>tokens of thinking, a part of the output</source>
        <translation>tokens of thinking, a part of the output</translation>
    </message>
    <message>
        <source>id of the trace</source>
        <translation>id of the trace</translation>
    </message>
    <message>
        <source>host of the last attempt</source>
        <translation>host of the last attempt</translation>
    </message>
    <message>
        <source>number of the request</source>
        <translation>number of the request</translation>
    </message>
    <message>
        <source>model that the client asked for</source>
        <translation>model that the client asked for</translation>
    </message>
</context>
<context>
    <name>QueryProblem</name>
    <message>
        <source>this parenthesis was not opened</source>
        <translation>this parenthesis was not opened</translation>
    </message>
    <message>
        <source>the query is nested too deeply</source>
        <translation>the query is nested too deeply</translation>
    </message>
    <message>
        <source>something is missing before this OR</source>
        <translation>something is missing before this OR</translation>
    </message>
    <message>
        <source>something is missing after this OR</source>
        <translation>something is missing after this OR</translation>
    </message>
    <message>
        <source>something is missing after this %1</source>
        <translation>something is missing after this %1</translation>
    </message>
    <message>
        <source>this parenthesis is not closed</source>
        <translation>this parenthesis is not closed</translation>
    </message>
    <message>
        <source>there is nothing between the parentheses</source>
        <translation>there is nothing between the parentheses</translation>
    </message>
    <message>
        <source>&quot;@%1&quot; is unknown; there is @marked</source>
        <translation>&quot;@%1&quot; is unknown; there is @marked</translation>
    </message>
    <message>
        <source>the regular expression is wrong here: %1</source>
        <translation>the regular expression is wrong here: %1</translation>
    </message>
    <message>
        <source>!= compares numbers; write -%1:=%2</source>
        <translation>!= compares numbers; write -%1:=%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not %2, which %3 needs</source>
        <translation>&quot;%1&quot; is not %2, which %3 needs</translation>
    </message>
    <message>
        <source>a value is missing after &quot;%1&quot;</source>
        <translation>a value is missing after &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a value is missing after the comma</source>
        <translation>a value is missing after the comma</translation>
    </message>
    <message>
        <source>the quotation mark is not closed</source>
        <translation>the quotation mark is not closed</translation>
    </message>
    <message>
        <source>a duration such as 5s, 300ms or 2m</source>
        <translation>a duration such as 5s, 300ms or 2m</translation>
    </message>
    <message>
        <source>a size such as 100k or 5M</source>
        <translation>a size such as 100k or 5M</translation>
    </message>
    <message>
        <source>trace, debug, info, warn, error or fatal</source>
        <translation>trace, debug, info, warn, error or fatal</translation>
    </message>
    <message>
        <source>a time such as 15:04, 2026-11-22 or -1h</source>
        <translation>a time such as 15:04, 2026-11-22 or -1h</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a field; did you mean &quot;%2&quot;? A field of records is written field.%3</source>
        <translation>&quot;%1&quot; is not a field; did you mean &quot;%2&quot;? A field of records is written field.%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range; write two values, for example 1..5</source>
        <translation>&quot;%1&quot; is not a range; write two values, for example 1..5</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>%1 %2, elsewhere</source>
        <translation>%1 %2, elsewhere</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 others</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Estimated cost: the same</source>
        <translation>Estimated cost: the same</translation>
    </message>
    <message>
        <source>Estimated cost: %1</source>
        <translation>Estimated cost: %1</translation>
    </message>
    <message numerus="yes">
        <source>(%n without a price)</source>
        <translation>
            <numerusform>(%n without a price)</numerusform>
            <numerusform>(%n without a price)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayDraft</name>
    <message>
        <source>The body of this request is not a JSON object, but %1.</source>
        <translation>The body of this request is not a JSON object, but %1.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Last message</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>RouteTexts</name>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>Long context</source>
        <translation>Long context</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>Web search</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Model by name</source>
        <translation>Model by name</translation>
    </message>
    <message>
        <source>Sub-agent</source>
        <translation>Sub-agent</translation>
    </message>
    <message>
        <source>Custom router</source>
        <translation>Custom router</translation>
    </message>
    <message>
        <source>Image agent</source>
        <translation>Image agent</translation>
    </message>
    <message>
        <source>Provider health</source>
        <translation>Provider health</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>It would be refused: %1</source>
        <translation>It would be refused: %1</translation>
    </message>
    <message>
        <source>Goes to %1 because %2 (%3).</source>
        <translation>Goes to %1 because %2 (%3).</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>%1 cannot be used as it is set up.</source>
        <translation>%1 cannot be used as it is set up.</translation>
    </message>
    <message>
        <source>The host’s name cannot be found. Check the base URL and the network.</source>
        <translation>The host’s name cannot be found. Check the base URL and the network.</translation>
    </message>
    <message>
        <source>Nothing listens there. Is the server running, and is the port right?</source>
        <translation>Nothing listens there. Is the server running, and is the port right?</translation>
    </message>
    <message>
        <source>No trusted TLS connection. A proxy or virus scanner on the way, a wrong clock or the wrong host cause this.</source>
        <translation>No trusted TLS connection. A proxy or virus scanner on the way, a wrong clock or the wrong host cause this.</translation>
    </message>
    <message>
        <source>It does not answer in time. Check the network and the outbound proxy.</source>
        <translation>It does not answer in time. Check the network and the outbound proxy.</translation>
    </message>
    <message>
        <source>The connection broke before an answer came.</source>
        <translation>The connection broke before an answer came.</translation>
    </message>
    <message>
        <source>%1 rejected the key. Replace it.</source>
        <translation>%1 rejected the key. Replace it.</translation>
    </message>
    <message>
        <source>The key is right, but the account of %1 has no balance or quota left.</source>
        <translation>The key is right, but the account of %1 has no balance or quota left.</translation>
    </message>
    <message>
        <source>The key is right, but %1 limits it at the moment. Try again later.</source>
        <translation>The key is right, but %1 limits it at the moment. Try again later.</translation>
    </message>
    <message>
        <source>%1 does not know “%2”. Fetch its models and choose one of them.</source>
        <translation>%1 does not know “%2”. Fetch its models and choose one of them.</translation>
    </message>
    <message>
        <source>The server is there, but nothing answers at this address. Check the path of the base URL and the protocol.</source>
        <translation>The server is there, but nothing answers at this address. Check the path of the base URL and the protocol.</translation>
    </message>
    <message>
        <source>%1 refused the request. Its protocol or a transformer may be the wrong one.</source>
        <translation>%1 refused the request. Its protocol or a transformer may be the wrong one.</translation>
    </message>
    <message>
        <source>%1 has a failure of its own. Try again later.</source>
        <translation>%1 has a failure of its own. Try again later.</translation>
    </message>
    <message>
        <source>The answer came in one piece. Requests work, but clients see no text before the end.</source>
        <translation>The answer came in one piece. Requests work, but clients see no text before the end.</translation>
    </message>
    <message>
        <source>The stream broke off before its end.</source>
        <translation>The stream broke off before its end.</translation>
    </message>
    <message>
        <source>The stream was complete, but nothing was in it.</source>
        <translation>The stream was complete, but nothing was in it.</translation>
    </message>
    <message>
        <source>Requests pass through your own transformer files, which a test does not run. Send a test request instead.</source>
        <translation>Requests pass through your own transformer files, which a test does not run. Send a test request instead.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Start with the system</source>
        <translation>Start with the system</translation>
    </message>
    <message>
        <source>Start hidden in the tray</source>
        <translation>Start hidden in the tray</translation>
    </message>
    <message>
        <source>A click on the tray icon opens</source>
        <translation>A click on the tray icon opens</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Listen on</translation>
    </message>
    <message>
        <source>Other addresses than the loopback need an API key.</source>
        <translation>Other addresses than the loopback need an API key.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The new port opens first; requests on the old one may end.</source>
        <translation>The new port opens first; requests on the old one may end.</translation>
    </message>
    <message>
        <source>API key for clients</source>
        <translation>API key for clients</translation>
    </message>
    <message>
        <source>A name of the environment such as $CCR_KEY keeps it out of the file.</source>
        <translation>A name of the environment such as $CCR_KEY keeps it out of the file.</translation>
    </message>
    <message>
        <source>Proxy for requests to providers</source>
        <translation>Proxy for requests to providers</translation>
    </message>
    <message>
        <source>For example http://127.0.0.1:7890</source>
        <translation>For example http://127.0.0.1:7890</translation>
    </message>
    <message>
        <source>Time limit of a request</source>
        <translation>Time limit of a request</translation>
    </message>
    <message>
        <source>Remember requests over restarts</source>
        <translation>Remember requests over restarts</translation>
    </message>
    <message>
        <source>Remember them for</source>
        <translation>Remember them for</translation>
    </message>
    <message>
        <source>days</source>
        <translation>days</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>Record the bodies of requests and responses</source>
        <translation>Record the bodies of requests and responses</translation>
    </message>
    <message>
        <source>Credentials are masked; what was said is kept.</source>
        <translation>Credentials are masked; what was said is kept.</translation>
    </message>
    <message>
        <source>Cut bodies at</source>
        <translation>Cut bodies at</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Begin another file at</source>
        <translation>Begin another file at</translation>
    </message>
    <message>
        <source>and at least every</source>
        <translation>and at least every</translation>
    </message>
    <message>
        <source>Compress files that are put aside</source>
        <translation>Compress files that are put aside</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Keep at most</translation>
    </message>
    <message>
        <source>files</source>
        <translation>files</translation>
    </message>
    <message>
        <source>Remove them after</source>
        <translation>Remove them after</translation>
    </message>
    <message>
        <source>All log files together at most</source>
        <translation>All log files together at most</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Density of lists</source>
        <translation>Density of lists</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Measure performance (for /metrics and the charts)</source>
        <translation>Measure performance (for /metrics and the charts)</translation>
    </message>
    <message>
        <source>Post alerts to this URL</source>
        <translation>Post alerts to this URL</translation>
    </message>
    <message>
        <source>Custom router (JavaScript)</source>
        <translation>Custom router (JavaScript)</translation>
    </message>
    <message>
        <source>Track requests in the log</source>
        <translation>Track requests in the log</translation>
    </message>
    <message>
        <source>Track streams in the log</source>
        <translation>Track streams in the log</translation>
    </message>
    <message>
        <source>Lose no record when the program is killed</source>
        <translation>Lose no record when the program is killed</translation>
    </message>
    <message>
        <source>window</source>
        <translation>window</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>menu</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>As it comes, the language of the system.</source>
        <translation>As it comes, the language of the system.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>compact view</source>
        <translation>compact view</translation>
    </message>
    <message>
        <source>Record the headers of requests and responses</source>
        <translation>Record the headers of requests and responses</translation>
    </message>
    <message>
        <source>Credentials are masked.</source>
        <translation>Credentials are masked.</translation>
    </message>
    <message>
        <source>Record stream timing</source>
        <translation>Record stream timing</translation>
    </message>
    <message>
        <source>When each event of a streamed answer came, its type and its size; not what it said.</source>
        <translation>When each event of a streamed answer came, its type and its size; not what it said.</translation>
    </message>
    <message>
        <source>For example http://127.0.0.1:4318. Empty: what OTEL_EXPORTER_OTLP_ENDPOINT says, else nothing is sent.</source>
        <translation>For example http://127.0.0.1:4318. Empty: what OTEL_EXPORTER_OTLP_ENDPOINT says, else nothing is sent.</translation>
    </message>
    <message>
        <source>Look for a newer version once a week</source>
        <translation>Look for a newer version once a week</translation>
    </message>
    <message>
        <source>Asks one address and tells it nothing. Nothing is installed.</source>
        <translation>Asks one address and tells it nothing. Nothing is installed.</translation>
    </message>
    <message>
        <source>Address where new versions are announced</source>
        <translation>Address where new versions are announced</translation>
    </message>
    <message>
        <source>Empty: as the package has it, if it has one.</source>
        <translation>Empty: as the package has it, if it has one.</translation>
    </message>
    <message>
        <source>Look for other prices once a week</source>
        <translation>Look for other prices once a week</translation>
    </message>
    <message>
        <source>Where fetching is allowed in Tools ▸ Prices. A notice says what differs; nothing is taken over.</source>
        <translation>Where fetching is allowed in Tools ▸ Prices. A notice says what differs; nothing is taken over.</translation>
    </message>
    <message>
        <source>Where nothing is set, OTEL_METRIC_EXPORT_INTERVAL counts, else a minute.</source>
        <translation>Where nothing is set, OTEL_METRIC_EXPORT_INTERVAL counts, else a minute.</translation>
    </message>
    <message>
        <source>Send metrics every</source>
        <translation>Send metrics every</translation>
    </message>
    <message>
        <source>Program of Claude Code</source>
        <translation>Program of Claude Code</translation>
    </message>
    <message>
        <source>“ccr code” starts it; a name is looked for in the PATH.</source>
        <translation>“ccr code” starts it; a name is looked for in the PATH.</translation>
    </message>
    <message>
        <source>Once a week at most, where price lists are fetched by themselves.</source>
        <translation>Once a week at most, where price lists are fetched by themselves.</translation>
    </message>
    <message>
        <source>“%1” is no size. Write a number and b, K, M, G or T, for example 10M.</source>
        <translation>“%1” is no size. Write a number and b, K, M, G or T, for example 10M.</translation>
    </message>
    <message>
        <source>“%1” is no address. Write one like http://127.0.0.1:4318.</source>
        <translation>“%1” is no address. Write one like http://127.0.0.1:4318.</translation>
    </message>
    <message>
        <source>Headers are written as name=value, several of them with commas between.</source>
        <translation>Headers are written as name=value, several of them with commas between.</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>Start and tray</translation>
    </message>
    <message>
        <source>Versions and prices</source>
        <translation>Versions and prices</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Providers</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>What is recorded</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>New files</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Collector</translation>
    </message>
    <message>
        <source>OpenTelemetry (OTLP over HTTP)</source>
        <translation>OpenTelemetry (OTLP over HTTP)</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Headers</translation>
    </message>
    <message>
        <source>For example authorization=Bearer …, x-tenant=mine</source>
        <translation>For example authorization=Bearer …, x-tenant=mine</translation>
    </message>
    <message>
        <source>Send traces: a span for each request and each attempt</source>
        <translation>Send traces: a span for each request and each attempt</translation>
    </message>
    <message>
        <source>Send metrics: what /metrics tells</source>
        <translation>Send metrics: what /metrics tells</translation>
    </message>
    <message>
        <source>Claude Code</source>
        <translation>Claude Code</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>colours</translation>
    </message>
    <message>
        <source>Draw the tray icon in</source>
        <translation>Draw the tray icon in</translation>
    </message>
    <message>
        <source>white</source>
        <translation>white</translation>
    </message>
    <message>
        <source>black</source>
        <translation>black</translation>
    </message>
    <message>
        <source>White is for black panels, black for white ones; the shape tells the state all the same.</source>
        <translation>White is for black panels, black for white ones; the shape tells the state all the same.</translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>Without a model</translation>
    </message>
    <message>
        <source>Without a provider</source>
        <translation>Without a provider</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>Without a key</translation>
    </message>
    <message>
        <source>Without a rule</source>
        <translation>Without a rule</translation>
    </message>
    <message>
        <source>Without a session</source>
        <translation>Without a session</translation>
    </message>
</context>
<context>
    <name>SystemText</name>
    <message>
        <source>Permission denied</source>
        <translation>Permission denied</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Operation not permitted</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>No such file or directory</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>File exists</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Is a directory</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Not a directory</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Directory not empty</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>File name too long</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Too many levels of symbolic links</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Read-only file system</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>No space left on device</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Disk quota exceeded</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>File too large</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Input/output error</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Device or resource busy</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Too many open files</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>Too many open files in system</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Cannot allocate memory</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>Invalid argument</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Broken pipe</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Address already in use</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>Cannot assign requested address</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Connection refused</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Connection reset by peer</translation>
    </message>
    <message>
        <source>Software caused connection abort</source>
        <translation>Software caused connection abort</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Connection timed out</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>No route to host</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Network is unreachable</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>d MMM</source>
        <comment>format of a date</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>format of a date with its time</comment>
        <translation>d MMM HH:mm</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>Last hour</source>
        <translation>Last hour</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Last %n minute</numerusform>
            <numerusform>Last %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n hour(s)</source>
        <translation>
            <numerusform>Last %n hour</numerusform>
            <numerusform>Last %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
</context>
<context>
    <name>TroubleTexts</name>
    <message>
        <source>Port %1 is used by another program</source>
        <translation>Port %1 is used by another program</translation>
    </message>
    <message>
        <source>The proxy does not listen</source>
        <translation>The proxy does not listen</translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Stop it, or use another port.</source>
        <translation>Port %1 is used by another program. Stop it, or use another port.</translation>
    </message>
    <message>
        <source>The system does not permit port %1. Use one above 1023.</source>
        <translation>The system does not permit port %1. Use one above 1023.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer. Set HOST to 127.0.0.1.</source>
        <translation>%1 is not an address of this computer. Set HOST to 127.0.0.1.</translation>
    </message>
    <message>
        <source>Port %1 is used by %2 (process %3)</source>
        <translation>Port %1 is used by %2 (process %3)</translation>
    </message>
    <message>
        <source>%1. The last good configuration stays in force.</source>
        <translation>%1. The last good configuration stays in force.</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>none within the plan; %1 by price</source>
        <translation>none within the plan; %1 by price</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>Behind a number, with the space that the language puts there.</extracomment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AdvicePage</name>
    <message>
        <source>not set (the default serves)</source>
        <translation>not set (the default serves)</translation>
    </message>
    <message>
        <source>as it is set already</source>
        <translation>as it is set already</translation>
    </message>
    <message>
        <source>the first model of the list</source>
        <translation>the first model of the list</translation>
    </message>
    <message>
        <source>small and fast, by its name</source>
        <translation>small and fast, by its name</translation>
    </message>
    <message>
        <source>it reasons, by its name</source>
        <translation>it reasons, by its name</translation>
    </message>
    <message>
        <source>known for a long context</source>
        <translation>known for a long context</translation>
    </message>
    <message>
        <source>known to take images</source>
        <translation>known to take images</translation>
    </message>
    <message>
        <source>no model suggests itself</source>
        <translation>no model suggests itself</translation>
    </message>
    <message>
        <source>Which model for what?</source>
        <translation>Which model for what?</translation>
    </message>
    <message>
        <source>All of this can be changed later under Routes.</source>
        <translation>All of this can be changed later under Routes.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AppearanceMenus</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Comfortable</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AttemptsModel</name>
    <message>
        <source>%1: fallback to %2</source>
        <translation>%1: fallback to %2</translation>
    </message>
    <message>
        <source>%1: another key</source>
        <translation>%1: another key</translation>
    </message>
    <message>
        <source>the next turn of the same request</source>
        <translation>the next turn of the same request</translation>
    </message>
    <message>
        <source>%1: once more</source>
        <translation>%1: once more</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 says: %2</translation>
    </message>
    <message>
        <source>Attempt %1 at %2, status %3 %4</source>
        <translation>Attempt %1 at %2, status %3 %4</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Why the next</source>
        <translation>Why the next</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Then: %1</translation>
    </message>
    <message>
        <source>The router</source>
        <translation>The router</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AttemptsTab</name>
    <message>
        <source>No provider was asked yet.</source>
        <translation>No provider was asked yet.</translation>
    </message>
    <message>
        <source>Select a request to see its attempts.</source>
        <translation>Select a request to see its attempts.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Selected attempt</source>
        <translation>Selected attempt</translation>
    </message>
</context>
<context>
    <name>ccr::ui::BodiesTab</name>
    <message>
        <source>, cut at %1</source>
        <translation>, cut at %1</translation>
    </message>
    <message>
        <source>The first %1 lines are the same: so far a prompt cache can reach.</source>
        <translation>The first %1 lines are the same: so far a prompt cache can reach.</translation>
    </message>
    <message>
        <source>Size of the body</source>
        <translation>Size of the body</translation>
    </message>
    <message>
        <source>Load all (%1)</source>
        <translation>Load all (%1)</translation>
    </message>
    <message>
        <source>Select a request to see its bodies.</source>
        <translation>Select a request to see its bodies.</translation>
    </message>
    <message>
        <source>This body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</source>
        <translation>This body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</translation>
    </message>
    <message>
        <source>This body has not come yet.</source>
        <translation>This body has not come yet.</translation>
    </message>
    <message>
        <source>The list holds no earlier request of this session.</source>
        <translation>The list holds no earlier request of this session.</translation>
    </message>
    <message>
        <source>The other body is not kept.</source>
        <translation>The other body is not kept.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Both are the same.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>As the client sent or got it</source>
        <translation>As the client sent or got it</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>As the provider got or sent it</source>
        <translation>As the provider got or sent it</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Tree</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Pretty</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>Diff to previous request</source>
        <translation>Diff to previous request</translation>
    </message>
    <message>
        <source>Form of the body</source>
        <translation>Form of the body</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find in the body</source>
        <translation>Find in the body</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>Clear the text</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Next match (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Previous match (Shift+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>Body as a tree</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Bodies</translation>
    </message>
    <message>
        <source>, shown: the first %1</source>
        <translation>, shown: the first %1</translation>
    </message>
    <message>
        <source>+%1 −%2 lines</source>
        <translation>+%1 −%2 lines</translation>
    </message>
    <message>
        <source>Diff to the other side</source>
        <translation>Diff to the other side</translation>
    </message>
</context>
<context>
    <name>ccr::ui::BudgetsDialog</name>
    <message>
        <source>This is a test</source>
        <translation>This is a test</translation>
    </message>
    <message>
        <source>Alerts arrive here, and as a notification of the desktop while the window is not in front.</source>
        <translation>Alerts arrive here, and as a notification of the desktop while the window is not in front.</translation>
    </message>
    <message>
        <source>There is no configuration file to save to.</source>
        <translation>There is no configuration file to save to.</translation>
    </message>
    <message>
        <source>The disk warning must come before the disk alarm.</source>
        <translation>The disk warning must come before the disk alarm.</translation>
    </message>
    <message>
        <source>Budgets and alerts</source>
        <translation>Budgets and alerts</translation>
    </message>
    <message>
        <source>&amp;Alerts are on</source>
        <translation>&amp;Alerts are on</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Test &amp;notification</source>
        <translation>Test &amp;notification</translation>
    </message>
    <message>
        <source>You are told when a budget is nearly used up, and again when it is. What happens to new requests then is up to you. Requests whose model has no price count for tokens alone.</source>
        <translation>You are told when a budget is nearly used up, and again when it is. What happens to new requests then is up to you. Requests whose model has no price count for tokens alone.</translation>
    </message>
    <message>
        <source>When a budget is used up</source>
        <translation>When a budget is used up</translation>
    </message>
    <message>
        <source>go on serving</source>
        <translation>go on serving</translation>
    </message>
    <message>
        <source>send requests to their fallback</source>
        <translation>send requests to their fallback</translation>
    </message>
    <message>
        <source>refuse new requests</source>
        <translation>refuse new requests</translation>
    </message>
    <message>
        <source>A request without a fallback is refused</source>
        <translation>A request without a fallback is refused</translation>
    </message>
    <message>
        <source>With status 402 and the reason, until the day or month is over</source>
        <translation>With status 402 and the reason, until the day or month is over</translation>
    </message>
    <message>
        <source>use the routes of a preset</source>
        <translation>use the routes of a preset</translation>
    </message>
    <message>
        <source>Until the day or month is over; its providers, where it has some</source>
        <translation>Until the day or month is over; its providers, where it has some</translation>
    </message>
    <message>
        <source>Preset whose routes hold when a budget is used up</source>
        <translation>Preset whose routes hold when a budget is used up</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>No preset is installed. In a terminal, &quot;ccr preset export NAME&quot; makes one of the routes and providers that you have now, and &quot;ccr preset install FOLDER&quot; installs one of somebody else&apos;s.</source>
        <translation>No preset is installed. In a terminal, &quot;ccr preset export NAME&quot; makes one of the routes and providers that you have now, and &quot;ccr preset install FOLDER&quot; installs one of somebody else&apos;s.</translation>
    </message>
    <message>
        <source>When a budget is used &amp;up</source>
        <translation>When a budget is used &amp;up</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Preset</translation>
    </message>
    <message>
        <source>Money a day (%1)</source>
        <translation>Money a day (%1)</translation>
    </message>
    <message>
        <source>Money a month (%1)</source>
        <translation>Money a month (%1)</translation>
    </message>
    <message>
        <source>&amp;Tokens a day, in millions</source>
        <translation>&amp;Tokens a day, in millions</translation>
    </message>
    <message>
        <source>T&amp;okens a month, in millions</source>
        <translation>T&amp;okens a month, in millions</translation>
    </message>
    <message>
        <source>&amp;Warn when so much of a budget is used</source>
        <translation>&amp;Warn when so much of a budget is used</translation>
    </message>
    <message>
        <source>Warn when the d&amp;isk is full to</source>
        <translation>Warn when the d&amp;isk is full to</translation>
    </message>
    <message>
        <source>A&amp;larm when the disk is full to</source>
        <translation>A&amp;larm when the disk is full to</translation>
    </message>
    <message>
        <source>Warn of more &amp;errors in an hour than</source>
        <translation>Warn of more &amp;errors in an hour than</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ClaudeCodeBox</name>
    <message>
        <source>Claude Code’s settings (%1) do not say where its requests go.</source>
        <translation>Claude Code’s settings (%1) do not say where its requests go.</translation>
    </message>
    <message>
        <source>Claude Code’s settings (%1) send its requests here.</source>
        <translation>Claude Code’s settings (%1) send its requests here.</translation>
    </message>
    <message>
        <source>Claude Code’s settings (%1) send its requests to %2.</source>
        <translation>Claude Code’s settings (%1) send its requests to %2.</translation>
    </message>
    <message>
        <source>Send Claude Code’s requests here</source>
        <translation>Send Claude Code’s requests here</translation>
    </message>
    <message>
        <source>Changes two variables in %1; a backup is kept</source>
        <translation>Changes two variables in %1; a backup is kept</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ClosestModels</name>
    <message>
        <source>Its models are being asked for…</source>
        <translation>Its models are being asked for…</translation>
    </message>
    <message>
        <source>Its models could not be asked for: %1</source>
        <translation>Its models could not be asked for: %1</translation>
    </message>
    <message numerus="yes">
        <source>None of its %n model(s) is near.</source>
        <translation>
            <numerusform>None of its %n model is near.</numerusform>
            <numerusform>None of its %n models is near.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Type what you want to do</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Matching commands</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Provider: %1</source>
        <translation>Provider: %1</translation>
    </message>
    <message>
        <source>Test provider: %1</source>
        <translation>Test provider: %1</translation>
    </message>
    <message>
        <source>No command, filter or request matches “%1”.</source>
        <translation>No command, filter or request matches “%1”.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CompactWindow</name>
    <message>
        <source>CCR Desktop</source>
        <translation>CCR Desktop</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>Last 15 minutes</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>Last requests</translation>
    </message>
    <message>
        <source>Change the default route</source>
        <translation>Change the default route</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>Copy setup</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 live</translation>
    </message>
    <message>
        <source>No default route</source>
        <translation>No default route</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Pause recording</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>Resume recording</translation>
    </message>
    <message>
        <source>No tokens used today</source>
        <translation>No tokens used today</translation>
    </message>
    <message>
        <source>default→%1</source>
        <translation>default→%1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CompareWindow</name>
    <message>
        <source>Compare #%1 and #%2</source>
        <translation>Compare #%1 and #%2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ComparisonView</name>
    <message>
        <source>The answer is not kept.</source>
        <translation>The answer is not kept.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Numbers of both requests</source>
        <translation>Numbers of both requests</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Left answer</source>
        <translation>Left answer</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Right answer</translation>
    </message>
    <message>
        <source>Difference of the answers</source>
        <translation>Difference of the answers</translation>
    </message>
    <message>
        <source>Both answers are the same.</source>
        <translation>Both answers are the same.</translation>
    </message>
    <message>
        <source>The same was sent.</source>
        <translation>The same was sent.</translation>
    </message>
    <message>
        <source>What was sent is not kept.</source>
        <translation>What was sent is not kept.</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>What was sent</translation>
    </message>
    <message>
        <source>The difference of the requests, as the providers got them</source>
        <translation>The difference of the requests, as the providers got them</translation>
    </message>
    <message>
        <source>Difference of what was sent</source>
        <translation>Difference of what was sent</translation>
    </message>
    <message>
        <source>Neither answer is kept.</source>
        <translation>Neither answer is kept.</translation>
    </message>
    <message>
        <source>The answer of #%1 is not kept.</source>
        <translation>The answer of #%1 is not kept.</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>Finish reason</translation>
    </message>
    <message>
        <source>Lines only left: %L1 · only right: %L2</source>
        <translation>Lines only left: %L1 · only right: %L2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ConfigDialog</name>
    <message>
        <source>The file cannot be read, so nothing can be changed here: %1</source>
        <translation>The file cannot be read, so nothing can be changed here: %1</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>The file was changed by another program.</translation>
    </message>
    <message>
        <source>Take its version</source>
        <translation>Take its version</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. Running requests are not disturbed; the next one uses it.</source>
        <translation>Saved. Running requests are not disturbed; the next one uses it.</translation>
    </message>
    <message>
        <source>Nothing differs from the saved file.</source>
        <translation>Nothing differs from the saved file.</translation>
    </message>
    <message>
        <source>There are unsaved changes. Press Esc again to discard them.</source>
        <translation>There are unsaved changes. Press Esc again to discard them.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Com&amp;pare with saved</source>
        <translation>Com&amp;pare with saved</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>Re&amp;vert</translation>
    </message>
    <message>
        <source>Back to what is saved; this can be undone</source>
        <translation>Back to what is saved; this can be undone</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>Red&amp;o</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Differences from the saved file</source>
        <translation>Differences from the saved file</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ConnectPage</name>
    <message>
        <source>%1 was written. Restart Claude Code.</source>
        <translation>%1 was written. Restart Claude Code.</translation>
    </message>
    <message>
        <source>The first request failed: %1</source>
        <translation>The first request failed: %1</translation>
    </message>
    <message>
        <source>It works: %1 to the first token.</source>
        <translation>It works: %1 to the first token.</translation>
    </message>
    <message>
        <source>Connect Claude Code</source>
        <translation>Connect Claude Code</translation>
    </message>
    <message>
        <source>Paste this line into the terminal in which you start Claude Code:</source>
        <translation>Paste this line into the terminal in which you start Claude Code:</translation>
    </message>
    <message>
        <source>Line for the terminal</source>
        <translation>Line for the terminal</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Write it into Claude Code’s settings instead</source>
        <translation>&amp;Write it into Claude Code’s settings instead</translation>
    </message>
    <message>
        <source>Changes two variables in %1; a backup is kept</source>
        <translation>Changes two variables in %1; a backup is kept</translation>
    </message>
    <message>
        <source>&amp;Send a test request</source>
        <translation>&amp;Send a test request</translation>
    </message>
    <message>
        <source>Waiting for the first request…</source>
        <translation>Waiting for the first request…</translation>
    </message>
    <message>
        <source>It works: %1 to the first token, %2.</source>
        <translation>It works: %1 to the first token, %2.</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week; it is shown in the Help menu</source>
        <translation>&amp;Look for a newer version once a week; it is shown in the Help menu</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CopyAsMenu</name>
    <message>
        <source>cURL</source>
        <translation>cURL</translation>
    </message>
    <message>
        <source>Request JSON</source>
        <translation>Request JSON</translation>
    </message>
    <message>
        <source>Response text</source>
        <translation>Response text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Request id</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CostDock</name>
    <message numerus="yes">
        <source>%n model(s) have no price.</source>
        <translation>
            <numerusform>%n model has no price.</numerusform>
            <numerusform>%n models have no price.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>Parts of the cost</source>
        <translation>Parts of the cost</translation>
    </message>
    <message>
        <source>Tokens and cost, over time</source>
        <translation>Tokens and cost, over time</translation>
    </message>
    <message>
        <source>Tokens and cost by name</source>
        <translation>Tokens and cost by name</translation>
    </message>
    <message>
        <source>What tokens and cost are summed by</source>
        <translation>What tokens and cost are summed by</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Show the chart as a table</source>
        <translation>Show the chart as a table</translation>
    </message>
    <message>
        <source>Add prices</source>
        <translation>Add prices</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>Range of time of all views</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Range of time</translation>
    </message>
    <message>
        <source>Plans covered %1 by price</source>
        <translation>Plans covered %1 by price</translation>
    </message>
    <message>
        <source>Fees of plans a month: %1</source>
        <translation>Fees of plans a month: %1</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DefaultRoute</name>
    <message>
        <source>The default model was not changed</source>
        <translation>The default model was not changed</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DefaultRouteMenu</name>
    <message>
        <source>No provider lists a model</source>
        <translation>No provider lists a model</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>More…</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DeleteDataDialog</name>
    <message numerus="yes">
        <source>%n log file(s) (%1)</source>
        <translation>
            <numerusform>%n log file (%1)</numerusform>
            <numerusform>%n log files (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of the history</source>
        <translation>
            <numerusform>%Ln request of the history</numerusform>
            <numerusform>%Ln requests of the history</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Deleting…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>There is nothing to delete.</translation>
    </message>
    <message>
        <source>This deletes %1 for good.</source>
        <translation>This deletes %1 for good.</translation>
    </message>
    <message>
        <source>Captured data were deleted</source>
        <translation>Captured data were deleted</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1</source>
        <translation>Not everything could be deleted: %1</translation>
    </message>
    <message>
        <source>Delete captured data</source>
        <translation>Delete captured data</translation>
    </message>
    <message>
        <source>&amp;What to delete</source>
        <translation>&amp;What to delete</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>What to delete</translation>
    </message>
    <message numerus="yes">
        <source>What is older than %n day(s)</source>
        <translation>
            <numerusform>What is older than %n day</numerusform>
            <numerusform>What is older than %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>ccr::ui::DesktopNotifier</name>
    <message>
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DetailSection</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Find in %1</source>
        <translation>Find in %1</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Copy value</translation>
    </message>
    <message>
        <source>Copy selected lines</source>
        <translation>Copy selected lines</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Add column</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copy all</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ErrorMatrixModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ErrorsDock</name>
    <message>
        <source>Only a part is counted: %1</source>
        <translation>Only a part is counted: %1</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Counting …</translation>
    </message>
    <message numerus="yes">
        <source>No errors in the last hour (%Ln request(s)).</source>
        <translation>
            <numerusform>No errors in the last hour (%Ln request).</numerusform>
            <numerusform>No errors in the last hour (%Ln requests).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No errors in this range of time (%Ln request(s)).</source>
        <translation>
            <numerusform>No errors in this range of time (%Ln request).</numerusform>
            <numerusform>No errors in this range of time (%Ln requests).</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors and latency</source>
        <translation>Errors and latency</translation>
    </message>
    <message>
        <source>Top errors</source>
        <translation>Top errors</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latency</translation>
    </message>
    <message>
        <source>Parts of errors and latency</source>
        <translation>Parts of errors and latency</translation>
    </message>
    <message>
        <source>How requests ended, over time</source>
        <translation>How requests ended, over time</translation>
    </message>
    <message>
        <source>Latency of providers, over time</source>
        <translation>Latency of providers, over time</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>Most frequent errors</translation>
    </message>
    <message>
        <source>Errors by provider and class</source>
        <translation>Errors by provider and class</translation>
    </message>
    <message>
        <source>What the lines show</source>
        <translation>What the lines show</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>Range of time of all views</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Range of time</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Show the charts as tables</source>
        <translation>Show the charts as tables</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Providers</translation>
    </message>
</context>
<context>
    <name>ccr::ui::EverythingSearch</name>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ExportDialog</name>
    <message>
        <source>&amp;What</source>
        <translation>&amp;What</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Log &amp;level</source>
        <translation>Log &amp;level</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Privacy</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>Pre&amp;view</translation>
    </message>
    <message>
        <source>&amp;Save to</source>
        <translation>&amp;Save to</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>&amp;requests</source>
        <translation>&amp;requests</translation>
    </message>
    <message>
        <source>&amp;bodies</source>
        <translation>&amp;bodies</translation>
    </message>
    <message>
        <source>s&amp;tream events</source>
        <translation>s&amp;tream events</translation>
    </message>
    <message>
        <source>lo&amp;gs</source>
        <translation>lo&amp;gs</translation>
    </message>
    <message>
        <source>stat&amp;istics</source>
        <translation>stat&amp;istics</translation>
    </message>
    <message>
        <source>g&amp;zip</source>
        <translation>g&amp;zip</translation>
    </message>
    <message>
        <source>Trace and above</source>
        <translation>Trace and above</translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation>Debug and above</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Information and above</translation>
    </message>
    <message>
        <source>Warnings and above</source>
        <translation>Warnings and above</translation>
    </message>
    <message>
        <source>Errors and above</source>
        <translation>Errors and above</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Strict</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Preview of the first entries</source>
        <translation>Preview of the first entries</translation>
    </message>
    <message>
        <source>Entry before</source>
        <translation>Entry before</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>Next entry</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>No secrets, e-mail addresses or paths of your home; bodies become their length and a hash.</source>
        <translation>No secrets, e-mail addresses or paths of your home; bodies become their length and a hash.</translation>
    </message>
    <message>
        <source>Secrets are masked; bodies are kept.</source>
        <translation>Secrets are masked; bodies are kept.</translation>
    </message>
    <message>
        <source>Bodies as they were recorded: whoever gets the file reads everything that was said.</source>
        <translation>Bodies as they were recorded: whoever gets the file reads everything that was said.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>nothing to show</translation>
    </message>
    <message>
        <source>%1 rows, %2</source>
        <translation>%1 rows, %2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Fatal only</source>
        <translation>Fatal only</translation>
    </message>
    <message>
        <source>%1 and the logs</source>
        <translation>%1 and the logs</translation>
    </message>
    <message>
        <source>%1 before packing</source>
        <translation>%1 before packing</translation>
    </message>
    <message>
        <source>%1 of %2 rows, %3</source>
        <translation>%1 of %2 rows, %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Removed from these: secrets %1 · e-mail addresses %2 · home paths %3 · bodies %4</source>
        <translation>Removed from these: secrets %1 · e-mail addresses %2 · home paths %3 · bodies %4</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>… %L1 more characters, which the file has …</source>
        <translation>… %L1 more characters, which the file has …</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ExportScopeBox</name>
    <message numerus="yes">
        <source>%1 (%Ln request(s))</source>
        <translation>
            <numerusform>%1 (%Ln request)</numerusform>
            <numerusform>%1 (%Ln requests)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Current filter: %1, %2 (%Ln request(s))</source>
        <translation>
            <numerusform>Current filter: %1, %2 (%Ln request)</numerusform>
            <numerusform>Current filter: %1, %2 (%Ln requests)</numerusform>
        </translation>
    </message>
    <message>
        <source>Selection (%L1)</source>
        <translation>Selection (%L1)</translation>
    </message>
    <message>
        <source>Marked (%L1)</source>
        <translation>Marked (%L1)</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>Begin of the range</source>
        <translation>Begin of the range</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>End of the range</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FallbackPage</name>
    <message>
        <source>left alone after failures</source>
        <translation>left alone after failures</translation>
    </message>
    <message>
        <source>being tried again</source>
        <translation>being tried again</translation>
    </message>
    <message>
        <source>not in use yet</source>
        <translation>not in use yet</translation>
    </message>
    <message>
        <source>add a model…</source>
        <translation>add a model…</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>Models that are tried in order</source>
        <translation>Models that are tried in order</translation>
    </message>
    <message>
        <source>Add a model to the chain</source>
        <translation>Add a model to the chain</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Tried in order as long as nothing has reached the client. A rule may have a chain of its own.</source>
        <translation>Tried in order as long as nothing has reached the client. A rule may have a chain of its own.</translation>
    </message>
    <message>
        <source>No other model is tried: the client gets the error.</source>
        <translation>No other model is tried: the client gets the error.</translation>
    </message>
    <message>
        <source>When this fails</source>
        <translation>When this fails</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileActions</name>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 cannot be opened</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileBar</name>
    <message>
        <source>This router</source>
        <translation>This router</translation>
    </message>
    <message>
        <source>Whose requests are shown</source>
        <translation>Whose requests are shown</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened file, read-only</source>
        <translation>Opened file, read-only</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>written by %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other entry(s) left out</source>
        <translation>
            <numerusform>%Ln other entry left out</numerusform>
            <numerusform>%Ln other entries left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileLog</name>
    <message>
        <source>%1 files are too many; choose at most %2.</source>
        <translation>%1 files are too many; choose at most %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was cut off and is being read again.</source>
        <translation>%1 was cut off and is being read again.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileLogWorker</name>
    <message>
        <source>%1 was replaced by a new file; the lines of both are shown.</source>
        <translation>%1 was replaced by a new file; the lines of both are shown.</translation>
    </message>
    <message>
        <source>%1 is shown as far as it can be read: %2.</source>
        <translation>%1 is shown as far as it can be read: %2.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FilterLine</name>
    <message>
        <source>Save this filter…</source>
        <translation>Save this filter…</translation>
    </message>
    <message>
        <source>Edit saved filters…</source>
        <translation>Edit saved filters…</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Used before</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filter (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>For example status:&gt;=400 model:*opus* ttft:&gt;5s</source>
        <translation>For example status:&gt;=400 model:*opus* ttft:&gt;5s</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Saved filters, and those that were used before</source>
        <translation>Saved filters, and those that were used before</translation>
    </message>
    <message>
        <source>Name of the filter %1</source>
        <translation>Name of the filter %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FilterSyntaxDialog</name>
    <message>
        <source>Filter syntax</source>
        <translation>Filter syntax</translation>
    </message>
    <message>
        <source>One language for requests and for the log. What cannot be read is underlined, and the last filter that could be read stays in force.</source>
        <translation>One language for requests and for the log. What cannot be read is underlined, and the last filter that could be read stays in force.</translation>
    </message>
    <message>
        <source>the word, anywhere</source>
        <translation>the word, anywhere</translation>
    </message>
    <message>
        <source>both, as they stand</source>
        <translation>both, as they stand</translation>
    </message>
    <message>
        <source>regular expression; i: capitals do not matter</source>
        <translation>regular expression; i: capitals do not matter</translation>
    </message>
    <message>
        <source>part of the value</source>
        <translation>part of the value</translation>
    </message>
    <message>
        <source>the whole value, * for any characters, ? for one</source>
        <translation>the whole value, * for any characters, ? for one</translation>
    </message>
    <message>
        <source>exactly this value</source>
        <translation>exactly this value</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>one of several</translation>
    </message>
    <message>
        <source>comparison: &gt; &gt;= &lt; &lt;= !=</source>
        <translation>comparison: &gt; &gt;= &lt; &lt;= !=</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>from … to</translation>
    </message>
    <message>
        <source>durations: ms s m h d; sizes: k M G; a space means that both hold</source>
        <translation>durations: ms s m h d; sizes: k M G; a space means that both hold</translation>
    </message>
    <message>
        <source>one or the other; binds weaker than the space</source>
        <translation>one or the other; binds weaker than the space</translation>
    </message>
    <message>
        <source>the opposite; NOT is the same</source>
        <translation>the opposite; NOT is the same</translation>
    </message>
    <message>
        <source>parentheses group</source>
        <translation>parentheses group</translation>
    </message>
    <message>
        <source>times of today, days, or so long ago: -1h</source>
        <translation>times of today, days, or so long ago: -1h</translation>
    </message>
    <message>
        <source>there is one: error, stall, cost, body, tool, retry, or any field</source>
        <translation>there is one: error, stall, cost, body, tool, retry, or any field</translation>
    </message>
    <message>
        <source>what you have marked (Ctrl+B)</source>
        <translation>what you have marked (Ctrl+B)</translation>
    </message>
    <message>
        <source>a field of a log record, whatever its name means otherwise</source>
        <translation>a field of a log record, whatever its name means otherwise</translation>
    </message>
    <message>
        <source>Names for requests</source>
        <translation>Names for requests</translation>
    </message>
    <message>
        <source>Names for the log</source>
        <translation>Names for the log</translation>
    </message>
</context>
<context>
    <name>ccr::ui::GapStrip</name>
    <message>
        <source>Events over time</source>
        <translation>Events over time</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n stall(s)</source>
        <translation>
            <numerusform>%n stall</numerusform>
            <numerusform>%n stalls</numerusform>
        </translation>
    </message>
    <message>
        <source>of these %1 alive</source>
        <translation>of these %1 alive</translation>
    </message>
    <message>
        <source>Each event of the stream. Drag to choose a part of the time; double-click for all of it.</source>
        <translation>Each event of the stream. Drag to choose a part of the time; double-click for all of it.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::HealthDock</name>
    <message>
        <source>Provider health</source>
        <translation>Provider health</translation>
    </message>
    <message>
        <source>Providers and whether they serve</source>
        <translation>Providers and whether they serve</translation>
    </message>
    <message>
        <source>Add a provider to start routing.</source>
        <translation>Add a provider to start routing.</translation>
    </message>
    <message>
        <source>Reset now</source>
        <translation>Reset now</translation>
    </message>
    <message>
        <source>Let the selected provider serve again at once, as if it had not failed</source>
        <translation>Let the selected provider serve again at once, as if it had not failed</translation>
    </message>
</context>
<context>
    <name>ccr::ui::HighlightRulesDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>Highlight rules</translation>
    </message>
    <message>
        <source>Rules; the first one that fits wins</source>
        <translation>Rules; the first one that fits wins</translation>
    </message>
    <message>
        <source>The first rule that fits wins</source>
        <translation>The first rule that fits wins</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Regular &amp;expression</source>
        <translation>Regular &amp;expression</translation>
    </message>
    <message>
        <source>Colour the &amp;whole line</source>
        <translation>Colour the &amp;whole line</translation>
    </message>
    <message>
        <source>Otherwise what was found; with a group in the expression only that</source>
        <translation>Otherwise what was found; with a group in the expression only that</translation>
    </message>
    <message>
        <source>&amp;Active</source>
        <translation>&amp;Active</translation>
    </message>
    <message>
        <source>Do nothing else</source>
        <translation>Do nothing else</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Notify</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>Stop following</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Add a rule to colour lines of the log.</source>
        <translation>Add a rule to colour lines of the log.</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Colour</translation>
    </message>
    <message>
        <source>When it co&amp;mes</source>
        <translation>When it co&amp;mes</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ImportDialog</name>
    <message>
        <source>Configuration to import</source>
        <translation>Configuration to import</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 does not exist.</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>Everything in it is here already.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s). The file itself is never changed.</source>
        <translation>
            <numerusform>%n difference. The file itself is never changed.</numerusform>
            <numerusform>%n differences. The file itself is never changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>imported</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>adapted</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>needs you</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>not supported</translation>
    </message>
    <message>
        <source>the file stays where it is and runs in node</source>
        <translation>the file stays where it is and runs in node</translation>
    </message>
    <message>
        <source>its key is written out</source>
        <translation>its key is written out</translation>
    </message>
    <message>
        <source>would replace %1</source>
        <translation>would replace %1</translation>
    </message>
    <message>
        <source>kept, without effect</source>
        <translation>kept, without effect</translation>
    </message>
    <message>
        <source>The keys were not moved, and nothing was imported: %1</source>
        <translation>The keys were not moved, and nothing was imported: %1</translation>
    </message>
    <message>
        <source>Import configuration</source>
        <translation>Import configuration</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>File to import</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Choose…</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Differences from the configuration in use</source>
        <translation>Differences from the configuration in use</translation>
    </message>
    <message>
        <source>Move keys that are written out into the &amp;keychain</source>
        <translation>Move keys that are written out into the &amp;keychain</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>Configurations and databases (*.json *.db *.sqlite)</source>
        <translation>Configurations and databases (*.json *.db *.sqlite)</translation>
    </message>
    <message>
        <source>What can be taken over is here already.</source>
        <translation>What can be taken over is here already.</translation>
    </message>
    <message>
        <source>config.json, config.sqlite, logging-config.json or cc-switch.db</source>
        <translation>config.json, config.sqlite, logging-config.json or cc-switch.db</translation>
    </message>
    <message>
        <source>Choose a file. What it would change is shown here first.</source>
        <translation>Choose a file. What it would change is shown here first.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) imported.</source>
        <translation>
            <numerusform>%n setting imported.</numerusform>
            <numerusform>%n settings imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) left.</source>
        <translation>
            <numerusform>%n difference left.</numerusform>
            <numerusform>%n differences left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::InspectorDock</name>
    <message>
        <source>Inspector #%1</source>
        <translation>Inspector #%1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Sides of the request</source>
        <translation>Sides of the request</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copy as</translation>
    </message>
</context>
<context>
    <name>ccr::ui::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%n member(s)}</source>
        <translation>
            <numerusform>{%n member}</numerusform>
            <numerusform>{%n members}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n element(s)]</source>
        <translation>
            <numerusform>[%n element]</numerusform>
            <numerusform>[%n elements]</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>ccr::ui::KeyEditor</name>
    <message>
        <source>this session only</source>
        <translation>this session only</translation>
    </message>
    <message>
        <source>file secrets.json</source>
        <translation>file secrets.json</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>keychain</translation>
    </message>
    <message>
        <source>Trying the keychain…</source>
        <translation>Trying the keychain…</translation>
    </message>
    <message>
        <source>△ %1 is locked or does not answer. Unlock it and press Retry, or choose one of the others.</source>
        <translation>△ %1 is locked or does not answer. Unlock it and press Retry, or choose one of the others.</translation>
    </message>
    <message>
        <source>△ No keychain runs in this session. Install and start one (GNOME Keyring, KeePassXC, KWallet) and press Retry, or choose one of the others.</source>
        <translation>△ No keychain runs in this session. Install and start one (GNOME Keyring, KeePassXC, KWallet) and press Retry, or choose one of the others.</translation>
    </message>
    <message>
        <source>Paste the key, or write $NAME for an environment variable.</source>
        <translation>Paste the key, or write $NAME for an environment variable.</translation>
    </message>
    <message>
        <source>Give the key a name.</source>
        <translation>Give the key a name.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name of the key</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>paste it, or $NAME of the environment</source>
        <translation>paste it, or $NAME of the environment</translation>
    </message>
    <message>
        <source>Keep it in %1</source>
        <translation>Keep it in %1</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>the keychain</translation>
    </message>
    <message>
        <source>Keep it in memory until the program ends</source>
        <translation>Keep it in memory until the program ends</translation>
    </message>
    <message>
        <source>Keep it in the file secrets.json, which only you can read</source>
        <translation>Keep it in the file secrets.json, which only you can read</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Store key</translation>
    </message>
    <message>
        <source>not found in %1; store it again</source>
        <translation>not found in %1; store it again</translation>
    </message>
    <message>
        <source>%1 does not give it out; unlock it and try again</source>
        <translation>%1 does not give it out; unlock it and try again</translation>
    </message>
    <message>
        <source>no keychain runs in this session</source>
        <translation>no keychain runs in this session</translation>
    </message>
    <message>
        <source>%1 does not answer; unlock it when it asks</source>
        <translation>%1 does not answer; unlock it when it asks</translation>
    </message>
    <message>
        <source>not found here; it was saved in %1</source>
        <translation>not found here; it was saved in %1</translation>
    </message>
    <message>
        <source>This key is used by %1; all of them get the new one.</source>
        <translation>This key is used by %1; all of them get the new one.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>A key called “%1” is stored already. Replace it, or choose another name.</source>
        <translation>A key called “%1” is stored already. Replace it, or choose another name.</translation>
    </message>
    <message>
        <source>A key called “%1” is stored already and used by %2. Replace it, or choose another name.</source>
        <translation>A key called “%1” is stored already and used by %2. Replace it, or choose another name.</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Replace key</translation>
    </message>
</context>
<context>
    <name>ccr::ui::KeyList</name>
    <message numerus="yes">
        <source>The key is on the clipboard for %n more second(s).</source>
        <translation>
            <numerusform>The key is on the clipboard for %n more second.</numerusform>
            <numerusform>The key is on the clipboard for %n more seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>environment variable</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>readable in config.json</source>
        <translation>readable in config.json</translation>
    </message>
    <message>
        <source>Keys in the order of their use</source>
        <translation>Keys in the order of their use</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>Add key…</translation>
    </message>
    <message>
        <source>Move to keychain…</source>
        <translation>Move to keychain…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Shows the key while it is held</source>
        <translation>Shows the key while it is held</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copies the key; the clipboard is cleared after 20 seconds</source>
        <translation>Copies the key; the clipboard is cleared after 20 seconds</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Use earlier (Alt+Up)</source>
        <translation>Use earlier (Alt+Up)</translation>
    </message>
    <message>
        <source>Use later (Alt+Down)</source>
        <translation>Use later (Alt+Down)</translation>
    </message>
    <message>
        <source>Use earlier</source>
        <translation>Use earlier</translation>
    </message>
    <message>
        <source>Use later</source>
        <translation>Use later</translation>
    </message>
    <message>
        <source>%1 (used by %2)</source>
        <translation>%1 (used by %2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>No other key is stored</source>
        <translation>No other key is stored</translation>
    </message>
    <message>
        <source>Stored keys…</source>
        <translation>Stored keys…</translation>
    </message>
    <message>
        <source>No provider uses “%1” any more. It stays stored until it is deleted under “Stored keys…”.</source>
        <translation>No provider uses “%1” any more. It stays stored until it is deleted under “Stored keys…”.</translation>
    </message>
    <message>
        <source>Use stored</source>
        <translation>Use stored</translation>
    </message>
    <message>
        <source>Use a key that is stored already, for example by another provider</source>
        <translation>Use a key that is stored already, for example by another provider</translation>
    </message>
    <message>
        <source>This provider no longer uses the key; it stays stored</source>
        <translation>This provider no longer uses the key; it stays stored</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LayoutsMenu</name>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Save layout</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Name of the layout</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ListPricesModel</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache read</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache write</translation>
    </message>
    <message>
        <source>Prompts over</source>
        <translation>Prompts over</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>built-in</translation>
    </message>
    <message>
        <source>synced: %1</source>
        <translation>synced: %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogBar</name>
    <message>
        <source>All components</source>
        <translation>All components</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Fatal errors</source>
        <translation>Fatal errors</translation>
    </message>
    <message>
        <source>%1; with Alt: this and above only</source>
        <translation>%1; with Alt: this and above only</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n component</numerusform>
            <numerusform>%n components</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the lines of some components only</source>
        <translation>Show the lines of some components only</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>Filter of the log</translation>
    </message>
    <message>
        <source>Lines around a match</source>
        <translation>Lines around a match</translation>
    </message>
    <message>
        <source>Lines around a match that are shown as well</source>
        <translation>Lines around a match that are shown as well</translation>
    </message>
    <message>
        <source>Source of the lines</source>
        <translation>Source of the lines</translation>
    </message>
    <message>
        <source>More actions for the log</source>
        <translation>More actions for the log</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Filter lines (/)</source>
        <translation>Filter lines (/)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogRoom</name>
    <message>
        <source>Logs use %1 of %2</source>
        <translation>Logs use %1 of %2</translation>
    </message>
    <message>
        <source>At the limit the oldest log files are removed by themselves.</source>
        <translation>At the limit the oldest log files are removed by themselves.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogSize</name>
    <message>
        <source>log %1 / %2</source>
        <translation>log %1 / %2</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>log %1</translation>
    </message>
    <message>
        <source>Log files: %1. History: %2. The oldest go when the limit is reached.</source>
        <translation>Log files: %1. History: %2. The oldest go when the limit is reached.</translation>
    </message>
    <message>
        <source>log: no output works</source>
        <translation>log: no output works</translation>
    </message>
    <message>
        <source>See Tools, Logging status.</source>
        <translation>See Tools, Logging status.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogSources</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogStreamDock</name>
    <message>
        <source>Log stream</source>
        <translation>Log stream</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Log lines</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) hidden by the filter.</source>
        <translation>
            <numerusform>%Ln line hidden by the filter.</numerusform>
            <numerusform>%Ln lines hidden by the filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing 1 of %1 lines; all are recorded.</source>
        <translation>Showing 1 of %1 lines; all are recorded.</translation>
    </message>
    <message>
        <source>Showing 1 of %1 lines; the log could not take all of them.</source>
        <translation>Showing 1 of %1 lines; the log could not take all of them.</translation>
    </message>
    <message>
        <source>Pause log (%1 new)</source>
        <translation>Pause log (%1 new)</translation>
    </message>
    <message>
        <source>There are no lines yet.</source>
        <translation>There are no lines yet.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>Nothing at %1 or above.</source>
        <translation>Nothing at %1 or above.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Show %1</translation>
    </message>
    <message>
        <source>Overview of the log</source>
        <translation>Overview of the log</translation>
    </message>
    <message>
        <source>Warnings, errors and marks in the whole log; a click goes there</source>
        <translation>Warnings, errors and marks in the whole log; a click goes there</translation>
    </message>
    <message>
        <source>Note on a line</source>
        <translation>Note on a line</translation>
    </message>
    <message>
        <source>Only this value</source>
        <translation>Only this value</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>Exclude this value</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Copy value</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Open the request</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Open capture or log</source>
        <translation>Open capture or log</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Log stream: %1</source>
        <translation>Log stream: %1</translation>
    </message>
    <message>
        <source>A log line fits the rule “%1”</source>
        <translation>A log line fits the rule “%1”</translation>
    </message>
    <message>
        <source>Filter: %1. The last valid one stays in force.</source>
        <translation>Filter: %1. The last valid one stays in force.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) hidden by the filter or outside %1.</source>
        <translation>
            <numerusform>%Ln line hidden by the filter or outside %1.</numerusform>
            <numerusform>%Ln lines hidden by the filter or outside %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>Show all times</translation>
    </message>
    <message>
        <source>Logs and captures (*.log *.har *.ndjson *.jsonl *.txt *.gz *.zst *.log.*)</source>
        <translation>Logs and captures (*.log *.har *.ndjson *.jsonl *.txt *.gz *.zst *.log.*)</translation>
    </message>
    <message>
        <source>Log stream: reading %1, %2</source>
        <translation>Log stream: reading %1, %2</translation>
    </message>
    <message>
        <source>Log stream: filtering %1, %2</source>
        <translation>Log stream: filtering %1, %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogView</name>
    <message>
        <source>Show the newest lines</source>
        <translation>Show the newest lines</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Line %1 of %2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingPresetBox</name>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Logging preset</source>
        <translation>Logging preset</translation>
    </message>
    <message>
        <source>A set of levels, outputs and features at once. Settings of your own count more than those of a preset.</source>
        <translation>A set of levels, outputs and features at once. Settings of your own count more than those of a preset.</translation>
    </message>
    <message>
        <source>What the preset would change</source>
        <translation>What the preset would change</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>With the preset</source>
        <translation>With the preset</translation>
    </message>
    <message>
        <source>Apply preset</source>
        <translation>Apply preset</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>No preset is in force.</source>
        <translation>No preset is in force.</translation>
    </message>
    <message>
        <source>In force: %1.</source>
        <translation>In force: %1.</translation>
    </message>
    <message>
        <source>In force: %1, chosen by %2.</source>
        <translation>In force: %1, chosen by %2.</translation>
    </message>
    <message>
        <source>%1: now %2, then %3</source>
        <translation>%1: now %2, then %3</translation>
    </message>
    <message>
        <source>Nothing would change: settings of your own count more than this choice.</source>
        <translation>Nothing would change: settings of your own count more than this choice.</translation>
    </message>
    <message numerus="yes">
        <source>It would change %n setting(s). Nothing is written yet.</source>
        <translation>
            <numerusform>It would change %n setting. Nothing is written yet.</numerusform>
            <numerusform>It would change %n settings. Nothing is written yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingStatusDialog</name>
    <message>
        <source>Logging status</source>
        <translation>Logging status</translation>
    </message>
    <message>
        <source>State of the logging</source>
        <translation>State of the logging</translation>
    </message>
    <message>
        <source>Outputs of the log</source>
        <translation>Outputs of the log</translation>
    </message>
    <message>
        <source>Write what is still in the buffers</source>
        <translation>Write what is still in the buffers</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>C&amp;opy as text</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Every output opens its target again.</source>
        <translation>Every output opens its target again.</translation>
    </message>
    <message>
        <source>Everything that was logged is written.</source>
        <translation>Everything that was logged is written.</translation>
    </message>
    <message>
        <source>Not everything could be written in time.</source>
        <translation>Not everything could be written in time.</translation>
    </message>
    <message>
        <source>&amp;Reopen</source>
        <translation>&amp;Reopen</translation>
    </message>
    <message>
        <source>Reopen every output, for example after its file was moved away</source>
        <translation>Reopen every output, for example after its file was moved away</translation>
    </message>
    <message>
        <source>Ro&amp;tate</source>
        <translation>Ro&amp;tate</translation>
    </message>
    <message>
        <source>Rotate the log files now</source>
        <translation>Rotate the log files now</translation>
    </message>
    <message>
        <source>&amp;Flush</source>
        <translation>&amp;Flush</translation>
    </message>
    <message>
        <source>What is wrong with the configuration of the logging</source>
        <translation>What is wrong with the configuration of the logging</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingTables</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>works</source>
        <translation>works</translation>
    </message>
    <message>
        <source>works with losses</source>
        <translation>works with losses</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>does not work</translation>
    </message>
    <message>
        <source>%1 deliveries failed</source>
        <translation>%1 deliveries failed</translation>
    </message>
    <message>
        <source>earlier: %1</source>
        <translation>earlier: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Last error</translation>
    </message>
    <message>
        <source>Logging</source>
        <translation>Logging</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>healthy</translation>
    </message>
    <message>
        <source>degraded: something is late or lost</source>
        <translation>degraded: something is late or lost</translation>
    </message>
    <message>
        <source>no output works</source>
        <translation>no output works</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Running for</translation>
    </message>
    <message>
        <source>Restarts of the logging</source>
        <translation>Restarts of the logging</translation>
    </message>
    <message>
        <source>Records accepted</source>
        <translation>Records accepted</translation>
    </message>
    <message>
        <source>Records dropped</source>
        <translation>Records dropped</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Made good after a crash</source>
        <translation>Made good after a crash</translation>
    </message>
    <message>
        <source>Failures of the logging itself</source>
        <translation>Failures of the logging itself</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>Rotated</translation>
    </message>
    <message>
        <source>Traces (OTLP)</source>
        <translation>Traces (OTLP)</translation>
    </message>
    <message>
        <source>Metrics (OTLP)</source>
        <translation>Metrics (OTLP)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogsTab</name>
    <message>
        <source>Select a request to see its log lines.</source>
        <translation>Select a request to see its log lines.</translation>
    </message>
    <message>
        <source>Log lines of the request</source>
        <translation>Log lines of the request</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Show in log</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Looking in the log files…</source>
        <translation>Looking in the log files…</translation>
    </message>
    <message>
        <source>No log line names this request at the levels that are recorded.</source>
        <translation>No log line names this request at the levels that are recorded.</translation>
    </message>
    <message>
        <source>The opened file holds no log line of this request.</source>
        <translation>The opened file holds no log line of this request.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LongTextEdit</name>
    <message>
        <source>… %L1 more characters, which are sent as well …</source>
        <translation>… %L1 more characters, which are sent as well …</translation>
    </message>
    <message>
        <source>This is its begin and its end; all of it is sent.</source>
        <translation>This is its begin and its end; all of it is sent.</translation>
    </message>
    <message>
        <source>Edit all (%1)</source>
        <translation>Edit all (%1)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::MainWindow</name>
    <message>
        <source>CCR Desktop</source>
        <translation>CCR Desktop</translation>
    </message>
    <message>
        <source>Pause ▲%1 new</source>
        <translation>Pause ▲%1 new</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Main toolbar</translation>
    </message>
    <message>
        <source>About CCR Desktop</source>
        <translation>About CCR Desktop</translation>
    </message>
    <message>
        <source>CCR Desktop %1
Routes the requests of coding agents to the provider and model that should serve them, and records what happened.
Qt %2</source>
        <translation>CCR Desktop %1
Routes the requests of coding agents to the provider and model that should serve them, and records what happened.
Qt %2</translation>
    </message>
    <message>
        <source>Filter: %1. The last valid one stays in force.</source>
        <translation>Filter: %1. The last valid one stays in force.</translation>
    </message>
    <message>
        <source>CCR Desktop — recording paused</source>
        <translation>CCR Desktop — recording paused</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Recording paused</translation>
    </message>
    <message>
        <source>Requests are routed, but not recorded. Click to record again.</source>
        <translation>Requests are routed, but not recorded. Click to record again.</translation>
    </message>
    <message>
        <source>Of this run of the program. The list of requests counts what its range of time and its filter hold, earlier runs included.</source>
        <translation>Of this run of the program. The list of requests counts what its range of time and its filter hold, earlier runs included.</translation>
    </message>
    <message numerus="yes">
        <source>%L1 live · %Ln request(s) since the start · %L2 failed</source>
        <translation>
            <numerusform>%L1 live · %Ln request since the start · %L2 failed</numerusform>
            <numerusform>%L1 live · %Ln requests since the start · %L2 failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::ModelList</name>
    <message numerus="yes">
        <source>%n model(s) offered; check those that shall be used.</source>
        <translation>
            <numerusform>%n model offered; check those that shall be used.</numerusform>
            <numerusform>%n models offered; check those that shall be used.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Asking the provider…</translation>
    </message>
    <message>
        <source>Filter, or type a model and press Enter to add it</source>
        <translation>Filter, or type a model and press Enter to add it</translation>
    </message>
    <message>
        <source>Filter or add a model</source>
        <translation>Filter or add a model</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Fetch</translation>
    </message>
    <message>
        <source>Asks the provider for its models</source>
        <translation>Asks the provider for its models</translation>
    </message>
    <message>
        <source>Models; the checked ones are used</source>
        <translation>Models; the checked ones are used</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Snooze 1 h</source>
        <translation>Snooze 1 h</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeSources</name>
    <message>
        <source>The changed configuration is not used</source>
        <translation>The changed configuration is not used</translation>
    </message>
    <message>
        <source>Request #%1 runs for more than a minute</source>
        <translation>Request #%1 runs for more than a minute</translation>
    </message>
    <message>
        <source>%1 rejects the key</source>
        <translation>%1 rejects the key</translation>
    </message>
    <message>
        <source>%1 rejects the key “%2”</source>
        <translation>%1 rejects the key “%2”</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>It says: “%1”</translation>
    </message>
    <message>
        <source>%1 took over from %2</source>
        <translation>%1 took over from %2</translation>
    </message>
    <message>
        <source>No provider is left</source>
        <translation>No provider is left</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) failed several times in a row and rest for a while.</source>
        <translation>
            <numerusform>%n provider failed several times in a row and rest for a while.</numerusform>
            <numerusform>%n providers failed several times in a row and rest for a while.</numerusform>
        </translation>
    </message>
    <message>
        <source>Request #%1 failed at %2</source>
        <translation>Request #%1 failed at %2</translation>
    </message>
    <message>
        <source>, then at </source>
        <translation>, then at </translation>
    </message>
    <message>
        <source>The key “%1” of %2 cannot be read</source>
        <translation>The key “%1” of %2 cannot be read</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticesDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Notifications, newest first</source>
        <translation>Notifications, newest first</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
</context>
<context>
    <name>ccr::ui::OnboardingDialog</name>
    <message>
        <source>Getting started</source>
        <translation>Getting started</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>S&amp;kip</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>What was set up was not saved</source>
        <translation>What was set up was not saved</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Test of %1</translation>
    </message>
    <message>
        <source>&amp;Open window</source>
        <translation>&amp;Open window</translation>
    </message>
</context>
<context>
    <name>ccr::ui::OverviewTab</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Select a request to see its route and timing.</source>
        <translation>Select a request to see its route and timing.</translation>
    </message>
    <message>
        <source>Steps of the router</source>
        <translation>Steps of the router</translation>
    </message>
    <message>
        <source>%1 says (status %2):</source>
        <translation>%1 says (status %2):</translation>
    </message>
    <message>
        <source>The router reports:</source>
        <translation>The router reports:</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>TTFB</source>
        <translation>TTFB</translation>
    </message>
    <message>
        <source>TTFB: time to the head of the provider&apos;s answer.</source>
        <translation>TTFB: time to the head of the provider&apos;s answer.</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Stalls</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>The router has not recorded its steps.</source>
        <translation>The router has not recorded its steps.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Ask for its models</source>
        <translation>Ask for its models</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Use %1</translation>
    </message>
    <message>
        <source>Overview of the request</source>
        <translation>Overview of the request</translation>
    </message>
    <message>
        <source>Of this request no headers were recorded.</source>
        <translation>Of this request no headers were recorded.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Headers</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>live, %1</source>
        <translation>live, %1</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>Finish reason</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Request id</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace id</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PerformanceDialog</name>
    <message>
        <source>The logging is switched off: nothing is measured.</source>
        <translation>The logging is switched off: nothing is measured.</translation>
    </message>
    <message>
        <source>Performance report</source>
        <translation>Performance report</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>Period of the percentiles</source>
        <translation>Period of the percentiles</translation>
    </message>
    <message>
        <source>Percentiles of durations</source>
        <translation>Percentiles of durations</translation>
    </message>
    <message>
        <source>Throughput, errors, disk and memory</source>
        <translation>Throughput, errors, disk and memory</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>C&amp;opy as text</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Save report…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>JSON (*.json);;Spreadsheet (*.csv);;Page (*.html);;Prometheus (*.prom)</source>
        <translation>JSON (*.json);;Spreadsheet (*.csv);;Page (*.html);;Prometheus (*.prom)</translation>
    </message>
    <message>
        <source>the logging is switched off</source>
        <translation>the logging is switched off</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 was not written: %2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PerformanceTables</name>
    <message>
        <source>last minute</source>
        <translation>last minute</translation>
    </message>
    <message>
        <source>last 5 minutes</source>
        <translation>last 5 minutes</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>last hour</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>since the start</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Average</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Longest</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Until the first byte</source>
        <translation>Until the first byte</translation>
    </message>
    <message>
        <source>Until the first token</source>
        <translation>Until the first token</translation>
    </message>
    <message>
        <source>Record in the queue</source>
        <translation>Record in the queue</translation>
    </message>
    <message>
        <source>Call that logs</source>
        <translation>Call that logs</translation>
    </message>
    <message>
        <source>Batch of records, written</source>
        <translation>Batch of records, written</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Failed requests, 1 min / 5 min / 1 h</source>
        <translation>Failed requests, 1 min / 5 min / 1 h</translation>
    </message>
    <message>
        <source>Log records per second</source>
        <translation>Log records per second</translation>
    </message>
    <message>
        <source>Log bytes per second</source>
        <translation>Log bytes per second</translation>
    </message>
    <message>
        <source>Disk of the logs, used</source>
        <translation>Disk of the logs, used</translation>
    </message>
    <message>
        <source>Disk of the logs, free</source>
        <translation>Disk of the logs, free</translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>Files of %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of the program</source>
        <translation>Memory of the program</translation>
    </message>
    <message>
        <source>Memory of the logging</source>
        <translation>Memory of the logging</translation>
    </message>
    <message>
        <source>Processor time</source>
        <translation>Processor time</translation>
    </message>
    <message>
        <source>Threads / open files</source>
        <translation>Threads / open files</translation>
    </message>
    <message>
        <source>Delay of the window</source>
        <translation>Delay of the window</translation>
    </message>
    <message>
        <source>Requests since the start</source>
        <translation>Requests since the start</translation>
    </message>
    <message>
        <source>Live now / most at once</source>
        <translation>Live now / most at once</translation>
    </message>
    <message>
        <source>Failed requests since the start</source>
        <translation>Failed requests since the start</translation>
    </message>
    <message>
        <source>Success rate since the start</source>
        <translation>Success rate since the start</translation>
    </message>
    <message>
        <source>Errors, recovered ones too, since %1 / last hour</source>
        <translation>Errors, recovered ones too, since %1 / last hour</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PlanPanel</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>This plan has no quota that could be used up.</source>
        <translation>This plan has no quota that could be used up.</translation>
    </message>
    <message>
        <source>No provider has a plan: a fixed fee for a month, with or without a quota.</source>
        <translation>No provider has a plan: a fixed fee for a month, with or without a quota.</translation>
    </message>
    <message>
        <source>Set up a plan…</source>
        <translation>Set up a plan…</translation>
    </message>
    <message>
        <source>Plan and window of its quota</source>
        <translation>Plan and window of its quota</translation>
    </message>
    <message>
        <source>What is left of the quota, over time</source>
        <translation>What is left of the quota, over time</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PortActions</name>
    <message>
        <source>Nothing is routed until the port is free, or another one is used.</source>
        <translation>Nothing is routed until the port is free, or another one is used.</translation>
    </message>
    <message>
        <source>The port was not changed</source>
        <translation>The port was not changed</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Use %1</translation>
    </message>
    <message>
        <source>Requests are still taken at port %1, as before the change, until the port is free, or another one is used.</source>
        <translation>Requests are still taken at port %1, as before the change, until the port is free, or another one is used.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceDiffModel</name>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>no longer listed</source>
        <translation>no longer listed</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>%1, prompts over %2</source>
        <translation>%1, prompts over %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3: input %4, output %5</source>
        <translation>%1 of %2, %3: input %4, output %5</translation>
    </message>
    <message>
        <source>Ticked: it is removed</source>
        <translation>Ticked: it is removed</translation>
    </message>
    <message>
        <source>The first price is the built-in one</source>
        <translation>The first price is the built-in one</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Seller</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache read</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache write</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceSyncPage</name>
    <message>
        <source>The address of the price list must be like https://models.dev/api.json.</source>
        <translation>The address of the price list must be like https://models.dev/api.json.</translation>
    </message>
    <message>
        <source>Nothing was fetched: the configuration cannot be read. %1</source>
        <translation>Nothing was fetched: the configuration cannot be read. %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 cannot be reached: %2</translation>
    </message>
    <message>
        <source>%1 answered %2. Look at the address of the list.</source>
        <translation>%1 answered %2. Look at the address of the list.</translation>
    </message>
    <message>
        <source>What %1 answered is larger than 32 MB and not a list of prices.</source>
        <translation>What %1 answered is larger than 32 MB and not a list of prices.</translation>
    </message>
    <message>
        <source>The list cannot be kept: %1</source>
        <translation>The list cannot be kept: %1</translation>
    </message>
    <message>
        <source>Prices cannot be fetched here.</source>
        <translation>Prices cannot be fetched here.</translation>
    </message>
    <message>
        <source>Fetching from %1…</source>
        <translation>Fetching from %1…</translation>
    </message>
    <message>
        <source>The prices were not taken over: %1</source>
        <translation>The prices were not taken over: %1</translation>
    </message>
    <message>
        <source>Nothing was fetched yet.</source>
        <translation>Nothing was fetched yet.</translation>
    </message>
    <message>
        <source>Fetched %1: %2 new, %3 changed, %4 unchanged, %5 no longer listed.</source>
        <translation>Fetched %1: %2 new, %3 changed, %4 unchanged, %5 no longer listed.</translation>
    </message>
    <message>
        <source>It can be fetched again from %1 on.</source>
        <translation>It can be fetched again from %1 on.</translation>
    </message>
    <message numerus="yes">
        <source>Take &amp;over %n ticked price(s)</source>
        <translation>
            <numerusform>Take &amp;over %n ticked price</numerusform>
            <numerusform>Take &amp;over %n ticked prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) taken over.</source>
        <translation>
            <numerusform>%n price taken over.</numerusform>
            <numerusform>%n prices taken over.</numerusform>
        </translation>
    </message>
    <message>
        <source>A public list of prices can be fetched when you ask for it, once in six hours at most and through your proxy. You see what would change first; only what you tick is taken over, and prices of your own stand before it.</source>
        <translation>A public list of prices can be fetched when you ask for it, once in six hours at most and through your proxy. You see what would change first; only what you tick is taken over, and prices of your own stand before it.</translation>
    </message>
    <message>
        <source>&amp;Allow fetching from</source>
        <translation>&amp;Allow fetching from</translation>
    </message>
    <message>
        <source>Address of the price list</source>
        <translation>Address of the price list</translation>
    </message>
    <message>
        <source>&amp;Fetch now</source>
        <translation>&amp;Fetch now</translation>
    </message>
    <message>
        <source>Find a model or seller</source>
        <translation>Find a model or seller</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>Only &amp;differences</translation>
    </message>
    <message>
        <source>Only m&amp;y models</source>
        <translation>Only m&amp;y models</translation>
    </message>
    <message>
        <source>Models of your providers, from these or from the model&apos;s own vendor</source>
        <translation>Models of your providers, from these or from the model&apos;s own vendor</translation>
    </message>
    <message>
        <source>What the list would change</source>
        <translation>What the list would change</translation>
    </message>
    <message>
        <source>&amp;Tick all shown</source>
        <translation>&amp;Tick all shown</translation>
    </message>
    <message>
        <source>Tick &amp;none shown</source>
        <translation>Tick &amp;none shown</translation>
    </message>
    <message>
        <source>What %1 answered is not a list of prices: %2.</source>
        <translation>What %1 answered is not a list of prices: %2.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceTermsPage</name>
    <message>
        <source>1 %1 is in %2</source>
        <translation>1 %1 is in %2</translation>
    </message>
    <message>
        <source>What providers make of prices</source>
        <translation>What providers make of prices</translation>
    </message>
    <message>
        <source>Show amounts &amp;in</source>
        <translation>Show amounts &amp;in</translation>
    </message>
    <message>
        <source>their own currency</source>
        <translation>their own currency</translation>
    </message>
    <message>
        <source>The prices of a provider are multiplied by this number, for example 1.2 for a reseller who takes a fifth more. Within a plan requests cost nothing more; what they would have cost by price is shown in brackets. What of its quota is left is shown in the dock Cost.</source>
        <translation>The prices of a provider are multiplied by this number, for example 1.2 for a reseller who takes a fifth more. Within a plan requests cost nothing more; what they would have cost by price is shown in brackets. What of its quota is left is shown in the dock Cost.</translation>
    </message>
    <message>
        <source>Rates are yours: none is ever fetched. Budgets keep the currencies of the prices; exports hold both, with the rate.</source>
        <translation>Rates are yours: none is ever fetched. Budgets keep the currencies of the prices; exports hold both, with the rate.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceWatch</name>
    <message numerus="yes">
        <source>%n price(s) of your models changed</source>
        <translation>
            <numerusform>%n price of your models changed</numerusform>
            <numerusform>%n prices of your models changed</numerusform>
        </translation>
    </message>
    <message>
        <source>By the list of %1. Costs stay as they are until you take them over.</source>
        <translation>By the list of %1. Costs stay as they are until you take them over.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PricesDialog</name>
    <message>
        <source>There is no history of requests.</source>
        <translation>There is no history of requests.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded request(s) have a different cost now.</source>
        <translation>
            <numerusform>%Ln recorded request has a different cost now.</numerusform>
            <numerusform>%Ln recorded requests have a different cost now.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no configuration file to save to.</source>
        <translation>There is no configuration file to save to.</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>Prices of models</source>
        <translation>Prices of models</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;dd</translation>
    </message>
    <message>
        <source>A line for each model that answered today and has no price</source>
        <translation>A line for each model that answered today and has no price</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>Since which day</source>
        <translation>Since which day</translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation>&amp;Mine</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Find a model</translation>
    </message>
    <message>
        <source>&amp;Copy to mine</source>
        <translation>&amp;Copy to mine</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Lists (%n)</source>
        <translation>
            <numerusform>&amp;Lists (%n)</numerusform>
            <numerusform>&amp;Lists (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>What a million tokens cost. * stands for any text in the name of a model; the most exact name wins, and of several the newest that was valid. Yours stand before those of a fetched list, and these before the built-in ones. Prices count for requests that end after they are saved.</source>
        <translation>What a million tokens cost. * stands for any text in the name of a model; the most exact name wins, and of several the newest that was valid. Yours stand before those of a fetched list, and these before the built-in ones. Prices count for requests that end after they are saved.</translation>
    </message>
    <message>
        <source>&amp;Synced</source>
        <translation>&amp;Synced</translation>
    </message>
    <message>
        <source>&amp;Plans and currency</source>
        <translation>&amp;Plans and currency</translation>
    </message>
    <message>
        <source>Prices of lists, in US dollars for a million tokens</source>
        <translation>Prices of lists, in US dollars for a million tokens</translation>
    </message>
    <message>
        <source>You have no prices of your own: those of the lists count.</source>
        <translation>You have no prices of your own: those of the lists count.</translation>
    </message>
    <message>
        <source>Add models &amp;without a price</source>
        <translation>Add models &amp;without a price</translation>
    </message>
    <message>
        <source>Find the cost of recorded requests an&amp;ew, since</source>
        <translation>Find the cost of recorded requests an&amp;ew, since</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PricesModel</name>
    <message>
        <source>Line %1: name the model; * stands for any text.</source>
        <translation>Line %1: name the model; * stands for any text.</translation>
    </message>
    <message>
        <source>Line %1: the price of a million input tokens is missing.</source>
        <translation>Line %1: the price of a million input tokens is missing.</translation>
    </message>
    <message>
        <source>Line %1: the price of a million output tokens is missing.</source>
        <translation>Line %1: the price of a million output tokens is missing.</translation>
    </message>
    <message>
        <source>Empty: as input</source>
        <translation>Empty: as input</translation>
    </message>
    <message>
        <source>any</source>
        <translation>any</translation>
    </message>
    <message>
        <source>always</source>
        <translation>always</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache read</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache write</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>What each request costs besides its tokens</source>
        <translation>What each request costs besides its tokens</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>A request</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProbeView</name>
    <message>
        <source>(HTTP %1)</source>
        <translation>(HTTP %1)</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>It says: “%1”</translation>
    </message>
    <message>
        <source>%1 works: %2 to the first token</source>
        <translation>%1 works: %2 to the first token</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) used</source>
        <translation>
            <numerusform>%n token used</numerusform>
            <numerusform>%n tokens used</numerusform>
        </translation>
    </message>
    <message>
        <source>A test sends one request of at most 20 tokens.</source>
        <translation>A test sends one request of at most 20 tokens.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProfileMenu</name>
    <message>
        <source>No preset is installed</source>
        <translation>No preset is installed</translation>
    </message>
    <message>
        <source>The profile %1 was not used</source>
        <translation>The profile %1 was not used</translation>
    </message>
    <message>
        <source>It says nothing about routes.</source>
        <translation>It says nothing about routes.</translation>
    </message>
    <message>
        <source>Its routes are questions that are answered when it is installed.</source>
        <translation>Its routes are questions that are answered when it is installed.</translation>
    </message>
    <message>
        <source>It needs providers that are not set up: %1.</source>
        <translation>It needs providers that are not set up: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The profile %1 is in force</source>
        <translation>The profile %1 is in force</translation>
    </message>
    <message>
        <source>The routes were replaced by its own.</source>
        <translation>The routes were replaced by its own.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProviderForm</name>
    <message>
        <source>Requests go to %1</source>
        <translation>Requests go to %1</translation>
    </message>
    <message>
        <source>There is a provider “%1” already.</source>
        <translation>There is a provider “%1” already.</translation>
    </message>
    <message>
        <source>A name must not be empty and must not contain a comma.</source>
        <translation>A name must not be empty and must not contain a comma.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>&amp;Base URL</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>Transformers</translation>
    </message>
    <message>
        <source>Most output</source>
        <translation>Most output</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>Follows the base URL until it is chosen by hand</source>
        <translation>Follows the base URL until it is chosen by hand</translation>
    </message>
    <message>
        <source>tooluse; [&quot;reasoning&quot;, {…}]</source>
        <translation>tooluse; [&quot;reasoning&quot;, {…}]</translation>
    </message>
    <message>
        <source>Adjust requests and answers, in this order</source>
        <translation>Adjust requests and answers, in this order</translation>
    </message>
    <message>
        <source>as the client asks</source>
        <translation>as the client asks</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Test</translation>
    </message>
    <message>
        <source>Five steps with times (Ctrl+T); sends one request of at most 20 tokens</source>
        <translation>Five steps with times (Ctrl+T); sends one request of at most 20 tokens</translation>
    </message>
    <message>
        <source>Outbound proxy</source>
        <translation>Outbound proxy</translation>
    </message>
    <message>
        <source>as for all providers</source>
        <translation>as for all providers</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port; direct: none, whatever the settings say</source>
        <translation>http://host:port or socks5://host:port; direct: none, whatever the settings say</translation>
    </message>
    <message>
        <source>P&amp;rotocol</source>
        <translation>P&amp;rotocol</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProviderHealthModel</name>
    <message numerus="yes">
        <source>%1 of %n provider(s) serve</source>
        <translation>
            <numerusform>%1 of %n provider serves</numerusform>
            <numerusform>%1 of %n providers serve</numerusform>
        </translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>not usable</translation>
    </message>
    <message>
        <source>open: left alone</source>
        <translation>open: left alone</translation>
    </message>
    <message>
        <source>half-open: being tried</source>
        <translation>half-open: being tried</translation>
    </message>
    <message>
        <source>closed: serves</source>
        <translation>closed: serves</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in a row</source>
        <translation>
            <numerusform>%n failure in a row</numerusform>
            <numerusform>%n failures in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in a row, last: %1</source>
        <translation>
            <numerusform>%n failure in a row, last: %1</numerusform>
            <numerusform>%n failures in a row, last: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>with the next request</source>
        <translation>with the next request</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>“%1” for %2 s</source>
        <translation>“%1” for %2 s</translation>
    </message>
    <message>
        <source>keys that were refused or are limited: %1</source>
        <translation>keys that were refused or are limited: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>closed: a key was refused or is limited</source>
        <translation>closed: a key was refused or is limited</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>Median time to the first token within the last hour</source>
        <translation>Median time to the first token within the last hour</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProviderTermsModel</name>
    <message>
        <source>Checked: a plan. Its requests cost nothing more; what they would have cost by price is shown.</source>
        <translation>Checked: a plan. Its requests cost nothing more; what they would have cost by price is shown.</translation>
    </message>
    <message>
        <source>no plan</source>
        <translation>no plan</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Prices times</source>
        <translation>Prices times</translation>
    </message>
    <message>
        <source>Plan, a month</source>
        <translation>Plan, a month</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>money</source>
        <translation>money</translation>
    </message>
    <message>
        <source>When a week of the plan began, for example 2026-11-03 09:00; empty: weeks begin on Monday, months on the first</source>
        <translation>When a week of the plan began, for example 2026-11-03 09:00; empty: weeks begin on Monday, months on the first</translation>
    </message>
    <message>
        <source>How much the plan allows; empty: as much as one likes</source>
        <translation>How much the plan allows; empty: as much as one likes</translation>
    </message>
    <message>
        <source>Quota in</source>
        <translation>Quota in</translation>
    </message>
    <message>
        <source>5 hours</source>
        <translation>5 hours</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>A week</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>A month</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Began</translation>
    </message>
    <message>
        <source>For models of its own instead, for example gpt-5*: 1.5; o3: 2. A star stands for any text.</source>
        <translation>For models of its own instead, for example gpt-5*: 1.5; o3: 2. A star stands for any text.</translation>
    </message>
    <message>
        <source>of models</source>
        <translation>of models</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProvidersDialog</name>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>left alone after failures</source>
        <translation>left alone after failures</translation>
    </message>
    <message>
        <source>not in use yet</source>
        <translation>not in use yet</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>Another provider</translation>
    </message>
    <message>
        <source>Now add a key. They are made at %1</source>
        <translation>Now add a key. They are made at %1</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: it is used by %2. Change these first.</source>
        <translation>%1 cannot be deleted: it is used by %2. Change these first.</translation>
    </message>
    <message>
        <source>Routes…</source>
        <translation>Routes…</translation>
    </message>
    <message>
        <source>Providers and keys[*]</source>
        <translation>Providers and keys[*]</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Providers</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Add a provider to start routing.</source>
        <translation>Add a provider to start routing.</translation>
    </message>
    <message>
        <source>the last test failed: %1</source>
        <translation>the last test failed: %1</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>Take providers from another configuration</source>
        <translation>Take providers from another configuration</translation>
    </message>
    <message>
        <source>a key was refused or is limited</source>
        <translation>a key was refused or is limited</translation>
    </message>
    <message>
        <source>the last request failed: %1</source>
        <translation>the last request failed: %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProxyActions</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop the proxy; live requests may end</source>
        <translation>Stop the proxy; live requests may end</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>Start the proxy</translation>
    </message>
    <message>
        <source>No terminal was opened</source>
        <translation>No terminal was opened</translation>
    </message>
</context>
<context>
    <name>ccr::ui::QuitDialog</name>
    <message numerus="yes">
        <source>%Ln request(s) are still running.</source>
        <translation>
            <numerusform>%Ln request is still running.</numerusform>
            <numerusform>%Ln requests are still running.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>CCR Desktop ends as soon as nothing runs any more, in %1 s at the latest. New requests are refused meanwhile.</source>
        <translation>CCR Desktop ends as soon as nothing runs any more, in %1 s at the latest. New requests are refused meanwhile.</translation>
    </message>
    <message>
        <source>Time that is left</source>
        <translation>Time that is left</translation>
    </message>
    <message>
        <source>&amp;Quit now</source>
        <translation>&amp;Quit now</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1 s left</translation>
    </message>
</context>
<context>
    <name>ccr::ui::Quitting</name>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Quit CCR Desktop?</source>
        <translation>Quit CCR Desktop?</translation>
    </message>
    <message>
        <source>No tray icon can be seen that would bring the window back, so closing it stops the router too: clients cannot reach it then.</source>
        <translation>No tray icon can be seen that would bring the window back, so closing it stops the router too: clients cannot reach it then.</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Do not ask again</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RecalculateDialog</name>
    <message>
        <source>Recalculating costs…</source>
        <translation>Recalculating costs…</translation>
    </message>
    <message>
        <source>There is no history of requests.</source>
        <translation>There is no history of requests.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded request(s) have a different cost now.</source>
        <translation>
            <numerusform>%Ln recorded request has a different cost now.</numerusform>
            <numerusform>%Ln recorded requests have a different cost now.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recalculate costs</source>
        <translation>Recalculate costs</translation>
    </message>
    <message>
        <source>Tokens are recorded with each request, so its cost can be found anew by the prices that hold now: yours, those of the fetched list, then the built-in ones. Budgets that were counted already stay as they are.</source>
        <translation>Tokens are recorded with each request, so its cost can be found anew by the prices that hold now: yours, those of the fetched list, then the built-in ones. Budgets that were counted already stay as they are.</translation>
    </message>
    <message>
        <source>&amp;Recalculate</source>
        <translation>&amp;Recalculate</translation>
    </message>
    <message>
        <source>Recalculate &amp;from</source>
        <translation>Recalculate &amp;from</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RemedyActions</name>
    <message>
        <source>Request #%1 stays where it is</source>
        <translation>Request #%1 stays where it is</translation>
    </message>
    <message>
        <source>No fallback is left for it. Fallbacks are set in Routes, for each scenario.</source>
        <translation>No fallback is left for it. Fallbacks are set in Routes, for each scenario.</translation>
    </message>
    <message>
        <source>Its client has a part of the answer already; another one cannot follow it.</source>
        <translation>Its client has a part of the answer already; another one cannot follow it.</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>It is over.</translation>
    </message>
    <message numerus="yes">
        <source>Request #%1 may take %n minute(s) longer</source>
        <translation>
            <numerusform>Request #%1 may take %n minute longer</numerusform>
            <numerusform>Request #%1 may take %n minutes longer</numerusform>
        </translation>
    </message>
    <message>
        <source>Its client may give up earlier by itself.</source>
        <translation>Its client may give up earlier by itself.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReplayActions</name>
    <message>
        <source>Request #%1 cannot be sent again</source>
        <translation>Request #%1 cannot be sent again</translation>
    </message>
    <message>
        <source>Its body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</source>
        <translation>Its body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</translation>
    </message>
    <message>
        <source>Its body was too large to be kept whole.</source>
        <translation>Its body was too large to be kept whole.</translation>
    </message>
    <message>
        <source>The replay of #%1 failed</source>
        <translation>The replay of #%1 failed</translation>
    </message>
    <message>
        <source>Request #%1 cannot be edited</source>
        <translation>Request #%1 cannot be edited</translation>
    </message>
    <message>
        <source>There is nothing to compare #%1 with</source>
        <translation>There is nothing to compare #%1 with</translation>
    </message>
    <message>
        <source>Select two requests, replay this one first, or select one that has an earlier one in its session.</source>
        <translation>Select two requests, replay this one first, or select one that has an earlier one in its session.</translation>
    </message>
    <message>
        <source>Request #%1 has no other fallback</source>
        <translation>Request #%1 has no other fallback</translation>
    </message>
    <message>
        <source>Fallbacks are set in Routes, for each scenario.</source>
        <translation>Fallbacks are set in Routes, for each scenario.</translation>
    </message>
    <message>
        <source>Request #%1 cannot be sent elsewhere</source>
        <translation>Request #%1 cannot be sent elsewhere</translation>
    </message>
    <message>
        <source>This kind of request names its model in the address; it goes where the rules say.</source>
        <translation>This kind of request names its model in the address; it goes where the rules say.</translation>
    </message>
    <message>
        <source>Request #%1 was sent again</source>
        <translation>Request #%1 was sent again</translation>
    </message>
    <message>
        <source>Its provider takes requests again.</source>
        <translation>Its provider takes requests again.</translation>
    </message>
    <message>
        <source>Fallbacks of a preset are set in its file.</source>
        <translation>Fallbacks of a preset are set in its file.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReplayWindow</name>
    <message>
        <source>Replay #%1 with…</source>
        <translation>Replay #%1 with…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>provider,model: goes there whatever the rules say</source>
        <translation>provider,model: goes there whatever the rules say</translation>
    </message>
    <message>
        <source>This kind of request names its model in the address; it goes where the rules say.</source>
        <translation>This kind of request names its model in the address; it goes where the rules say.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Send</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Last message</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>System prompt as JSON</source>
        <translation>System prompt as JSON</translation>
    </message>
    <message>
        <source>Last message as JSON</source>
        <translation>Last message as JSON</translation>
    </message>
    <message>
        <source>No provider has “%1”. Choose a model of the list, or write provider,model.</source>
        <translation>No provider has “%1”. Choose a model of the list, or write provider,model.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>Report a problem</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. Look at what the report holds, leave out what you like, and save it to attach it where you report. Secrets, e-mail addresses and paths of your home are masked; prompts and answers are not in it.</source>
        <translation>Nothing is sent anywhere. Look at what the report holds, leave out what you like, and save it to attach it where you report. Secrets, e-mail addresses and paths of your home are masked; prompts and answers are not in it.</translation>
    </message>
    <message>
        <source>&amp;What happened?</source>
        <translation>&amp;What happened?</translation>
    </message>
    <message>
        <source>What did you do, what did you expect, and what came instead?</source>
        <translation>What did you do, what did you expect, and what came instead?</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Files</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>&amp;Content of the selected file</source>
        <translation>&amp;Content of the selected file</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>Save &amp;to</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>&amp;Save report</source>
        <translation>&amp;Save report</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>(the last %1)</source>
        <translation>(the last %1)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Collecting…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP archives (*.zip)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Look through it once more before you attach it to a report.</source>
        <translation>Look through it once more before you attach it to a report.</translation>
    </message>
    <message>
        <source>Files of the report</source>
        <translation>Files of the report</translation>
    </message>
    <message>
        <source>Content of the selected file</source>
        <translation>Content of the selected file</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestColumns</name>
    <message>
        <source>Waterfall: one axis of time</source>
        <translation>Waterfall: one axis of time</translation>
    </message>
    <message>
        <source>Waterfall: all begin at the left</source>
        <translation>Waterfall: all begin at the left</translation>
    </message>
    <message>
        <source>Waterfall: each over the whole width</source>
        <translation>Waterfall: each over the whole width</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Reset columns</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestMenu</name>
    <message>
        <source>Only this value: %1</source>
        <translation>Only this value: %1</translation>
    </message>
    <message>
        <source>Exclude this value: %1</source>
        <translation>Exclude this value: %1</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Copy value</translation>
    </message>
    <message>
        <source>At least this: %1</source>
        <translation>At least this: %1</translation>
    </message>
    <message>
        <source>Less than this: %1</source>
        <translation>Less than this: %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestsDock</name>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>Requests, newest first</translation>
    </message>
    <message>
        <source>Requests by session</source>
        <translation>Requests by session</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>Range of time of all views</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 failed</source>
        <translation>%L1 failed</translation>
    </message>
    <message>
        <source>%L1 live</source>
        <translation>%L1 live</translation>
    </message>
    <message>
        <source>the newest %L1 by session</source>
        <translation>the newest %L1 by session</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>not filtered</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>searching…</translation>
    </message>
    <message>
        <source>This request is not there any more</source>
        <translation>This request is not there any more</translation>
    </message>
    <message>
        <source>Neither the list nor the history has %1.</source>
        <translation>Neither the list nor the history has %1.</translation>
    </message>
    <message>
        <source>The filter hid it and was cleared; it is still among those that were used.</source>
        <translation>The filter hid it and was cleared; it is still among those that were used.</translation>
    </message>
    <message>
        <source>The range of time did not hold it; now everything is shown.</source>
        <translation>The range of time did not hold it; now everything is shown.</translation>
    </message>
    <message>
        <source>Request #%1 was not in the list</source>
        <translation>Request #%1 was not in the list</translation>
    </message>
    <message>
        <source>The view was cleared</source>
        <translation>The view was cleared</translation>
    </message>
    <message>
        <source>Requests of the opened file</source>
        <translation>Requests of the opened file</translation>
    </message>
    <message>
        <source>The filter hides the requests until now; none is deleted.</source>
        <translation>The filter hides the requests until now; none is deleted.</translation>
    </message>
    <message>
        <source>Only live requests were listed; now all are.</source>
        <translation>Only live requests were listed; now all are.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestsEmptyPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>Copy setup</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>Send a test request</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>Show last 10 anyway</source>
        <translation>Show last 10 anyway</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Show everything</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln request is hidden by the filter.</numerusform>
            <numerusform>%Ln requests are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no requests in this range of time (%1).</source>
        <translation>There are no requests in this range of time (%1).</translation>
    </message>
    <message>
        <source>No requests yet. Point your agent at %1.</source>
        <translation>No requests yet. Point your agent at %1.</translation>
    </message>
    <message>
        <source>The proxy is stopped, so nothing is recorded.</source>
        <translation>The proxy is stopped, so nothing is recorded.</translation>
    </message>
    <message>
        <source>The built-in demo provider answers; no key is needed.</source>
        <translation>The built-in demo provider answers; no key is needed.</translation>
    </message>
    <message>
        <source>It looks into recorded bodies, and the recording of bodies is off.</source>
        <translation>It looks into recorded bodies, and the recording of bodies is off.</translation>
    </message>
    <message>
        <source>List all requests</source>
        <translation>List all requests</translation>
    </message>
    <message>
        <source>No request is live.</source>
        <translation>No request is live.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RotationNotice</name>
    <message>
        <source>The logs were not put aside</source>
        <translation>The logs were not put aside</translation>
    </message>
    <message>
        <source>No log file was put aside</source>
        <translation>No log file was put aside</translation>
    </message>
    <message>
        <source>The files are empty.</source>
        <translation>The files are empty.</translation>
    </message>
    <message numerus="yes">
        <source>%n log file(s) were put aside</source>
        <translation>
            <numerusform>%n log file were put aside</numerusform>
            <numerusform>%n log files were put aside</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteButton</name>
    <message>
        <source>No default route</source>
        <translation>No default route</translation>
    </message>
    <message>
        <source>Default route: %1</source>
        <translation>Default route: %1</translation>
    </message>
    <message>
        <source>Change the default route</source>
        <translation>Change the default route</translation>
    </message>
    <message>
        <source>Default route: “%1” is not a provider that is set up</source>
        <translation>Default route: “%1” is not a provider that is set up</translation>
    </message>
    <message>
        <source>default → %1</source>
        <translation>default → %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteNotices</name>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The default route leads nowhere</source>
        <translation>The default route leads nowhere</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) lead nowhere</source>
        <translation>
            <numerusform>%n route leads nowhere</numerusform>
            <numerusform>%n routes lead nowhere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteRulesModel</name>
    <message>
        <source>model like %1</source>
        <translation>model like %1</translation>
    </message>
    <message>
        <source>client like %1</source>
        <translation>client like %1</translation>
    </message>
    <message>
        <source>header %1 like %2</source>
        <translation>header %1 like %2</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>streams</translation>
    </message>
    <message>
        <source>does not stream</source>
        <translation>does not stream</translation>
    </message>
    <message>
        <source>thinks</source>
        <translation>thinks</translation>
    </message>
    <message>
        <source>does not think</source>
        <translation>does not think</translation>
    </message>
    <message>
        <source>has an image</source>
        <translation>has an image</translation>
    </message>
    <message>
        <source>has no image</source>
        <translation>has no image</translation>
    </message>
    <message>
        <source>tool like %1</source>
        <translation>tool like %1</translation>
    </message>
    <message>
        <source>system prompt contains “%1”</source>
        <translation>system prompt contains “%1”</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>over %1 tokens</translation>
    </message>
    <message>
        <source>under %1 tokens</source>
        <translation>under %1 tokens</translation>
    </message>
    <message>
        <source>every request</source>
        <translation>every request</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Rule %1: %2, goes to %3</source>
        <translation>Rule %1: %2, goes to %3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>Hits 24 h</source>
        <translation>Hits 24 h</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteTester</name>
    <message>
        <source>Select a request in the main window.</source>
        <translation>Select a request in the main window.</translation>
    </message>
    <message>
        <source>its body was not recorded; it is rebuilt from what the log knows</source>
        <translation>its body was not recorded; it is rebuilt from what the log knows</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Address: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Key: %1</translation>
    </message>
    <message>
        <source>Model: %1 → %2</source>
        <translation>Model: %1 → %2</translation>
    </message>
    <message>
        <source>Prompt: changed on the way (tag or images)</source>
        <translation>Prompt: changed on the way (tag or images)</translation>
    </message>
    <message>
        <source>Images: seen by %1</source>
        <translation>Images: seen by %1</translation>
    </message>
    <message>
        <source>Length: ≈ %1 tokens</source>
        <translation>Length: ≈ %1 tokens</translation>
    </message>
    <message>
        <source>Fallback: none</source>
        <translation>Fallback: none</translation>
    </message>
    <message>
        <source>Fallback: %1</source>
        <translation>Fallback: %1</translation>
    </message>
    <message>
        <source>Request to test with</source>
        <translation>Request to test with</translation>
    </message>
    <message>
        <source>the selected request</source>
        <translation>the selected request</translation>
    </message>
    <message>
        <source>pasted JSON</source>
        <translation>pasted JSON</translation>
    </message>
    <message>
        <source>a described request</source>
        <translation>a described request</translation>
    </message>
    <message>
        <source>Request as JSON</source>
        <translation>Request as JSON</translation>
    </message>
    <message>
        <source>Paste the body of a request to /v1/messages.</source>
        <translation>Paste the body of a request to /v1/messages.</translation>
    </message>
    <message>
        <source>Rules that were asked, in order</source>
        <translation>Rules that were asked, in order</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Where it goes</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>Cost: %1</translation>
    </message>
    <message>
        <source>Rewritten, before transformers of your own:</source>
        <translation>Rewritten, before transformers of your own:</translation>
    </message>
    <message>
        <source>Rewritten:</source>
        <translation>Rewritten:</translation>
    </message>
    <message>
        <source>What is rewritten in the request</source>
        <translation>What is rewritten in the request</translation>
    </message>
    <message>
        <source>Test &amp;with</source>
        <translation>Test &amp;with</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RoutesDialog</name>
    <message>
        <source>Looking at the last requests…</source>
        <translation>Looking at the last requests…</translation>
    </message>
    <message>
        <source>No request has been recorded yet.</source>
        <translation>No request has been recorded yet.</translation>
    </message>
    <message>
        <source>%1 of %2 would change.</source>
        <translation>%1 of %2 would change.</translation>
    </message>
    <message numerus="yes">
        <source>%n decided from facts, because no body was recorded.</source>
        <translation>
            <numerusform>%n decided from facts, because no body was recorded.</numerusform>
            <numerusform>%n decided from facts, because no body was recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be replayed: no body was recorded.</source>
        <translation>
            <numerusform>%n could not be replayed: no body was recorded.</numerusform>
            <numerusform>%n could not be replayed: no body was recorded.</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes[*]</source>
        <translation>Routes[*]</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Scenarios</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>Saved routes</source>
        <translation>Saved routes</translation>
    </message>
    <message>
        <source>These routes</source>
        <translation>These routes</translation>
    </message>
    <message>
        <source>Requests that would go elsewhere</source>
        <translation>Requests that would go elsewhere</translation>
    </message>
    <message numerus="yes">
        <source>%1 became %2 in %n place(s). Save to use it.</source>
        <translation>
            <numerusform>%1 became %2 in %n place. Save to use it.</numerusform>
            <numerusform>%1 became %2 in %n places. Save to use it.</numerusform>
        </translation>
    </message>
    <message>
        <source>No route names %1: its client asked for it. %2 is probably meant.</source>
        <translation>No route names %1: its client asked for it. %2 is probably meant.</translation>
    </message>
    <message>
        <source>%1 of %2 would change: %3.</source>
        <translation>%1 of %2 would change: %3.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The route “%1” leads to %2 now. Save to use it.</source>
        <translation>The route “%1” leads to %2 now. Save to use it.</translation>
    </message>
    <message>
        <source>Ru&amp;n against last %1 requests</source>
        <translation>Ru&amp;n against last %1 requests</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RuleEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>Model like</source>
        <translation>Model like</translation>
    </message>
    <message>
        <source>Tokens over</source>
        <translation>Tokens over</translation>
    </message>
    <message>
        <source>Tokens under</source>
        <translation>Tokens under</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Streaming</translation>
    </message>
    <message>
        <source>Tool like</source>
        <translation>Tool like</translation>
    </message>
    <message>
        <source>System prompt contains</source>
        <translation>System prompt contains</translation>
    </message>
    <message>
        <source>Client like</source>
        <translation>Client like</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Headers</translation>
    </message>
    <message>
        <source>Own fallback</source>
        <translation>Own fallback</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>does not matter</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>*haiku*</source>
        <translation>*haiku*</translation>
    </message>
    <message>
        <source>claude-cli*</source>
        <translation>claude-cli*</translation>
    </message>
    <message>
        <source>name: pattern; name: pattern</source>
        <translation>name: pattern; name: pattern</translation>
    </message>
    <message>
        <source>provider,model; provider,model</source>
        <translation>provider,model; provider,model</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RulesPage</name>
    <message>
        <source>rule</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>Rules in the order in which they are asked</source>
        <translation>Rules in the order in which they are asked</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>Dup&amp;licate</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>Asked from top to bottom, before the scenarios; the first that fits decides. All conditions of a rule must hold.</source>
        <translation>Asked from top to bottom, before the scenarios; the first that fits decides. All conditions of a rule must hold.</translation>
    </message>
    <message>
        <source>No rules yet: the scenarios alone decide. “Add” makes the first one.</source>
        <translation>No rules yet: the scenarios alone decide. “Add” makes the first one.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SavedFiltersDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Move do&amp;wn</translation>
    </message>
    <message>
        <source>No filters are saved. “Add” keeps the one that is in force.</source>
        <translation>No filters are saved. “Add” keeps the one that is in force.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ScenarioPage</name>
    <message>
        <source>the first model</source>
        <translation>the first model</translation>
    </message>
    <message>
        <source>not set (the default serves)</source>
        <translation>not set (the default serves)</translation>
    </message>
    <message>
        <source>Whatever no rule and no other scenario takes.</source>
        <translation>Whatever no rule and no other scenario takes.</translation>
    </message>
    <message>
        <source>Small tasks of the agent, which it sends to a Claude Haiku.</source>
        <translation>Small tasks of the agent, which it sends to a Claude Haiku.</translation>
    </message>
    <message>
        <source>The request asks for thinking.</source>
        <translation>The request asks for thinking.</translation>
    </message>
    <message>
        <source>The prompt has more tokens than the threshold.</source>
        <translation>The prompt has more tokens than the threshold.</translation>
    </message>
    <message>
        <source>The request brings a web search tool.</source>
        <translation>The request brings a web search tool.</translation>
    </message>
    <message>
        <source>The last user message holds an image.</source>
        <translation>The last user message holds an image.</translation>
    </message>
    <message>
        <source>Named by a tag in the prompt: &lt;CCR-SUBAGENT-MODEL&gt;provider,model&lt;/CCR-SUBAGENT-MODEL&gt;.</source>
        <translation>Named by a tag in the prompt: &lt;CCR-SUBAGENT-MODEL&gt;provider,model&lt;/CCR-SUBAGENT-MODEL&gt;.</translation>
    </message>
    <message>
        <source>Long from</source>
        <translation>Long from</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>Threshold of long context in tokens</source>
        <translation>Threshold of long context in tokens</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SearchDialog</name>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Found places; Enter goes there</source>
        <translation>Found places; Enter goes there</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>Cancel search</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Searching… %1 found</source>
        <translation>Searching… %1 found</translation>
    </message>
    <message>
        <source>%1 found; the first %2 are listed.</source>
        <translation>%1 found; the first %2 are listed.</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Find</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SessionTreeModel</name>
    <message>
        <source>Without a session</source>
        <translation>Without a session</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Session %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln request(s)</source>
        <translation>
            <numerusform>%1, %Ln request</numerusform>
            <numerusform>%1, %Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::SettingSaver</name>
    <message>
        <source>There is no configuration file.</source>
        <translation>There is no configuration file.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>Search all settings</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Recording and privacy</source>
        <translation>Recording and privacy</translation>
    </message>
    <message>
        <source>Logs and retention</source>
        <translation>Logs and retention</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrations</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>Reset page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Set by the environment: %1</source>
        <translation>Set by the environment: %1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>default: %1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>“%1” can be reached from other computers. Set an API key for clients first.</source>
        <translation>“%1” can be reached from other computers. Set an API key for clients first.</translation>
    </message>
    <message>
        <source>No setting has “%1” in its words.</source>
        <translation>No setting has “%1” in its words.</translation>
    </message>
    <message>
        <source>No tray icon can be seen, so the window stays in the task bar, and closing it ends the router. GNOME shows such icons with the extension AppIndicator.</source>
        <translation>No tray icon can be seen, so the window stays in the task bar, and closing it ends the router. GNOME shows such icons with the extension AppIndicator.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ShortcutEditor</name>
    <message>
        <source>Search actions and shortcuts</source>
        <translation>Search actions and shortcuts</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>Actions and their shortcuts</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>Double-click a shortcut or press F2 to change it.</source>
        <translation>Double-click a shortcut or press F2 to change it.</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In lists</translation>
    </message>
    <message>
        <source>Beside notices, errors and streams</source>
        <translation>Beside notices, errors and streams</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”. Change that one first.</source>
        <translation>%1 already belongs to “%2”. Change that one first.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SourcePage</name>
    <message numerus="yes">
        <source>Import from Claude Code Router (%n provider(s))</source>
        <translation>
            <numerusform>Import from Claude Code Router (%n provider)</numerusform>
            <numerusform>Import from Claude Code Router (%n providers)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with the key of $%2</source>
        <translation>%1, with the key of $%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 on this computer (%n model(s))</source>
        <translation>
            <numerusform>%1 on this computer (%n model)</numerusform>
            <numerusform>%1 on this computer (%n models)</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys are made at %1</source>
        <translation>Keys are made at %1</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 was added.</translation>
    </message>
    <message>
        <source>Where do your models come from?</source>
        <translation>Where do your models come from?</translation>
    </message>
    <message>
        <source>Looking around on this computer…</source>
        <translation>Looking around on this computer…</translation>
    </message>
    <message>
        <source>Nothing was found on this computer that could be used.</source>
        <translation>Nothing was found on this computer that could be used.</translation>
    </message>
    <message>
        <source>Found on this computer:</source>
        <translation>Found on this computer:</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Found on this computer</translation>
    </message>
    <message>
        <source>&amp;Add a provider</source>
        <translation>&amp;Add a provider</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>Add a provider</translation>
    </message>
    <message>
        <source>choose one…</source>
        <translation>choose one…</translation>
    </message>
    <message>
        <source>Without a provider the built-in demo provider answers, so that you can look around first.</source>
        <translation>Without a provider the built-in demo provider answers, so that you can look around first.</translation>
    </message>
    <message>
        <source>The keys stay readable in config.json: %1</source>
        <translation>The keys stay readable in config.json: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import from Claude Code Router 3 (%n provider(s))</source>
        <translation>
            <numerusform>Import from Claude Code Router 3 (%n provider)</numerusform>
            <numerusform>Import from Claude Code Router 3 (%n providers)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import from cc-switch (%n provider(s))</source>
        <translation>
            <numerusform>Import from cc-switch (%n provider)</numerusform>
            <numerusform>Import from cc-switch (%n providers)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) could not be taken over</source>
        <translation>
            <numerusform>%n setting could not be taken over</numerusform>
            <numerusform>%n settings could not be taken over</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in %1. The import says what becomes of each.</source>
        <translation>They are in %1. The import says what becomes of each.</translation>
    </message>
    <message>
        <source>The keys stay readable in config.json</source>
        <translation>The keys stay readable in config.json</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SpendingModel</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) have no price</source>
        <translation>
            <numerusform>%Ln request has no price</numerusform>
            <numerusform>%Ln requests have no price</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 requests, %3 tokens, cost %4</source>
        <translation>%1: %2 requests, %3 tokens, cost %4</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache read</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache write</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Plans covered %1 by price</source>
        <translation>Plans covered %1 by price</translation>
    </message>
    <message>
        <source>Those that reported their tokens; the list has the others, too</source>
        <translation>Those that reported their tokens; the list has the others, too</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SpendingToday</name>
    <message>
        <source>today %1 tok · %2</source>
        <translation>today %1 tok · %2</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 tok</translation>
    </message>
    <message>
        <source>today %1 tok · cost %2</source>
        <translation>today %1 tok · cost %2</translation>
    </message>
    <message>
        <source>Today %1 of %2 (%3)</source>
        <translation>Today %1 of %2 (%3)</translation>
    </message>
    <message>
        <source>This month %1 of %2 (%3)</source>
        <translation>This month %1 of %2 (%3)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StateWords</name>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Not listening</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StoredKeysDialog</name>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>No key is stored.</source>
        <translation>No key is stored.</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: it is used by %2. Remove it there first, and save.</source>
        <translation>“%1” cannot be deleted: it is used by %2. Remove it there first, and save.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1” was deleted.</translation>
    </message>
    <message>
        <source>Stored keys</source>
        <translation>Stored keys</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Used by</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StreamModel</name>
    <message>
        <source>Event %1 at %2 s, %3: %4</source>
        <translation>Event %1 at %2 s, %3: %4</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Time (s)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>not recorded</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StreamTab</name>
    <message>
        <source>TTFB %1</source>
        <translation>TTFB %1</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>last content %1</source>
        <translation>last content %1</translation>
    </message>
    <message>
        <source>gap p50 %1, p95 %2, longest %3</source>
        <translation>gap p50 %1, p95 %2, longest %3</translation>
    </message>
    <message>
        <source>stalls %1</source>
        <translation>stalls %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message>
        <source>▾ Thinking</source>
        <translation>▾ Thinking</translation>
    </message>
    <message numerus="yes">
        <source>▸ Thinking, %Ln character(s)</source>
        <translation>
            <numerusform>▸ Thinking, %Ln character</numerusform>
            <numerusform>▸ Thinking, %Ln characters</numerusform>
        </translation>
    </message>
    <message>
        <source>Tool %1</source>
        <translation>Tool %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
    </message>
    <message>
        <source>Select a request to see its stream.</source>
        <translation>Select a request to see its stream.</translation>
    </message>
    <message>
        <source>The response is on its way.</source>
        <translation>The response is on its way.</translation>
    </message>
    <message>
        <source>This request did not stream. Response took %1.</source>
        <translation>This request did not stream. Response took %1.</translation>
    </message>
    <message>
        <source>Reading the events…</source>
        <translation>Reading the events…</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>Assembled</source>
        <translation>Assembled</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Left what the provider sent, right what the client got</source>
        <translation>Left what the provider sent, right what the client got</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>Show the text of the thinking</source>
        <translation>Show the text of the thinking</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Which types of events are shown</source>
        <translation>Which types of events are shown</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Freeze the table; everything is still read (Space)</source>
        <translation>Freeze the table; everything is still read (Space)</translation>
    </message>
    <message>
        <source>Show response</source>
        <translation>Show response</translation>
    </message>
    <message>
        <source>From the provider</source>
        <translation>From the provider</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>To the client</translation>
    </message>
    <message>
        <source>Events from the provider</source>
        <translation>Events from the provider</translation>
    </message>
    <message>
        <source>Events to the client</source>
        <translation>Events to the client</translation>
    </message>
    <message>
        <source>Assembled answer</source>
        <translation>Assembled answer</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>now ≈ %1, on average %2</source>
        <translation>now ≈ %1, on average %2</translation>
    </message>
    <message>
        <source>What the events said was not recorded. Recording of bodies keeps it.</source>
        <translation>What the events said was not recorded. Recording of bodies keeps it.</translation>
    </message>
    <message>
        <source>The events of this request are not kept any more. Recording of stream timing or of bodies keeps them.</source>
        <translation>The events of this request are not kept any more. Recording of stream timing or of bodies keeps them.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more event(s) were not kept.</source>
        <translation>
            <numerusform>%Ln more event was not kept.</numerusform>
            <numerusform>%Ln more events were not kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them not kept</source>
        <translation>
            <numerusform>%Ln of them not kept</numerusform>
            <numerusform>%Ln of them not kept</numerusform>
        </translation>
    </message>
    <message>
        <source>finish mark ✓</source>
        <translation>finish mark ✓</translation>
    </message>
    <message>
        <source>no finish mark ✕</source>
        <translation>no finish mark ✕</translation>
    </message>
    <message>
        <source>finish reason %1</source>
        <translation>finish reason %1</translation>
    </message>
    <message>
        <source>speed %1</source>
        <translation>speed %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TextView</name>
    <message numerus="yes">
        <source>%Ln line(s) without a change</source>
        <translation>
            <numerusform>%Ln line without a change</numerusform>
            <numerusform>%Ln lines without a change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimeRangeDialog</name>
    <message>
        <source>&amp;Until now</source>
        <translation>&amp;Until now</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Time range</translation>
    </message>
    <message>
        <source>The range must end after it begins.</source>
        <translation>The range must end after it begins.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;To</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimeRangeMenu</name>
    <message>
        <source>Custom…</source>
        <translation>Custom…</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Back to the range before</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimingBar</name>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>route</source>
        <translation>route</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>connect</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>wait</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>receive</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>queue</translation>
    </message>
    <message>
        <source>failed attempt</source>
        <translation>failed attempt</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TopErrorsModel</name>
    <message>
        <source>%1 at %2, %3: %4 times, %5 of the failures, last at %6. %7</source>
        <translation>%1 at %2, %3: %4 times, %5 of the failures, last at %6. %7</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TrayMenu</name>
    <message>
        <source>recording paused</source>
        <translation>recording paused</translation>
    </message>
    <message>
        <source>%1 live · %2 today</source>
        <translation>%1 live · %2 today</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 live</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>today %1</translation>
    </message>
    <message>
        <source>Stop proxy</source>
        <translation>Stop proxy</translation>
    </message>
    <message>
        <source>Start proxy</source>
        <translation>Start proxy</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>Default route</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>Copy setup</translation>
    </message>
    <message>
        <source>No failure yet</source>
        <translation>No failure yet</translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation>Last failure: %1</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>default→%1</source>
        <translation>default→%1</translation>
    </message>
    <message>
        <source>no provider is left</source>
        <translation>no provider is left</translation>
    </message>
    <message>
        <source>No failure within 24 hours</source>
        <translation>No failure within 24 hours</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TrialFormEditor</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Prompt, about</source>
        <translation>Prompt, about</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Tool</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>asks for thinking</source>
        <translation>asks for thinking</translation>
    </message>
    <message>
        <source>brings web search</source>
        <translation>brings web search</translation>
    </message>
    <message>
        <source>holds an image</source>
        <translation>holds an image</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>streams</translation>
    </message>
</context>
<context>
    <name>ccr::ui::UpdateBadge</name>
    <message>
        <source>Version %1 is available…</source>
        <translation>Version %1 is available…</translation>
    </message>
    <message>
        <source>Version %1 of CCR Desktop is available</source>
        <translation>Version %1 of CCR Desktop is available</translation>
    </message>
    <message>
        <source>This is version %1.</source>
        <translation>This is version %1.</translation>
    </message>
</context>
<context>
    <name>ccr::ui::UpdateDialog</name>
    <message>
        <source>Asking %1 …</source>
        <translation>Asking %1 …</translation>
    </message>
    <message>
        <source>No address is set where new versions are announced. Enter it under Settings ▸ General.</source>
        <translation>No address is set where new versions are announced. Enter it under Settings ▸ General.</translation>
    </message>
    <message>
        <source>%1 cannot be asked: the address must begin with https://.</source>
        <translation>%1 cannot be asked: the address must begin with https://.</translation>
    </message>
    <message>
        <source>The configuration, which names the proxy, cannot be read: %1</source>
        <translation>The configuration, which names the proxy, cannot be read: %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 cannot be reached: %2</translation>
    </message>
    <message>
        <source>%1 answers %2.</source>
        <translation>%1 answers %2.</translation>
    </message>
    <message>
        <source>What %1 answers is too large for an announcement.</source>
        <translation>What %1 answers is too large for an announcement.</translation>
    </message>
    <message>
        <source>What %1 answers is not an announcement: %2</source>
        <translation>What %1 answers is not an announcement: %2</translation>
    </message>
    <message>
        <source>Version %1 is the newest.</source>
        <translation>Version %1 is the newest.</translation>
    </message>
    <message>
        <source>Version %1 is available; this is %2.</source>
        <translation>Version %1 is available; this is %2.</translation>
    </message>
    <message>
        <source>It was published on %1.</source>
        <translation>It was published on %1.</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>New versions</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Check &amp;again</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>&amp;Open the page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ccr::ui::WaitingReplays</name>
    <message>
        <source>Do not wait (%1 s)</source>
        <translation>Do not wait (%1 s)</translation>
    </message>
</context>
</TS>
