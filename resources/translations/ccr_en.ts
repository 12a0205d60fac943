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
        <source>Filter lines</source>
        <translation>Filter lines</translation>
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
        <source>%n line(s) hidden by the filter.</source>
        <translation>
            <numerusform>%n line hidden by the filter.</numerusform>
            <numerusform>%n lines hidden by the filter.</numerusform>
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
        <source>Note:</source>
        <translation>Note:</translation>
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
        <source>Copy setup</source>
        <translation>Copy setup</translation>
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
        <source>Open window</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
</context>
</TS>
