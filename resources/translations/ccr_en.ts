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
        <source>Export selection…</source>
        <translation>Export selection…</translation>
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
        <source>Log records are lost or late</source>
        <translation>Log records are lost or late</translation>
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
        <source>An export is ready</source>
        <translation>An export is ready</translation>
    </message>
    <message numerus="yes">
        <source>It happened %n more time(s) since the last notice.</source>
        <translation>
            <numerusform>It happened %n more time since the last notice.</numerusform>
            <numerusform>It happened %n more times since the last notice.</numerusform>
        </translation>
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
</context>
<context>
    <name>ccr::ui::ExchangeTableModel</name>
    <message>
        <source>Request %1 to %2 is running</source>
        <translation>Request %1 to %2 is running</translation>
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
        <source>Time</source>
        <translation>Time</translation>
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
        <source>Model</source>
        <translation>Model</translation>
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
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
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
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>Finish reason</translation>
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
    <message numerus="yes">
        <source>%1 (%n request(s))</source>
        <translation>
            <numerusform>%1 (%n request)</numerusform>
            <numerusform>%1 (%n requests)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Current filter: %1, %2 (%n request(s))</source>
        <translation>
            <numerusform>Current filter: %1, %2 (%n request)</numerusform>
            <numerusform>Current filter: %1, %2 (%n requests)</numerusform>
        </translation>
    </message>
    <message>
        <source>Request #%1</source>
        <translation>Request #%1</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selection</translation>
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
        <source>Removed from these: %1 secrets · %2 e-mail addresses · %3 home paths · %4 bodies</source>
        <translation>Removed from these: %1 secrets · %2 e-mail addresses · %3 home paths · %4 bodies</translation>
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
        <source>Select a request to see its route and timing.</source>
        <translation>Select a request to see its route and timing.</translation>
    </message>
    <message>
        <source>This request was not routed.</source>
        <translation>This request was not routed.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
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
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>not reported</translation>
    </message>
    <message>
        <source>in %1 (cache %2), out %3</source>
        <translation>in %1 (cache %2), out %3</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>, first token %1</source>
        <translation>, first token %1</translation>
    </message>
    <message>
        <source>, longest gap %1</source>
        <translation>, longest gap %1</translation>
    </message>
    <message numerus="yes">
        <source>, %n stall(s)</source>
        <translation>
            <numerusform>, %n stall</numerusform>
            <numerusform>, %n stalls</numerusform>
        </translation>
    </message>
    <message>
        <source>no other rule matched</source>
        <translation>no other rule matched</translation>
    </message>
    <message>
        <source>the client asked for this model by name</source>
        <translation>the client asked for this model by name</translation>
    </message>
    <message>
        <source>the prompt is long (%1 tokens)</source>
        <translation>the prompt is long (%1 tokens)</translation>
    </message>
    <message>
        <source>the prompt names it for this sub-agent</source>
        <translation>the prompt names it for this sub-agent</translation>
    </message>
    <message>
        <source>the client asked for a Claude Haiku</source>
        <translation>the client asked for a Claude Haiku</translation>
    </message>
    <message>
        <source>the request brings a web search tool</source>
        <translation>the request brings a web search tool</translation>
    </message>
    <message>
        <source>the request asks for thinking</source>
        <translation>the request asks for thinking</translation>
    </message>
    <message>
        <source>the last user message holds an image</source>
        <translation>the last user message holds an image</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3).</source>
        <translation>Went to %1 because %2 (rule %3).</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>no sub-agent tag in the prompt</source>
        <translation>no sub-agent tag in the prompt</translation>
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
    <name>ccr::ui::LogStreamDock</name>
    <message>
        <source>Log stream</source>
        <translation>Log stream</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Log lines</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Keep the newest line in view (F)</source>
        <translation>Keep the newest line in view (F)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>Pause (%n new)</source>
        <translation>
            <numerusform>Pause (%n new)</numerusform>
            <numerusform>Pause (%n new)</numerusform>
        </translation>
    </message>
    <message>
        <source>Freeze the view; everything is still recorded (Space)</source>
        <translation>Freeze the view; everything is still recorded (Space)</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Clear view</translation>
    </message>
    <message>
        <source>Empty this view; the log file keeps its lines</source>
        <translation>Empty this view; the log file keeps its lines</translation>
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
</context>
<context>
    <name>ccr::ui::MainWindow</name>
    <message>
        <source>%1 live · %2 requests · %3 failed</source>
        <translation>%1 live · %2 requests · %3 failed</translation>
    </message>
    <message>
        <source>CCR Desktop</source>
        <translation>CCR Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
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
        <source>%1 The last good configuration stays in force.</source>
        <translation>%1 The last good configuration stays in force.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are still running. Quit and let them end first?</source>
        <translation>
            <numerusform>%n request is still running. Quit and let it end first?</numerusform>
            <numerusform>%n requests are still running. Quit and let them end first?</numerusform>
        </translation>
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
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>Open request</translation>
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
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>Open request</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeSources</name>
    <message>
        <source>The proxy does not listen</source>
        <translation>The proxy does not listen</translation>
    </message>
    <message>
        <source>The changed configuration is not used</source>
        <translation>The changed configuration is not used</translation>
    </message>
    <message>
        <source>%1 The last good configuration stays in force.</source>
        <translation>%1 The last good configuration stays in force.</translation>
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
        <source>Request #%1 failed at every provider</source>
        <translation>Request #%1 failed at every provider</translation>
    </message>
    <message>
        <source>%1 took over from %2</source>
        <translation>%1 took over from %2</translation>
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
</context>
<context>
    <name>ccr::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
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
        <source>Reset all</source>
        <translation>Reset all</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In lists</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”. Change that one first.</source>
        <translation>%1 already belongs to “%2”. Change that one first.</translation>
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
</context>
<context>
    <name>ccr::ui::TrayIcon</name>
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
    <message>
        <source>%1 live · %2 requests · %3 failed</source>
        <translation>%1 live · %2 requests · %3 failed</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>No failure yet</source>
        <translation>No failure yet</translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation>Last failure: %1</translation>
    </message>
</context>
</TS>
