<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>Close window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Next failure</source>
        <translation>下一个失败</translation>
    </message>
    <message>
        <source>Previous failure</source>
        <translation>上一个失败</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Log stream</source>
        <translation>日志流</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一个视图</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>上一个视图</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Freeze the view; everything is still recorded (Space)</source>
        <translation>冻结视图；记录不会停止（空格）</translation>
    </message>
    <message>
        <source>Follow newest line</source>
        <translation>跟随最新一行</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>复制基础 URL</translation>
    </message>
    <message>
        <source>Copy this address</source>
        <translation>复制此地址</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>复制配置</translation>
    </message>
    <message>
        <source>Copy the line that points Claude Code here</source>
        <translation>复制将 Claude Code 指向此处的命令</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>发送测试请求</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About CCR Desktop</source>
        <translation>关于 CCR Desktop</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>路由(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Maximise view</source>
        <translation>最大化当前视图</translation>
    </message>
    <message>
        <source>Copy setup for</source>
        <translation>复制配置（按 shell）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export selection…</source>
        <translation>导出所选…</translation>
    </message>
</context>
<context>
    <name>NoticeBoard</name>
    <message>
        <source>The port is in use</source>
        <translation>端口被占用</translation>
    </message>
    <message>
        <source>A changed configuration cannot be used</source>
        <translation>修改后的配置无法使用</translation>
    </message>
    <message>
        <source>A provider rejects a key</source>
        <translation>供应商拒绝了密钥</translation>
    </message>
    <message>
        <source>No provider is left</source>
        <translation>没有可用的供应商</translation>
    </message>
    <message>
        <source>A budget is nearly or wholly spent</source>
        <translation>预算即将或已经用完</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>磁盘空间即将用尽</translation>
    </message>
    <message>
        <source>Many errors within an hour</source>
        <translation>一小时内错误过多</translation>
    </message>
    <message>
        <source>Log records are lost or late</source>
        <translation>日志记录丢失或延迟</translation>
    </message>
    <message>
        <source>Another provider took over</source>
        <translation>已切换到其他供应商</translation>
    </message>
    <message>
        <source>A request takes long</source>
        <translation>请求耗时过长</translation>
    </message>
    <message>
        <source>An export is ready</source>
        <translation>导出完成</translation>
    </message>
    <message numerus="yes">
        <source>It happened %n more time(s) since the last notice.</source>
        <translation>
            <numerusform>自上次通知以来又发生了 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>最近 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n hour(s)</source>
        <translation>
            <numerusform>最近 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AppearanceMenus</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入要执行的操作</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ExchangeTableModel</name>
    <message>
        <source>Request %1 to %2 is running</source>
        <translation>请求 %1（%2）正在进行</translation>
    </message>
    <message>
        <source>Request %1 to %2 failed with status %3: %4</source>
        <translation>请求 %1（%2）失败，状态 %3：%4</translation>
    </message>
    <message>
        <source>Request %1 to %2 took %3</source>
        <translation>请求 %1（%2）用时 %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>首字</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>Token/秒</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>结束原因</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ExportDialog</name>
    <message>
        <source>&amp;What</source>
        <translation>范围(&amp;W)</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Log &amp;level</source>
        <translation>日志级别(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>隐私(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>预览(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save to</source>
        <translation>保存到(&amp;S)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n request(s))</source>
        <translation>
            <numerusform>%1（%n 个请求）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Current filter: %1, %2 (%n request(s))</source>
        <translation>
            <numerusform>当前筛选：%1，%2（%n 个请求）</numerusform>
        </translation>
    </message>
    <message>
        <source>Request #%1</source>
        <translation>请求 #%1</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>&amp;requests</source>
        <translation>请求(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;bodies</source>
        <translation>正文(&amp;B)</translation>
    </message>
    <message>
        <source>s&amp;tream events</source>
        <translation>流事件(&amp;T)</translation>
    </message>
    <message>
        <source>lo&amp;gs</source>
        <translation>日志(&amp;G)</translation>
    </message>
    <message>
        <source>stat&amp;istics</source>
        <translation>统计(&amp;I)</translation>
    </message>
    <message>
        <source>g&amp;zip</source>
        <translation>gzip 压缩(&amp;Z)</translation>
    </message>
    <message>
        <source>Trace and above</source>
        <translation>Trace 及以上</translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation>Debug 及以上</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Info 及以上</translation>
    </message>
    <message>
        <source>Warnings and above</source>
        <translation>Warn 及以上</translation>
    </message>
    <message>
        <source>Errors and above</source>
        <translation>Error 及以上</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Preview of the first entries</source>
        <translation>前几条记录的预览</translation>
    </message>
    <message>
        <source>Entry before</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No secrets, e-mail addresses or paths of your home; bodies become their length and a hash.</source>
        <translation>不含密钥、邮箱地址和主目录路径；正文以长度和哈希代替。</translation>
    </message>
    <message>
        <source>Secrets are masked; bodies are kept.</source>
        <translation>密钥已脱敏；保留正文。</translation>
    </message>
    <message>
        <source>Bodies as they were recorded: whoever gets the file reads everything that was said.</source>
        <translation>正文按记录原样导出：拿到文件的人可以读到全部对话内容。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Removed from these: %1 secrets · %2 e-mail addresses · %3 home paths · %4 bodies</source>
        <translation>已从中移除：%1 个密钥 · %2 个邮箱地址 · %3 个主目录路径 · %4 个正文</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>%1 rows, %2</source>
        <translation>%1 行，%2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::InspectorDock</name>
    <message>
        <source>Inspector #%1</source>
        <translation>检查器 #%1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Select a request to see its route and timing.</source>
        <translation>选择一个请求以查看其路由和耗时。</translation>
    </message>
    <message>
        <source>This request was not routed.</source>
        <translation>该请求未被路由。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>未报告</translation>
    </message>
    <message>
        <source>in %1 (cache %2), out %3</source>
        <translation>输入 %1（缓存 %2），输出 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>, first token %1</source>
        <translation>，首字 %1</translation>
    </message>
    <message>
        <source>, longest gap %1</source>
        <translation>，最长间隔 %1</translation>
    </message>
    <message numerus="yes">
        <source>, %n stall(s)</source>
        <translation>
            <numerusform>，%n 次停顿</numerusform>
        </translation>
    </message>
    <message>
        <source>no other rule matched</source>
        <translation>没有其他规则匹配</translation>
    </message>
    <message>
        <source>the client asked for this model by name</source>
        <translation>客户端点名要求此模型</translation>
    </message>
    <message>
        <source>the prompt is long (%1 tokens)</source>
        <translation>提示词较长（%1 个 Token）</translation>
    </message>
    <message>
        <source>the prompt names it for this sub-agent</source>
        <translation>提示词为此子代理指定了它</translation>
    </message>
    <message>
        <source>the client asked for a Claude Haiku</source>
        <translation>客户端请求的是 Claude Haiku</translation>
    </message>
    <message>
        <source>the request brings a web search tool</source>
        <translation>请求带有网络搜索工具</translation>
    </message>
    <message>
        <source>the request asks for thinking</source>
        <translation>请求要求思考</translation>
    </message>
    <message>
        <source>the last user message holds an image</source>
        <translation>最后一条用户消息包含图片</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3).</source>
        <translation>转到 %1，因为%2（规则 %3）。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>no sub-agent tag in the prompt</source>
        <translation>提示词中没有子代理标记</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LayoutsMenu</name>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogStreamDock</name>
    <message>
        <source>Log stream</source>
        <translation>日志流</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the newest line in view (F)</source>
        <translation>始终显示最新一行（F）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>Pause (%n new)</source>
        <translation>
            <numerusform>暂停（%n 条新）</numerusform>
        </translation>
    </message>
    <message>
        <source>Freeze the view; everything is still recorded (Space)</source>
        <translation>冻结视图；记录不会停止（空格）</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>清空视图</translation>
    </message>
    <message>
        <source>Empty this view; the log file keeps its lines</source>
        <translation>清空此视图；日志文件保留全部内容</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Fatal errors</source>
        <translation>致命错误</translation>
    </message>
    <message>
        <source>%1; with Alt: this and above only</source>
        <translation>%1；按住 Alt：只显示此级别及以上</translation>
    </message>
</context>
<context>
    <name>ccr::ui::MainWindow</name>
    <message>
        <source>%1 live · %2 requests · %3 failed</source>
        <translation>%1 个进行中 · %2 个请求 · %3 个失败</translation>
    </message>
    <message>
        <source>CCR Desktop</source>
        <translation>CCR Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Pause ▲%1 new</source>
        <translation>暂停 ▲%1 条新</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>%1 The last good configuration stays in force.</source>
        <translation>%1 仍使用上一份有效配置。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are still running. Quit and let them end first?</source>
        <translation>
            <numerusform>仍有 %n 个请求在进行。等待其结束后退出吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>About CCR Desktop</source>
        <translation>关于 CCR Desktop</translation>
    </message>
    <message>
        <source>CCR Desktop %1
Routes the requests of coding agents to the provider and model that should serve them, and records what happened.
Qt %2</source>
        <translation>CCR Desktop %1
把编码代理的请求转到应当处理它们的供应商和模型，并记录发生了什么。
Qt %2</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>打开请求</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Snooze 1 h</source>
        <translation>1 小时内不再提醒</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>打开请求</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeSources</name>
    <message>
        <source>The proxy does not listen</source>
        <translation>代理未在监听</translation>
    </message>
    <message>
        <source>The changed configuration is not used</source>
        <translation>未采用修改后的配置</translation>
    </message>
    <message>
        <source>%1 The last good configuration stays in force.</source>
        <translation>%1 仍使用上一个有效配置。</translation>
    </message>
    <message>
        <source>Request #%1 runs for more than a minute</source>
        <translation>请求 #%1 已运行超过一分钟</translation>
    </message>
    <message>
        <source>%1 rejects the key</source>
        <translation>%1 拒绝了密钥</translation>
    </message>
    <message>
        <source>%1 rejects the key “%2”</source>
        <translation>%1 拒绝了密钥“%2”</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>返回：“%1”</translation>
    </message>
    <message>
        <source>Request #%1 failed at every provider</source>
        <translation>请求 #%1 在所有供应商处均失败</translation>
    </message>
    <message>
        <source>%1 took over from %2</source>
        <translation>%1 已接替 %2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticesDialog</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Notifications, newest first</source>
        <translation>通知，最新的在前</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProxyActions</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop the proxy; live requests may end</source>
        <translation>停止代理；进行中的请求可继续完成</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>启动代理</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestsDock</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>请求，最新在前</translation>
    </message>
    <message>
        <source>No requests yet. Point your agent at %1.</source>
        <translation>还没有请求。请将客户端指向 %1。</translation>
    </message>
    <message>
        <source>The proxy is stopped, so nothing is recorded.</source>
        <translation>代理已停止，不会记录请求。</translation>
    </message>
    <message>
        <source>The built-in demo provider answers; no key is needed.</source>
        <translation>由内置演示供应商应答，无需密钥。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>复制配置</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>发送测试请求</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Double-click a shortcut or press F2 to change it.</source>
        <translation>双击快捷键或按 F2 进行修改。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”. Change that one first.</source>
        <translation>%1 已用于“%2”。请先修改它。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimingBar</name>
    <message>
        <source>Timing</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>route</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>接收</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TrayIcon</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>未监听</translation>
    </message>
    <message>
        <source>%1 live · %2 requests · %3 failed</source>
        <translation>%1 个进行中 · %2 个请求 · %3 个失败</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>No failure yet</source>
        <translation>暂无失败</translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation>最近失败：%1</translation>
    </message>
</context>
</TS>
