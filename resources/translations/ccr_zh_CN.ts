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
        <translation>按 Shell 复制配置</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy request JSON</source>
        <translation>复制请求 JSON</translation>
    </message>
    <message>
        <source>Copy response text</source>
        <translation>复制响应文本</translation>
    </message>
    <message>
        <source>Abort request</source>
        <translation>中止请求</translation>
    </message>
    <message>
        <source>End the selected request now; its client is told (Ctrl+.)</source>
        <translation>立即结束所选请求，并告知客户端（Ctrl+.）</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Send the same request again (Ctrl+R)</source>
        <translation>重新发送同一请求（Ctrl+R）</translation>
    </message>
    <message>
        <source>Replay with…</source>
        <translation>重放并修改…</translation>
    </message>
    <message>
        <source>Send it again with another model or text, and compare (Ctrl+Shift+R)</source>
        <translation>换用其他模型或文本重新发送并比较（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Show last events</source>
        <translation>查看最后的事件</translation>
    </message>
    <message>
        <source>Pause stream</source>
        <translation>暂停流</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>清空视图</translation>
    </message>
    <message>
        <source>Empty the view of the log; the log file keeps its lines</source>
        <translation>清空日志视图，日志文件不受影响</translation>
    </message>
    <message>
        <source>Keep the newest line in view (F)</source>
        <translation>始终显示最新一行（F）</translation>
    </message>
    <message>
        <source>Log view</source>
        <translation>日志视图</translation>
    </message>
    <message>
        <source>Pause log</source>
        <translation>暂停日志</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>自动换行</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>上一个错误</translation>
    </message>
    <message>
        <source>Next warning</source>
        <translation>下一个警告</translation>
    </message>
    <message>
        <source>Previous warning</source>
        <translation>上一个警告</translation>
    </message>
    <message>
        <source>Mark line</source>
        <translation>标记此行</translation>
    </message>
    <message>
        <source>Note on this line…</source>
        <translation>为此行添加备注…</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>下一个标记</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>上一个标记</translation>
    </message>
    <message>
        <source>Copy marked lines</source>
        <translation>复制已标记的行</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>Routes…</source>
        <translation>路由…</translation>
    </message>
    <message>
        <source>Explain this request</source>
        <translation>解释此请求的路由</translation>
    </message>
    <message>
        <source>Providers and keys…</source>
        <translation>供应商与密钥…</translation>
    </message>
    <message>
        <source>Open capture or log…</source>
        <translation>打开捕获文件或日志…</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>搜索全部…</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>高亮规则…</translation>
    </message>
    <message>
        <source>Close log file</source>
        <translation>关闭日志文件</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Show the rules that the router looked at for this request</source>
        <translation>显示该请求经过的路由规则</translation>
    </message>
    <message>
        <source>Show the rules that the router looked at for this request (Ctrl+T)</source>
        <translation>显示路由器为此请求检查的规则（Ctrl+T）</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>By session</source>
        <translation>按会话</translation>
    </message>
    <message>
        <source>Group the requests by session</source>
        <translation>按会话分组显示请求</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>返回上一个时间范围</translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation>已保存的筛选…</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>下一个请求</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>上一个请求</translation>
    </message>
    <message>
        <source>Next failure in the list</source>
        <translation>列表中的下一个失败</translation>
    </message>
    <message>
        <source>Previous failure in the list</source>
        <translation>列表中的上一个失败</translation>
    </message>
    <message>
        <source>Follow newest request</source>
        <translation>跟随最新请求</translation>
    </message>
    <message>
        <source>Filter syntax</source>
        <translation>筛选语法</translation>
    </message>
    <message>
        <source>Errors and latency</source>
        <translation>错误与延迟</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Provider health</source>
        <translation>供应商状态</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>价格…</translation>
    </message>
    <message>
        <source>Budgets and alerts…</source>
        <translation>预算与告警…</translation>
    </message>
    <message>
        <source>Import configuration…</source>
        <translation>导入配置…</translation>
    </message>
    <message>
        <source>Export selection</source>
        <translation>导出选中项</translation>
    </message>
    <message>
        <source>Export the selected requests as the last time; the first time it asks (Ctrl+Shift+E)</source>
        <translation>按上次的设置导出选中的请求；首次会先询问（Ctrl+Shift+E）</translation>
    </message>
    <message>
        <source>Compare two selected or marked requests, one with its replay, or with the one before it in its session (Ctrl+D)</source>
        <translation>比较选中或标记的两个请求、请求与其重放，或同一会话中的前一个请求（Ctrl+D）</translation>
    </message>
    <message>
        <source>Mark request</source>
        <translation>标记请求</translation>
    </message>
    <message>
        <source>Next marked request</source>
        <translation>下一个已标记的请求</translation>
    </message>
    <message>
        <source>Previous marked request</source>
        <translation>上一个已标记的请求</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>筛选请求</translation>
    </message>
    <message>
        <source>Retry on fallback</source>
        <translation>故障转移重试</translation>
    </message>
    <message>
        <source>End the attempt that runs and ask the next fallback; the client keeps waiting</source>
        <translation>结束当前尝试，改用下一个故障转移目标；客户端继续等待</translation>
    </message>
    <message>
        <source>Extend timeout</source>
        <translation>延长时限</translation>
    </message>
    <message>
        <source>Give the selected request five minutes more</source>
        <translation>再给所选请求五分钟</translation>
    </message>
    <message>
        <source>Replay on fallback</source>
        <translation>用故障转移目标重放</translation>
    </message>
    <message>
        <source>Send it again to the next model of its fallback list</source>
        <translation>重新发送给其故障转移列表中的下一个模型</translation>
    </message>
    <message>
        <source>Use the closest model</source>
        <translation>采用最接近的模型</translation>
    </message>
    <message>
        <source>Put the model that was probably meant into the routes, to be looked at and saved</source>
        <translation>将可能想用的模型填入路由，供确认后保存</translation>
    </message>
    <message>
        <source>Inspect in the whole window</source>
        <translation>在整个窗口中检查</translation>
    </message>
    <message>
        <source>Back to the requests</source>
        <translation>返回请求列表</translation>
    </message>
    <message>
        <source>Export last hour…</source>
        <translation>导出最近 1 小时…</translation>
    </message>
    <message>
        <source>Compact view</source>
        <translation>紧凑视图</translation>
    </message>
    <message>
        <source>A small window with the state, the last requests and what today cost</source>
        <translation>显示状态、最近请求和今日费用的小窗口</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>暂停记录</translation>
    </message>
    <message>
        <source>Requests that begin now are routed as always, but neither they nor their bodies are recorded</source>
        <translation>之后开始的请求照常路由，但请求及其正文都不会被记录</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>报告问题…</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Show the folder of the logs and the history</source>
        <translation>显示日志和历史记录所在的文件夹</translation>
    </message>
    <message>
        <source>Open configuration file</source>
        <translation>打开配置文件</translation>
    </message>
    <message>
        <source>Rotate logs now</source>
        <translation>立即轮转日志</translation>
    </message>
    <message>
        <source>Put the log files aside and begin new ones</source>
        <translation>归档当前日志文件并开始新文件</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Delete captured data…</source>
        <translation>删除已捕获的数据…</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Stop the proxy as soon as its requests have ended, then start it again</source>
        <translation>等请求结束后停止代理，然后重新启动</translation>
    </message>
    <message>
        <source>Drain and stop</source>
        <translation>等待完成后停止</translation>
    </message>
    <message>
        <source>Take no new requests, let the live ones end, then stop</source>
        <translation>不再接受新请求，等进行中的请求结束后停止</translation>
    </message>
    <message>
        <source>Open terminal with Claude Code</source>
        <translation>在终端中打开 Claude Code</translation>
    </message>
    <message>
        <source>Start Claude Code in a terminal, pointed at this router</source>
        <translation>在终端中启动 Claude Code，并指向此路由器</translation>
    </message>
    <message>
        <source>Use the next free port</source>
        <translation>改用下一个空闲端口</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Use the routes of an installed preset</source>
        <translation>使用已安装预设的路由</translation>
    </message>
    <message>
        <source>Integrations…</source>
        <translation>集成…</translation>
    </message>
    <message>
        <source>Settings of what others are told: OTLP, Prometheus, webhooks</source>
        <translation>对外输出的设置：OTLP、Prometheus、Webhook</translation>
    </message>
    <message>
        <source>Clear log view</source>
        <translation>清空日志视图</translation>
    </message>
    <message>
        <source>Hide what is there now, of the requests or of the log that has the keyboard; nothing is deleted</source>
        <translation>隐藏当前焦点所在的请求列表或日志中的现有内容；不会删除任何数据</translation>
    </message>
    <message>
        <source>Undo filter change</source>
        <translation>撤销筛选更改</translation>
    </message>
    <message>
        <source>Back to the filter before the last click that changed it</source>
        <translation>回到上一次点击更改之前的筛选条件</translation>
    </message>
    <message>
        <source>Logging status…</source>
        <translation>日志状态…</translation>
    </message>
    <message>
        <source>Whether each output of the log works, and what became of its records</source>
        <translation>各日志输出是否正常，以及其记录的去向</translation>
    </message>
    <message>
        <source>Performance report…</source>
        <translation>性能报告…</translation>
    </message>
    <message>
        <source>Percentiles, throughput, errors, disk and memory</source>
        <translation>分位数、吞吐量、错误、磁盘与内存</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Send it again by itself as soon as its provider takes requests again (Retry-After)</source>
        <translation>供应商恢复接收请求后（Retry-After）自动重新发送</translation>
    </message>
    <message>
        <source>Close opened requests</source>
        <translation>关闭已打开的请求</translation>
    </message>
    <message>
        <source>Close the file whose requests are shown; those of the router come back</source>
        <translation>关闭正在显示的请求文件，恢复显示路由器的请求</translation>
    </message>
    <message>
        <source>Plans…</source>
        <translation>套餐…</translation>
    </message>
    <message>
        <source>Fixed fees and quotas of providers, and what they make of prices</source>
        <translation>供应商的固定费用与额度，以及价格倍率</translation>
    </message>
    <message>
        <source>Add prices</source>
        <translation>添加价格</translation>
    </message>
    <message>
        <source>A line for each model that answered and has no price</source>
        <translation>为每个已响应但尚无价格的模型添加一行</translation>
    </message>
    <message>
        <source>Recalculate costs from…</source>
        <translation>重新计算费用，自…</translation>
    </message>
    <message>
        <source>Recalculate the cost of recorded requests by today’s prices</source>
        <translation>按当前价格重新计算已记录请求的费用</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>检查更新…</translation>
    </message>
    <message>
        <source>Compare prices…</source>
        <translation>比较价格…</translation>
    </message>
    <message>
        <source>What the list of prices that was fetched would change</source>
        <translation>获取的价格表会改变哪些价格</translation>
    </message>
    <message>
        <source>Only live</source>
        <translation>仅进行中</translation>
    </message>
    <message>
        <source>List the live requests, whatever the range of time</source>
        <translation>列出进行中的请求，不受时间范围限制</translation>
    </message>
    <message>
        <source>Open line</source>
        <translation>打开该行</translation>
    </message>
    <message>
        <source>Open the configuration file at this line, where the editor can be told one</source>
        <translation>在编辑器支持时，直接打开配置文件的这一行</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>更改上限…</translation>
    </message>
    <message>
        <source>Set how large all log files together may become</source>
        <translation>设置所有日志文件的总大小上限</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Enter another secret for the key that its provider rejected</source>
        <translation>为被供应商拒绝的密钥输入新的值</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test the connection to its provider with this key; sends one request of at most 20 tokens</source>
        <translation>用此密钥测试与供应商的连接；发送一个最多 20 Token 的请求</translation>
    </message>
    <message>
        <source>Ask the keychain for this key again</source>
        <translation>再次向密钥环请求此密钥</translation>
    </message>
    <message>
        <source>Use for this session only…</source>
        <translation>仅本次会话使用…</translation>
    </message>
    <message>
        <source>Enter the key and keep it in memory until the program ends</source>
        <translation>输入密钥，并仅保存在内存中，直到程序退出</translation>
    </message>
    <message>
        <source>Switch to fallback</source>
        <translation>切换到故障转移目标</translation>
    </message>
    <message>
        <source>Put the next fallback into the route of this request, to be looked at and saved</source>
        <translation>把下一个故障转移目标填入此请求的路由，供查看后保存</translation>
    </message>
    <message>
        <source>Open billing page</source>
        <translation>打开充值页面</translation>
    </message>
    <message>
        <source>Open the page of its provider where the account is topped up, in the browser</source>
        <translation>在浏览器中打开该供应商的账户充值页面</translation>
    </message>
    <message>
        <source>Recording settings…</source>
        <translation>记录设置…</translation>
    </message>
    <message>
        <source>Set what is kept of requests: bodies, headers and the timing of streams</source>
        <translation>设置请求保留哪些内容：正文、HTTP 头和流的时间信息</translation>
    </message>
    <message>
        <source>Check address…</source>
        <translation>检查地址…</translation>
    </message>
    <message>
        <source>Look at the base URL of its provider, where it can be changed</source>
        <translation>查看其供应商的基础 URL，可在那里修改</translation>
    </message>
    <message>
        <source>Open the configuration file at this transformer, where the editor can be told a line</source>
        <translation>在配置文件中打开此转换器所在的行（编辑器支持指定行时）</translation>
    </message>
    <message>
        <source>Use another key…</source>
        <translation>换用其他密钥…</translation>
    </message>
    <message>
        <source>Look at the keys of its provider, where another can be put first or added</source>
        <translation>查看其供应商的密钥，可将其他密钥排在首位或添加密钥</translation>
    </message>
    <message>
        <source>Check models…</source>
        <translation>检查模型…</translation>
    </message>
    <message>
        <source>Look at the models of its provider, where this one can be corrected</source>
        <translation>查看其供应商的模型，可在此更正该模型</translation>
    </message>
    <message>
        <source>Check route…</source>
        <translation>检查路由…</translation>
    </message>
    <message>
        <source>Look at the route that leads there, where it can be changed</source>
        <translation>查看指向该处的路由，可在此修改</translation>
    </message>
    <message>
        <source>Check protocol…</source>
        <translation>检查协议…</translation>
    </message>
    <message>
        <source>Look at the protocol of its provider, where it can be changed, as can the transformers</source>
        <translation>查看其供应商的协议；协议和转换器都可以在那里修改</translation>
    </message>
</context>
<context>
    <name>AlertTexts</name>
    <message>
        <source>The budget of this month is spent</source>
        <translation>本月预算已用完</translation>
    </message>
    <message>
        <source>The budget of today is spent</source>
        <translation>今日预算已用完</translation>
    </message>
    <message>
        <source>%1 of this month’s budget are spent</source>
        <translation>本月预算已用 %1</translation>
    </message>
    <message>
        <source>%1 of today’s budget are spent</source>
        <translation>今日预算已用 %1</translation>
    </message>
    <message>
        <source>The disk that holds the logs is %1 full</source>
        <translation>日志所在磁盘已用 %1</translation>
    </message>
    <message>
        <source>Free space in %1, or lower the limits of the logs.</source>
        <translation>请清理 %1 的空间，或调低日志上限。</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) within an hour</source>
        <translation>
            <numerusform>一小时内出现 %n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>That is more than %1. Look at them by provider and class.</source>
        <translation>超过上限 %1。请按供应商和类型查看。</translation>
    </message>
    <message>
        <source>%1 of the answers were cut off or failed</source>
        <translation>%1 的响应中断或失败</translation>
    </message>
    <message>
        <source>Counted over 15 minutes; more than %1 are unusual. Look at their providers.</source>
        <translation>统计最近 15 分钟；超过 %1 属于异常。请检查相关供应商。</translation>
    </message>
    <message numerus="yes">
        <source>%n log record(s) were lost</source>
        <translation>
            <numerusform>丢失了 %n 条日志</numerusform>
        </translation>
    </message>
    <message>
        <source>More is logged than the outputs can take. Raise the level or the size of the queue.</source>
        <translation>日志量超出输出能力。请提高日志级别或增大队列。</translation>
    </message>
    <message>
        <source>The log stream %1 does not work</source>
        <translation>日志流 %1 无法工作</translation>
    </message>
    <message numerus="yes">
        <source>It has failed for %n minute(s). It says: “%1”</source>
        <translation>
            <numerusform>已持续 %n 分钟。错误信息：“%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is logged</source>
        <translation>没有写入任何日志</translation>
    </message>
    <message numerus="yes">
        <source>There are requests, but nothing was logged for %n minute(s).</source>
        <translation>
            <numerusform>有请求，但已 %n 分钟没有写入日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>The five hours of %1’s plan are used up</source>
        <translation>%1 套餐的五小时额度已用完</translation>
    </message>
    <message>
        <source>%1 of five hours of %2’s plan are used</source>
        <translation>%2 套餐的五小时额度已用 %1</translation>
    </message>
    <message>
        <source>This week’s share of %1’s plan is used up</source>
        <translation>%1 套餐的本周额度已用完</translation>
    </message>
    <message>
        <source>%1 of this week’s share of %2’s plan are used</source>
        <translation>%2 套餐的本周额度已用 %1</translation>
    </message>
    <message>
        <source>This month’s share of %1’s plan is used up</source>
        <translation>%1 套餐的本月额度已用完</translation>
    </message>
    <message>
        <source>%1 of this month’s share of %2’s plan are used</source>
        <translation>%2 套餐的本月额度已用 %1</translation>
    </message>
    <message>
        <source>%1 of %2 requests. It starts again at %3.</source>
        <translation>已用 %1 次请求，共 %2 次。%3 重新计算。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens. It starts again at %3.</source>
        <translation>已用 %1 个 Token，共 %2 个。%3 重新计算。</translation>
    </message>
    <message>
        <source>%1 of %2. It starts again at %3.</source>
        <translation>已用 %1，共 %2。%3 重新计算。</translation>
    </message>
    <message>
        <source>Requests take the routes of the preset %1.</source>
        <translation>请求改走预设 %1 的路由。</translation>
    </message>
    <message>
        <source>After that requests take the routes of the preset %1.</source>
        <translation>用完后，请求将改走预设 %1 的路由。</translation>
    </message>
    <message>
        <source>Requests go to the fallbacks of their routes; those without are refused.</source>
        <translation>请求改走各自路由的故障转移目标；没有故障转移目标的请求会被拒绝。</translation>
    </message>
    <message>
        <source>After that requests go to the fallbacks of their routes; those without are refused.</source>
        <translation>用完后，请求将改走各自路由的故障转移目标；没有故障转移目标的请求会被拒绝。</translation>
    </message>
    <message>
        <source>New requests are refused.</source>
        <translation>新请求会被拒绝。</translation>
    </message>
    <message>
        <source>After that new requests are refused.</source>
        <translation>用完后，新请求会被拒绝。</translation>
    </message>
    <message>
        <source>Requests go on being served.</source>
        <translation>请求照常处理。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens were used. %3</source>
        <translation>已用 %1 / %2 Token。%3</translation>
    </message>
    <message>
        <source>%1 of %2 were spent. %3</source>
        <translation>已花费 %1 / %2。%3</translation>
    </message>
    <message>
        <source>The log files need care</source>
        <translation>日志文件需要处理</translation>
    </message>
    <message>
        <source>%1. What to do: %2</source>
        <translation>%1。处理办法：%2</translation>
    </message>
</context>
<context>
    <name>CaptureSentence</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (entry %2)</source>
        <translation>%1（第 %2 个条目）</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>line %1 is larger than %2 MB</source>
        <translation>第 %1 行大于 %2 MB</translation>
    </message>
    <message>
        <source>%1: line 1: this is not a HAR file; one begins with {&quot;log&quot;: {</source>
        <translation>%1：第 1 行：这不是 HAR 文件；HAR 文件以 {&quot;log&quot;: { 开头</translation>
    </message>
    <message>
        <source>The reading of %1 was cancelled.</source>
        <translation>已取消读取 %1。</translation>
    </message>
    <message>
        <source>%1: the file ends before its content does</source>
        <translation>%1：文件在内容结束之前就结束了</translation>
    </message>
    <message>
        <source>%1, in entry %2: the file ends before its content does</source>
        <translation>%1，在第 %2 个条目中：文件在内容结束之前就结束了</translation>
    </message>
    <message>
        <source>line 1: there is no &quot;log&quot;</source>
        <translation>第 1 行：没有 &quot;log&quot;</translation>
    </message>
    <message>
        <source>an entry is larger than %1 MB</source>
        <translation>有条目大于 %1 MB</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>a comma is out of place</source>
        <translation>逗号的位置不对</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is out of place</source>
        <translation>“%1”的位置不对</translation>
    </message>
    <message>
        <source>something follows the end</source>
        <translation>结尾之后还有内容</translation>
    </message>
    <message>
        <source>an object is expected here</source>
        <translation>此处应为对象</translation>
    </message>
    <message>
        <source>&quot;%1&quot; closes nothing</source>
        <translation>“%1”没有与之对应的开头</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 是文件夹。</translation>
    </message>
    <message>
        <source>Cannot open %1: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot open %1.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>%1 ends before its packed content does.</source>
        <translation>%1 在压缩的内容结束之前就结束了。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write to %1: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>recovered by retry</source>
        <translation>重试后成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首字时间</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒 Token</translation>
    </message>
    <message>
        <source>No answers in this range.</source>
        <translation>此时间范围内没有响应。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>%1 input, %2 cache read, %3 cache write, %4 output tokens; cost %5.</source>
        <translation>输入 %1、缓存读取 %2、缓存写入 %3、输出 %4 Token；费用 %5。</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s): %1 OK, %2 recovered by retry, %3 failed, %4 cancelled by the client.</source>
        <translation>
            <numerusform>共 %Ln 个请求：%1 个正常，%2 个重试后成功，%3 个失败，%4 个客户端取消。</numerusform>
        </translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>客户端取消</translation>
    </message>
</context>
<context>
    <name>ConfigSentence</name>
    <message>
        <source>%1 line %2: %3: %4</source>
        <translation>%1 第 %2 行：%3：%4</translation>
    </message>
    <message>
        <source>%1 line %2, column %3: %4</source>
        <translation>%1 第 %2 行第 %3 列：%4</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <translation>%1：%2：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>null</source>
        <translation> null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation> true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a list of strings</source>
        <translation>字符串列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>应为%1，实际是%2</translation>
    </message>
    <message>
        <source>expected a string, got %1</source>
        <translation>应为字符串，实际是%1</translation>
    </message>
    <message>
        <source>expected a whole number, got the text &quot;%1&quot;</source>
        <translation>应为整数，实际是文本“%1”</translation>
    </message>
    <message>
        <source>expected true or false, got the text &quot;%1&quot;</source>
        <translation>应为 true 或 false，实际是文本“%1”</translation>
    </message>
    <message>
        <source>%1 is out of range; use a whole number from %2 to %3</source>
        <translation>%1 超出范围；请使用 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>unknown key, it has no effect</source>
        <translation>未知的键，不起作用</translation>
    </message>
    <message>
        <source>unknown key, it has no effect; did you mean &quot;%1&quot;?</source>
        <translation>未知的键，不起作用；是否想写“%1”？</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set</source>
        <translation>环境变量 %1 未设置</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set, so this has no effect</source>
        <translation>环境变量 %1 未设置，因此此项不起作用</translation>
    </message>
    <message>
        <source>waiting for the keychain (%1)</source>
        <translation>正在等待密钥环（%1）</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;?</source>
        <translation>是否想写“%1”？</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>可用的有：%1</translation>
    </message>
    <message>
        <source>there are: %1 …</source>
        <translation>可用的有：%1 …</translation>
    </message>
    <message>
        <source>%1; set it where the router is started, or write another key</source>
        <translation>%1；请在启动路由器的环境中设置它，或写入另一个密钥</translation>
    </message>
    <message>
        <source>%1; every request is refused until it is there</source>
        <translation>%1；在它就绪之前拒绝所有请求</translation>
    </message>
    <message>
        <source>the environment says &quot;%1&quot;, which is not a port number</source>
        <translation>环境中的值“%1”不是端口号</translation>
    </message>
    <message>
        <source>expected a URL like http://host:port or socks5://host:port</source>
        <translation>应为 http://host:port 或 socks5://host:port 这样的 URL</translation>
    </message>
    <message>
        <source>%1 does not exist; the rules decide alone</source>
        <translation>%1 不存在；仅由规则决定</translation>
    </message>
    <message>
        <source>%1 does not exist; the system prompt stays as it is</source>
        <translation>%1 不存在；系统提示词保持不变</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs an APIKEY; listening on 127.0.0.1 instead</source>
        <translation>“%1”需要设置 APIKEY；改为在 127.0.0.1 监听</translation>
    </message>
    <message>
        <source>expected an object {name, enabled}, got %1</source>
        <translation>应为对象 {name, enabled}，实际是%1</translation>
    </message>
    <message>
        <source>there is no plugin &quot;%1&quot;; %2</source>
        <translation>没有插件“%1”；%2</translation>
    </message>
    <message>
        <source>expected an object {name, api_base_url, api_key, models}, got %1</source>
        <translation>应为对象 {name, api_base_url, api_key, models}，实际是%1</translation>
    </message>
    <message>
        <source>provider &quot;%1&quot; cannot be used: %2</source>
        <translation>供应商“%1”无法使用：%2</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; is used twice; only the last of the two counts</source>
        <translation>名称“%1”使用了两次；只有后一个有效</translation>
    </message>
    <message>
        <source>provider &quot;%1&quot; works with its other keys: %2</source>
        <translation>供应商“%1”使用其余密钥工作：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header name</source>
        <translation>“%1”不是有效的请求头名称</translation>
    </message>
    <message>
        <source>the value of &quot;%1&quot; must be one line</source>
        <translation>“%1”的值必须是一行</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use &quot;auto&quot;, &quot;qnam&quot; or &quot;direct&quot;</source>
        <translation>未知的值“%1”；请使用 &quot;auto&quot;、&quot;qnam&quot; 或 &quot;direct&quot;</translation>
    </message>
    <message>
        <source>expected &quot;direct&quot;, or a URL like http://host:port or socks5://host:port</source>
        <translation>应为 &quot;direct&quot;，或 http://host:port、socks5://host:port 这样的 URL</translation>
    </message>
    <message>
        <source>the dialect &quot;%1&quot; is not supported by this version</source>
        <translation>此版本不支持协议“%1”</translation>
    </message>
    <message>
        <source>api_base_url is missing; it is the address that requests are posted to</source>
        <translation>缺少 api_base_url；它是请求发送到的地址</translation>
    </message>
    <message>
        <source>api_base_url: &quot;%1&quot; is not an http or https URL</source>
        <translation>api_base_url：“%1”不是 http 或 https URL</translation>
    </message>
    <message>
        <source>api_key is missing; write the key, &quot;$NAME&quot; of the environment or &quot;keychain:NAME&quot;</source>
        <translation>缺少 api_key；请写入密钥、环境变量 &quot;$NAME&quot; 或 &quot;keychain:NAME&quot;</translation>
    </message>
    <message>
        <source>a provider needs a name, a string like &quot;deepseek&quot;</source>
        <translation>供应商需要名称，即 &quot;deepseek&quot; 这样的字符串</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must not contain a comma</source>
        <translation>“%1”不能包含逗号</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not &quot;provider,model&quot;</source>
        <translation>“%1”不是 &quot;provider,model&quot; 的形式</translation>
    </message>
    <message>
        <source>%1; did you mean &quot;%2&quot;?</source>
        <translation>%1；是否想写“%2”？</translation>
    </message>
    <message>
        <source>names provider &quot;%1&quot;, which is not defined; %2</source>
        <translation>指定的供应商“%1”未定义；%2</translation>
    </message>
    <message>
        <source>expected a string &quot;provider,model&quot;, got %1</source>
        <translation>应为字符串 &quot;provider,model&quot;，实际是%1</translation>
    </message>
    <message>
        <source>%1; requests that end up here are refused</source>
        <translation>%1；走到这里的请求会被拒绝</translation>
    </message>
    <message>
        <source>%1; this route is not used</source>
        <translation>%1；不使用此路由</translation>
    </message>
    <message>
        <source>%1; it is left out</source>
        <translation>%1；已略过</translation>
    </message>
    <message>
        <source>no default route is set; requests that no rule takes are refused</source>
        <translation>未设置默认路由；没有规则匹配的请求会被拒绝</translation>
    </message>
    <message>
        <source>no default route is set, &quot;%1&quot; is used; write it as Router.default</source>
        <translation>未设置默认路由，现使用“%1”；请写入 Router.default</translation>
    </message>
    <message>
        <source>expected an object {name, when, route, fallback}, got %1</source>
        <translation>应为对象 {name, when, route, fallback}，实际是%1</translation>
    </message>
    <message>
        <source>a rule needs &quot;route&quot;: &quot;provider,model&quot;</source>
        <translation>规则需要 &quot;route&quot;: &quot;provider,model&quot;</translation>
    </message>
    <message>
        <source>type &quot;%1&quot; is unknown; %2</source>
        <translation>未知的 type“%1”；%2</translation>
    </message>
    <message>
        <source>&quot;model&quot; is missing, like &quot;org/name&quot;</source>
        <translation>缺少 &quot;model&quot;，例如 &quot;org/name&quot;</translation>
    </message>
    <message>
        <source>&quot;url&quot; must be an http or https URL</source>
        <translation>&quot;url&quot; 必须是 http 或 https URL</translation>
    </message>
    <message>
        <source>requestFormat &quot;%1&quot; is unknown; %2</source>
        <translation>未知的 requestFormat“%1”；%2</translation>
    </message>
    <message>
        <source>this tokenizer is not used: %1</source>
        <translation>不使用此 tokenizer：%1</translation>
    </message>
    <message>
        <source>expected a transformer&apos;s name, or [name, {options}], got %1</source>
        <translation>应为转换器的名称，或 [name, {options}]，实际是%1</translation>
    </message>
    <message>
        <source>expected an object of options, got %1</source>
        <translation>应为选项对象，实际是%1</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot;, it is left out; %2</source>
        <translation>没有转换器“%1”，已略过；%2</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; is left out: %2</source>
        <translation>已略过转换器“%1”：%2</translation>
    </message>
    <message>
        <source>expected an object {path, options}, got %1</source>
        <translation>应为对象 {path, options}，实际是%1</translation>
    </message>
    <message>
        <source>it is missing, the entry is left out; write the path of a JavaScript file that exports a class</source>
        <translation>缺少此项，已略过该条目；请写入导出一个类的 JavaScript 文件的路径</translation>
    </message>
    <message>
        <source>%1 does not exist; requests that use its transformer fail</source>
        <translation>%1 不存在；使用其转换器的请求会失败</translation>
    </message>
    <message>
        <source>the options must be an object such as {&quot;name&quot;: value}, got %1</source>
        <translation>选项必须是形如 {&quot;name&quot;: value} 的对象，实际是%1</translation>
    </message>
    <message>
        <source>%1: expected %2, got %3</source>
        <translation>%1：应为%2，实际是%3</translation>
    </message>
    <message>
        <source>%1: expected a whole number of at least %2, got %3</source>
        <translation>%1：应为不小于 %2 的整数，实际是%3</translation>
    </message>
    <message>
        <source>%1: expected a number from %2 to %3, got %4</source>
        <translation>%1：应为 %2 到 %3 之间的数字，实际是%4</translation>
    </message>
    <message>
        <source>a list of names such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>形如 [&quot;a&quot;, &quot;b&quot;] 的名称列表</translation>
    </message>
    <message>
        <source>an object such as {&quot;name&quot;: value}</source>
        <translation>形如 {&quot;name&quot;: value} 的对象</translation>
    </message>
    <message>
        <source>an object such as {&quot;name&quot;: &quot;text&quot;}</source>
        <translation>形如 {&quot;name&quot;: &quot;text&quot;} 的对象</translation>
    </message>
    <message>
        <source>there is no option &quot;%1&quot;; it takes none, so leave the options out</source>
        <translation>没有选项“%1”；它不接受选项，请去掉选项</translation>
    </message>
    <message>
        <source>there is no option &quot;%1&quot;; it takes %2</source>
        <translation>没有选项“%1”；可用的有：%2</translation>
    </message>
    <message>
        <source>there is no transformer of that name</source>
        <translation>没有这个名称的转换器</translation>
    </message>
    <message>
        <source>%1 holds credentials of the type &quot;%2&quot;; use a service account&apos;s key or `gcloud auth application-default login`</source>
        <translation>%1 中凭据的类型是“%2”；请使用服务账号的密钥，或运行 `gcloud auth application-default login`</translation>
    </message>
    <message>
        <source>%1 holds no %2</source>
        <translation>%1 中没有 %2</translation>
    </message>
    <message>
        <source>the credentials file %1 cannot be read: %2</source>
        <translation>无法读取凭据文件 %1：%2</translation>
    </message>
    <message>
        <source>the credentials file %1 holds no JSON object</source>
        <translation>凭据文件 %1 不是 JSON 对象</translation>
    </message>
    <message>
        <source>client_email and private_key of the service account are needed together</source>
        <translation>服务账号的 client_email 和 private_key 必须同时提供</translation>
    </message>
    <message>
        <source>no Google account: set client_email and private_key in the transformer&apos;s options, set GOOGLE_APPLICATION_CREDENTIALS, or run `gcloud auth application-default login`</source>
        <translation>没有 Google 账号：请在转换器的选项中设置 client_email 和 private_key，设置 GOOGLE_APPLICATION_CREDENTIALS，或运行 `gcloud auth application-default login`</translation>
    </message>
    <message>
        <source>no Google Cloud project: set project in the transformer&apos;s options or GOOGLE_CLOUD_PROJECT</source>
        <translation>没有 Google Cloud 项目：请在转换器的选项中设置 project，或设置 GOOGLE_CLOUD_PROJECT</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a preset&apos;s name; use letters, digits, &quot;-&quot; and &quot;_&quot;</source>
        <translation>“%1”不是有效的预设名称；请使用字母、数字、&quot;-&quot; 和 &quot;_&quot;</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;</source>
        <translation>没有预设“%1”</translation>
    </message>
    <message>
        <source>more than %1 entries</source>
        <translation>超过 %1 个条目</translation>
    </message>
    <message>
        <source>there are no Providers</source>
        <translation>没有 Providers</translation>
    </message>
    <message>
        <source>this preset is not served: %1</source>
        <translation>不提供此预设：%1</translation>
    </message>
    <message>
        <source>values are missing for: %1</source>
        <translation>缺少以下各项的值：%1</translation>
    </message>
    <message>
        <source>its variables and mappings make a configuration of more than %1 MB</source>
        <translation>其变量和映射会生成超过 %1 MB 的配置</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1…&quot; is deeper than %2 levels</source>
        <translation>configMappings：“%1…”超过 %2 层</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1&quot; is not a place like Providers[0].api_key</source>
        <translation>configMappings：“%1”不是 Providers[0].api_key 这样的位置</translation>
    </message>
    <message>
        <source>configMappings: &quot;%1&quot; does not fit</source>
        <translation>configMappings：“%1”不匹配</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <source>permission is missing, or a file is in the way</source>
        <translation>没有权限，或有同名文件</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB</source>
        <translation>%1 超过 1 MB</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB</source>
        <translation>%1 超过 4 MB</translation>
    </message>
    <message>
        <source>%1 is gone; put it back, or restart without it</source>
        <translation>%1 不见了；请恢复它，或在没有它的情况下重新启动</translation>
    </message>
    <message>
        <source>%1: expected an object {…}, got %2</source>
        <translation>%1：应为对象 {…}，实际是%2</translation>
    </message>
    <message>
        <source>%1 is being saved by another program; nothing was saved, try again</source>
        <translation>另一个程序正在保存 %1；未保存任何内容，请重试</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile; nothing was saved, read it again first</source>
        <translation>%1 已被其他程序修改；未保存任何内容，请先重新读取</translation>
    </message>
    <message>
        <source>the file is not UTF-8; save it as UTF-8 first</source>
        <translation>文件不是 UTF-8 编码；请先保存为 UTF-8</translation>
    </message>
    <message>
        <source>the keychain has not answered for &quot;%1&quot;; unlock it when it asks</source>
        <translation>密钥环未对“%1”作出响应；请在它提示时解锁</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not the object {name: secret} that it should be</source>
        <translation>%1 应为对象 {name: secret}，但不是</translation>
    </message>
    <message>
        <source>unexpected text after the end of the configuration</source>
        <translation>配置结束后还有多余的文本</translation>
    </message>
    <message>
        <source>the comment that begins here has no end</source>
        <translation>从这里开始的注释没有结束</translation>
    </message>
    <message>
        <source>the text ends where %1 is expected</source>
        <translation>文本在应有%1的位置结束</translation>
    </message>
    <message>
        <source>expected %1, got &quot;%2&quot;</source>
        <translation>应为%1，实际是“%2”</translation>
    </message>
    <message>
        <source>&quot;:&quot; after the key</source>
        <translation>键后的“:”</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;}&quot;</source>
        <translation>“,”或“}”</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;]&quot;</source>
        <translation>“,”或“]”</translation>
    </message>
    <message>
        <source>the text ends where a value is expected</source>
        <translation>文本在应有值的位置结束</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not begin a value</source>
        <translation>“%1”不能作为值的开头</translation>
    </message>
    <message>
        <source>the text ends inside an object</source>
        <translation>文本在对象内结束</translation>
    </message>
    <message>
        <source>expected a key, got &quot;%1&quot;</source>
        <translation>应为键，实际是“%1”</translation>
    </message>
    <message>
        <source>the string has no closing quote</source>
        <translation>字符串没有结束引号</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a hexadecimal escape</source>
        <translation>“%1”不是十六进制转义</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value; put text in quotes</source>
        <translation>“%1”不是值；文本请加引号</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a JSON pointer; write it like /Router/default</source>
        <translation>“%1”不是 JSON 指针；请写成 /Router/default 这样的形式</translation>
    </message>
    <message>
        <source>%1 is %2 and has no &quot;%3&quot;</source>
        <translation>%1 是%2，没有“%3”</translation>
    </message>
    <message>
        <source>%1 is a list of %2; use a number up to that, or &quot;-&quot; for the end, not &quot;%3&quot;</source>
        <translation>%1 是有 %2 项的列表；请用不超过它的数字，或用“-”表示末尾，而不是“%3”</translation>
    </message>
    <message>
        <source>the whole document cannot be removed</source>
        <translation>不能删除整个文档</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>没有 %1</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>%1 has no such place</source>
        <translation>%1 没有这个位置</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>the change would break the file: %1</source>
        <translation>这项更改会破坏文件：%1</translation>
    </message>
    <message>
        <source>more than %1 changes at once</source>
        <translation>一次更改超过 %1 处</translation>
    </message>
    <message>
        <source>a masked value cannot be saved at another place; write the value or &quot;$NAME&quot;</source>
        <translation>被遮盖的值不能存到别处；请写出值本身或“$NAME”</translation>
    </message>
    <message>
        <source>%1 has more than %2 files or 10 MB</source>
        <translation>%1 超过 %2 个文件或 10 MB</translation>
    </message>
    <message>
        <source>Cannot copy %1 to %2</source>
        <translation>无法将 %1 复制到 %2</translation>
    </message>
    <message>
        <source>there is already a preset &quot;%1&quot;; remove it first or choose another name</source>
        <translation>已有预设“%1”；请先删除它，或换一个名称</translation>
    </message>
    <message>
        <source>Cannot make a temporary folder: %1</source>
        <translation>无法创建临时文件夹：%1</translation>
    </message>
    <message>
        <source>Cannot remove %1</source>
        <translation>无法删除 %1</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1 超出范围</translation>
    </message>
    <message>
        <source>does not match the pattern `%1`</source>
        <translation>不符合格式 `%1`</translation>
    </message>
    <message>
        <source>expected an object of values, got %1</source>
        <translation>应为由各项值组成的对象，实际是%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not asked for; %2</source>
        <translation>没有要求填写“%1”；%2</translation>
    </message>
    <message>
        <source>The program runs without a configuration file; start it with --config FILE.</source>
        <translation>程序没有使用配置文件；请用 --config FILE 启动。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use &quot;warn&quot;, &quot;preset&quot;, &quot;fallback&quot; or &quot;block&quot;</source>
        <translation>未知的值“%1”；可用 &quot;warn&quot;、&quot;preset&quot;、&quot;fallback&quot; 或 &quot;block&quot;</translation>
    </message>
    <message>
        <source>requests are refused while a budget is used up: %1</source>
        <translation>预算用尽期间将拒绝请求：%1</translation>
    </message>
    <message>
        <source>preset &quot;%1&quot; says nothing about routes</source>
        <translation>预设“%1”没有路由设置</translation>
    </message>
    <message>
        <source>is missing; BUDGET_ACTION &quot;preset&quot; needs the name of a preset</source>
        <translation>缺失；BUDGET_ACTION &quot;preset&quot; 需要一个预设的名称</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used: %2. Correct it in config.json.</source>
        <translation>供应商“%1”无法使用：%2。请在 config.json 中更正。</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; is not configured. Configured are: %2.</source>
        <translation>供应商“%1”未配置。已配置的有：%2。</translation>
    </message>
    <message>
        <source>the private_key of %1 is not a key in PEM form: copy all of it, from BEGIN PRIVATE KEY to END PRIVATE KEY</source>
        <translation>%1 的 private_key 不是 PEM 格式的密钥：请完整复制，从 BEGIN PRIVATE KEY 到 END PRIVATE KEY</translation>
    </message>
    <message>
        <source>a newer version made it; look through what is taken over</source>
        <translation>由更新的版本写成；请检查导入的内容</translation>
    </message>
    <message>
        <source>a rule for the model&apos;s name</source>
        <translation>按模型名称的规则</translation>
    </message>
    <message>
        <source>a version of Claude Code Router that is not known here made it: %1</source>
        <translation>由本程序不认识的 Claude Code Router 版本写成：%1</translation>
    </message>
    <message>
        <source>how often is tried again is set for all requests, in Router.retry</source>
        <translation>重试次数对所有请求统一设置，见 Router.retry</translation>
    </message>
    <message>
        <source>is called &quot;%1&quot; here</source>
        <translation>在这里叫“%1”</translation>
    </message>
    <message>
        <source>it holds no configuration yet; start Claude Code Router once</source>
        <translation>其中还没有配置；请先启动一次 Claude Code Router</translation>
    </message>
    <message>
        <source>it is a database of neither Claude Code Router nor cc-switch</source>
        <translation>它既不是 Claude Code Router 的数据库，也不是 cc-switch 的数据库</translation>
    </message>
    <message>
        <source>it is damaged: %1</source>
        <translation>文件已损坏：%1</translation>
    </message>
    <message>
        <source>it is larger than any configuration</source>
        <translation>文件过大，不像配置</translation>
    </message>
    <message>
        <source>it is not a database of cc-switch: %1</source>
        <translation>不是 cc-switch 的数据库：%1</translation>
    </message>
    <message>
        <source>it names no model to send requests to</source>
        <translation>没有指定请求要发往的模型</translation>
    </message>
    <message>
        <source>it only chooses the model; its other changes of the request are left out</source>
        <translation>只保留模型的选择；对请求的其他改动不导入</translation>
    </message>
    <message>
        <source>it signs in with the account of an agent; give it a key</source>
        <translation>它用客户端的账号登录；请为它填写密钥</translation>
    </message>
    <message>
        <source>its keys are used in this order; their weights and limits are left out</source>
        <translation>密钥按此顺序使用；权重和限额不导入</translation>
    </message>
    <message>
        <source>its protocol is not supported; choose another one</source>
        <translation>不支持它的协议；请另选一种</translation>
    </message>
    <message>
        <source>its transformers, which version 3 does not use, are left out</source>
        <translation>它的转换器在版本 3 中不起作用，不导入</translation>
    </message>
    <message>
        <source>no provider has its model &quot;%1&quot;</source>
        <translation>没有供应商提供它的模型“%1”</translation>
    </message>
    <message>
        <source>no rule here can have its condition: %1</source>
        <translation>这里的规则无法表达它的条件：%1</translation>
    </message>
    <message>
        <source>of its protocols &quot;%1&quot; is used</source>
        <translation>在它的多种协议中使用“%1”</translation>
    </message>
    <message>
        <source>rules of one profile are not taken over; add those that shall hold for all</source>
        <translation>单个方案的规则不导入；需要对所有请求生效的请自行添加</translation>
    </message>
    <message>
        <source>scripts of rules are not run; a custom router (CUSTOM_ROUTER_PATH) can do the same</source>
        <translation>不运行规则脚本；可用自定义路由（CUSTOM_ROUTER_PATH）实现</translation>
    </message>
    <message>
        <source>switch it on in Settings, under General</source>
        <translation>请在“设置”的“常规”页中打开</translation>
    </message>
    <message>
        <source>the configuration in it is damaged</source>
        <translation>其中的配置已损坏</translation>
    </message>
    <message>
        <source>the first model of that provider</source>
        <translation>该供应商的第一个模型</translation>
    </message>
    <message>
        <source>the model that Claude Code was given there</source>
        <translation>那里为 Claude Code 指定的模型</translation>
    </message>
    <message>
        <source>there is nothing like it here</source>
        <translation>这里没有对应的功能</translation>
    </message>
    <message>
        <source>there is one key for all clients; %1 more are left out</source>
        <translation>所有客户端共用一个密钥；另外 %1 个不导入</translation>
    </message>
    <message>
        <source>not found in %1; it was saved in %2</source>
        <translation>在 %1 中未找到；它保存在 %2 中</translation>
    </message>
    <message>
        <source>the keychain has no entry &quot;%1&quot;; replace the key under Providers and keys</source>
        <translation>密钥环中没有条目“%1”；请在“供应商与密钥”中更换密钥</translation>
    </message>
    <message>
        <source>the keychain does not give out &quot;%1&quot;; unlock it, then try again</source>
        <translation>密钥环未提供“%1”；请将其解锁后重试</translation>
    </message>
    <message>
        <source>no keychain runs in this session (Secret Service or KWallet), so &quot;%1&quot; cannot be read; start one, or replace the key under Providers and keys and keep it elsewhere</source>
        <translation>此会话中没有运行密钥环（Secret Service 或 KWallet），因此无法读取“%1”；请启动一个，或在“供应商与密钥”中更换密钥并保存在别处</translation>
    </message>
    <message>
        <source>the keychain failed over &quot;%1&quot; (%2); start or unlock it, or replace the key under Providers and keys and keep it elsewhere</source>
        <translation>密钥环在处理“%1”时出错（%2）；请启动或解锁密钥环，或在“供应商与密钥”中更换密钥并保存在别处</translation>
    </message>
    <message>
        <source>%1 can be read by other users, so it is not used; permit nobody else to read it, and replace its keys under Providers and keys</source>
        <translation>其他用户可以读取 %1，因此不使用它；请禁止他人读取，并在“供应商与密钥”中更换其中的密钥</translation>
    </message>
    <message>
        <source>there is no provider &quot;%1&quot;</source>
        <translation>没有供应商“%1”</translation>
    </message>
    <message>
        <source>%1 %2; nothing was written</source>
        <translation>%1 %2；未写入任何内容</translation>
    </message>
    <message>
        <source>There is a file %1 already; choose another name.</source>
        <translation>文件 %1 已存在；请另选名称。</translation>
    </message>
    <message>
        <source>No temporary folder: %1</source>
        <translation>无法创建临时文件夹：%1</translation>
    </message>
    <message>
        <source>&quot;zip&quot; is not installed; install the package &quot;zip&quot;.</source>
        <translation>未安装“zip”；请安装软件包“zip”。</translation>
    </message>
    <message>
        <source>&quot;zip&quot; did not end within a minute.</source>
        <translation>“zip”在一分钟内没有结束。</translation>
    </message>
    <message>
        <source>&quot;zip&quot; failed: %1</source>
        <translation>“zip”失败：%1</translation>
    </message>
    <message>
        <source>&quot;zip&quot; made no file.</source>
        <translation>“zip”没有生成文件。</translation>
    </message>
    <message>
        <source>The log files were not rotated within 10 s.</source>
        <translation>日志未能在 10 秒内轮转。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address; write one, or localhost</source>
        <translation>“%1”不是 IP 地址；请写 IP 地址或 localhost</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>No terminal was found. Set TERMINAL to the name of one, or run &quot;%1 code&quot; in yours.</source>
        <translation>未找到终端程序。请将 TERMINAL 设为某个终端程序的名称，或在自己的终端中运行 &quot;%1 code&quot;。</translation>
    </message>
    <message>
        <source>it does not return what was stored in it</source>
        <translation>它没有返回存入的内容</translation>
    </message>
    <message>
        <source>at byte %1: %2</source>
        <translation>第 %1 字节处：%2</translation>
    </message>
    <message>
        <source>&quot;version&quot; is &quot;%1&quot;; expected something like &quot;1.2.0&quot;</source>
        <translation>&quot;version&quot; 为 &quot;%1&quot;，应类似 &quot;1.2.0&quot;</translation>
    </message>
    <message>
        <source>cannot write %1; is its folder writable?</source>
        <translation>无法写入 %1，其所在文件夹是否可写？</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size; write digits with b, K, M, G or T, for example 10M</source>
        <translation>“%1”不是大小；请写数字并加 b、K、M、G 或 T，例如 10M</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is more than any file system holds; write for example 10M</source>
        <translation>“%1”超过任何文件系统的容量；例如写成 10M</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no length of time; write a whole number with ms, s, m, h, d or w, for example 1d or 30m</source>
        <translation>“%1”不是时长；请写整数并加 ms、s、m、h、d 或 w，例如 1d 或 30m</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is longer than a hundred years; write for example 1d</source>
        <translation>“%1”超过一百年；例如写成 1d</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used: %2.</source>
        <translation>供应商“%1”无法使用：%2。</translation>
    </message>
</context>
<context>
    <name>CostEstimate</name>
    <message>
        <source>≈ %1 for the prompt, %2 for a million tokens of the answer</source>
        <translation>提示词约 %1，回答每百万 Token %2</translation>
    </message>
    <message>
        <source>none within the plan (≈ %1 for the prompt by price)</source>
        <translation>套餐内无额外费用（提示词按价格约 %1）</translation>
    </message>
</context>
<context>
    <name>ErrorAdvice</name>
    <message>
        <source>key rejected</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>%1 rejected the key &quot;%2&quot;.</source>
        <translation>%1 拒绝了密钥“%2”。</translation>
    </message>
    <message>
        <source>no balance left</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>%1 limits this key for now.</source>
        <translation>%1 正在对此密钥限流。</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>%1 is overloaded.</source>
        <translation>%1 过载。</translation>
    </message>
    <message>
        <source>unknown model</source>
        <translation>未知模型</translation>
    </message>
    <message>
        <source>%1 does not know the model %2.</source>
        <translation>%1 没有模型 %2。</translation>
    </message>
    <message>
        <source>prompt too long</source>
        <translation>提示词过长</translation>
    </message>
    <message>
        <source>About %1 tokens exceed the window of %2.</source>
        <translation>约 %1 Token 超出 %2 的上限。</translation>
    </message>
    <message>
        <source>content filter</source>
        <translation>内容过滤</translation>
    </message>
    <message>
        <source>request refused</source>
        <translation>请求被拒绝</translation>
    </message>
    <message>
        <source>The request was refused as it is.</source>
        <translation>该请求被拒绝。</translation>
    </message>
    <message>
        <source>not reached in time</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>%1 could not be reached in time.</source>
        <translation>未能及时连接到 %1。</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>%1 sent no byte for %2 although the connection was open.</source>
        <translation>连接已建立，但 %1 在 %2 内未返回任何数据。</translation>
    </message>
    <message>
        <source>stopped in the middle</source>
        <translation>中途停止</translation>
    </message>
    <message>
        <source>%1 stopped sending in the middle of its answer.</source>
        <translation>%1 在回答中途停止发送。</translation>
    </message>
    <message>
        <source>no finish mark</source>
        <translation>缺少结束标记</translation>
    </message>
    <message>
        <source>The answer ended without a finish mark after %1 tokens; the client saw an incomplete reply. Counted as failed.</source>
        <translation>流在 %1 个 Token 后中断，缺少结束标记，客户端收到的回复不完整，已计为失败。</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete.</source>
        <translation>与 %1 的连接在回答完成前中断。</translation>
    </message>
    <message>
        <source>error in the stream</source>
        <translation>流中错误</translation>
    </message>
    <message>
        <source>%1 reported an error in the middle of its answer; the client saw an incomplete reply.</source>
        <translation>%1 在回答中途报告了错误，客户端收到的回复不完整。</translation>
    </message>
    <message>
        <source>empty answer</source>
        <translation>空回答</translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation>%1 返回了空回答。</translation>
    </message>
    <message>
        <source>name not found</source>
        <translation>域名无法解析</translation>
    </message>
    <message>
        <source>The address of %1 cannot be found. Is the name right, and is there a network?</source>
        <translation>找不到 %1 的地址。名称是否正确，网络是否可用？</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Nothing answers at the address of %1. Is its server running?</source>
        <translation>%1 的地址没有响应。其服务是否在运行？</translation>
    </message>
    <message>
        <source>provider failed</source>
        <translation>供应商出错</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 出错。</translation>
    </message>
    <message>
        <source>provider refused</source>
        <translation>供应商拒绝</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 拒绝了该请求。</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>无法解析</translation>
    </message>
    <message>
        <source>What %1 sent could not be understood.</source>
        <translation>无法解析 %1 返回的内容。</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>The configuration leaves no way for this request.</source>
        <translation>配置中没有可用于该请求的路由。</translation>
    </message>
    <message>
        <source>own fault</source>
        <translation>路由器自身错误</translation>
    </message>
    <message>
        <source>The router ended this request on its own.</source>
        <translation>路由器自行结束了该请求。</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>客户端断开</translation>
    </message>
    <message>
        <source>The client closed the connection.</source>
        <translation>客户端关闭了连接。</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>You aborted this request.</source>
        <translation>您中止了该请求。</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>No byte from %1 for %2. The connection is open.</source>
        <translation>%1 已有 %2 未返回任何数据，连接仍然打开。</translation>
    </message>
    <message>
        <source>The request failed: %1.</source>
        <translation>请求失败：%1。</translation>
    </message>
    <message>
        <source>%1 takes requests again.</source>
        <translation>%1 已可再次接受请求。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 allows the next request in %2 (Retry-After).</source>
        <translation>%1 将在 %2 后接受下一个请求（Retry-After）。</translation>
    </message>
    <message>
        <source>Closest: %1.</source>
        <translation>最接近的是 %1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>budget used up</source>
        <translation>预算已用尽</translation>
    </message>
    <message>
        <source>A budget is used up, so the request was refused.</source>
        <translation>预算已用尽，请求被拒绝。</translation>
    </message>
    <message>
        <source>%1 has no balance or quota left (status %2). Top up the account there, or use another key.</source>
        <translation>%1 的余额或配额已用完（状态码 %2）。请到该供应商处充值，或换用其他密钥。</translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation>地址错误</translation>
    </message>
    <message>
        <source>There is nothing at the address of %1 (status %2). Check its api_base_url, host and path.</source>
        <translation>%1 的地址上没有此接口（状态码 %2）。请检查其 api_base_url 的主机和路径。</translation>
    </message>
    <message>
        <source>The content filter of %1 stopped the request or its answer (status %2). Word it differently, or send it to another model.</source>
        <translation>%1 的内容过滤器拦截了请求或回答（状态码 %2）。请换一种说法，或改发给其他模型。</translation>
    </message>
    <message>
        <source>The route of this request names a provider that is not set up.</source>
        <translation>此请求的路由指定了未配置的供应商。</translation>
    </message>
    <message>
        <source>The prompt exceeds the window of %1.</source>
        <translation>提示词超出 %1 的上下文窗口。</translation>
    </message>
    <message>
        <source>The connection to %1 broke after %2 tokens of its answer; the client saw an incomplete reply. Counted as failed.</source>
        <translation>与 %1 的连接在回答 %2 个 Token 后中断，客户端收到的回复不完整，已计为失败。</translation>
    </message>
    <message>
        <source>%1 limited this key for a while.</source>
        <translation>%1 曾对此密钥限流。</translation>
    </message>
    <message>
        <source>%1 rejected the key.</source>
        <translation>%1 拒绝了密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) have failed like this since %1.</source>
        <translation>
            <numerusform>自 %1 起已有 %n 个请求这样失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n other request(s) since %2 behaved like this.</source>
        <translation>
            <numerusform>自 %2 起的其他 %n 个请求中有 %1 个也是如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>No byte from %1 for %2. There is no connection yet.</source>
        <translation>%1 已有 %2 未返回任何数据，连接尚未建立。</translation>
    </message>
    <message>
        <source>The client did not send the key of this router.</source>
        <translation>客户端未发送本路由器的密钥。</translation>
    </message>
    <message>
        <source>The router does not serve whoever sent this.</source>
        <translation>路由器不接受该发送方的请求。</translation>
    </message>
    <message>
        <source>The router refused this request.</source>
        <translation>路由器拒绝了该请求。</translation>
    </message>
    <message>
        <source>transformer failed</source>
        <translation>转换器失败</translation>
    </message>
    <message>
        <source>A transformer of the configuration failed.</source>
        <translation>配置中的一个转换器运行失败。</translation>
    </message>
    <message>
        <source>The transformer &quot;%1&quot; failed.</source>
        <translation>转换器“%1”运行失败。</translation>
    </message>
    <message>
        <source>The transformer &quot;%1&quot; is defined nowhere.</source>
        <translation>转换器“%1”没有在任何地方定义。</translation>
    </message>
</context>
<context>
    <name>ExchangeColumns</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When the request came</source>
        <translation>请求到达的时间</translation>
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
        <source>Rule that chose the route</source>
        <translation>选定路由的规则</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model that answered ← model that was asked for</source>
        <translation>实际应答的模型 ← 请求的模型</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Time to the first token of content</source>
        <translation>到首字内容的时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Time until the end</source>
        <translation>到结束的时间</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Input, with what the cache held, and output</source>
        <translation>输入（含缓存命中部分）与输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Unknown without tokens or without a price</source>
        <translation>缺少 Token 数或价格时未知</translation>
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
        <source>Program that asked</source>
        <translation>发出请求的程序</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Gaps in the stream that were far longer than usual</source>
        <translation>流中远长于平常的间隔</translation>
    </message>
    <message>
        <source>Cache %</source>
        <translation>缓存 %</translation>
    </message>
    <message>
        <source>Share of the input that the provider&apos;s cache held</source>
        <translation>输入中由供应商缓存命中的比例</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>The provider&apos;s word for why the answer ended</source>
        <translation>供应商给出的结束原因</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Bytes of the answer</source>
        <translation>响应的字节数</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Where the last attempt went</source>
        <translation>最后一次尝试的目标主机</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>追踪 ID</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>时间线</translation>
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
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Number of the request; it goes on after a restart</source>
        <translation>请求编号；重启后继续递增</translation>
    </message>
    <message>
        <source>Output tokens after the first, each second between first and last content; ≈ while it runs: of the last seconds</source>
        <translation>首字之后的输出 Token 数除以首末内容之间的秒数；进行中以 ≈ 表示最近几秒的速度</translation>
    </message>
    <message>
        <source>Thinking tokens</source>
        <translation>思考 Token</translation>
    </message>
    <message>
        <source>Part of the output; not every provider tells it</source>
        <translation>包含在输出中；并非所有供应商都会提供</translation>
    </message>
    <message>
        <source>✓ answered, ✕ failed, ≠ answered with a broken stream, ◐ live, ‖ stalled, ⊘ cancelled by the client, ↻ number of attempts</source>
        <translation>✓ 成功，✕ 失败，≠ 流不完整，◐ 进行中，‖ 停顿，⊘ 客户端取消，↻ 尝试次数</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name of the key that was used</source>
        <translation>所用密钥的名称</translation>
    </message>
    <message>
        <source>Where the time went: queue, route, connect, wait, receive; hollow: a stall; hatched: a failed attempt; tick: first token</source>
        <translation>时间花在何处：排队、路由、连接、等待、接收；空心为停顿，斜线为失败的尝试，刻线为首字</translation>
    </message>
    <message>
        <source>Request %1 to %2 is live</source>
        <translation>请求 %1（%2）正在进行</translation>
    </message>
</context>
<context>
    <name>ExchangeDetails</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Request of the client</source>
        <translation>客户端的请求</translation>
    </message>
    <message>
        <source>Request to the provider, attempt %1</source>
        <translation>发往供应商的请求（第 %1 次尝试）</translation>
    </message>
    <message>
        <source>Response of the provider, attempt %1</source>
        <translation>供应商的响应（第 %1 次尝试）</translation>
    </message>
    <message>
        <source>Response to the client</source>
        <translation>返回客户端的响应</translation>
    </message>
    <message>
        <source>route</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
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
    <message>
        <source>stall</source>
        <translation>停顿</translation>
    </message>
    <message numerus="yes">
        <source>%n more, not recorded</source>
        <translation>
            <numerusform>另有 %n 个未记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2 on</source>
        <translation>%1（从 %2 开始）</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>从 %1 开始，尚未结束</translation>
    </message>
</context>
<context>
    <name>ExchangeSentence</name>
    <message>
        <source>The request was dropped unanswered.</source>
        <translation>请求未得到响应就被丢弃。</translation>
    </message>
    <message>
        <source>The program ended before the request did.</source>
        <translation>程序在请求结束前退出。</translation>
    </message>
    <message>
        <source>It was running when the file was written.</source>
        <translation>写入文件时该请求仍在运行。</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义路由</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>explicit</source>
        <translation>点名模型</translation>
    </message>
    <message>
        <source>longContext</source>
        <translation>长上下文</translation>
    </message>
    <message>
        <source>subagent</source>
        <translation>子代理</translation>
    </message>
    <message>
        <source>background</source>
        <translation>后台任务</translation>
    </message>
    <message>
        <source>webSearch</source>
        <translation>网络搜索</translation>
    </message>
    <message>
        <source>think</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>health</source>
        <translation>供应商状态</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>image agent</source>
        <translation>图像代理</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3).</source>
        <translation>转到 %1，因为%2（规则：%3）。</translation>
    </message>
    <message>
        <source>Went to %1 because %2 (rule %3); %4.</source>
        <translation>转到 %1，因为%2（规则：%3）。另外：%4。</translation>
    </message>
    <message>
        <source>Went to %1 after %2; %3 came first because %4 (rule %5).</source>
        <translation>%2，因此转到 %1；原定 %3，因为%4（规则：%5）。</translation>
    </message>
    <message>
        <source>Went to %1 after %2; %3 came first because %4 (rule %5); %6.</source>
        <translation>%2，因此转到 %1；原定 %3，因为%4（规则：%5）。另外：%6。</translation>
    </message>
    <message>
        <source>%1 Went to %2 after %3.</source>
        <translation>%1%3，因此转到 %2。</translation>
    </message>
    <message>
        <source>%1 A budget is used up, so the fallback %2 serves.</source>
        <translation>%1预算已用尽，由故障转移目标 %2 处理。</translation>
    </message>
    <message>
        <source>%1 A budget is used up, so the preset &quot;%2&quot; routes.</source>
        <translation>%1预算已用尽，改用预设“%2”的路由。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1 failed (%2)</source>
        <translation>%1 失败（%2）</translation>
    </message>
    <message>
        <source>%1 was left out (its circuit is open)</source>
        <translation>%1 已熔断，暂不使用</translation>
    </message>
    <message>
        <source>No rule gave a route: set Router.default to &quot;provider,model&quot; in config.json.</source>
        <translation>没有规则给出路由：请在 config.json 中将 Router.default 设为“供应商,模型”。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>提示词中没有子代理标记</translation>
    </message>
    <message>
        <source>the prompt&apos;s tag names &quot;%1&quot;</source>
        <translation>提示词标记指定了“%1”</translation>
    </message>
    <message>
        <source>the tag &quot;%1&quot; is not &quot;provider,model&quot;</source>
        <translation>标记“%1”不是“供应商,模型”的形式</translation>
    </message>
    <message>
        <source>the tag &quot;%1&quot; names no configured provider; there are: %2</source>
        <translation>标记“%1”指定的供应商未配置；已配置：%2</translation>
    </message>
    <message>
        <source>the prompt&apos;s tag &quot;%1&quot; names no configured provider</source>
        <translation>提示词标记“%1”指定的供应商未配置</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no provider</source>
        <translation>“%1”未指定供应商</translation>
    </message>
    <message>
        <source>the client asked for &quot;%1&quot;</source>
        <translation>客户端请求了“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Claude Haiku</source>
        <translation>“%1”不是 Claude Haiku</translation>
    </message>
    <message>
        <source>model name contains &quot;haiku&quot;</source>
        <translation>模型名包含“haiku”</translation>
    </message>
    <message>
        <source>the last user message holds no image</source>
        <translation>最后一条用户消息没有图片</translation>
    </message>
    <message>
        <source>the last user message holds an image</source>
        <translation>最后一条用户消息有图片</translation>
    </message>
    <message>
        <source>forceUseImageAgent is set: the image agent serves this conversation</source>
        <translation>已设置 forceUseImageAgent：此对话由图像代理处理</translation>
    </message>
    <message>
        <source>the model gets the tool analyzeImage in place of the images, and %1 answers it</source>
        <translation>模型收到工具 analyzeImage 代替图片，由 %1 回答</translation>
    </message>
    <message>
        <source>no web search tool</source>
        <translation>没有网络搜索工具</translation>
    </message>
    <message>
        <source>the request brings a web search tool</source>
        <translation>请求带有网络搜索工具</translation>
    </message>
    <message>
        <source>thinking is disabled</source>
        <translation>思考已关闭</translation>
    </message>
    <message>
        <source>the request does not ask for thinking</source>
        <translation>请求未要求思考</translation>
    </message>
    <message>
        <source>thinking is enabled</source>
        <translation>思考已开启</translation>
    </message>
    <message>
        <source>thinking is adaptive</source>
        <translation>思考为自适应</translation>
    </message>
    <message>
        <source>no other rule matched</source>
        <translation>没有其他规则匹配</translation>
    </message>
    <message>
        <source>%1 &gt; %2 tokens</source>
        <translation>%1 &gt; %2 Token</translation>
    </message>
    <message>
        <source>%1 &lt;= %2 tokens</source>
        <translation>%1 ≤ %2 Token</translation>
    </message>
    <message>
        <source>%1 &gt;= %2 tokens</source>
        <translation>%1 ≥ %2 Token</translation>
    </message>
    <message>
        <source>%1 &lt; %2 tokens</source>
        <translation>%1 &lt; %2 Token</translation>
    </message>
    <message>
        <source>the session&apos;s last request took %1 &gt; %2 tokens, and this one has %3 &gt; %4</source>
        <translation>本会话上一个请求用了 %1 &gt; %2 Token，且本请求有 %3 &gt; %4</translation>
    </message>
    <message>
        <source>it has no condition</source>
        <translation>匹配所有请求</translation>
    </message>
    <message>
        <source>model &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>模型“%1”与“%2”匹配</translation>
    </message>
    <message>
        <source>model &quot;%1&quot; does not match &quot;%2&quot;</source>
        <translation>模型“%1”与“%2”不匹配</translation>
    </message>
    <message>
        <source>client &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>客户端“%1”与“%2”匹配</translation>
    </message>
    <message>
        <source>client &quot;%1&quot; does not match &quot;%2&quot;</source>
        <translation>客户端“%1”与“%2”不匹配</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; matches &quot;%3&quot;</source>
        <translation>请求头 %1 的值“%2”与“%3”匹配</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; does not match &quot;%3&quot;</source>
        <translation>请求头 %1 的值“%2”与“%3”不匹配</translation>
    </message>
    <message>
        <source>tool &quot;%1&quot; matches &quot;%2&quot;</source>
        <translation>工具“%1”与“%2”匹配</translation>
    </message>
    <message>
        <source>no tool matches &quot;%1&quot;</source>
        <translation>没有工具与“%1”匹配</translation>
    </message>
    <message>
        <source>the system prompt contains &quot;%1&quot;</source>
        <translation>系统提示词包含“%1”</translation>
    </message>
    <message>
        <source>the system prompt does not contain &quot;%1&quot;</source>
        <translation>系统提示词不包含“%1”</translation>
    </message>
    <message>
        <source>thinking is asked for</source>
        <translation>要求思考</translation>
    </message>
    <message>
        <source>thinking is not asked for</source>
        <translation>未要求思考</translation>
    </message>
    <message>
        <source>there is an image</source>
        <translation>有图片</translation>
    </message>
    <message>
        <source>there is no image</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>a stream is asked for</source>
        <translation>要求流式返回</translation>
    </message>
    <message>
        <source>no stream is asked for</source>
        <translation>未要求流式返回</translation>
    </message>
    <message>
        <source>the custom router said &quot;%1&quot;</source>
        <translation>自定义路由器选择了“%1”</translation>
    </message>
    <message>
        <source>the custom router left it to the rules</source>
        <translation>自定义路由器交由规则决定</translation>
    </message>
    <message>
        <source>the custom router left it to the rules and changed the request</source>
        <translation>自定义路由器修改了请求，并交由规则决定</translation>
    </message>
    <message>
        <source>the custom router failed: %1</source>
        <translation>自定义路由器出错：%1</translation>
    </message>
    <message>
        <source>not asked for %1 s after repeated failures; the last: %2</source>
        <translation>多次出错后 %1 秒内不再询问；最后一次：%2</translation>
    </message>
    <message>
        <source>it answered &quot;%1&quot;, which is not &quot;provider,model&quot; of a configured provider</source>
        <translation>它返回了“%1”，这不是已配置供应商的“供应商,模型”</translation>
    </message>
    <message>
        <source>the request&apos;s dialect is unknown</source>
        <translation>请求的协议未知</translation>
    </message>
    <message>
        <source>it made a req.body that is no request: %1</source>
        <translation>它生成的 req.body 不是有效请求：%1</translation>
    </message>
    <message>
        <source>&quot;node&quot; is not found in PATH; install Node.js (Debian: apt install nodejs)</source>
        <translation>在 PATH 中找不到“node”；请安装 Node.js（Debian：apt install nodejs）</translation>
    </message>
    <message>
        <source>node cannot be started: %1</source>
        <translation>无法启动 node：%1</translation>
    </message>
    <message>
        <source>the script&apos;s process was ended</source>
        <translation>脚本进程被终止</translation>
    </message>
    <message>
        <source>the script&apos;s process ended with code %1</source>
        <translation>脚本进程已结束，代码 %1</translation>
    </message>
    <message>
        <source>no answer within %1 ms</source>
        <translation>%1 毫秒内没有响应</translation>
    </message>
    <message>
        <source>the routes of %1 hold</source>
        <translation>使用 %1 的路由</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1; the file is left out</source>
        <translation>%1；已忽略该文件</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>文件超过 1 MB</translation>
    </message>
    <message>
        <source>%1 is left out: the provider is not configured</source>
        <translation>跳过 %1：供应商未配置</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>跳过 %1：%2</translation>
    </message>
    <message>
        <source>%1 comes first; %2 cannot be used: %3</source>
        <translation>改用 %1；%2 不可用：%3</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 不可用：%2</translation>
    </message>
    <message>
        <source>%1 failed several times in a row and is left alone for a while</source>
        <translation>%1 连续多次失败，暂停使用一段时间</translation>
    </message>
    <message>
        <source>the model of %1 asked about %2</source>
        <translation>%1 的模型询问了%2</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>the daily budget of %1 is used up (%2 spent today)</source>
        <translation>每日预算 %1 已用完（今天已花费 %2）</translation>
    </message>
    <message>
        <source>the monthly budget of %1 is used up (%2 spent this month)</source>
        <translation>每月预算 %1 已用完（本月已花费 %2）</translation>
    </message>
    <message>
        <source>%1, and the preset &quot;%2&quot; cannot be used</source>
        <translation>%1，且预设“%2”无法使用</translation>
    </message>
    <message>
        <source>%1, and this route has no fallback</source>
        <translation>%1，且此路由没有故障转移目标</translation>
    </message>
    <message>
        <source>%1: the fallback %2 serves instead of %3</source>
        <translation>%1：由故障转移目标 %2 代替 %3 处理</translation>
    </message>
    <message>
        <source>%1: the routes of the preset &quot;%2&quot; hold</source>
        <translation>%1：改用预设“%2”的路由</translation>
    </message>
    <message>
        <source>CCR Desktop: %1. New requests are refused until %2. Raise the budget under Tools &gt; Budgets and alerts, or set BUDGET_ACTION to &quot;warn&quot; in config.json.</source>
        <translation>%1。在 %2 之前拒绝新请求。请在“工具 &gt; 预算与告警”中提高预算，或在 config.json 中将 BUDGET_ACTION 设为 &quot;warn&quot;。</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be reached: %2</source>
        <translation>无法连接供应商“%1”：%2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; did not answer: %2</source>
        <translation>供应商“%1”没有响应：%2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; did not finish its answer: %2</source>
        <translation>供应商“%1”未能返回完整响应：%2</translation>
    </message>
    <message>
        <source>The connection to provider &quot;%1&quot; broke: %2</source>
        <translation>与供应商“%1”的连接中断：%2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; gave an answer that cannot be read: %2</source>
        <translation>无法解析供应商“%1”的响应：%2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot;: %2</source>
        <translation>供应商“%1”：%2</translation>
    </message>
    <message>
        <source>cannot resolve host &quot;%1&quot;; check api_base_url and the network</source>
        <translation>无法解析主机名“%1”；请检查 api_base_url 和网络</translation>
    </message>
    <message>
        <source>connection refused by %1; is the server running?</source>
        <translation>%1 拒绝连接；服务器是否在运行？</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2</source>
        <translation>与 %1 的 TLS 连接失败：%2</translation>
    </message>
    <message>
        <source>connection to %1 failed: %2</source>
        <translation>到 %1 的连接失败：%2</translation>
    </message>
    <message>
        <source>%1 did not finish within %2 ms</source>
        <translation>%1 在 %2 毫秒内没有完成</translation>
    </message>
    <message>
        <source>no connection to %1 within %2 ms</source>
        <translation>%2 毫秒内未能连接到 %1</translation>
    </message>
    <message>
        <source>%1 sent no byte for %2 ms</source>
        <translation>%1 在 %2 毫秒内没有发送任何字节</translation>
    </message>
    <message>
        <source>%1 stopped sending for %2 ms</source>
        <translation>%1 停止发送已 %2 毫秒</translation>
    </message>
    <message>
        <source>%1 compresses in a way that was not asked for</source>
        <translation>%1 使用了未请求的压缩方式</translation>
    </message>
    <message>
        <source>%1 sent corrupt compressed data</source>
        <translation>%1 发送的压缩数据已损坏</translation>
    </message>
    <message>
        <source>a request header holds a line break</source>
        <translation>请求头中含有换行</translation>
    </message>
    <message>
        <source>the response head is larger than 256 KB</source>
        <translation>响应头超过 256 KB</translation>
    </message>
    <message>
        <source>a response header line has no name</source>
        <translation>响应头中有一行没有名称</translation>
    </message>
    <message>
        <source>the response has more than 1000 header fields</source>
        <translation>响应头超过 1000 个</translation>
    </message>
    <message>
        <source>the answer is not HTTP/1.1</source>
        <translation>响应不是 HTTP/1.1</translation>
    </message>
    <message>
        <source>the response has two different lengths</source>
        <translation>响应给出了两个不同的长度</translation>
    </message>
    <message>
        <source>the response has both a length and a transfer encoding</source>
        <translation>响应同时给出了长度和传输编码</translation>
    </message>
    <message>
        <source>the response&apos;s transfer encoding is not chunked</source>
        <translation>响应的传输编码不是 chunked</translation>
    </message>
    <message>
        <source>the response&apos;s length is no number</source>
        <translation>响应的长度不是数字</translation>
    </message>
    <message>
        <source>a chunk line of the response is too long</source>
        <translation>响应的分块行过长</translation>
    </message>
    <message>
        <source>a chunk size of the response is no number</source>
        <translation>响应的分块大小不是数字</translation>
    </message>
    <message>
        <source>a chunk of the response is longer than it says</source>
        <translation>响应的分块比声明的更长</translation>
    </message>
    <message>
        <source>it ended before there was an answer in HTTP</source>
        <translation>连接在返回 HTTP 响应之前就结束了</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>连接在返回响应之前被关闭</translation>
    </message>
    <message>
        <source>the connection was closed in the middle of the answer</source>
        <translation>连接在响应中途被关闭</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is larger than 256 MB.</source>
        <translation>供应商的响应超过 256 MB。</translation>
    </message>
    <message>
        <source>The provider closed without an answer.</source>
        <translation>供应商未返回响应就关闭了连接。</translation>
    </message>
    <message>
        <source>The provider sent an event of more than 32 MB.</source>
        <translation>供应商发送了超过 32 MB 的事件。</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without message_stop.</source>
        <translation>供应商的流结束时没有 message_stop。</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without a finish reason; the answer is incomplete.</source>
        <translation>供应商的流结束时没有结束原因；回答不完整。</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended without response.completed; the answer is incomplete.</source>
        <translation>供应商的流结束时没有 response.completed；回答不完整。</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no message.</source>
        <translation>供应商返回的流中没有消息。</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no candidate.</source>
        <translation>供应商返回的流中没有候选回答。</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no completion.</source>
        <translation>供应商返回的流中没有补全内容。</translation>
    </message>
    <message>
        <source>The provider answered with a stream that holds no response.</source>
        <translation>供应商返回的流中没有响应。</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is not a chat completion: %1</source>
        <translation>供应商的响应不是 Chat Completion：%1</translation>
    </message>
    <message>
        <source>The provider&apos;s answer holds no candidate: %1</source>
        <translation>供应商的响应中没有候选回答：%1</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is not a response: %1</source>
        <translation>供应商的响应不是有效的 Response：%1</translation>
    </message>
    <message>
        <source>The provider gave no reason (status %1).</source>
        <translation>供应商未给出原因（状态码 %1）。</translation>
    </message>
    <message>
        <source>Gemini ended with %1. %2</source>
        <translation>Gemini 以 %1 结束。%2</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; answered with status %2. Redirects are not followed, because they would carry the key elsewhere: set api_base_url to the final address.</source>
        <translation>供应商“%1”返回状态码 %2。不跟随重定向，因为密钥会被带到别处：请将 api_base_url 设为最终地址。</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; has nothing at its address (status %2): check its api_base_url. It said: %3</source>
        <translation>供应商“%1”的地址上没有服务（状态码 %2）：请检查其 api_base_url。它返回：%3</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; speaks &quot;%2&quot;, which this version cannot. Choose another provider in Router or change its transformer.</source>
        <translation>供应商“%1”使用的协议“%2”此版本不支持。请在 Router 中选择其他供应商，或更改其转换器。</translation>
    </message>
    <message>
        <source>Provider &quot;%1&quot; cannot be used.</source>
        <translation>供应商“%1”无法使用。</translation>
    </message>
    <message>
        <source>%1 Fallback %2,%3 failed as well: %4</source>
        <translation>%1 故障转移目标 %2,%3 也失败：%4</translation>
    </message>
    <message>
        <source>No access token from %1 for %2: %3</source>
        <translation>无法从 %1 为 %2 获取访问令牌：%3</translation>
    </message>
    <message>
        <source>the authorized user</source>
        <translation>已授权的用户</translation>
    </message>
    <message>
        <source>there is neither a service account (client_email and private_key) nor a user&apos;s refresh_token; run `gcloud auth application-default login` or set GOOGLE_APPLICATION_CREDENTIALS.</source>
        <translation>既没有服务账号（client_email 和 private_key），也没有用户的 refresh_token；请运行 `gcloud auth application-default login` 或设置 GOOGLE_APPLICATION_CREDENTIALS。</translation>
    </message>
    <message>
        <source>the answer is larger than 64 KB.</source>
        <translation>响应超过 64 KB。</translation>
    </message>
    <message>
        <source>status %1 without a token.</source>
        <translation>状态码 %1，没有令牌。</translation>
    </message>
    <message>
        <source>%1 Run `gcloud auth application-default login` again.</source>
        <translation>%1 请重新运行 `gcloud auth application-default login`。</translation>
    </message>
    <message>
        <source>private_key: the key of Google&apos;s service account %1 is no RSA key in PEM; download a new key file for the account.</source>
        <translation>private_key：Google 服务账号 %1 的密钥不是 PEM 格式的 RSA 密钥；请为该账号下载新的密钥文件。</translation>
    </message>
    <message>
        <source>a transformer made &quot;%1&quot; of the address, which is no http or https URL</source>
        <translation>转换器把地址改成了“%1”，这不是 http 或 https 地址</translation>
    </message>
    <message>
        <source>a transformer made a header &quot;%1&quot; that cannot be sent</source>
        <translation>转换器生成了无法发送的请求头“%1”</translation>
    </message>
    <message>
        <source>the transformers did not end the answer within %1 ms</source>
        <translation>转换器在 %1 毫秒内没有结束响应</translation>
    </message>
    <message>
        <source>the files of &quot;transformers&quot;: %1</source>
        <translation>“transformers”的文件：%1</translation>
    </message>
    <message>
        <source>The client closed the connection.</source>
        <translation>客户端关闭了连接。</translation>
    </message>
    <message>
        <source>The router is shutting down; send the request again.</source>
        <translation>路由器正在关闭；请重新发送请求。</translation>
    </message>
    <message>
        <source>The request was aborted in CCR Desktop.</source>
        <translation>该请求在 CCR Desktop 中被中止。</translation>
    </message>
    <message>
        <source>The request was taken away from %1 in CCR Desktop.</source>
        <translation>该请求在 CCR Desktop 中被从 %1 转走。</translation>
    </message>
    <message>
        <source>HOST &quot;%1&quot; is not an IP address</source>
        <translation>HOST “%1”不是 IP 地址</translation>
    </message>
    <message>
        <source>Cannot listen on %1:%2: %3. Stop the program that uses the port, or set another PORT.</source>
        <translation>无法在 %1:%2 上监听：%3。请停止占用该端口的程序，或设置其他 PORT。</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: %4</source>
        <translation>转换器“%1”（%2），%3：%4</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a body</source>
        <translation>转换器“%1”（%2），%3：返回了 %4，而不是请求体</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot; (%2), %3: it answered %4 instead of a Response</source>
        <translation>转换器“%1”（%2），%3：返回了 %4，而不是 Response</translation>
    </message>
    <message>
        <source>the answer of a transformer: %1</source>
        <translation>转换器的响应：%1</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define %2</source>
        <translation>“transformers”的文件中没有转换器“%1”；其中定义的有：%2</translation>
    </message>
    <message>
        <source>there is no transformer &quot;%1&quot; in the files of &quot;transformers&quot;; they define none</source>
        <translation>“transformers”的文件中没有转换器“%1”；其中没有定义任何转换器</translation>
    </message>
    <message>
        <source>%1; not loaded: %2</source>
        <translation>%1；未能加载：%2</translation>
    </message>
    <message>
        <source>there is no such file; correct its path in &quot;transformers&quot;</source>
        <translation>文件不存在；请在“transformers”中更正其路径</translation>
    </message>
    <message>
        <source>it exports no class; write &quot;%1&quot;</source>
        <translation>它没有导出类；请写成“%1”</translation>
    </message>
    <message>
        <source>the class has neither a member &quot;name&quot; nor a static &quot;TransformerName&quot;</source>
        <translation>该类既没有成员“name”，也没有静态成员“TransformerName”</translation>
    </message>
    <message>
        <source>Requests for host &quot;%1&quot; are refused, because a web page could send them under a name of its own. Use %2, or set APIKEY and a HOST beyond the loopback.</source>
        <translation>发往主机“%1”的请求被拒绝，因为网页可能借自己的域名发送此类请求。请使用 %2，或设置 APIKEY 并将 HOST 设为环回地址以外的地址。</translation>
    </message>
    <message>
        <source>Requests of web pages from &quot;%1&quot; are refused. Open the page at %2, or send the request from a program.</source>
        <translation>来自网页“%1”的请求被拒绝。请在 %2 打开页面，或由程序发送请求。</translation>
    </message>
    <message>
        <source>The API key is missing or wrong. Send the APIKEY of the router&apos;s config.json in the header x-api-key or Authorization.</source>
        <translation>API 密钥缺失或错误。请在请求头 x-api-key 或 Authorization 中发送路由器 config.json 里的 APIKEY。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is served to programs on this machine only while no APIKEY is set. Send the request to http://127.0.0.1:%2, or set APIKEY.</source>
        <translation>未设置 APIKEY 时，“%1”只供本机程序访问。请将请求发送到 http://127.0.0.1:%2，或设置 APIKEY。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not take %2; use one of %3.</source>
        <translation>“%1”不接受 %2；请使用以下方法之一：%3。</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. None is installed.</source>
        <translation>没有预设“%1”。尚未安装任何预设。</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. Installed are: %2.</source>
        <translation>没有预设“%1”。已安装的有：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has &quot;/v1&quot; twice; take it off the client&apos;s base URL.</source>
        <translation>“%1”中“/v1”出现了两次；请从客户端的基础 URL 中去掉它。</translation>
    </message>
    <message>
        <source>There is no endpoint &quot;%1&quot;. Agents are served at POST /v1/messages, /v1/messages/count_tokens, /v1/chat/completions, /v1/responses and /v1beta/models/{model}:generateContent, and at GET /v1/models.</source>
        <translation>没有端点“%1”。供编码代理使用的端点：POST /v1/messages、/v1/messages/count_tokens、/v1/chat/completions、/v1/responses 和 /v1beta/models/{model}:generateContent，以及 GET /v1/models。</translation>
    </message>
    <message>
        <source>Content-Type &quot;%1&quot; is not supported; send application/json.</source>
        <translation>不支持 Content-Type“%1”；请发送 application/json。</translation>
    </message>
    <message>
        <source>Content-Type is missing; send application/json.</source>
        <translation>缺少 Content-Type；请发送 application/json。</translation>
    </message>
    <message>
        <source>More than %1 connections are open; close some and try again.</source>
        <translation>打开的连接超过 %1 个；请关闭一些后重试。</translation>
    </message>
    <message>
        <source>The head of the request did not arrive within %1 ms; send it again.</source>
        <translation>请求头未在 %1 毫秒内到达；请重新发送。</translation>
    </message>
    <message>
        <source>No byte of the body arrived for %1 ms; send the request again.</source>
        <translation>%1 毫秒内没有收到请求体的任何字节；请重新发送请求。</translation>
    </message>
    <message>
        <source>The request line is longer than %1 bytes; send the data in the body.</source>
        <translation>请求行超过 %1 字节；请将数据放在请求体中发送。</translation>
    </message>
    <message>
        <source>The header fields are larger than %1 bytes; send fewer or shorter fields.</source>
        <translation>请求头超过 %1 字节；请减少或缩短请求头。</translation>
    </message>
    <message>
        <source>More than %1 header fields; send fewer.</source>
        <translation>请求头超过 %1 个；请减少。</translation>
    </message>
    <message>
        <source>A line of the head does not end with CR LF.</source>
        <translation>请求头中有一行没有以 CR LF 结尾。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a request line; expected METHOD TARGET HTTP/1.1.</source>
        <translation>“%1”不是请求行；应为 METHOD TARGET HTTP/1.1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a method name.</source>
        <translation>“%1”不是方法名。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no HTTP version; use HTTP/1.1.</source>
        <translation>“%1”没有写明 HTTP 版本；请使用 HTTP/1.1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an HTTP version.</source>
        <translation>“%1”不是 HTTP 版本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not served; use HTTP/1.1.</source>
        <translation>不支持“%1”；请使用 HTTP/1.1。</translation>
    </message>
    <message>
        <source>%1 is not served.</source>
        <translation>不支持 %1。</translation>
    </message>
    <message>
        <source>The request target &quot;%1&quot; contains a blank, a control character or a byte outside ASCII; percent-encode it.</source>
        <translation>请求目标“%1”含有空格、控制字符或 ASCII 以外的字节；请进行百分号编码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a request target; it must begin with &quot;/&quot;.</source>
        <translation>“%1”不是请求目标；必须以“/”开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>“%1”没有写明主机。</translation>
    </message>
    <message>
        <source>The request target names &quot;%1&quot;, but Host says &quot;%2&quot;.</source>
        <translation>请求目标写的是“%1”，而 Host 写的是“%2”。</translation>
    </message>
    <message>
        <source>The Host field is missing; HTTP/1.1 requires it.</source>
        <translation>缺少 Host 字段；HTTP/1.1 要求有此字段。</translation>
    </message>
    <message>
        <source>More than one Host field; exactly one is required.</source>
        <translation>Host 字段不止一个；必须恰好有一个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header field.</source>
        <translation>“%1”不是请求头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a header field name.</source>
        <translation>“%1”不是请求头名称。</translation>
    </message>
    <message>
        <source>The header field &quot;%1&quot; contains a control character.</source>
        <translation>请求头“%1”含有控制字符。</translation>
    </message>
    <message>
        <source>&quot;Expect: %1&quot; is not supported; only 100-continue is.</source>
        <translation>不支持“Expect: %1”；仅支持 100-continue。</translation>
    </message>
    <message>
        <source>Two different Content-Length fields.</source>
        <translation>有两个不同的 Content-Length 字段。</translation>
    </message>
    <message>
        <source>Content-Length &quot;%1&quot; is not a usable number of bytes.</source>
        <translation>Content-Length“%1”不是可用的字节数。</translation>
    </message>
    <message>
        <source>Both Content-Length and Transfer-Encoding are given.</source>
        <translation>同时给出了 Content-Length 和 Transfer-Encoding。</translation>
    </message>
    <message>
        <source>More than one Transfer-Encoding field.</source>
        <translation>Transfer-Encoding 字段不止一个。</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding; use HTTP/1.1 or Content-Length.</source>
        <translation>HTTP/1.0 没有 Transfer-Encoding；请使用 HTTP/1.1 或 Content-Length。</translation>
    </message>
    <message>
        <source>Transfer-Encoding &quot;%1&quot; is not supported; only chunked is.</source>
        <translation>不支持 Transfer-Encoding“%1”；仅支持 chunked。</translation>
    </message>
    <message>
        <source>A chunk is longer than it says.</source>
        <translation>有一个分块比其声明的长。</translation>
    </message>
    <message>
        <source>A chunk line does not end with CR LF.</source>
        <translation>有一个分块行没有以 CR LF 结尾。</translation>
    </message>
    <message>
        <source>A chunk line is longer than %1 bytes.</source>
        <translation>有一个分块行超过 %1 字节。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a chunk size.</source>
        <translation>“%1”不是分块大小。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a trailer field.</source>
        <translation>“%1”不是尾部字段。</translation>
    </message>
    <message>
        <source>The trailer fields are larger than %1 bytes.</source>
        <translation>尾部字段超过 %1 字节。</translation>
    </message>
    <message>
        <source>The body of %1 bytes is larger than the limit of %2 bytes; shorten the conversation.</source>
        <translation>请求体为 %1 字节，超过上限 %2 字节；请缩短对话。</translation>
    </message>
    <message>
        <source>The chunked body is larger than the limit of %1 bytes; shorten the conversation.</source>
        <translation>分块发送的请求体超过上限 %1 字节；请缩短对话。</translation>
    </message>
    <message>
        <source>The body is larger than the limit of %1 bytes when it is decompressed; shorten the conversation.</source>
        <translation>请求体解压后超过上限 %1 字节；请缩短对话。</translation>
    </message>
    <message>
        <source>Content-Encoding &quot;%1&quot; is not supported; send gzip, deflate or nothing.</source>
        <translation>不支持 Content-Encoding“%1”；请使用 gzip、deflate 或不压缩。</translation>
    </message>
    <message>
        <source>The body is not what its Content-Encoding says; send it again, or without one.</source>
        <translation>请求体与其 Content-Encoding 不符；请重新发送，或不带此字段发送。</translation>
    </message>
    <message>
        <source>The compressed body ends too early; send it again.</source>
        <translation>压缩的请求体不完整；请重新发送。</translation>
    </message>
    <message>
        <source>not valid JSON: %1</source>
        <translation>不是有效的 JSON：%1</translation>
    </message>
    <message>
        <source>unexpected text after the end of the JSON value</source>
        <translation>JSON 值结束后还有多余的文本</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>应为%1，实际为%2</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>null</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>expected an object</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>expected one of %1 or an object, got &quot;%2&quot;</source>
        <translation>应为 %1 之一或一个对象，实际为“%2”</translation>
    </message>
    <message>
        <source>%1: expected one of %2, got &quot;%3&quot;</source>
        <translation>%1：应为 %2 之一，实际为“%3”</translation>
    </message>
    <message>
        <source>%1: field required</source>
        <translation>%1：必须有此字段</translation>
    </message>
    <message>
        <source>%1: at least one entry is required</source>
        <translation>%1：至少需要一项</translation>
    </message>
    <message>
        <source>model: it is part of the address</source>
        <translation>model：它属于地址的一部分</translation>
    </message>
    <message>
        <source>name: no function of that name was called before</source>
        <translation>name：此前没有调用过同名的函数</translation>
    </message>
    <message>
        <source>one choice is given for a request: leave &quot;%1&quot; out, or send the request as often as needed</source>
        <translation>每个请求只返回一个结果：请去掉“%1”，或按需多次发送请求</translation>
    </message>
    <message>
        <source>answers are not kept here for later: leave background out, and use stream for long answers</source>
        <translation>此处不保存回答以备后用：请去掉 background，长回答请使用 stream</translation>
    </message>
    <message>
        <source>prompt templates are kept at OpenAI and not here: send instructions and input instead</source>
        <translation>提示词模板保存在 OpenAI 而不在此处：请改为发送 instructions 和 input</translation>
    </message>
    <message>
        <source>conversations are not kept here: send all items of the conversation in input and leave this out (most clients do so with store set to false)</source>
        <translation>此处不保存对话：请在 input 中发送对话的全部内容，并去掉此字段（多数客户端将 store 设为 false 即可）</translation>
    </message>
    <message>
        <source>items are not kept here, so none can be referred to: send the item itself, and set store to false</source>
        <translation>此处不保存条目，因此无法引用：请发送条目本身，并将 store 设为 false</translation>
    </message>
    <message>
        <source>the request body is not a JSON object, so it cannot be changed</source>
        <translation>请求体不是 JSON 对象，因此无法修改</translation>
    </message>
    <message>
        <source>a change of the request body must be a JSON object, got %1</source>
        <translation>对请求体的修改必须是 JSON 对象，实际为 %1</translation>
    </message>
    <message>
        <source>transformer &quot;%1&quot;: %2</source>
        <translation>转换器“%1”：%2</translation>
    </message>
    <message>
        <source>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks chat completions; %4.</source>
        <translation>messages.%1.content：%2无法发送给供应商“%3”，它使用 Chat Completions 协议；%4。</translation>
    </message>
    <message>
        <source>messages.%1.content: %2 cannot be sent to provider &quot;%3&quot;, which speaks the Responses API; %4.</source>
        <translation>messages.%1.content：%2无法发送给供应商“%3”，它使用 Responses 协议；%4。</translation>
    </message>
    <message>
        <source>a document at an address</source>
        <translation>以地址给出的文档</translation>
    </message>
    <message>
        <source>a part of type &quot;%1&quot;</source>
        <translation>类型为“%1”的内容</translation>
    </message>
    <message>
        <source>fetch it and send its text, or the file itself as base64</source>
        <translation>请获取后发送其文本，或以 base64 发送文件本身</translation>
    </message>
    <message>
        <source>send its content as text, an image or a file</source>
        <translation>请以文本、图像或文件的形式发送其内容</translation>
    </message>
    <message>
        <source>The proxy is stopped; start it first.</source>
        <translation>代理已停止；请先启动代理。</translation>
    </message>
    <message>
        <source>The provider ended the answer with &quot;%1&quot;.</source>
        <translation>供应商以“%1”结束了回答。</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>This request was not routed.</source>
        <translation>该请求未被路由。</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>未报告</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 alive</source>
        <translation>%1 次有信号</translation>
    </message>
    <message>
        <source>%1 dead air</source>
        <translation>%1 次完全静默</translation>
    </message>
    <message>
        <source>%1 for %2: %3</source>
        <translation>%1 次，共 %2：%3</translation>
    </message>
    <message>
        <source>TTFT: time to the first content (text, thinking or tool input). Headers, message_start and pings do not count.</source>
        <translation>首字时间（TTFT）：到第一段内容（文本、思考或工具输入）的时间。响应头、message_start 和 ping 不计入。</translation>
    </message>
    <message>
        <source>tok/s: output tokens after the first, by the time between the first and the last content. ≈ until the provider reports its tokens.</source>
        <translation>tok/s：首个 Token 之后的输出 Token 数除以首末内容之间的时间。供应商报告 Token 数之前以 ≈ 表示。</translation>
    </message>
    <message>
        <source>Stall: no content for more than 5 s and 8 times this stream&apos;s median gap. Alive: something came all the same, for example pings. Dead air: not one byte.</source>
        <translation>停顿：超过 5 秒且超过该流间隔中位数的 8 倍没有内容。有信号：期间仍收到数据，例如 ping。完全静默：没有收到任何字节。</translation>
    </message>
    <message>
        <source>%1 of it thinking</source>
        <translation>其中思考 %1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>error in the middle of the answer</source>
        <translation>回答中途出错</translation>
    </message>
    <message>
        <source>answer without content</source>
        <translation>回答没有内容</translation>
    </message>
    <message>
        <source>cancelled by the client</source>
        <translation>客户端取消</translation>
    </message>
    <message>
        <source>refused by the router</source>
        <translation>被路由器拒绝</translation>
    </message>
    <message>
        <source>Decided when the response has ended, never at its first byte. The word in brackets is what logs, metrics and the filter call it.</source>
        <translation>在响应结束时判定，而不是在收到首字节时。括号里是日志、指标和筛选使用的名称。</translation>
    </message>
    <message>
        <source>%1 cache read</source>
        <translation>缓存读取 %1</translation>
    </message>
    <message>
        <source>%1 cache write</source>
        <translation>缓存写入 %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>broken off before its finish mark</source>
        <translation>在结束标记之前中断</translation>
    </message>
</context>
<context>
    <name>ExportSentence</name>
    <message>
        <source>There is nothing to export: choose requests, records or statistics.</source>
        <translation>没有可导出的内容：请选择请求、日志记录或统计数据。</translation>
    </message>
    <message>
        <source>A CSV file holds one table: choose requests, records or statistics, or another format.</source>
        <translation>一个 CSV 文件只能容纳一张表：请在请求、日志记录和统计数据中任选其一，或选择其他格式。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a separator: choose a comma, a semicolon or a tab.</source>
        <translation>&quot;%1&quot; 不能作为分隔符：请选择逗号、分号或制表符。</translation>
    </message>
    <message>
        <source>An OTLP file holds spans and logs: leave the statistics out, or choose another format.</source>
        <translation>OTLP 文件只能容纳 span 和日志：请去掉统计数据，或选择其他格式。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written: it is not a file of yours. Choose another name.</source>
        <translation>无法写入 %1：该文件不属于您。请换一个名称。</translation>
    </message>
    <message>
        <source>Another export is writing to %1. Wait for it, or choose another name.</source>
        <translation>另一个导出任务正在写入 %1。请等待其完成，或换一个名称。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or have it replaced.</source>
        <translation>%1 已存在。请换一个名称，或选择替换它。</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Free some space, or choose another folder.</source>
        <translation>导出到 %1 失败：%2。请释放一些空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Choose another folder.</source>
        <translation>导出到 %1 失败：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2. Choose another name.</source>
        <translation>导出到 %1 失败：%2。请换一个名称。</translation>
    </message>
    <message>
        <source>The export to %1 was cancelled.</source>
        <translation>已取消导出到 %1。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>已取消导出。</translation>
    </message>
    <message>
        <source>The export cannot be compressed.</source>
        <translation>无法压缩导出内容。</translation>
    </message>
    <message>
        <source>What was read from the opened file is gone: close it and open it again.</source>
        <translation>从所打开文件读取的内容已丢失：请关闭该文件后重新打开。</translation>
    </message>
</context>
<context>
    <name>FileProblem</name>
    <message>
        <source>There is no file %1.</source>
        <translation>文件 %1 不存在。</translation>
    </message>
    <message>
        <source>You are not allowed to read %1.</source>
        <translation>没有读取 %1 的权限。</translation>
    </message>
    <message>
        <source>%1 is not a file with lines but a folder or a device.</source>
        <translation>%1 不是可逐行读取的文件，而是文件夹或设备。</translation>
    </message>
</context>
<context>
    <name>FilterCompletion</name>
    <message>
        <source>more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>what you have marked</source>
        <translation>已标记的请求</translation>
    </message>
    <message>
        <source>one or the other; a space means both</source>
        <translation>任一即可；空格表示同时满足</translation>
    </message>
    <message>
        <source>the opposite; so does a minus sign</source>
        <translation>取反；也可写减号</translation>
    </message>
</context>
<context>
    <name>FrameKind</name>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>Highlight</name>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>HighlightRule</name>
    <message>
        <source>The rule has no text to look for.</source>
        <translation>该规则没有要查找的文本。</translation>
    </message>
    <message>
        <source>The expression cannot be read at position %1: %2</source>
        <translation>表达式在第 %1 个字符处有误：%2</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>%1 rests for %2 s</source>
        <translation>%1 暂停使用，还剩 %2 秒</translation>
    </message>
    <message>
        <source>%1, because %2</source>
        <translation>%1，因为 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1, the first of %2</source>
        <translation>%1，%2 个中的第一个</translation>
    </message>
    <message>
        <source>%1, although it rests</source>
        <translation>%1，尽管它处于暂停期</translation>
    </message>
    <message>
        <source>%1, because all rest and this one shortest</source>
        <translation>%1，所有密钥都在暂停期，它最先恢复</translation>
    </message>
</context>
<context>
    <name>LoggingConfigSentence</name>
    <message>
        <source>default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>%1 line %2</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1中的 %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB</source>
        <translation>%1 超过 4 MB</translation>
    </message>
    <message>
        <source>repair it or take it away; the other sources count without it</source>
        <translation>请修复或移除它；在此之前只有其他来源有效</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>this file is not read, because %1 is</source>
        <translation>未读取此文件，因为已读取 %1</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>请只保留其中一个</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>nothing of this file counts until that is repaired</source>
        <translation>修复之前，此文件的全部内容都不起作用</translation>
    </message>
    <message>
        <source>expected an object of settings, got %1</source>
        <translation>应为设置对象，实际是%1</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>this is neither NAME=value nor a comment</source>
        <translation>这既不是 NAME=value，也不是注释</translation>
    </message>
    <message>
        <source>close the quotes, or begin the line with #</source>
        <translation>请补上结束引号，或在行首加 #</translation>
    </message>
    <message>
        <source>expected an object of names and texts, got %1</source>
        <translation>应为由名称和文本组成的对象，实际是%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected a text, got %2</source>
        <translation>“%1”：应为文本，实际是%2</translation>
    </message>
    <message>
        <source>write the value in quotes</source>
        <translation>请给该值加上引号</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is written twice; the last one counts</source>
        <translation>“%1”写了两次；以最后一次为准</translation>
    </message>
    <message>
        <source>remove this one</source>
        <translation>请删除这一处</translation>
    </message>
    <message>
        <source>the variable &quot;%1&quot; is unknown and has no effect</source>
        <translation>未知的变量“%1”，不起作用</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the same as &quot;%2&quot;, which is set too and counts</source>
        <translation>“%1”与“%2”相同，后者也已设置，以后者为准</translation>
    </message>
    <message>
        <source>remove one of them</source>
        <translation>请删除其中一个</translation>
    </message>
    <message>
        <source>&quot;LOG_STREAMS&quot;: expected a list of streams as JSON, got %1</source>
        <translation>“LOG_STREAMS”：应为 JSON 形式的日志流列表，实际是%1</translation>
    </message>
    <message>
        <source>&quot;LoggingPreset&quot;: expected the name of a preset, got %1</source>
        <translation>“LoggingPreset”：应为预设名称，实际是%1</translation>
    </message>
    <message>
        <source>&quot;LoggingPresets&quot;: expected an object of presets, got %1</source>
        <translation>“LoggingPresets”：应为由预设组成的对象，实际是%1</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>预设 %1</translation>
    </message>
    <message>
        <source>&quot;LoggingPreset&quot;: there is no preset &quot;%1&quot;</source>
        <translation>“LoggingPreset”：没有预设“%1”</translation>
    </message>
    <message>
        <source>the preset &quot;%1&quot;, which &quot;%2&quot; asks for, is overridden by %3</source>
        <translation>“%2”要求的预设“%1”被 %3 覆盖</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is overridden by %2</source>
        <translation>“%1”被 %2 覆盖</translation>
    </message>
    <message>
        <source>change it there, or remove it here</source>
        <translation>请在那里更改，或从这里删除</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown and has no effect</source>
        <translation>未知的“%1”，不起作用</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect here: of files, only config.json has variables at its root</source>
        <translation>“%1”在此不起作用：文件中只有 config.json 的顶层可以写变量</translation>
    </message>
    <message>
        <source>write it in &quot;EnvironmentVariables&quot;, or set it where the router is started</source>
        <translation>请写入 &quot;EnvironmentVariables&quot;，或在启动路由器的环境中设置</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect beside &quot;Logging&quot;, which alone counts</source>
        <translation>“%1”与 &quot;Logging&quot; 并列时不起作用，只有 &quot;Logging&quot; 有效</translation>
    </message>
    <message>
        <source>move it into &quot;Logging&quot;</source>
        <translation>请移到 &quot;Logging&quot; 中</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect at the root of this file</source>
        <translation>“%1”在此文件的顶层不起作用</translation>
    </message>
    <message>
        <source>write it in &quot;Logging&quot;: {…}</source>
        <translation>请写入 &quot;Logging&quot;: {…}</translation>
    </message>
    <message>
        <source>%1; settings belong into &quot;Logging&quot;</source>
        <translation>%1（设置应写在 &quot;Logging&quot; 中）</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;? Write it in &quot;Logging&quot;: {…}</source>
        <translation>是否想写“%1”？请写入 &quot;Logging&quot;: {…}</translation>
    </message>
    <message>
        <source>%1 is no folder</source>
        <translation>%1 不是文件夹</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>name a file of certificates in PEM form, or remove it to trust those of the system</source>
        <translation>请指定 PEM 格式的证书文件，或删除此项以信任系统的证书</translation>
    </message>
    <message>
        <source>name a file of the certificate in PEM form, followed by those between it and its authority</source>
        <translation>请指定 PEM 格式的证书文件，证书之后依次为通往颁发机构的中间证书</translation>
    </message>
    <message>
        <source>name a file of the key in PEM form, without a password</source>
        <translation>请指定没有密码的 PEM 格式私钥文件</translation>
    </message>
    <message>
        <source>name a file in a folder that is there or can be made</source>
        <translation>请指定一个文件，其文件夹已存在或可以创建</translation>
    </message>
    <message>
        <source>name a folder that is there or can be made</source>
        <translation>请指定一个已存在或可以创建的文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1不可用：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of %2</source>
        <translation>%2的“%1”</translation>
    </message>
    <message>
        <source>%1 counts only together with &quot;%2&quot;</source>
        <translation>%1只有与“%2”一起设置才有效</translation>
    </message>
    <message>
        <source>name both, or remove it</source>
        <translation>请两者都指定，或删除此项</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is true, but all of enhancedFeatures is off (%2)</source>
        <translation>“%1”为 true，但 enhancedFeatures 已全部关闭（%2）</translation>
    </message>
    <message>
        <source>remove it, or write enableEnhancedFeatures: true</source>
        <translation>请删除此项，或写入 enableEnhancedFeatures: true</translation>
    </message>
    <message>
        <source>the synced prices cannot be read: %1</source>
        <translation>无法读取已同步的价格：%1</translation>
    </message>
    <message>
        <source>remove the file and fetch the prices again</source>
        <translation>请删除该文件并重新获取价格</translation>
    </message>
    <message>
        <source>&quot;providerPrices&quot; has terms of &quot;%1&quot;, but there is no such provider</source>
        <translation>“providerPrices”中有“%1”的计价条件，但没有这个供应商</translation>
    </message>
    <message>
        <source>the text &quot;%1&quot;</source>
        <translation>文本“%1”</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>应为%1，实际是%2</translation>
    </message>
    <message>
        <source>%1 is out of range: this cannot be switched off; use %2</source>
        <translation>%1 超出范围：此项不能关闭；请使用 %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation> true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>%1 is out of range; use %2 to %3</source>
        <translation>%1 超出范围；请使用 %2 至 %3</translation>
    </message>
    <message>
        <source>%1 is no whole number; use one from %2 to %3</source>
        <translation>%1 不是整数；请使用 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>a size like &quot;10M&quot;</source>
        <translation> &quot;10M&quot; 这样的大小</translation>
    </message>
    <message>
        <source>%1 is out of range; use %2</source>
        <translation>%1 超出范围；请使用 %2</translation>
    </message>
    <message>
        <source>milliseconds or a text like &quot;1d&quot;</source>
        <translation>毫秒数或 &quot;1d&quot; 这样的文本</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>an object of names and texts</source>
        <translation>由名称和文本组成的对象</translation>
    </message>
    <message>
        <source>expected a text for &quot;%1&quot;, got %2</source>
        <translation>“%1”应为文本，实际是%2</translation>
    </message>
    <message>
        <source>expected one of %1, got %2</source>
        <translation>应为 %1 之一，实际是%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use %2</source>
        <translation>未知的值“%1”；可用 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use %2 (did you mean &quot;%3&quot;?)</source>
        <translation>未知的值“%1”；可用 %2（是否想写“%3”？）</translation>
    </message>
    <message>
        <source>a URL</source>
        <translation> URL</translation>
    </message>
    <message>
        <source>this is no URL; write one like http://host:port/path</source>
        <translation>这不是 URL；请写成 http://host:port/path 这样的形式</translation>
    </message>
    <message>
        <source>%1 are no permissions of a file; write for example &quot;640&quot;</source>
        <translation>%1 不是文件权限；可写成 &quot;640&quot; 等</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a header</source>
        <translation>“%1”不是有效的请求头名称</translation>
    </message>
    <message>
        <source>use letters, digits and -, for example X-Api-Key</source>
        <translation>请使用字母、数字和 -，例如 X-Api-Key</translation>
    </message>
    <message>
        <source>the value of &quot;%1&quot; holds a line break or another control character</source>
        <translation>“%1”的值含有换行符或其他控制字符</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>请删除</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice: case does not count in the names of headers</source>
        <translation>“%1”出现了两次：请求头名称不区分大小写</translation>
    </message>
    <message>
        <source>remove one</source>
        <translation>请删除其中一个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is what each request says by itself</source>
        <translation>每个请求本来就带有“%1”</translation>
    </message>
    <message>
        <source>the address begins with %1://</source>
        <translation>该地址以 %1:// 开头</translation>
    </message>
    <message>
        <source>write http:// or https://</source>
        <translation>请写 http:// 或 https://</translation>
    </message>
    <message>
        <source>this is the key itself</source>
        <translation>这是私钥本身</translation>
    </message>
    <message>
        <source>write it into a file that you alone may read, and name the file</source>
        <translation>请把它写入只有您能读取的文件，并在此指定该文件</translation>
    </message>
    <message>
        <source>write for example %1=%2</source>
        <translation>例如写成 %1=%2</translation>
    </message>
    <message>
        <source>write a text in quotes</source>
        <translation>请写成带引号的文本</translation>
    </message>
    <message>
        <source>write for example %1: %2</source>
        <translation>例如写成 %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect: %2</source>
        <translation>“%1”不起作用：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected an object of settings of streams, got %2</source>
        <translation>“%1”：应为由日志流设置组成的对象，实际是%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected an object, got %2</source>
        <translation>“%1”：应为对象，实际是%2</translation>
    </message>
    <message>
        <source>write its settings in {…}</source>
        <translation>请把它的设置写在 {…} 中</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>this sets &quot;%1&quot; a second time, as %2 does; only the latter counts</source>
        <translation>这里重复设置了“%1”，%2 也设置了它；只有后者有效</translation>
    </message>
    <message>
        <source>&quot;streams&quot;: expected a list of objects, got %1</source>
        <translation>“streams”：应为对象列表，实际是%1</translation>
    </message>
    <message>
        <source>a stream is an object {name, type, level}, not %1</source>
        <translation>日志流应为对象 {name, type, level}，而不是%1</translation>
    </message>
    <message>
        <source>this and what follows is left out: there may be %1 streams</source>
        <translation>此项及其后各项已略过：最多允许 %1 个日志流</translation>
    </message>
    <message>
        <source>let one stream take what several take</source>
        <translation>请把几个日志流合并为一个</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; is used again by %2, which replaces this stream</source>
        <translation>%2 再次使用了名称“%1”，并取代此日志流</translation>
    </message>
    <message>
        <source>give each stream a name of its own</source>
        <translation>请给每个日志流不同的名称</translation>
    </message>
    <message>
        <source>the stream has no name; it is called &quot;%1&quot;</source>
        <translation>日志流没有名称；称为“%1”</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>请为它命名</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set, so this has no effect</source>
        <translation>环境变量 %1 未设置，因此此项不起作用</translation>
    </message>
    <message>
        <source>set it where the router is started</source>
        <translation>请在启动路由器的环境中设置</translation>
    </message>
    <message>
        <source>%1; null is false</source>
        <translation>%1；null 即 false</translation>
    </message>
    <message>
        <source>expected an object of names and their levels, got %1</source>
        <translation>应为由名称及其级别组成的对象，实际是%1</translation>
    </message>
    <message>
        <source>a level needs a name</source>
        <translation>级别需要名称</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot; already; give each level a number of its own</source>
        <translation>%1 已经是“%2”；请给每个级别不同的数字</translation>
    </message>
    <message>
        <source>write for example http://proxy.example:8080 or socks5://proxy.example:1080</source>
        <translation>例如写成 http://proxy.example:8080 或 socks5://proxy.example:1080</translation>
    </message>
    <message>
        <source>this is no address of a proxy</source>
        <translation>这不是代理地址</translation>
    </message>
    <message>
        <source>no proxy is spoken to by %1://; it is taken for %2://</source>
        <translation>不能用 %1:// 连接代理；按 %2:// 处理</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of &quot;%2&quot; stands for itself in each time</source>
        <translation>“%2”中的“%1”会原样出现在每个时间中</translation>
    </message>
    <message>
        <source>use yyyy, mm, dd, HH, MM, ss and l, for example &quot;SYS:HH:MM:ss.l&quot;; text stands in &apos;…&apos;</source>
        <translation>请使用 yyyy、mm、dd、HH、MM、ss 和 l，例如 &quot;SYS:HH:MM:ss.l&quot;；文字写在 &apos;…&apos; 中</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the level %2 already</source>
        <translation>“%1”已经是级别 %2</translation>
    </message>
    <message>
        <source>give your level a name of its own</source>
        <translation>请给您的级别另起名称</translation>
    </message>
    <message>
        <source>the number %1 is decimal, which is 0%2</source>
        <translation>数字 %1 是十进制，即 0%2</translation>
    </message>
    <message>
        <source>write &quot;%1&quot; for octal digits</source>
        <translation>要表示八进制，请写成 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>write for example &quot;700&quot;</source>
        <translation>例如写成 &quot;700&quot;</translation>
    </message>
    <message>
        <source>with 0%1 the owner may not write the file</source>
        <translation>权限为 0%1 时，所有者不能写入该文件</translation>
    </message>
    <message>
        <source>with 0%1 the owner may not make files in the folder</source>
        <translation>权限为 0%1 时，所有者不能在该文件夹中创建文件</translation>
    </message>
    <message>
        <source>each stream needs a name of its own</source>
        <translation>每个日志流都需要自己的名称</translation>
    </message>
    <message>
        <source>write it in the stream</source>
        <translation>请写在日志流中</translation>
    </message>
    <message>
        <source>the folder of a file is always made</source>
        <translation>文件所在的文件夹总会自动创建</translation>
    </message>
    <message>
        <source>records are always written by a thread of their own</source>
        <translation>记录总是由单独的线程写入</translation>
    </message>
    <message>
        <source>a file is always continued at its end</source>
        <translation>总是在文件末尾续写</translation>
    </message>
    <message>
        <source>it counts for all streams</source>
        <translation>它对所有日志流有效</translation>
    </message>
    <message>
        <source>write it beside streams</source>
        <translation>请与 streams 并列书写</translation>
    </message>
    <message>
        <source>only a program can give a custom stream its object</source>
        <translation>只有程序才能为自定义日志流提供对象</translation>
    </message>
    <message>
        <source>use a file or network stream</source>
        <translation>请使用文件或网络日志流</translation>
    </message>
    <message>
        <source>only a program can give a custom stream its function</source>
        <translation>只有程序才能为自定义日志流提供函数</translation>
    </message>
    <message>
        <source>%1; true and false are right as well</source>
        <translation>%1；也可以是 true 或 false</translation>
    </message>
    <message>
        <source>expected true or false, got %1; it counts as true</source>
        <translation>应为 true 或 false，实际是%1；按 true 处理</translation>
    </message>
    <message>
        <source>write false for no log file, or true</source>
        <translation>不要日志文件请写 false，否则写 true</translation>
    </message>
    <message>
        <source>expected an object of components and their levels, got %1</source>
        <translation>应为由组件及其级别组成的对象，实际是%1</translation>
    </message>
    <message>
        <source>an empty text is the name of no component</source>
        <translation>空文本不是任何组件的名称</translation>
    </message>
    <message>
        <source>no component is called &quot;%1&quot;</source>
        <translation>没有名为“%1”的组件</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency, whose code has three letters</source>
        <translation>“%1”不是货币，货币代码为三个字母</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there in other letters too</source>
        <translation>“%1”以不同的大小写重复出现</translation>
    </message>
    <message>
        <source>expected a list of the prices of models, got %1</source>
        <translation>应为模型价格列表，实际是%1</translation>
    </message>
    <message>
        <source>expected an object, got %1</source>
        <translation>应为对象，实际是%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the code of no currency</source>
        <translation>“%1”不是任何货币的代码</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path</source>
        <translation>“%1”不是路径</translation>
    </message>
    <message>
        <source>write one like req.headers[&quot;x-api-key&quot;], a[*].b or *.c</source>
        <translation>请写成 req.headers[&quot;x-api-key&quot;]、a[*].b 或 *.c 这样的形式</translation>
    </message>
    <message>
        <source>an empty text is the name of no field</source>
        <translation>空文本不是任何字段的名称</translation>
    </message>
    <message>
        <source>logs are not encrypted here</source>
        <translation>本程序不加密日志</translation>
    </message>
    <message>
        <source>put the log directory on an encrypted file system</source>
        <translation>请把日志目录放在加密的文件系统上</translation>
    </message>
    <message>
        <source>logs are not encrypted here, and a key does not belong into this file</source>
        <translation>本程序不加密日志，密钥也不应写在此文件中</translation>
    </message>
    <message>
        <source>secrets are always filtered</source>
        <translation>敏感信息总会被过滤</translation>
    </message>
    <message>
        <source>add fields with sensitiveFields</source>
        <translation>请用 sensitiveFields 添加字段</translation>
    </message>
    <message>
        <source>a network stream waits 0.5 s before the first retry and then twice as long each time</source>
        <translation>网络日志流在首次重试前等待 0.5 秒，此后每次等待时间加倍</translation>
    </message>
    <message>
        <source>write for example USD, EUR or CNY</source>
        <translation>例如写成 USD、EUR 或 CNY</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the price of a request</source>
        <translation>%1 必须是不小于 0 的数字，即每次请求的价格</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the price of a million tokens</source>
        <translation>%1 必须是不小于 0 的数字，即每百万 Token 的价格</translation>
    </message>
    <message>
        <source>%1 must be the name of a model; * stands for any text</source>
        <translation>%1 必须是模型名称；* 代表任意文本</translation>
    </message>
    <message>
        <source>%1 must be the name of a provider</source>
        <translation>%1 必须是供应商名称</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters, for example USD</source>
        <translation>%1 必须是三个字母的代码，例如 USD</translation>
    </message>
    <message>
        <source>%1 is missing: the price of a million tokens</source>
        <translation>缺少 %1：每百万 Token 的价格</translation>
    </message>
    <message>
        <source>%1 must be a date, for example 2026-01-31</source>
        <translation>%1 必须是日期，例如 2026-01-31</translation>
    </message>
    <message>
        <source>%1 is missing: each price is an object</source>
        <translation>缺少 %1：每项价格都是一个对象</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters, for example USD, not &quot;%2&quot;</source>
        <translation>%1 必须是三个字母的代码，例如 USD，而不是“%2”</translation>
    </message>
    <message>
        <source>%1 must be &quot;requests&quot;, &quot;tokens&quot; or &quot;money&quot;, not &quot;%2&quot;</source>
        <translation>%1 必须是 &quot;requests&quot;、&quot;tokens&quot; 或 &quot;money&quot;，而不是“%2”</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, how much may be used in it</source>
        <translation>%1 必须是不小于 0 的数字，即该时段内可用的数量</translation>
    </message>
    <message>
        <source>%1 must be when a week began, for example 2026-11-03T09:00:00Z</source>
        <translation>%1 必须是某一周开始的时间，例如 2026-11-03T09:00:00Z</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, the fee of a month</source>
        <translation>%1 必须是不小于 0 的数字，即每月的费用</translation>
    </message>
    <message>
        <source>%1 must be a code of three letters</source>
        <translation>%1 必须是三个字母的代码</translation>
    </message>
    <message>
        <source>%1 must be like %2</source>
        <translation>%1 必须类似 %2</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, by which prices are multiplied</source>
        <translation>%1 必须是不小于 0 的数字，价格将乘以它</translation>
    </message>
    <message>
        <source>%1 must be like %2, the fee of a month, or true</source>
        <translation>%1 必须类似 %2（每月的费用），或为 true</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more, by which its prices are multiplied</source>
        <translation>%1 必须是不小于 0 的数字，该模型的价格将乘以它</translation>
    </message>
    <message>
        <source>%1 must be the name of a model that is there once; * stands for any text</source>
        <translation>%1 必须是只出现一次的模型名称；* 代表任意文本</translation>
    </message>
    <message>
        <source>%1 is there in other letters too; remove one</source>
        <translation>%1 以不同的大小写重复出现；请删除其中一个</translation>
    </message>
    <message>
        <source>%1 is no name of a provider; write models: {&quot;%2&quot;: …} in it</source>
        <translation>%1 不是供应商名称；请在其中写入 models: {&quot;%2&quot;: …}</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 必须是 true 或 false</translation>
    </message>
    <message>
        <source>%1 must be an address like https://models.dev/api.json</source>
        <translation>%1 必须是 https://models.dev/api.json 这样的地址</translation>
    </message>
    <message>
        <source>%1 must be a number above 0: what one %2 is worth</source>
        <translation>%1 必须是大于 0 的数字，即 1 %2 的价值</translation>
    </message>
    <message>
        <source>%1 must be there once; it is there in other letters too</source>
        <translation>%1 只能出现一次；它还以不同的大小写出现</translation>
    </message>
    <message>
        <source>%1 must be the name of a model</source>
        <translation>%1 必须是模型名称</translation>
    </message>
    <message>
        <source>%1 must be a number of 0 or more</source>
        <translation>%1 必须是不小于 0 的数字</translation>
    </message>
    <message>
        <source>it is no JSON: %1</source>
        <translation>它不是 JSON：%1</translation>
    </message>
    <message>
        <source>backwardCompatibility says that the old layout is not converted</source>
        <translation>backwardCompatibility 规定不转换旧格式</translation>
    </message>
    <message>
        <source>remove it, or write convertExistingConfig: true</source>
        <translation>请删除此项，或写入 convertExistingConfig: true</translation>
    </message>
    <message>
        <source>streams says where records go</source>
        <translation>记录的去向由 streams 决定</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected the path of a file, got %2</source>
        <translation>“%1”：应为文件路径，实际是%2</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>空文本</translation>
    </message>
    <message>
        <source>&quot;silent&quot; writes nothing at all</source>
        <translation>“silent”不写入任何内容</translation>
    </message>
    <message>
        <source>write enabled: false</source>
        <translation>请写入 enabled: false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is read as &quot;%2&quot;</source>
        <translation>“%1”按“%2”处理</translation>
    </message>
    <message>
        <source>write rotationInterval</source>
        <translation>请写入 rotationInterval</translation>
    </message>
    <message>
        <source>errors have no file of their own</source>
        <translation>错误没有单独的文件</translation>
    </message>
    <message>
        <source>add a file stream of level error</source>
        <translation>请添加级别为 error 的文件日志流</translation>
    </message>
    <message>
        <source>rotation has no size; files are renamed at 10M</source>
        <translation>轮转没有设置大小；文件达到 10M 时轮转</translation>
    </message>
    <message>
        <source>write maxFileSize</source>
        <translation>请写入 maxFileSize</translation>
    </message>
    <message>
        <source>&quot;prettyPrint&quot; makes every stream unreadable for programs</source>
        <translation>“prettyPrint”使所有日志流都无法由程序读取</translation>
    </message>
    <message>
        <source>write format: &quot;pretty&quot; at the console alone</source>
        <translation>请只为控制台写入 format: &quot;pretty&quot;</translation>
    </message>
    <message>
        <source>neither files nor the console are enabled; records go to the console all the same</source>
        <translation>文件和控制台都未启用；记录仍会写到控制台</translation>
    </message>
    <message>
        <source>this is the oldest layout; it is read as streams</source>
        <translation>这是最早的格式；按日志流读取</translation>
    </message>
    <message>
        <source>write &quot;streams&quot;, as &quot;ccr logs config&quot; shows them</source>
        <translation>请写入 &quot;streams&quot;，内容见 &quot;ccr logs config&quot; 的输出</translation>
    </message>
    <message>
        <source>pair %1 does not begin with the name of a header</source>
        <translation>第 %1 对不以请求头名称开头</translation>
    </message>
    <message>
        <source>write name=value, the name of letters, digits and -</source>
        <translation>请写成 name=value，名称由字母、数字和 - 组成</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; use gzip or none</source>
        <translation>未知的值“%1”；可用 gzip 或 none</translation>
    </message>
    <message>
        <source>expected name=value pairs, parted by commas</source>
        <translation>应为用逗号分隔的 name=value</translation>
    </message>
    <message>
        <source>a % begins no code of two digits and stands for itself</source>
        <translation>有一个 % 后面不是两位编码，按原样处理</translation>
    </message>
    <message>
        <source>write %25 for it</source>
        <translation>请写成 %25</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not spoken here; http/json is used, which collectors take at the same address</source>
        <translation>不支持“%1”；改用 http/json，收集器在同一地址接受它</translation>
    </message>
    <message>
        <source>let the address be the collector&apos;s HTTP port, 4318 as a rule</source>
        <translation>地址应为收集器的 HTTP 端口，通常是 4318</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect: no stream sends logs to OpenTelemetry</source>
        <translation>“%1”不起作用：没有日志流向 OpenTelemetry 发送日志</translation>
    </message>
    <message>
        <source>add a stream {type: &quot;network&quot;, protocol: &quot;otlp&quot;, url: …}, or remove it</source>
        <translation>请添加日志流 {type: &quot;network&quot;, protocol: &quot;otlp&quot;, url: …}，或删除此项</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>追踪</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>&quot;url&quot; of otlp begins with %1://; no %2 are sent</source>
        <translation>otlp 的“url”以 %1:// 开头；不发送%2</translation>
    </message>
    <message>
        <source>&quot;grpc&quot; is not spoken here; %1 are not sent</source>
        <translation>不支持“grpc”；不发送%1</translation>
    </message>
    <message>
        <source>traces and metrics</source>
        <translation>追踪和指标</translation>
    </message>
    <message>
        <source>write otlp: {url: &quot;http://host:4318&quot;} in Logging, the collector&apos;s HTTP port, to have them sent</source>
        <translation>要发送它们，请在 Logging 中写入 otlp: {url: &quot;http://host:4318&quot;}，即收集器的 HTTP 端口</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; http/json is used</source>
        <translation>未知的值“%1”；改用 http/json</translation>
    </message>
    <message>
        <source>use one of: %1</source>
        <translation>可用的有：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot;</source>
        <translation>日志流“%2”的“%1”</translation>
    </message>
    <message>
        <source>no stream in &quot;streams&quot; can be used, so it is as if there were none; the log is %1</source>
        <translation>“streams”中没有可用的日志流，视为没有设置；日志文件为 %1</translation>
    </message>
    <message>
        <source>repair one of them, or write an empty list for no log</source>
        <translation>请修复其中一个；不要日志请写空列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot; is overridden by %3</source>
        <translation>日志流“%2”的“%1”被 %3 覆盖</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; has no &quot;type&quot;; it is left out</source>
        <translation>日志流“%1”没有“type”；已略过</translation>
    </message>
    <message>
        <source>write console, file or network</source>
        <translation>请写 console、file 或 network</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; is left out: only a program can make a custom stream</source>
        <translation>已略过日志流“%1”：只有程序才能建立自定义日志流</translation>
    </message>
    <message>
        <source>the file stream &quot;%1&quot; has no &quot;path&quot;; it is left out</source>
        <translation>文件日志流“%1”没有“path”；已略过</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, because rotation is off (%3)</source>
        <translation>“%1”对日志流“%2”不起作用，因为轮转已关闭（%3）</translation>
    </message>
    <message>
        <source>remove it, or switch rotation on</source>
        <translation>请删除此项，或打开轮转</translation>
    </message>
    <message>
        <source>the network stream &quot;%1&quot; has no &quot;url&quot;; it is left out</source>
        <translation>网络日志流“%1”没有“url”；已略过</translation>
    </message>
    <message>
        <source>&quot;url&quot; of the stream &quot;%1&quot; begins with %2://; it is left out</source>
        <translation>日志流“%1”的“url”以 %2:// 开头；已略过</translation>
    </message>
    <message>
        <source>write udp://, tcp:// or tls:// for syslog</source>
        <translation>syslog 请写 udp://、tcp:// 或 tls://</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot;</source>
        <translation>日志流“%1”</translation>
    </message>
    <message>
        <source>the streams &quot;%1&quot; and &quot;%2&quot; have one path, %3; the second is switched off</source>
        <translation>日志流“%1”和“%2”使用同一路径 %3；后一个已关闭</translation>
    </message>
    <message>
        <source>give each a file of its own</source>
        <translation>请给它们不同的文件</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the stream &quot;%2&quot; is &quot;%3&quot;, which %4; %5</source>
        <translation>日志流“%2”的“%1”是“%3”，%4；%5</translation>
    </message>
    <message>
        <source>is no name</source>
        <translation>不能作为名称</translation>
    </message>
    <message>
        <source>is the name of another field of each record</source>
        <translation>与每条记录的另一个字段同名</translation>
    </message>
    <message>
        <source>the fields stand beside the others</source>
        <translation>这些字段与其他字段并列</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is used</source>
        <translation>改用“%1”</translation>
    </message>
    <message>
        <source>write for example %1: &quot;%2&quot;</source>
        <translation>例如写成 %1: &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;serviceKey&quot; has no effect on the stream &quot;%1&quot;: its format has no such field, or has a standard&apos;s name for it</source>
        <translation>“serviceKey”对日志流“%1”不起作用：其格式没有这个字段，或字段名由标准规定</translation>
    </message>
    <message>
        <source>remove it, or use the format json, fork or logfmt</source>
        <translation>请删除此项，或使用格式 json、fork 或 logfmt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;, which has its own (%3)</source>
        <translation>“%1”对日志流“%2”不起作用，它有自己的设置（%3）</translation>
    </message>
    <message>
        <source>change or remove it there</source>
        <translation>请在那里更改或删除</translation>
    </message>
    <message>
        <source>&quot;timestamp&quot; is false, but the stream &quot;%1&quot; has a &quot;timeFormat&quot; and writes the time (%2)</source>
        <translation>“timestamp”为 false，但日志流“%1”设置了“timeFormat”，仍会写入时间（%2）</translation>
    </message>
    <message>
        <source>the pattern of times of the stream &quot;%1&quot; has no effect, because &quot;timestamp&quot; is false (%2)</source>
        <translation>日志流“%1”的时间格式不起作用，因为“timestamp”为 false（%2）</translation>
    </message>
    <message>
        <source>the header Authorization</source>
        <translation>请求头 Authorization</translation>
    </message>
    <message>
        <source>%1 of the stream &quot;%2&quot; has no effect: %3 is sent (%4)</source>
        <translation>日志流“%2”的%1不起作用：实际发送的是%3（%4）</translation>
    </message>
    <message>
        <source>the password in &quot;url&quot;</source>
        <translation>&quot;url&quot; 中的密码</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because the enhanced logging is off (%2)</source>
        <translation>“%1”不起作用，因为增强日志已关闭（%2）</translation>
    </message>
    <message>
        <source>switch it on there, or remove this</source>
        <translation>请在那里打开，或删除此项</translation>
    </message>
    <message>
        <source>&quot;spoolSize&quot; is 0, so nothing is kept in files</source>
        <translation>“spoolSize”为 0，因此不在文件中暂存任何内容</translation>
    </message>
    <message>
        <source>remove it, or write for example spoolSize: &quot;64M&quot;</source>
        <translation>请删除此项，或写入 spoolSize: &quot;64M&quot; 等</translation>
    </message>
    <message>
        <source>&quot;sync&quot; is not &quot;interval&quot;</source>
        <translation>“sync”不是“interval”</translation>
    </message>
    <message>
        <source>remove it, or write sync: &quot;interval&quot;</source>
        <translation>请删除此项，或写入 sync: &quot;interval&quot;</translation>
    </message>
    <message>
        <source>nothing is compressed</source>
        <translation>未启用压缩</translation>
    </message>
    <message>
        <source>remove it, or write compress: true</source>
        <translation>请删除此项，或写入 compress: true</translation>
    </message>
    <message>
        <source>bodies are not kept</source>
        <translation>不保存正文</translation>
    </message>
    <message>
        <source>remove it, or write bodies: true</source>
        <translation>请删除此项，或写入 bodies: true</translation>
    </message>
    <message>
        <source>what is redacted is removed, and nothing stands in its place</source>
        <translation>脱敏的内容会被删除，不用其他内容代替</translation>
    </message>
    <message>
        <source>remove it, or write remove: false</source>
        <translation>请删除此项，或写入 remove: false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because %2 is off (%3)</source>
        <translation>“%1”不起作用，因为 %2 已关闭（%3）</translation>
    </message>
    <message>
        <source>remove it, or enable it</source>
        <translation>请删除此项，或启用它</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect, because there is no address to send to</source>
        <translation>“%1”不起作用，因为没有设置发送地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on the stream &quot;%2&quot;: %3</source>
        <translation>“%1”对日志流“%2”不起作用：%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream: %2</source>
        <translation>“%1”对任何日志流都不起作用：%2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>its type is %1</source>
        <translation>其类型为 %1</translation>
    </message>
    <message>
        <source>its protocol is %1</source>
        <translation>其协议为 %1</translation>
    </message>
    <message>
        <source>its format is %1</source>
        <translation>其格式为 %1</translation>
    </message>
    <message>
        <source>nothing is encrypted on the way to %1://</source>
        <translation>通往 %1:// 的传输不加密</translation>
    </message>
    <message>
        <source>a url that begins with tls://</source>
        <translation>url: &quot;tls://…&quot;</translation>
    </message>
    <message>
        <source>a url that begins with https://</source>
        <translation>url: &quot;https://…&quot;</translation>
    </message>
    <message>
        <source>no proxy takes udp://</source>
        <translation>代理不支持 udp://</translation>
    </message>
    <message>
        <source>a url that begins with tcp:// or tls://</source>
        <translation>url: &quot;tcp://…&quot; 或 &quot;tls://…&quot;</translation>
    </message>
    <message>
        <source>its collector takes POST alone</source>
        <translation>其收集器只接受 POST</translation>
    </message>
    <message>
        <source>remove it, or write %1</source>
        <translation>请删除此项，或写入 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream: each has its own</source>
        <translation>“%1”对任何日志流都不起作用：每个日志流都有自己的设置</translation>
    </message>
    <message>
        <source>remove it, or remove it from one of them</source>
        <translation>请删除此项，或从其中一个日志流中删除</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no effect on any stream (of &quot;%2&quot;: %3)</source>
        <translation>“%1”对任何日志流都不起作用（“%2”：%3）</translation>
    </message>
    <message>
        <source>remove it, or write %1 in one of them</source>
        <translation>请删除此项，或在其中一个日志流中写入 %1</translation>
    </message>
    <message>
        <source>the streams &quot;%1&quot; and &quot;%2&quot; have one spool, %3; after an outage one may send what the other kept</source>
        <translation>日志流“%1”和“%2”使用同一暂存目录 %3；中断恢复后，一个可能会发送另一个保存的内容</translation>
    </message>
    <message>
        <source>give each a spoolDirectory of its own</source>
        <translation>请给它们不同的 spoolDirectory</translation>
    </message>
    <message>
        <source>an empty text is the name of no label</source>
        <translation>空文本不是任何标签的名称</translation>
    </message>
    <message>
        <source>the label &quot;level&quot; has no effect: it is the level of each record</source>
        <translation>标签“level”不起作用：它表示每条记录的级别</translation>
    </message>
    <message>
        <source>give it another name</source>
        <translation>请改用其他名称</translation>
    </message>
    <message>
        <source>Loki takes no label &quot;%1&quot;; other characters than letters and digits become _</source>
        <translation>Loki 不接受标签“%1”；字母和数字以外的字符会变成 _</translation>
    </message>
    <message>
        <source>use letters, digits and _, and begin with a letter</source>
        <translation>请使用字母、数字和 _，并以字母开头</translation>
    </message>
    <message>
        <source>its level is silent</source>
        <translation>其级别为 silent</translation>
    </message>
    <message>
        <source>it takes only records below %1, and none below %2 come to it</source>
        <translation>它只接受低于 %1 的记录，而低于 %2 的记录不会到达它</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; can never receive a record: %2</source>
        <translation>日志流“%1”永远收不到记录：%2</translation>
    </message>
    <message>
        <source>change &quot;level&quot; or &quot;belowLevel&quot;</source>
        <translation>请更改 &quot;level&quot; 或 &quot;belowLevel&quot;</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot; takes %2, but nothing below %3 comes to it (%4)</source>
        <translation>日志流“%1”接受 %2，但低于 %3 的记录不会到达它（%4）</translation>
    </message>
    <message>
        <source>lower the level of the logging, or raise this one</source>
        <translation>请降低日志的总级别，或提高此级别</translation>
    </message>
    <message>
        <source>&quot;bufferSize&quot; of the stream &quot;%1&quot; is %2 bytes</source>
        <translation>日志流“%1”的“bufferSize”为 %2 字节</translation>
    </message>
    <message>
        <source>it counts bytes, no records: write for example 64K</source>
        <translation>它以字节计，而不是记录数：例如写成 64K</translation>
    </message>
    <message>
        <source>no stream is enabled, so nothing is written</source>
        <translation>没有启用任何日志流，因此不写入任何内容</translation>
    </message>
    <message>
        <source>add a stream, or write enabled: false</source>
        <translation>请添加日志流，或写入 enabled: false</translation>
    </message>
    <message>
        <source>&quot;level&quot; is %1, but %2 takes lower ones, and the lowest decides</source>
        <translation>“level”为 %1，但 %2 接受更低的级别，以最低的为准</translation>
    </message>
    <message>
        <source>write levelIsHardGate: true to keep them away</source>
        <translation>要阻止它们，请写入 levelIsHardGate: true</translation>
    </message>
    <message>
        <source>&quot;level&quot; is %1, but no stream takes that; the lowest takes %2</source>
        <translation>“level”为 %1，但没有日志流接受该级别；最低的接受 %2</translation>
    </message>
    <message>
        <source>lower the level of a stream</source>
        <translation>请降低某个日志流的级别</translation>
    </message>
    <message>
        <source>&quot;LOG&quot; is false, but streams are configured and write all the same</source>
        <translation>“LOG”为 false，但已配置的日志流仍会写入</translation>
    </message>
    <message>
        <source>write enabled: false in Logging to write nothing</source>
        <translation>要不写入任何内容，请在 Logging 中写入 enabled: false</translation>
    </message>
    <message>
        <source>&quot;logDirectory&quot; is %1, where programs belong and logs do not</source>
        <translation>“logDirectory”为 %1，那里是程序的目录，不应存放日志</translation>
    </message>
    <message>
        <source>write for example /var/log/ccr</source>
        <translation>例如写成 /var/log/ccr</translation>
    </message>
    <message>
        <source>&quot;redact.paths&quot; names &quot;%1&quot;, which each record has by itself and keeps</source>
        <translation>“redact.paths”中有“%1”，它是每条记录自带的字段，不会脱敏</translation>
    </message>
    <message>
        <source>write base: false to leave pid and hostname out</source>
        <translation>要去掉 pid 和 hostname，请写入 base: false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 and names no currency, while there are prices in %3; it holds for each of them by itself</source>
        <translation>“%1”为 %2，没有指定货币，而价格使用 %3；它分别适用于每种货币</translation>
    </message>
    <message>
        <source>write a budget for each currency: {&quot;%1&quot;: %2, …}</source>
        <translation>请为每种货币写明预算：{&quot;%1&quot;: %2, …}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has an amount in %2, but no price is in %2</source>
        <translation>“%1”中有以 %2 计的金额，但没有以 %2 计的价格</translation>
    </message>
    <message>
        <source>give the prices of the models in %1, or use one of: %2</source>
        <translation>请给出以 %1 计的模型价格，或使用以下之一：%2</translation>
    </message>
    <message>
        <source>&quot;diskWarning&quot; is %1 and above &quot;diskCritical&quot;, %2; the warning never comes first</source>
        <translation>“diskWarning”为 %1，高于“diskCritical”的 %2；警告永远不会先出现</translation>
    </message>
    <message>
        <source>let diskWarning be the smaller one</source>
        <translation>请让 diskWarning 较小</translation>
    </message>
</context>
<context>
    <name>LoggingFindings</name>
    <message numerus="yes">
        <source>%n value(s) of the logging are not used</source>
        <translation>
            <numerusform>%n 个日志设置未生效</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2; %3.</source>
        <translation>%1：%2；%3。</translation>
    </message>
</context>
<context>
    <name>LoggingSentence</name>
    <message>
        <source>Cannot make the folder of %1: %2</source>
        <translation>无法创建 %1 所在的文件夹：%2</translation>
    </message>
    <message>
        <source>Cannot open %1: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 (minFreeSpace keeps the rest of the disk free)</source>
        <translation>无法写入 %1：%2（minFreeSpace 要求保留剩余的磁盘空间）</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 (all log files together have reached their limit)</source>
        <translation>无法写入 %1：%2（所有日志文件的总大小已达上限）</translation>
    </message>
    <message>
        <source>it is a symbolic link, which is refused</source>
        <translation>它是符号链接，不予使用</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Another program writes to %1; this one writes to %2.</source>
        <translation>另一个程序正在写入 %1，本程序改为写入 %2。</translation>
    </message>
    <message>
        <source>%1; logs go to %2.</source>
        <translation>%1；日志改为写入 %2。</translation>
    </message>
    <message>
        <source>Cannot sync %1 to the disk: %2</source>
        <translation>无法将 %1 同步到磁盘：%2</translation>
    </message>
    <message>
        <source>Cannot write to the console: %1</source>
        <translation>无法写入控制台：%1</translation>
    </message>
    <message>
        <source>stream %1: its file has not responded for %2 s</source>
        <translation>日志流 %1：其文件已 %2 秒没有响应</translation>
    </message>
    <message>
        <source>stream %1: its spool has not responded for %2 s</source>
        <translation>日志流 %1：其暂存目录已 %2 秒没有响应</translation>
    </message>
    <message>
        <source>stream %1: its sink has not responded for %2 s</source>
        <translation>日志流 %1：其接收端已 %2 秒没有响应</translation>
    </message>
    <message>
        <source>stream %1: its output has not responded for %2 s, and all streams wait for it</source>
        <translation>日志流 %1：其输出已 %2 秒没有响应，所有日志流都在等待它</translation>
    </message>
    <message>
        <source>stream %1: its sink does not report its state</source>
        <translation>日志流 %1：其接收端不报告自身状态</translation>
    </message>
    <message>
        <source>stream %1: its sink threw an exception (%2)</source>
        <translation>日志流 %1：其接收端抛出了异常（%2）</translation>
    </message>
    <message>
        <source>Cannot rotate %1: %2. Its folder must be writable.</source>
        <translation>无法轮转 %1：%2。其所在文件夹必须可写。</translation>
    </message>
    <message>
        <source>The file did not respond in time; it is put aside as soon as it does.</source>
        <translation>文件未及时响应，一旦响应就会轮转。</translation>
    </message>
    <message>
        <source>Cannot make a temporary file in %1: %2</source>
        <translation>无法在 %1 中创建临时文件：%2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Cannot write the compressed form of %1: %2</source>
        <translation>无法写入 %1 的压缩文件：%2</translation>
    </message>
    <message>
        <source>Cannot finish the compressed form of %1: %2</source>
        <translation>无法完成 %1 的压缩文件：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>stream %1: %2</source>
        <translation>日志流 %1：%2</translation>
    </message>
    <message>
        <source>cannot deliver to %1: %2</source>
        <translation>无法送达 %1：%2</translation>
    </message>
    <message>
        <source>cannot deliver to %1: %2; %3 %4 are lost</source>
        <translation>无法送达 %1：%2；丢失 %3 条%4</translation>
    </message>
    <message>
        <source>%1 refused %2 %3: %4</source>
        <translation>%1 拒绝了 %2 条%3：%4</translation>
    </message>
    <message>
        <source>%1 %2 were not delivered to %3 before the program ended</source>
        <translation>程序结束前有 %1 条%2未能送达 %3</translation>
    </message>
    <message>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>spans</source>
        <translation> span</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>the certificate of %1 is not checked (verifyTls is false): anyone in between can read and change the log</source>
        <translation>未校验 %1 的证书（verifyTls 为 false）：中间人可以读取和篡改日志</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态码 %1</translation>
    </message>
    <message>
        <source>status %1 %2</source>
        <translation>状态码 %1 %2</translation>
    </message>
    <message>
        <source>status %1 points to %2; redirects are not followed, set that URL</source>
        <translation>状态码 %1 指向 %2；不跟随重定向，请直接设置该 URL</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS：%1</translation>
    </message>
    <message>
        <source>the answer broke off</source>
        <translation>响应中断</translation>
    </message>
    <message>
        <source>the answer is longer than 16 MiB</source>
        <translation>响应超过 16 MiB</translation>
    </message>
    <message>
        <source>the answer is not one of the bulk API</source>
        <translation>响应不符合 bulk API 的格式</translation>
    </message>
    <message>
        <source>no complete answer within %1 ms</source>
        <translation>%1 毫秒内未收到完整响应</translation>
    </message>
    <message>
        <source>not sent within %1 ms</source>
        <translation>%1 毫秒内未能发送</translation>
    </message>
    <message>
        <source>the URL does not begin with http:// or https://</source>
        <translation>该 URL 不以 http:// 或 https:// 开头</translation>
    </message>
    <message>
        <source>the URL does not begin with udp://, tcp:// or tls://</source>
        <translation>该 URL 不以 udp://、tcp:// 或 tls:// 开头</translation>
    </message>
    <message>
        <source>the header %1 holds a line break or another character that no header may have</source>
        <translation>请求头 %1 含有换行符或其他不允许出现的字符</translation>
    </message>
    <message>
        <source>the token holds a line break</source>
        <translation>token 中含有换行符</translation>
    </message>
    <message>
        <source>the proxy is not a URL such as http://proxy.example:8080 or socks5://proxy.example:1080</source>
        <translation>代理地址不是 http://proxy.example:8080 或 socks5://proxy.example:1080 这样的 URL</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 不可用：%2</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 不是文件</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form</source>
        <translation>%1 中没有 PEM 格式的证书</translation>
    </message>
    <message>
        <source>%1 holds no private key (RSA, EC or DSA) in PEM form</source>
        <translation>%1 中没有 PEM 格式的私钥（RSA、EC 或 DSA）</translation>
    </message>
    <message>
        <source>the key in %1 is protected by a password</source>
        <translation>%1 中的私钥受密码保护</translation>
    </message>
    <message>
        <source>another program uses the spool %1</source>
        <translation>另一个程序正在使用暂存目录 %1</translation>
    </message>
    <message>
        <source>%1 programs use the spool %2 already</source>
        <translation>已有 %1 个程序在使用暂存目录 %2</translation>
    </message>
    <message>
        <source>cannot use the spool %1: %2</source>
        <translation>无法使用暂存目录 %1：%2</translation>
    </message>
    <message>
        <source>cannot make a file in the spool %1: %2</source>
        <translation>无法在暂存目录 %1 中创建文件：%2</translation>
    </message>
    <message>
        <source>cannot write to the spool %1: %2</source>
        <translation>无法写入暂存目录 %1：%2</translation>
    </message>
    <message>
        <source>it is not an object of providers</source>
        <translation>它不是由供应商组成的对象</translation>
    </message>
    <message>
        <source>no model in it has a cost</source>
        <translation>其中没有任何模型带有价格</translation>
    </message>
    <message>
        <source>it is not a file but a folder or a device</source>
        <translation>它不是文件，而是文件夹或设备</translation>
    </message>
    <message>
        <source>it ends in the middle</source>
        <translation>它在中途结束</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>it is damaged (%1)</source>
        <translation>它已损坏（%1）</translation>
    </message>
    <message>
        <source>zlib cannot open it</source>
        <translation>zlib 无法打开它</translation>
    </message>
    <message>
        <source>the history is switched off</source>
        <translation>历史记录已关闭</translation>
    </message>
    <message>
        <source>there is no history at %1</source>
        <translation>%1 处没有历史记录</translation>
    </message>
    <message>
        <source>the history %1 is empty</source>
        <translation>历史记录 %1 为空</translation>
    </message>
    <message>
        <source>the history %1 was made by a newer version of this program (schema %2; this one knows %3) and is left untouched</source>
        <translation>历史记录 %1 由本程序的更新版本创建（架构版本 %2，当前版本支持 %3），将保持原样</translation>
    </message>
    <message>
        <source>the history %1 cannot be opened: %2</source>
        <translation>无法打开历史记录 %1：%2</translation>
    </message>
    <message>
        <source>the history cannot be read: %1</source>
        <translation>无法读取历史记录：%1</translation>
    </message>
    <message>
        <source>the history cannot be written: %1</source>
        <translation>无法写入历史记录：%1</translation>
    </message>
    <message>
        <source>the history cannot be changed (%1): %2</source>
        <translation>无法修改历史记录（%1）：%2</translation>
    </message>
    <message>
        <source>nothing can be removed from the history: %1</source>
        <translation>无法从历史记录中删除内容：%1</translation>
    </message>
    <message>
        <source>the costs in the history cannot be changed: %1</source>
        <translation>无法修改历史记录中的费用：%1</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>数据库已被锁定</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>尝试写入只读数据库</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>磁盘 I/O 错误</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>数据库文件已损坏</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>数据库或磁盘已满</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>无法打开数据库文件</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>该文件不是数据库</translation>
    </message>
    <message>
        <source>no file is larger than 1 GiB</source>
        <translation>没有大于 1 GiB 的文件</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 的大小为 %2</translation>
    </message>
    <message>
        <source>give the stream &quot;%1&quot; a rotation.size, or run &quot;ccr logs rotate&quot;</source>
        <translation>请为日志流“%1”设置 rotation.size，或运行 &quot;ccr logs rotate&quot;</translation>
    </message>
    <message>
        <source>%1 log files</source>
        <translation>共有 %1 个日志文件</translation>
    </message>
    <message>
        <source>lower rotation.maxFiles, or run &quot;ccr logs purge --max-files N&quot;</source>
        <translation>请调低 rotation.maxFiles，或运行 &quot;ccr logs purge --max-files N&quot;</translation>
    </message>
    <message>
        <source>the file system of %1 cannot be asked</source>
        <translation>无法查询 %1 所在的文件系统</translation>
    </message>
    <message>
        <source>see that the folder exists</source>
        <translation>请确认该文件夹存在</translation>
    </message>
    <message>
        <source>logs use %1; the file system is %2 % full, %3 are free</source>
        <translation>日志占用 %1；文件系统已用 %2%，剩余 %3</translation>
    </message>
    <message>
        <source>free space, or run &quot;ccr logs purge --max-bytes SIZE&quot;</source>
        <translation>请释放空间，或运行 &quot;ccr logs purge --max-bytes SIZE&quot;</translation>
    </message>
    <message>
        <source>%1 errors in the last hour</source>
        <translation>过去一小时有 %1 个错误</translation>
    </message>
    <message>
        <source>%1 errors in the last hour, as the router counted them: no log file holds all of them</source>
        <translation>据路由器统计，过去一小时有 %1 个错误：没有一个日志文件包含全部错误</translation>
    </message>
    <message>
        <source>%1 errors in the last hour in the log files, which do not hold all of them</source>
        <translation>日志文件中过去一小时有 %1 个错误，但日志文件并不包含全部错误</translation>
    </message>
    <message>
        <source>errors are logged nowhere</source>
        <translation>错误没有记录到任何地方</translation>
    </message>
    <message>
        <source>see &quot;ccr logs errors --since 1h&quot;</source>
        <translation>请查看 &quot;ccr logs errors --since 1h&quot; 的输出</translation>
    </message>
    <message>
        <source>let a file stream take the level &quot;error&quot; and all above it, or switch the alerts on</source>
        <translation>请让一个文件日志流接收“error”及以上级别，或打开告警</translation>
    </message>
    <message>
        <source>nothing was logged yet</source>
        <translation>尚未记录任何日志</translation>
    </message>
    <message>
        <source>the router runs and there is no log file</source>
        <translation>路由器正在运行，但没有日志文件</translation>
    </message>
    <message>
        <source>see &quot;ccr logs config&quot; and the permissions of the folder</source>
        <translation>请查看 &quot;ccr logs config&quot; 的输出和该文件夹的权限</translation>
    </message>
    <message>
        <source>the last record is %1 s old</source>
        <translation>最后一条记录在 %1 秒前</translation>
    </message>
    <message>
        <source>the last record is %1 s old; the router does not run</source>
        <translation>最后一条记录在 %1 秒前；路由器没有运行</translation>
    </message>
    <message>
        <source>the last record is %1 s old, but requests were served since</source>
        <translation>最后一条记录在 %1 秒前，但此后仍有请求得到处理</translation>
    </message>
    <message>
        <source>the last record is %1 s old; the router does not run, but requests were served since</source>
        <translation>最后一条记录在 %1 秒前；路由器没有运行，但此后仍有请求得到处理</translation>
    </message>
    <message>
        <source>see &quot;ccr logs config&quot;, the disk and the permissions of the folder</source>
        <translation>请查看 &quot;ccr logs config&quot; 的输出、磁盘和该文件夹的权限</translation>
    </message>
    <message>
        <source>%1 has %2, more than its rotation.size of %3</source>
        <translation>%1 的大小为 %2，超过其 rotation.size（%3）</translation>
    </message>
    <message>
        <source>see that the router runs and may write to the folder</source>
        <translation>请确认路由器正在运行，并且可以写入该文件夹</translation>
    </message>
    <message>
        <source>%1 is not compressed yet</source>
        <translation>%1 尚未压缩</translation>
    </message>
    <message>
        <source>see that the router runs and that the disk has room</source>
        <translation>请确认路由器正在运行，并且磁盘有剩余空间</translation>
    </message>
    <message>
        <source>%1 files were rotated in the last day</source>
        <translation>过去一天轮转了 %1 个文件</translation>
    </message>
    <message>
        <source>folder and files belong to this user and are as private as configured</source>
        <translation>文件夹和文件属于当前用户，权限符合设置</translation>
    </message>
    <message>
        <source>%1; &quot;ccr logs check --repair&quot; does what can be done</source>
        <translation>%1；&quot;ccr logs check --repair&quot; 会修复其中可以修复的部分</translation>
    </message>
    <message>
        <source>certificates and keys that outputs name can be read</source>
        <translation>各输出指定的证书和密钥均可读取</translation>
    </message>
    <message>
        <source>%1 cannot be sent: %2</source>
        <translation>%1无法发送：%2</translation>
    </message>
    <message>
        <source>the stream &quot;%1&quot;</source>
        <translation>日志流“%1”</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>追踪数据</translation>
    </message>
    <message>
        <source>let it name a file in PEM form, or remove it</source>
        <translation>请指定 PEM 格式的文件，或删除此项</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 不是文件夹。</translation>
    </message>
    <message>
        <source>Move it away or choose another folder (LOG_DIRECTORY).</source>
        <translation>请将其移走，或选择其他文件夹（LOG_DIRECTORY）。</translation>
    </message>
    <message>
        <source>%1 is a symbolic link. Log files are not opened through links.</source>
        <translation>%1 是符号链接。不会通过链接打开日志文件。</translation>
    </message>
    <message>
        <source>Name the file itself in the configuration, or: rm %1</source>
        <translation>请在配置中直接指定该文件，或运行：rm %1</translation>
    </message>
    <message>
        <source>%1 is no regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>Move it away or choose another path for the stream.</source>
        <translation>请将其移走，或为该日志流选择其他路径。</translation>
    </message>
    <message>
        <source>%1 does not exist and cannot be made: %2 is not writable for the user %3.</source>
        <translation>%1 不存在，也无法创建：用户 %3 不能写入 %2。</translation>
    </message>
    <message>
        <source>mkdir -p %1 &amp;&amp; chown %2 %1, as the owner of %3; or choose another folder (LOG_DIRECTORY).</source>
        <translation>以 %3 的所有者身份运行：mkdir -p %1 &amp;&amp; chown %2 %1；或选择其他文件夹（LOG_DIRECTORY）。</translation>
    </message>
    <message>
        <source>The folder %1 belongs to %2 and has mode %3</source>
        <translation>文件夹 %1 属于用户 %2，权限为 %3</translation>
    </message>
    <message>
        <source>The file %1 belongs to %2 and has mode %3</source>
        <translation>文件 %1 属于用户 %2，权限为 %3</translation>
    </message>
    <message>
        <source>%1; the user %2, who runs this program, may not write to it.</source>
        <translation>%1；运行本程序的用户 %2 无权写入。</translation>
    </message>
    <message>
        <source>%1, which allows more than the %2 of the configuration.</source>
        <translation>%1，比配置中的 %2 更宽松。</translation>
    </message>
    <message>
        <source>%1, not to %2, who runs this program; its mode cannot be kept.</source>
        <translation>%1，而不属于运行本程序的用户 %2；无法保持其权限。</translation>
    </message>
</context>
<context>
    <name>NoticeAction</name>
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
        <source>Trouble with the log</source>
        <translation>日志异常</translation>
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
        <source>A log line fits a highlight rule</source>
        <translation>日志匹配高亮规则</translation>
    </message>
    <message numerus="yes">
        <source>%n more: %1</source>
        <translation>
            <numerusform>另有 %n 条：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>There is a newer version</source>
        <translation>有新版本可用</translation>
    </message>
    <message>
        <source>An export is ready</source>
        <translation>导出已完成</translation>
    </message>
    <message>
        <source>Prices of your models changed</source>
        <translation>您所用模型的价格有变化</translation>
    </message>
</context>
<context>
    <name>PlanChart</name>
    <message>
        <source>5 hours</source>
        <translation>5 小时</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>at this pace</source>
        <translation>按此速度</translation>
    </message>
    <message>
        <source>evenly</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Nothing is used. The next request begins five hours with %1.</source>
        <translation>尚未使用。下一次请求将开始新的 5 小时，额度 %1。</translation>
    </message>
    <message>
        <source>At this pace it is used up by %1.</source>
        <translation>按此速度将于 %1 用尽。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) could not be counted: they have no price in this currency.</source>
        <translation>
            <numerusform>有 %Ln 次请求无法计入：没有此货币的价格。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a month.</source>
        <translation>每月 %1。</translation>
    </message>
    <message>
        <source>No fee.</source>
        <translation>无费用。</translation>
    </message>
    <message>
        <source>This month&apos;s requests would have cost %1 by price.</source>
        <translation>本月的请求按价格计约为 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 used (%3), %4 left until %5.</source>
        <translation>已用 %1，额度 %2（%3），剩余 %4，%5 重置。</translation>
    </message>
    <message>
        <source>%1 of %2 used (%3): nothing is left until %4.</source>
        <translation>已用 %1，额度 %2（%3）：额度已用尽，%4 重置。</translation>
    </message>
</context>
<context>
    <name>QueryFields</name>
    <message>
        <source>HTTP status of the answer</source>
        <translation>响应的 HTTP 状态码</translation>
    </message>
    <message>
        <source>ok, failed, stream_truncated, client_cancelled …</source>
        <translation>ok、failed、stream_truncated、client_cancelled…</translation>
    </message>
    <message>
        <source>model, asked or served</source>
        <translation>请求或应答的模型</translation>
    </message>
    <message>
        <source>model that answered</source>
        <translation>实际应答的模型</translation>
    </message>
    <message>
        <source>provider that answered</source>
        <translation>应答的供应商</translation>
    </message>
    <message>
        <source>rule that chose the route</source>
        <translation>选定路由的规则</translation>
    </message>
    <message>
        <source>program that asked</source>
        <translation>发出请求的程序</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>label of the key that was used</source>
        <translation>所用密钥的名称</translation>
    </message>
    <message>
        <source>path of the request</source>
        <translation>请求路径</translation>
    </message>
    <message>
        <source>method of the request</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>class of the error</source>
        <translation>错误类别</translation>
    </message>
    <message>
        <source>text of the error</source>
        <translation>错误文本</translation>
    </message>
    <message>
        <source>why the answer ended</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>number of attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>time to the first token</source>
        <translation>到首字的时间</translation>
    </message>
    <message>
        <source>time to the first byte</source>
        <translation>到首字节的时间</translation>
    </message>
    <message>
        <source>time until the end</source>
        <translation>到结束的时间</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>每秒 Token 数</translation>
    </message>
    <message>
        <source>number of stalls</source>
        <translation>停顿次数</translation>
    </message>
    <message>
        <source>input tokens</source>
        <translation>输入 Token 数</translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation>输出 Token 数</translation>
    </message>
    <message>
        <source>tokens read from the cache</source>
        <translation>从缓存读取的 Token 数</translation>
    </message>
    <message>
        <source>cost in the currency of the price</source>
        <translation>费用，以价格的货币计</translation>
    </message>
    <message>
        <source>bytes of the answer</source>
        <translation>响应的字节数</translation>
    </message>
    <message>
        <source>bytes of the request</source>
        <translation>请求的字节数</translation>
    </message>
    <message>
        <source>the answer was streamed</source>
        <translation>响应为流式</translation>
    </message>
    <message>
        <source>text in a recorded body</source>
        <translation>已记录正文中的文本</translation>
    </message>
    <message>
        <source>error, stall, cost, body, tool, retry, or the name of a field</source>
        <translation>error、stall、cost、body、tool、retry 或字段名</translation>
    </message>
    <message>
        <source>id of the request</source>
        <translation>请求的 ID</translation>
    </message>
    <message>
        <source>level of a log record</source>
        <translation>日志记录的级别</translation>
    </message>
    <message>
        <source>component of a log record</source>
        <translation>日志记录的组件</translation>
    </message>
    <message>
        <source>message of a log record</source>
        <translation>日志记录的消息</translation>
    </message>
    <message>
        <source>15:04, 2026-11-22, 2026-11-22T15:04, -1h</source>
        <translation>15:04、2026-11-22、2026-11-22T15:04、-1h</translation>
    </message>
    <message>
        <source>tokens of thinking, a part of the output</source>
        <translation>思考 Token 数，包含在输出中</translation>
    </message>
    <message>
        <source>id of the trace</source>
        <translation>追踪 ID</translation>
    </message>
    <message>
        <source>host of the last attempt</source>
        <translation>最后一次尝试的主机</translation>
    </message>
    <message>
        <source>number of the request</source>
        <translation>请求编号</translation>
    </message>
    <message>
        <source>model that the client asked for</source>
        <translation>客户端请求的模型</translation>
    </message>
</context>
<context>
    <name>QueryProblem</name>
    <message>
        <source>this parenthesis was not opened</source>
        <translation>缺少左括号</translation>
    </message>
    <message>
        <source>the query is nested too deeply</source>
        <translation>括号嵌套过深</translation>
    </message>
    <message>
        <source>something is missing before this OR</source>
        <translation>此 OR 之前缺少内容</translation>
    </message>
    <message>
        <source>something is missing after this OR</source>
        <translation>此 OR 之后缺少内容</translation>
    </message>
    <message>
        <source>something is missing after this %1</source>
        <translation>此 %1 之后缺少内容</translation>
    </message>
    <message>
        <source>this parenthesis is not closed</source>
        <translation>括号未闭合</translation>
    </message>
    <message>
        <source>there is nothing between the parentheses</source>
        <translation>括号内没有内容</translation>
    </message>
    <message>
        <source>&quot;@%1&quot; is unknown; there is @marked</source>
        <translation>不认识“@%1”，可用的是 @marked</translation>
    </message>
    <message>
        <source>the regular expression is wrong here: %1</source>
        <translation>正则表达式此处有误：%1</translation>
    </message>
    <message>
        <source>!= compares numbers; write -%1:=%2</source>
        <translation>!= 只用于比较数字，请写成 -%1:=%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not %2, which %3 needs</source>
        <translation>“%1”不是%2，而 %3 需要这样的值</translation>
    </message>
    <message>
        <source>a value is missing after &quot;%1&quot;</source>
        <translation>“%1”之后缺少值</translation>
    </message>
    <message>
        <source>a value is missing after the comma</source>
        <translation>逗号之后缺少值</translation>
    </message>
    <message>
        <source>the quotation mark is not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>a duration such as 5s, 300ms or 2m</source>
        <translation>时长（如 5s、300ms 或 2m）</translation>
    </message>
    <message>
        <source>a size such as 100k or 5M</source>
        <translation>大小（如 100k 或 5M）</translation>
    </message>
    <message>
        <source>trace, debug, info, warn, error or fatal</source>
        <translation>trace、debug、info、warn、error 或 fatal</translation>
    </message>
    <message>
        <source>a time such as 15:04, 2026-11-22 or -1h</source>
        <translation>时间（如 15:04、2026-11-22 或 -1h）</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a field; did you mean &quot;%2&quot;? A field of records is written field.%3</source>
        <translation>没有字段“%1”，是否指“%2”？日志记录自身的字段写成 field.%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range; write two values, for example 1..5</source>
        <translation>“%1”不是范围，请写两个值，例如 1..5</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>%1 %2, elsewhere</source>
        <translation>%1 个 %2（目标不同）</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>其他 %1 个</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Estimated cost: the same</source>
        <translation>预计费用：不变</translation>
    </message>
    <message>
        <source>Estimated cost: %1</source>
        <translation>预计费用：%1</translation>
    </message>
    <message numerus="yes">
        <source>(%n without a price)</source>
        <translation>
            <numerusform>（%n 个没有价格）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayDraft</name>
    <message>
        <source>The body of this request is not a JSON object, but %1.</source>
        <translation>该请求的正文不是 JSON 对象，而是%1。</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最后一条消息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RouteTexts</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>后台任务</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Long context</source>
        <translation>长上下文</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>网络搜索</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Model by name</source>
        <translation>点名模型</translation>
    </message>
    <message>
        <source>Sub-agent</source>
        <translation>子代理</translation>
    </message>
    <message>
        <source>Custom router</source>
        <translation>自定义路由</translation>
    </message>
    <message>
        <source>Image agent</source>
        <translation>图像代理</translation>
    </message>
    <message>
        <source>Provider health</source>
        <translation>供应商状态</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>It would be refused: %1</source>
        <translation>会被拒绝：%1</translation>
    </message>
    <message>
        <source>Goes to %1 because %2 (%3).</source>
        <translation>转到 %1，因为%2（%3）。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>%1 cannot be used as it is set up.</source>
        <translation>按当前设置无法使用 %1。</translation>
    </message>
    <message>
        <source>The host’s name cannot be found. Check the base URL and the network.</source>
        <translation>找不到该主机名。请检查基础 URL 和网络。</translation>
    </message>
    <message>
        <source>Nothing listens there. Is the server running, and is the port right?</source>
        <translation>目标地址没有服务。请确认服务器已启动且端口正确。</translation>
    </message>
    <message>
        <source>No trusted TLS connection. A proxy or virus scanner on the way, a wrong clock or the wrong host cause this.</source>
        <translation>无法建立可信的 TLS 连接。可能是途中的代理或杀毒软件、系统时间有误，或主机不对。</translation>
    </message>
    <message>
        <source>It does not answer in time. Check the network and the outbound proxy.</source>
        <translation>未及时响应。请检查网络和出站代理。</translation>
    </message>
    <message>
        <source>The connection broke before an answer came.</source>
        <translation>连接在收到响应之前中断。</translation>
    </message>
    <message>
        <source>%1 rejected the key. Replace it.</source>
        <translation>%1 拒绝了密钥，请更换。</translation>
    </message>
    <message>
        <source>The key is right, but the account of %1 has no balance or quota left.</source>
        <translation>密钥有效，但 %1 账户余额或配额不足。</translation>
    </message>
    <message>
        <source>The key is right, but %1 limits it at the moment. Try again later.</source>
        <translation>密钥有效，但 %1 正在限流，请稍后重试。</translation>
    </message>
    <message>
        <source>%1 does not know “%2”. Fetch its models and choose one of them.</source>
        <translation>%1 没有模型“%2”。请获取模型列表后重新选择。</translation>
    </message>
    <message>
        <source>The server is there, but nothing answers at this address. Check the path of the base URL and the protocol.</source>
        <translation>服务器可达，但此地址没有服务。请检查基础 URL 的路径和协议。</translation>
    </message>
    <message>
        <source>%1 refused the request. Its protocol or a transformer may be the wrong one.</source>
        <translation>%1 拒绝了请求，协议或转换器可能不对。</translation>
    </message>
    <message>
        <source>%1 has a failure of its own. Try again later.</source>
        <translation>%1 自身出现故障，请稍后重试。</translation>
    </message>
    <message>
        <source>The answer came in one piece. Requests work, but clients see no text before the end.</source>
        <translation>回答是一次性返回的。请求可用，但客户端在结束前看不到文字。</translation>
    </message>
    <message>
        <source>The stream broke off before its end.</source>
        <translation>流在结束前中断。</translation>
    </message>
    <message>
        <source>The stream was complete, but nothing was in it.</source>
        <translation>流已完整返回，但没有内容。</translation>
    </message>
    <message>
        <source>Requests pass through your own transformer files, which a test does not run. Send a test request instead.</source>
        <translation>请求会经过您自己的转换器文件，测试不会运行它们。请改为发送测试请求。</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Start with the system</source>
        <translation>随系统启动</translation>
    </message>
    <message>
        <source>Start hidden in the tray</source>
        <translation>启动时隐藏到托盘</translation>
    </message>
    <message>
        <source>A click on the tray icon opens</source>
        <translation>单击托盘图标打开</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Other addresses than the loopback need an API key.</source>
        <translation>监听非本机地址时必须设置 API 密钥。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>The new port opens first; requests on the old one may end.</source>
        <translation>先打开新端口，旧端口上的请求可以正常结束。</translation>
    </message>
    <message>
        <source>API key for clients</source>
        <translation>客户端 API 密钥</translation>
    </message>
    <message>
        <source>A name of the environment such as $CCR_KEY keeps it out of the file.</source>
        <translation>使用 $CCR_KEY 这样的环境变量名，密钥就不会写入文件。</translation>
    </message>
    <message>
        <source>Proxy for requests to providers</source>
        <translation>访问供应商时使用的代理</translation>
    </message>
    <message>
        <source>For example http://127.0.0.1:7890</source>
        <translation>例如 http://127.0.0.1:7890</translation>
    </message>
    <message>
        <source>Time limit of a request</source>
        <translation>请求时限</translation>
    </message>
    <message>
        <source>Remember requests over restarts</source>
        <translation>重启后保留请求记录</translation>
    </message>
    <message>
        <source>Remember them for</source>
        <translation>保留时间</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source>Record the bodies of requests and responses</source>
        <translation>记录请求和响应正文</translation>
    </message>
    <message>
        <source>Credentials are masked; what was said is kept.</source>
        <translation>凭据会脱敏，对话内容会保留。</translation>
    </message>
    <message>
        <source>Cut bodies at</source>
        <translation>正文截断长度</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Begin another file at</source>
        <translation>单个文件最大</translation>
    </message>
    <message>
        <source>and at least every</source>
        <translation>并且至少每隔</translation>
    </message>
    <message>
        <source>Compress files that are put aside</source>
        <translation>压缩轮转出的文件</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>最多保留</translation>
    </message>
    <message>
        <source>files</source>
        <translation>个文件</translation>
    </message>
    <message>
        <source>Remove them after</source>
        <translation>保留天数</translation>
    </message>
    <message>
        <source>All log files together at most</source>
        <translation>全部日志文件最多占用</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Density of lists</source>
        <translation>列表密度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Measure performance (for /metrics and the charts)</source>
        <translation>采集性能指标（用于 /metrics 和图表）</translation>
    </message>
    <message>
        <source>Post alerts to this URL</source>
        <translation>将告警发送到此 URL</translation>
    </message>
    <message>
        <source>Custom router (JavaScript)</source>
        <translation>自定义路由（JavaScript）</translation>
    </message>
    <message>
        <source>Track requests in the log</source>
        <translation>在日志中跟踪请求</translation>
    </message>
    <message>
        <source>Track streams in the log</source>
        <translation>在日志中跟踪流</translation>
    </message>
    <message>
        <source>Lose no record when the program is killed</source>
        <translation>进程被强制结束时也不丢失记录</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>As it comes, the language of the system.</source>
        <translation>默认使用系统语言。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>compact view</source>
        <translation>紧凑视图</translation>
    </message>
    <message>
        <source>Record the headers of requests and responses</source>
        <translation>记录请求头和响应头</translation>
    </message>
    <message>
        <source>Credentials are masked.</source>
        <translation>凭据会脱敏。</translation>
    </message>
    <message>
        <source>Record stream timing</source>
        <translation>记录流的时序</translation>
    </message>
    <message>
        <source>When each event of a streamed answer came, its type and its size; not what it said.</source>
        <translation>流式回答中每个事件的到达时间、类型和大小；不记录其内容。</translation>
    </message>
    <message>
        <source>For example http://127.0.0.1:4318. Empty: what OTEL_EXPORTER_OTLP_ENDPOINT says, else nothing is sent.</source>
        <translation>例如 http://127.0.0.1:4318。留空则按 OTEL_EXPORTER_OTLP_ENDPOINT；两者都没有时不发送。</translation>
    </message>
    <message>
        <source>Look for a newer version once a week</source>
        <translation>每周检查一次新版本</translation>
    </message>
    <message>
        <source>Asks one address and tells it nothing. Nothing is installed.</source>
        <translation>只访问一个地址，不发送任何信息；不会自动安装。</translation>
    </message>
    <message>
        <source>Address where new versions are announced</source>
        <translation>新版本公告地址</translation>
    </message>
    <message>
        <source>Empty: as the package has it, if it has one.</source>
        <translation>留空则使用软件包自带的地址（如果有）。</translation>
    </message>
    <message>
        <source>Look for other prices once a week</source>
        <translation>每周查看价格是否变化</translation>
    </message>
    <message>
        <source>Where fetching is allowed in Tools ▸ Prices. A notice says what differs; nothing is taken over.</source>
        <translation>需在“工具 ▸ 价格”中允许获取。有变化时以通知告知，不会自动采用。</translation>
    </message>
    <message>
        <source>Where nothing is set, OTEL_METRIC_EXPORT_INTERVAL counts, else a minute.</source>
        <translation>未设置时以 OTEL_METRIC_EXPORT_INTERVAL 为准，否则为一分钟。</translation>
    </message>
    <message>
        <source>Send metrics every</source>
        <translation>发送指标的间隔</translation>
    </message>
    <message>
        <source>Program of Claude Code</source>
        <translation>Claude Code 程序</translation>
    </message>
    <message>
        <source>“ccr code” starts it; a name is looked for in the PATH.</source>
        <translation>由 “ccr code” 启动；只写名称时在 PATH 中查找。</translation>
    </message>
    <message>
        <source>Once a week at most, where price lists are fetched by themselves.</source>
        <translation>在自动获取价格表时，每周最多一次。</translation>
    </message>
    <message>
        <source>“%1” is no size. Write a number and b, K, M, G or T, for example 10M.</source>
        <translation>“%1”不是大小。请写数字加 b、K、M、G 或 T，例如 10M。</translation>
    </message>
    <message>
        <source>“%1” is no address. Write one like http://127.0.0.1:4318.</source>
        <translation>“%1”不是地址。请写成类似 http://127.0.0.1:4318 的形式。</translation>
    </message>
    <message>
        <source>Headers are written as name=value, several of them with commas between.</source>
        <translation>HTTP 头写作 名称=值，多个之间用逗号分隔。</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>启动与托盘</translation>
    </message>
    <message>
        <source>Versions and prices</source>
        <translation>版本与价格</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>记录的内容</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>收集器</translation>
    </message>
    <message>
        <source>OpenTelemetry (OTLP over HTTP)</source>
        <translation>OpenTelemetry（基于 HTTP 的 OTLP）</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>HTTP 头</translation>
    </message>
    <message>
        <source>For example authorization=Bearer …, x-tenant=mine</source>
        <translation>例如 authorization=Bearer …, x-tenant=mine</translation>
    </message>
    <message>
        <source>Send traces: a span for each request and each attempt</source>
        <translation>发送追踪：每个请求和每次尝试各一个 span</translation>
    </message>
    <message>
        <source>Send metrics: what /metrics tells</source>
        <translation>发送指标：即 /metrics 的内容</translation>
    </message>
    <message>
        <source>Claude Code</source>
        <translation>Claude Code</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>Draw the tray icon in</source>
        <translation>托盘图标颜色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>White is for black panels, black for white ones; the shape tells the state all the same.</source>
        <translation>白色用于黑色面板，黑色用于白色面板；状态始终由形状区分。</translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Without a provider</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>Without a rule</source>
        <translation>无规则</translation>
    </message>
    <message>
        <source>Without a session</source>
        <translation>无会话</translation>
    </message>
</context>
<context>
    <name>SystemText</name>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>操作不被允许</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数太多</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件太多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法使用所请求的地址</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>Software caused connection abort</source>
        <translation>连接被中止</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>没有到主机的路由</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>d MMM</source>
        <comment>format of a date</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>format of a date with its time</comment>
        <translation>M月d日 HH:mm</translation>
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
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
</context>
<context>
    <name>TroubleTexts</name>
    <message>
        <source>Port %1 is used by another program</source>
        <translation>端口 %1 被其他程序占用</translation>
    </message>
    <message>
        <source>The proxy does not listen</source>
        <translation>代理未在监听</translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Stop it, or use another port.</source>
        <translation>端口 %1 被其他程序占用。请停止该程序，或改用其他端口。</translation>
    </message>
    <message>
        <source>The system does not permit port %1. Use one above 1023.</source>
        <translation>系统不允许使用端口 %1。请使用大于 1023 的端口。</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer. Set HOST to 127.0.0.1.</source>
        <translation>%1 不是本机地址。请将 HOST 设为 127.0.0.1。</translation>
    </message>
    <message>
        <source>Port %1 is used by %2 (process %3)</source>
        <translation>端口 %1 被 %2（进程 %3）占用</translation>
    </message>
    <message>
        <source>%1. The last good configuration stays in force.</source>
        <translation>%1。仍使用上一个有效配置。</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>none within the plan; %1 by price</source>
        <translation>套餐内无额外费用；按价格计 %1</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>Behind a number, with the space that the language puts there.</extracomment>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AdvicePage</name>
    <message>
        <source>not set (the default serves)</source>
        <translation>未设置（使用默认）</translation>
    </message>
    <message>
        <source>as it is set already</source>
        <translation>沿用现有设置</translation>
    </message>
    <message>
        <source>the first model of the list</source>
        <translation>列表中的第一个模型</translation>
    </message>
    <message>
        <source>small and fast, by its name</source>
        <translation>按名称判断，小而快</translation>
    </message>
    <message>
        <source>it reasons, by its name</source>
        <translation>按名称判断，擅长推理</translation>
    </message>
    <message>
        <source>known for a long context</source>
        <translation>支持长上下文</translation>
    </message>
    <message>
        <source>known to take images</source>
        <translation>支持图片</translation>
    </message>
    <message>
        <source>no model suggests itself</source>
        <translation>没有合适的模型</translation>
    </message>
    <message>
        <source>Which model for what?</source>
        <translation>哪个场景用哪个模型？</translation>
    </message>
    <message>
        <source>All of this can be changed later under Routes.</source>
        <translation>以后可随时在“路由”中修改。</translation>
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
    <name>ccr::ui::AttemptsModel</name>
    <message>
        <source>%1: fallback to %2</source>
        <translation>%1：故障转移到 %2</translation>
    </message>
    <message>
        <source>%1: another key</source>
        <translation>%1：换用另一个密钥</translation>
    </message>
    <message>
        <source>the next turn of the same request</source>
        <translation>同一请求的下一轮</translation>
    </message>
    <message>
        <source>%1: once more</source>
        <translation>%1：重试</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 返回：%2</translation>
    </message>
    <message>
        <source>Attempt %1 at %2, status %3 %4</source>
        <translation>第 %1 次尝试，%2，状态 %3 %4</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Why the next</source>
        <translation>后续原因</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>随后：%1</translation>
    </message>
    <message>
        <source>The router</source>
        <translation>路由器</translation>
    </message>
</context>
<context>
    <name>ccr::ui::AttemptsTab</name>
    <message>
        <source>No provider was asked yet.</source>
        <translation>尚未请求任何供应商。</translation>
    </message>
    <message>
        <source>Select a request to see its attempts.</source>
        <translation>选择一个请求以查看其尝试。</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Selected attempt</source>
        <translation>所选尝试</translation>
    </message>
</context>
<context>
    <name>ccr::ui::BodiesTab</name>
    <message>
        <source>, cut at %1</source>
        <translation>，截断于 %1</translation>
    </message>
    <message>
        <source>The first %1 lines are the same: so far a prompt cache can reach.</source>
        <translation>前 %1 行相同：提示词缓存最多可命中到此处。</translation>
    </message>
    <message>
        <source>Size of the body</source>
        <translation>正文大小</translation>
    </message>
    <message>
        <source>Load all (%1)</source>
        <translation>全部加载（%1）</translation>
    </message>
    <message>
        <source>Select a request to see its bodies.</source>
        <translation>选择一个请求以查看其正文。</translation>
    </message>
    <message>
        <source>This body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</source>
        <translation>该正文未保留。近期的正文保留在内存中，开启正文记录可保留更久。</translation>
    </message>
    <message>
        <source>This body has not come yet.</source>
        <translation>正文尚未到达。</translation>
    </message>
    <message>
        <source>The list holds no earlier request of this session.</source>
        <translation>列表中没有该会话更早的请求。</translation>
    </message>
    <message>
        <source>The other body is not kept.</source>
        <translation>另一份正文未保留。</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>As the client sent or got it</source>
        <translation>客户端发送或收到的内容</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>As the provider got or sent it</source>
        <translation>供应商收到或发送的内容</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>格式化</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Diff to previous request</source>
        <translation>对比上一个请求</translation>
    </message>
    <message>
        <source>Form of the body</source>
        <translation>正文的显示方式</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the body</source>
        <translation>在正文中查找</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>清除文本</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一个匹配（F3）</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一个匹配（Shift+F3）</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>树形正文</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>, shown: the first %1</source>
        <translation>，仅显示前 %1</translation>
    </message>
    <message>
        <source>+%1 −%2 lines</source>
        <translation>+%1 −%2 行</translation>
    </message>
    <message>
        <source>Diff to the other side</source>
        <translation>对比另一侧</translation>
    </message>
</context>
<context>
    <name>ccr::ui::BudgetsDialog</name>
    <message>
        <source>This is a test</source>
        <translation>这是一条测试通知</translation>
    </message>
    <message>
        <source>Alerts arrive here, and as a notification of the desktop while the window is not in front.</source>
        <translation>告警会显示在这里；窗口不在前台时，还会发送桌面通知。</translation>
    </message>
    <message>
        <source>There is no configuration file to save to.</source>
        <translation>没有可保存的配置文件。</translation>
    </message>
    <message>
        <source>The disk warning must come before the disk alarm.</source>
        <translation>磁盘警告阈值不能高于磁盘告警阈值。</translation>
    </message>
    <message>
        <source>Budgets and alerts</source>
        <translation>预算与告警</translation>
    </message>
    <message>
        <source>&amp;Alerts are on</source>
        <translation>启用告警(&amp;A)</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Test &amp;notification</source>
        <translation>测试通知(&amp;N)</translation>
    </message>
    <message>
        <source>You are told when a budget is nearly used up, and again when it is. What happens to new requests then is up to you. Requests whose model has no price count for tokens alone.</source>
        <translation>预算将用尽以及用尽时都会通知您，届时如何处理新请求由您决定。模型没有价格的请求只计入 Token 数。</translation>
    </message>
    <message>
        <source>When a budget is used up</source>
        <translation>预算用尽时</translation>
    </message>
    <message>
        <source>go on serving</source>
        <translation>继续处理请求</translation>
    </message>
    <message>
        <source>send requests to their fallback</source>
        <translation>将请求转到故障转移目标</translation>
    </message>
    <message>
        <source>refuse new requests</source>
        <translation>拒绝新请求</translation>
    </message>
    <message>
        <source>A request without a fallback is refused</source>
        <translation>没有故障转移目标的请求会被拒绝</translation>
    </message>
    <message>
        <source>With status 402 and the reason, until the day or month is over</source>
        <translation>返回状态 402 和原因，直到当天或当月结束</translation>
    </message>
    <message>
        <source>use the routes of a preset</source>
        <translation>改用预设的路由</translation>
    </message>
    <message>
        <source>Until the day or month is over; its providers, where it has some</source>
        <translation>直到当日或当月结束；若预设带有供应商，则使用其供应商</translation>
    </message>
    <message>
        <source>Preset whose routes hold when a budget is used up</source>
        <translation>预算用尽时采用其路由的预设</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>No preset is installed. In a terminal, &quot;ccr preset export NAME&quot; makes one of the routes and providers that you have now, and &quot;ccr preset install FOLDER&quot; installs one of somebody else&apos;s.</source>
        <translation>尚未安装预设。在终端中，“ccr preset export NAME”可将当前的路由和供应商存为预设，“ccr preset install FOLDER”可安装他人的预设。</translation>
    </message>
    <message>
        <source>When a budget is used &amp;up</source>
        <translation>预算用尽时(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Money a day (%1)</source>
        <translation>每日费用（%1）</translation>
    </message>
    <message>
        <source>Money a month (%1)</source>
        <translation>每月费用（%1）</translation>
    </message>
    <message>
        <source>&amp;Tokens a day, in millions</source>
        <translation>每日 Token（百万）(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;okens a month, in millions</source>
        <translation>每月 Token（百万）(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Warn when so much of a budget is used</source>
        <translation>预算用到此比例时警告(&amp;W)</translation>
    </message>
    <message>
        <source>Warn when the d&amp;isk is full to</source>
        <translation>磁盘用到此比例时警告(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;larm when the disk is full to</source>
        <translation>磁盘用到此比例时告警(&amp;L)</translation>
    </message>
    <message>
        <source>Warn of more &amp;errors in an hour than</source>
        <translation>每小时错误超过此数时警告(&amp;E)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ClaudeCodeBox</name>
    <message>
        <source>Claude Code’s settings (%1) do not say where its requests go.</source>
        <translation>Claude Code 的设置（%1）没有说明请求发往何处。</translation>
    </message>
    <message>
        <source>Claude Code’s settings (%1) send its requests here.</source>
        <translation>Claude Code 的设置（%1）已将请求发到这里。</translation>
    </message>
    <message>
        <source>Claude Code’s settings (%1) send its requests to %2.</source>
        <translation>Claude Code 的设置（%1）将请求发往 %2。</translation>
    </message>
    <message>
        <source>Send Claude Code’s requests here</source>
        <translation>将 Claude Code 的请求发到这里</translation>
    </message>
    <message>
        <source>Changes two variables in %1; a backup is kept</source>
        <translation>会修改 %1 中的两个变量，并保留备份</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ClosestModels</name>
    <message>
        <source>Its models are being asked for…</source>
        <translation>正在查询它提供的模型…</translation>
    </message>
    <message>
        <source>Its models could not be asked for: %1</source>
        <translation>无法查询它提供的模型：%1</translation>
    </message>
    <message numerus="yes">
        <source>None of its %n model(s) is near.</source>
        <translation>
            <numerusform>它的 %n 个模型中没有名称相近的。</numerusform>
        </translation>
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
    <message>
        <source>Provider: %1</source>
        <translation>供应商：%1</translation>
    </message>
    <message>
        <source>Test provider: %1</source>
        <translation>测试供应商：%1</translation>
    </message>
    <message>
        <source>No command, filter or request matches “%1”.</source>
        <translation>没有与“%1”匹配的命令、筛选条件或请求。</translation>
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
        <translation>最近 15 分钟</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>最近请求</translation>
    </message>
    <message>
        <source>Change the default route</source>
        <translation>更改默认路由</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>复制配置</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 个进行中</translation>
    </message>
    <message>
        <source>No default route</source>
        <translation>无默认路由</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>暂停记录</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>恢复记录</translation>
    </message>
    <message>
        <source>No tokens used today</source>
        <translation>今日尚未使用 Token</translation>
    </message>
    <message>
        <source>default→%1</source>
        <translation>默认→%1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CompareWindow</name>
    <message>
        <source>Compare #%1 and #%2</source>
        <translation>比较 #%1 与 #%2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ComparisonView</name>
    <message>
        <source>The answer is not kept.</source>
        <translation>该回答未保留。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Numbers of both requests</source>
        <translation>两个请求的数据</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Left answer</source>
        <translation>左侧回答</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>右侧回答</translation>
    </message>
    <message>
        <source>Difference of the answers</source>
        <translation>回答的差异</translation>
    </message>
    <message>
        <source>Both answers are the same.</source>
        <translation>两个回答相同。</translation>
    </message>
    <message>
        <source>The same was sent.</source>
        <translation>两次发出的请求相同。</translation>
    </message>
    <message>
        <source>What was sent is not kept.</source>
        <translation>未保留发出的请求。</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>发出的请求</translation>
    </message>
    <message>
        <source>The difference of the requests, as the providers got them</source>
        <translation>供应商实际收到的请求之间的差异</translation>
    </message>
    <message>
        <source>Difference of what was sent</source>
        <translation>发出请求的差异</translation>
    </message>
    <message>
        <source>Neither answer is kept.</source>
        <translation>两个回答都未保存。</translation>
    </message>
    <message>
        <source>The answer of #%1 is not kept.</source>
        <translation>#%1 的回答未保存。</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Lines only left: %L1 · only right: %L2</source>
        <translation>仅左侧：%L1 行 · 仅右侧：%L2 行</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ConfigDialog</name>
    <message>
        <source>The file cannot be read, so nothing can be changed here: %1</source>
        <translation>无法读取文件，因此不能在此修改：%1</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>文件已被其他程序修改。</translation>
    </message>
    <message>
        <source>Take its version</source>
        <translation>采用文件中的版本</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>（另有 %n 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. Running requests are not disturbed; the next one uses it.</source>
        <translation>已保存。不影响进行中的请求，下一个请求起生效。</translation>
    </message>
    <message>
        <source>Nothing differs from the saved file.</source>
        <translation>与已保存的文件没有差异。</translation>
    </message>
    <message>
        <source>There are unsaved changes. Press Esc again to discard them.</source>
        <translation>有未保存的更改，再按一次 Esc 将放弃。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Com&amp;pare with saved</source>
        <translation>与已保存的比较(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>还原(&amp;V)</translation>
    </message>
    <message>
        <source>Back to what is saved; this can be undone</source>
        <translation>恢复为已保存的内容，可撤销</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>重做(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Differences from the saved file</source>
        <translation>与已保存文件的差异</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ConnectPage</name>
    <message>
        <source>%1 was written. Restart Claude Code.</source>
        <translation>已写入 %1，请重新启动 Claude Code。</translation>
    </message>
    <message>
        <source>The first request failed: %1</source>
        <translation>首个请求失败：%1</translation>
    </message>
    <message>
        <source>It works: %1 to the first token.</source>
        <translation>已连通：首字 %1。</translation>
    </message>
    <message>
        <source>Connect Claude Code</source>
        <translation>连接 Claude Code</translation>
    </message>
    <message>
        <source>Paste this line into the terminal in which you start Claude Code:</source>
        <translation>将这一行粘贴到启动 Claude Code 的终端：</translation>
    </message>
    <message>
        <source>Line for the terminal</source>
        <translation>终端命令</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Write it into Claude Code’s settings instead</source>
        <translation>改为写入 Claude Code 的设置(&amp;W)</translation>
    </message>
    <message>
        <source>Changes two variables in %1; a backup is kept</source>
        <translation>修改 %1 中的两个变量，并保留备份</translation>
    </message>
    <message>
        <source>&amp;Send a test request</source>
        <translation>发送测试请求(&amp;S)</translation>
    </message>
    <message>
        <source>Waiting for the first request…</source>
        <translation>正在等待首个请求…</translation>
    </message>
    <message>
        <source>It works: %1 to the first token, %2.</source>
        <translation>已连通：首字 %1，费用 %2。</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week; it is shown in the Help menu</source>
        <translation>每周检查一次新版本，结果显示在“帮助”菜单中(&amp;L)</translation>
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
        <translation>请求 JSON</translation>
    </message>
    <message>
        <source>Response text</source>
        <translation>响应文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
</context>
<context>
    <name>ccr::ui::CostDock</name>
    <message numerus="yes">
        <source>%n model(s) have no price.</source>
        <translation>
            <numerusform>%n 个模型尚无价格。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>构成</translation>
    </message>
    <message>
        <source>Parts of the cost</source>
        <translation>费用的各部分</translation>
    </message>
    <message>
        <source>Tokens and cost, over time</source>
        <translation>Token 与费用随时间的变化</translation>
    </message>
    <message>
        <source>Tokens and cost by name</source>
        <translation>按名称统计的 Token 与费用</translation>
    </message>
    <message>
        <source>What tokens and cost are summed by</source>
        <translation>Token 与费用的汇总方式</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the chart as a table</source>
        <translation>以表格显示图表</translation>
    </message>
    <message>
        <source>Add prices</source>
        <translation>添加价格</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>所有视图的时间范围</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Plans covered %1 by price</source>
        <translation>套餐覆盖了按价格计 %1 的费用</translation>
    </message>
    <message>
        <source>Fees of plans a month: %1</source>
        <translation>套餐月费：%1</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DefaultRoute</name>
    <message>
        <source>The default model was not changed</source>
        <translation>默认模型未更改</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DefaultRouteMenu</name>
    <message>
        <source>No provider lists a model</source>
        <translation>没有供应商列出模型</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DeleteDataDialog</name>
    <message numerus="yes">
        <source>%n log file(s) (%1)</source>
        <translation>
            <numerusform>%n 个日志文件（%1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of the history</source>
        <translation>
            <numerusform>%Ln 条历史请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1和 %2</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>没有可删除的数据。</translation>
    </message>
    <message>
        <source>This deletes %1 for good.</source>
        <translation>将永久删除 %1。</translation>
    </message>
    <message>
        <source>Captured data were deleted</source>
        <translation>已删除捕获的数据</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1</source>
        <translation>未能全部删除：%1</translation>
    </message>
    <message>
        <source>Delete captured data</source>
        <translation>删除已捕获的数据</translation>
    </message>
    <message>
        <source>&amp;What to delete</source>
        <translation>删除范围(&amp;W)</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>删除范围</translation>
    </message>
    <message numerus="yes">
        <source>What is older than %n day(s)</source>
        <translation>
            <numerusform>%n 天之前的数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DesktopNotifier</name>
    <message>
        <source>Open window</source>
        <translation>打开窗口</translation>
    </message>
</context>
<context>
    <name>ccr::ui::DetailSection</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Find in %1</source>
        <translation>在“%1”中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy selected lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ErrorMatrixModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ErrorsDock</name>
    <message>
        <source>Only a part is counted: %1</source>
        <translation>仅统计了一部分：%1</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>No errors in the last hour (%Ln request(s)).</source>
        <translation>
            <numerusform>最近 1 小时没有错误（共 %Ln 个请求）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No errors in this range of time (%Ln request(s)).</source>
        <translation>
            <numerusform>此时间范围内没有错误（共 %Ln 个请求）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors and latency</source>
        <translation>错误与延迟</translation>
    </message>
    <message>
        <source>Top errors</source>
        <translation>主要错误</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Parts of errors and latency</source>
        <translation>错误与延迟的各部分</translation>
    </message>
    <message>
        <source>How requests ended, over time</source>
        <translation>请求结果随时间的变化</translation>
    </message>
    <message>
        <source>Latency of providers, over time</source>
        <translation>各供应商延迟随时间的变化</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>最常见的错误</translation>
    </message>
    <message>
        <source>Errors by provider and class</source>
        <translation>按供应商和类别统计的错误</translation>
    </message>
    <message>
        <source>What the lines show</source>
        <translation>曲线显示的指标</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>所有视图的时间范围</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the charts as tables</source>
        <translation>以表格显示图表</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>供应商</translation>
    </message>
</context>
<context>
    <name>ccr::ui::EverythingSearch</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
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
        <translation>跟踪及以上</translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation>调试及以上</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>Warnings and above</source>
        <translation>警告及以上</translation>
    </message>
    <message>
        <source>Errors and above</source>
        <translation>错误及以上</translation>
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
    <message>
        <source>Fatal only</source>
        <translation>仅致命错误</translation>
    </message>
    <message>
        <source>%1 and the logs</source>
        <translation>%1，另加日志</translation>
    </message>
    <message>
        <source>%1 before packing</source>
        <translation>压缩前 %1</translation>
    </message>
    <message>
        <source>%1 of %2 rows, %3</source>
        <translation>%1/%2 行，%3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Removed from these: secrets %1 · e-mail addresses %2 · home paths %3 · bodies %4</source>
        <translation>已从中移除：密钥 %1 个 · 邮箱地址 %2 个 · 主目录路径 %3 个 · 正文 %4 个</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>… %L1 more characters, which the file has …</source>
        <translation>…… 其余 %L1 个字符在文件中 ……</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ExportScopeBox</name>
    <message numerus="yes">
        <source>%1 (%Ln request(s))</source>
        <translation>
            <numerusform>%1（%Ln 个请求）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Current filter: %1, %2 (%Ln request(s))</source>
        <translation>
            <numerusform>当前筛选：%1，%2（%Ln 个请求）</numerusform>
        </translation>
    </message>
    <message>
        <source>Selection (%L1)</source>
        <translation>选中（%L1）</translation>
    </message>
    <message>
        <source>Marked (%L1)</source>
        <translation>已标记（%L1）</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Begin of the range</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>结束时间</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FallbackPage</name>
    <message>
        <source>left alone after failures</source>
        <translation>多次失败，暂停使用</translation>
    </message>
    <message>
        <source>being tried again</source>
        <translation>正在重新尝试</translation>
    </message>
    <message>
        <source>not in use yet</source>
        <translation>尚未启用</translation>
    </message>
    <message>
        <source>add a model…</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Models that are tried in order</source>
        <translation>依次尝试的模型</translation>
    </message>
    <message>
        <source>Add a model to the chain</source>
        <translation>向故障转移链添加模型</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Tried in order as long as nothing has reached the client. A rule may have a chain of its own.</source>
        <translation>在尚未向客户端返回任何内容时依次尝试。规则可以有自己的故障转移链。</translation>
    </message>
    <message>
        <source>No other model is tried: the client gets the error.</source>
        <translation>不再尝试其他模型：客户端会收到错误。</translation>
    </message>
    <message>
        <source>When this fails</source>
        <translation>当此场景失败时</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileActions</name>
    <message>
        <source>%1 cannot be opened</source>
        <translation>无法打开 %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileBar</name>
    <message>
        <source>This router</source>
        <translation>本路由器</translation>
    </message>
    <message>
        <source>Whose requests are shown</source>
        <translation>显示谁的请求</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened file, read-only</source>
        <translation>已打开的文件（只读）</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>由 %1 生成</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other entry(s) left out</source>
        <translation>
            <numerusform>另有 %Ln 条其他记录未列出</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileLog</name>
    <message>
        <source>%1 files are too many; choose at most %2.</source>
        <translation>一次最多选择 %2 个文件，当前选择了 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等 %n 个其他文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was cut off and is being read again.</source>
        <translation>%1 已被截断，正在重新读取。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FileLogWorker</name>
    <message>
        <source>%1 was replaced by a new file; the lines of both are shown.</source>
        <translation>%1 已轮转为新文件，同时显示新旧文件中的日志。</translation>
    </message>
    <message>
        <source>%1 is shown as far as it can be read: %2.</source>
        <translation>%1 只显示可读取的部分：%2。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FilterLine</name>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Edit saved filters…</source>
        <translation>编辑已保存的筛选…</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>筛选（Ctrl+F）</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>For example status:&gt;=400 model:*opus* ttft:&gt;5s</source>
        <translation>例如 status:&gt;=400 model:*opus* ttft:&gt;5s</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Saved filters, and those that were used before</source>
        <translation>已保存的筛选和最近用过的筛选</translation>
    </message>
    <message>
        <source>Name of the filter %1</source>
        <translation>筛选 %1 的名称</translation>
    </message>
</context>
<context>
    <name>ccr::ui::FilterSyntaxDialog</name>
    <message>
        <source>Filter syntax</source>
        <translation>筛选语法</translation>
    </message>
    <message>
        <source>One language for requests and for the log. What cannot be read is underlined, and the last filter that could be read stays in force.</source>
        <translation>请求和日志使用同一种语法。无法识别的部分会标出下划线，并继续使用上一个有效的筛选。</translation>
    </message>
    <message>
        <source>the word, anywhere</source>
        <translation>任意位置出现该词</translation>
    </message>
    <message>
        <source>both, as they stand</source>
        <translation>两个词连在一起</translation>
    </message>
    <message>
        <source>regular expression; i: capitals do not matter</source>
        <translation>正则表达式；i 表示不区分大小写</translation>
    </message>
    <message>
        <source>part of the value</source>
        <translation>值的一部分</translation>
    </message>
    <message>
        <source>the whole value, * for any characters, ? for one</source>
        <translation>完整的值，* 代表任意字符，? 代表一个字符</translation>
    </message>
    <message>
        <source>exactly this value</source>
        <translation>恰好等于此值</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>其中之一</translation>
    </message>
    <message>
        <source>comparison: &gt; &gt;= &lt; &lt;= !=</source>
        <translation>比较：&gt; &gt;= &lt; &lt;= !=</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>从…到</translation>
    </message>
    <message>
        <source>durations: ms s m h d; sizes: k M G; a space means that both hold</source>
        <translation>时长：ms s m h d；大小：k M G；空格表示同时满足</translation>
    </message>
    <message>
        <source>one or the other; binds weaker than the space</source>
        <translation>任一即可；优先级低于空格</translation>
    </message>
    <message>
        <source>the opposite; NOT is the same</source>
        <translation>取反；NOT 与之相同</translation>
    </message>
    <message>
        <source>parentheses group</source>
        <translation>括号用于分组</translation>
    </message>
    <message>
        <source>times of today, days, or so long ago: -1h</source>
        <translation>今天的时刻、日期，或多久以前：-1h</translation>
    </message>
    <message>
        <source>there is one: error, stall, cost, body, tool, retry, or any field</source>
        <translation>存在：error、stall、cost、body、tool、retry 或任意字段</translation>
    </message>
    <message>
        <source>what you have marked (Ctrl+B)</source>
        <translation>已标记的请求（Ctrl+B）</translation>
    </message>
    <message>
        <source>a field of a log record, whatever its name means otherwise</source>
        <translation>日志记录中的字段，不管其名称另有何含义</translation>
    </message>
    <message>
        <source>Names for requests</source>
        <translation>请求的字段</translation>
    </message>
    <message>
        <source>Names for the log</source>
        <translation>日志的字段</translation>
    </message>
</context>
<context>
    <name>ccr::ui::GapStrip</name>
    <message>
        <source>Events over time</source>
        <translation>事件时间轴</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n stall(s)</source>
        <translation>
            <numerusform>%n 次停顿</numerusform>
        </translation>
    </message>
    <message>
        <source>of these %1 alive</source>
        <translation>其中 %1 次有信号</translation>
    </message>
    <message>
        <source>Each event of the stream. Drag to choose a part of the time; double-click for all of it.</source>
        <translation>流中的每个事件。拖动可选择一段时间，双击恢复全部。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::HealthDock</name>
    <message>
        <source>Provider health</source>
        <translation>供应商状态</translation>
    </message>
    <message>
        <source>Providers and whether they serve</source>
        <translation>供应商及其可用状态</translation>
    </message>
    <message>
        <source>Add a provider to start routing.</source>
        <translation>添加供应商后即可开始路由。</translation>
    </message>
    <message>
        <source>Reset now</source>
        <translation>立即恢复</translation>
    </message>
    <message>
        <source>Let the selected provider serve again at once, as if it had not failed</source>
        <translation>让所选供应商立即恢复服务，清除其失败记录</translation>
    </message>
</context>
<context>
    <name>ccr::ui::HighlightRulesDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>高亮规则</translation>
    </message>
    <message>
        <source>Rules; the first one that fits wins</source>
        <translation>规则列表，第一条匹配的规则生效</translation>
    </message>
    <message>
        <source>The first rule that fits wins</source>
        <translation>第一条匹配的规则生效</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Regular &amp;expression</source>
        <translation>正则表达式(&amp;E)</translation>
    </message>
    <message>
        <source>Colour the &amp;whole line</source>
        <translation>整行着色(&amp;W)</translation>
    </message>
    <message>
        <source>Otherwise what was found; with a group in the expression only that</source>
        <translation>否则只为匹配的文本着色；表达式含分组时，只为该分组着色</translation>
    </message>
    <message>
        <source>&amp;Active</source>
        <translation>启用(&amp;A)</translation>
    </message>
    <message>
        <source>Do nothing else</source>
        <translation>无其他操作</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>发送通知</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>停止跟随</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Add a rule to colour lines of the log.</source>
        <translation>添加规则即可为日志着色。</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>When it co&amp;mes</source>
        <translation>出现时(&amp;M)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ImportDialog</name>
    <message>
        <source>Configuration to import</source>
        <translation>要导入的配置</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>其中的内容已全部导入。</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s). The file itself is never changed.</source>
        <translation>
            <numerusform>共 %n 处差异。不会修改源文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>需要您决定</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>the file stays where it is and runs in node</source>
        <translation>文件保留在原处，由 node 运行</translation>
    </message>
    <message>
        <source>its key is written out</source>
        <translation>密钥为明文</translation>
    </message>
    <message>
        <source>would replace %1</source>
        <translation>将替换 %1</translation>
    </message>
    <message>
        <source>kept, without effect</source>
        <translation>保留但不生效</translation>
    </message>
    <message>
        <source>The keys were not moved, and nothing was imported: %1</source>
        <translation>未能移动密钥，因此未导入任何内容：%1</translation>
    </message>
    <message>
        <source>Import configuration</source>
        <translation>导入配置</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Differences from the configuration in use</source>
        <translation>与当前配置的差异</translation>
    </message>
    <message>
        <source>Move keys that are written out into the &amp;keychain</source>
        <translation>将明文密钥移入密钥环(&amp;K)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Configurations and databases (*.json *.db *.sqlite)</source>
        <translation>配置与数据库 (*.json *.db *.sqlite)</translation>
    </message>
    <message>
        <source>What can be taken over is here already.</source>
        <translation>可以导入的内容都已存在。</translation>
    </message>
    <message>
        <source>config.json, config.sqlite, logging-config.json or cc-switch.db</source>
        <translation>config.json、config.sqlite、logging-config.json 或 cc-switch.db</translation>
    </message>
    <message>
        <source>Choose a file. What it would change is shown here first.</source>
        <translation>请选择文件。这里会先显示它将更改的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 项设置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) left.</source>
        <translation>
            <numerusform>还有 %n 处差异。</numerusform>
        </translation>
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
        <source>Sides of the request</source>
        <translation>请求的各个方面</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
</context>
<context>
    <name>ccr::ui::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%n member(s)}</source>
        <translation>
            <numerusform>{%n 项}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n element(s)]</source>
        <translation>
            <numerusform>[%n 项]</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ccr::ui::KeyEditor</name>
    <message>
        <source>this session only</source>
        <translation>仅本次会话</translation>
    </message>
    <message>
        <source>file secrets.json</source>
        <translation>secrets.json 文件</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Trying the keychain…</source>
        <translation>正在检测密钥环…</translation>
    </message>
    <message>
        <source>△ %1 is locked or does not answer. Unlock it and press Retry, or choose one of the others.</source>
        <translation>△ %1 已锁定或无响应。请解锁后点击“重试”，或选择其他方式。</translation>
    </message>
    <message>
        <source>△ No keychain runs in this session. Install and start one (GNOME Keyring, KeePassXC, KWallet) and press Retry, or choose one of the others.</source>
        <translation>△ 当前会话没有运行密钥环。请安装并启动一个（GNOME Keyring、KeePassXC、KWallet）后点击“重试”，或选择其他方式。</translation>
    </message>
    <message>
        <source>Paste the key, or write $NAME for an environment variable.</source>
        <translation>请粘贴密钥，或输入 $NAME 引用环境变量。</translation>
    </message>
    <message>
        <source>Give the key a name.</source>
        <translation>请为密钥命名。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>paste it, or $NAME of the environment</source>
        <translation>粘贴密钥，或输入环境变量 $NAME</translation>
    </message>
    <message>
        <source>Keep it in %1</source>
        <translation>保存位置：%1</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Keep it in memory until the program ends</source>
        <translation>仅保存在内存中，退出程序后失效</translation>
    </message>
    <message>
        <source>Keep it in the file secrets.json, which only you can read</source>
        <translation>保存在仅您本人可读的 secrets.json 文件中</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>not found in %1; store it again</source>
        <translation>在 %1 中未找到，请重新存储</translation>
    </message>
    <message>
        <source>%1 does not give it out; unlock it and try again</source>
        <translation>%1 拒绝提供；请解锁后重试</translation>
    </message>
    <message>
        <source>no keychain runs in this session</source>
        <translation>此会话中没有运行密钥环</translation>
    </message>
    <message>
        <source>%1 does not answer; unlock it when it asks</source>
        <translation>%1 没有响应；请在其提示时解锁</translation>
    </message>
    <message>
        <source>not found here; it was saved in %1</source>
        <translation>此处未找到；当时保存在 %1 中</translation>
    </message>
    <message>
        <source>This key is used by %1; all of them get the new one.</source>
        <translation>此密钥由 %1 使用，它们都会换用新密钥。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A key called “%1” is stored already. Replace it, or choose another name.</source>
        <translation>名为“%1”的密钥已存在。请确认替换，或换一个名称。</translation>
    </message>
    <message>
        <source>A key called “%1” is stored already and used by %2. Replace it, or choose another name.</source>
        <translation>名为“%1”的密钥已存在，正由 %2 使用。请确认替换，或换一个名称。</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>替换密钥</translation>
    </message>
</context>
<context>
    <name>ccr::ui::KeyList</name>
    <message numerus="yes">
        <source>The key is on the clipboard for %n more second(s).</source>
        <translation>
            <numerusform>密钥将在剪贴板中保留 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>readable in config.json</source>
        <translation>在 config.json 中可读</translation>
    </message>
    <message>
        <source>Keys in the order of their use</source>
        <translation>按使用顺序排列的密钥</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Move to keychain…</source>
        <translation>移入密钥环…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Shows the key while it is held</source>
        <translation>按住时显示密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the key; the clipboard is cleared after 20 seconds</source>
        <translation>复制密钥，20 秒后自动清空剪贴板</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Use earlier (Alt+Up)</source>
        <translation>提前使用（Alt+↑）</translation>
    </message>
    <message>
        <source>Use later (Alt+Down)</source>
        <translation>延后使用（Alt+↓）</translation>
    </message>
    <message>
        <source>Use earlier</source>
        <translation>提前使用</translation>
    </message>
    <message>
        <source>Use later</source>
        <translation>延后使用</translation>
    </message>
    <message>
        <source>%1 (used by %2)</source>
        <translation>%1（%2 使用）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>No other key is stored</source>
        <translation>没有其他已存储的密钥</translation>
    </message>
    <message>
        <source>Stored keys…</source>
        <translation>已存储的密钥…</translation>
    </message>
    <message>
        <source>No provider uses “%1” any more. It stays stored until it is deleted under “Stored keys…”.</source>
        <translation>已没有供应商使用“%1”。该密钥仍会保留，可在“已存储的密钥…”中删除。</translation>
    </message>
    <message>
        <source>Use stored</source>
        <translation>使用已存储的</translation>
    </message>
    <message>
        <source>Use a key that is stored already, for example by another provider</source>
        <translation>使用已存储的密钥，例如其他供应商的密钥</translation>
    </message>
    <message>
        <source>This provider no longer uses the key; it stays stored</source>
        <translation>此供应商不再使用该密钥，密钥本身仍会保留</translation>
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
    <name>ccr::ui::ListPricesModel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Prompts over</source>
        <translation>提示词超过</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>synced: %1</source>
        <translation>同步：%1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogBar</name>
    <message>
        <source>All components</source>
        <translation>全部组件</translation>
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
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n 个组件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the lines of some components only</source>
        <translation>只显示某些组件的日志</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日志筛选条件</translation>
    </message>
    <message>
        <source>Lines around a match</source>
        <translation>匹配行的上下文行数</translation>
    </message>
    <message>
        <source>Lines around a match that are shown as well</source>
        <translation>同时显示匹配行前后的若干行</translation>
    </message>
    <message>
        <source>Source of the lines</source>
        <translation>日志来源</translation>
    </message>
    <message>
        <source>More actions for the log</source>
        <translation>更多日志操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Filter lines (/)</source>
        <translation>筛选日志（/）</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogRoom</name>
    <message>
        <source>Logs use %1 of %2</source>
        <translation>日志已用 %1，上限 %2</translation>
    </message>
    <message>
        <source>At the limit the oldest log files are removed by themselves.</source>
        <translation>达到上限后会自动删除最早的日志文件。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogSize</name>
    <message>
        <source>log %1 / %2</source>
        <translation>日志 %1 / %2</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>日志 %1</translation>
    </message>
    <message>
        <source>Log files: %1. History: %2. The oldest go when the limit is reached.</source>
        <translation>日志文件：%1。历史记录：%2。达到上限时删除最早的数据。</translation>
    </message>
    <message>
        <source>log: no output works</source>
        <translation>日志：没有可用的输出</translation>
    </message>
    <message>
        <source>See Tools, Logging status.</source>
        <translation>见“工具”菜单中的“日志状态”。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogSources</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
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
    <message numerus="yes">
        <source>%Ln line(s) hidden by the filter.</source>
        <translation>
            <numerusform>筛选条件隐藏了 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing 1 of %1 lines; all are recorded.</source>
        <translation>每 %1 行显示 1 行；全部日志均已记录。</translation>
    </message>
    <message>
        <source>Showing 1 of %1 lines; the log could not take all of them.</source>
        <translation>每 %1 行显示 1 行；部分日志未能写入。</translation>
    </message>
    <message>
        <source>Pause log (%1 new)</source>
        <translation>暂停日志（%1 条新日志）</translation>
    </message>
    <message>
        <source>There are no lines yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing at %1 or above.</source>
        <translation>没有 %1 及以上的日志。</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Overview of the log</source>
        <translation>日志概览</translation>
    </message>
    <message>
        <source>Warnings, errors and marks in the whole log; a click goes there</source>
        <translation>整个日志中的警告、错误和标记；点击即可跳转</translation>
    </message>
    <message>
        <source>Note on a line</source>
        <translation>行备注</translation>
    </message>
    <message>
        <source>Only this value</source>
        <translation>仅此值</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>排除此值</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开对应请求</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Open capture or log</source>
        <translation>打开捕获文件或日志</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Log stream: %1</source>
        <translation>日志流：%1</translation>
    </message>
    <message>
        <source>A log line fits the rule “%1”</source>
        <translation>日志匹配规则“%1”</translation>
    </message>
    <message>
        <source>Filter: %1. The last valid one stays in force.</source>
        <translation>筛选：%1。仍使用上一个有效的筛选。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) hidden by the filter or outside %1.</source>
        <translation>
            <numerusform>有 %Ln 行被筛选条件隐藏，或不在“%1”范围内。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>显示所有时间</translation>
    </message>
    <message>
        <source>Logs and captures (*.log *.har *.ndjson *.jsonl *.txt *.gz *.zst *.log.*)</source>
        <translation>日志与捕获 (*.log *.har *.ndjson *.jsonl *.txt *.gz *.zst *.log.*)</translation>
    </message>
    <message>
        <source>Log stream: reading %1, %2</source>
        <translation>日志流：正在读取 %1，%2</translation>
    </message>
    <message>
        <source>Log stream: filtering %1, %2</source>
        <translation>日志流：正在筛选 %1，%2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogView</name>
    <message>
        <source>Show the newest lines</source>
        <translation>显示最新日志</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新日志</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingPresetBox</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Logging preset</source>
        <translation>日志预设</translation>
    </message>
    <message>
        <source>A set of levels, outputs and features at once. Settings of your own count more than those of a preset.</source>
        <translation>一次设定级别、输出与功能。您自己的设置优先于预设。</translation>
    </message>
    <message>
        <source>What the preset would change</source>
        <translation>预设将更改的内容</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>With the preset</source>
        <translation>使用预设后</translation>
    </message>
    <message>
        <source>Apply preset</source>
        <translation>应用预设</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No preset is in force.</source>
        <translation>当前未使用预设。</translation>
    </message>
    <message>
        <source>In force: %1.</source>
        <translation>当前预设：%1。</translation>
    </message>
    <message>
        <source>In force: %1, chosen by %2.</source>
        <translation>当前预设：%1（来源：%2）。</translation>
    </message>
    <message>
        <source>%1: now %2, then %3</source>
        <translation>%1：当前为 %2，之后为 %3</translation>
    </message>
    <message>
        <source>Nothing would change: settings of your own count more than this choice.</source>
        <translation>不会有任何变化：您自己的设置优先于此选择。</translation>
    </message>
    <message numerus="yes">
        <source>It would change %n setting(s). Nothing is written yet.</source>
        <translation>
            <numerusform>将更改 %n 项设置。尚未写入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingStatusDialog</name>
    <message>
        <source>Logging status</source>
        <translation>日志状态</translation>
    </message>
    <message>
        <source>State of the logging</source>
        <translation>日志的状态</translation>
    </message>
    <message>
        <source>Outputs of the log</source>
        <translation>日志输出</translation>
    </message>
    <message>
        <source>Write what is still in the buffers</source>
        <translation>写出缓冲区中的内容</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>复制为文本(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Every output opens its target again.</source>
        <translation>所有输出正在重新打开其目标。</translation>
    </message>
    <message>
        <source>Everything that was logged is written.</source>
        <translation>所有日志均已写入。</translation>
    </message>
    <message>
        <source>Not everything could be written in time.</source>
        <translation>未能及时写入全部内容。</translation>
    </message>
    <message>
        <source>&amp;Reopen</source>
        <translation>重新打开(&amp;R)</translation>
    </message>
    <message>
        <source>Reopen every output, for example after its file was moved away</source>
        <translation>重新打开所有输出，例如在日志文件被移走之后</translation>
    </message>
    <message>
        <source>Ro&amp;tate</source>
        <translation>轮转(&amp;T)</translation>
    </message>
    <message>
        <source>Rotate the log files now</source>
        <translation>立即轮转日志文件</translation>
    </message>
    <message>
        <source>&amp;Flush</source>
        <translation>刷新缓冲区(&amp;F)</translation>
    </message>
    <message>
        <source>What is wrong with the configuration of the logging</source>
        <translation>日志配置中的问题</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LoggingTables</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>works with losses</source>
        <translation>有丢失</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>%1 deliveries failed</source>
        <translation>%1 次投递失败</translation>
    </message>
    <message>
        <source>earlier: %1</source>
        <translation>此前：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>Logging</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>degraded: something is late or lost</source>
        <translation>降级：有延迟或丢失</translation>
    </message>
    <message>
        <source>no output works</source>
        <translation>没有可用的输出</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>Restarts of the logging</source>
        <translation>日志重启次数</translation>
    </message>
    <message>
        <source>Records accepted</source>
        <translation>已接收记录</translation>
    </message>
    <message>
        <source>Records dropped</source>
        <translation>已丢弃记录</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Made good after a crash</source>
        <translation>崩溃后补写</translation>
    </message>
    <message>
        <source>Failures of the logging itself</source>
        <translation>日志自身故障</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>已轮转</translation>
    </message>
    <message>
        <source>Traces (OTLP)</source>
        <translation>链路追踪（OTLP）</translation>
    </message>
    <message>
        <source>Metrics (OTLP)</source>
        <translation>指标（OTLP）</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LogsTab</name>
    <message>
        <source>Select a request to see its log lines.</source>
        <translation>选择一个请求以查看其日志。</translation>
    </message>
    <message>
        <source>Log lines of the request</source>
        <translation>该请求的日志</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>在日志中显示</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Looking in the log files…</source>
        <translation>正在日志文件中查找…</translation>
    </message>
    <message>
        <source>No log line names this request at the levels that are recorded.</source>
        <translation>在所记录的级别中，没有提到该请求的日志行。</translation>
    </message>
    <message>
        <source>The opened file holds no log line of this request.</source>
        <translation>打开的文件中没有这个请求的日志。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::LongTextEdit</name>
    <message>
        <source>… %L1 more characters, which are sent as well …</source>
        <translation>…… 其余 %L1 个字符也会发送 ……</translation>
    </message>
    <message>
        <source>This is its begin and its end; all of it is sent.</source>
        <translation>此处仅显示开头和结尾；发送的是全部内容。</translation>
    </message>
    <message>
        <source>Edit all (%1)</source>
        <translation>编辑全部（%1）</translation>
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
        <translation>暂停 ▲新增 %1 条</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>主工具栏</translation>
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
        <source>Filter: %1. The last valid one stays in force.</source>
        <translation>筛选：%1。仍使用上一个有效的筛选。</translation>
    </message>
    <message>
        <source>CCR Desktop — recording paused</source>
        <translation>CCR Desktop — 已暂停记录</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>已暂停记录</translation>
    </message>
    <message>
        <source>Requests are routed, but not recorded. Click to record again.</source>
        <translation>请求照常路由，但不会被记录。点击恢复记录。</translation>
    </message>
    <message>
        <source>Of this run of the program. The list of requests counts what its range of time and its filter hold, earlier runs included.</source>
        <translation>仅统计本次运行。请求列表统计的是其时间范围和筛选条件内的请求，包括以前的运行。</translation>
    </message>
    <message numerus="yes">
        <source>%L1 live · %Ln request(s) since the start · %L2 failed</source>
        <translation>
            <numerusform>%L1 个进行中 · 自启动以来 %Ln 个请求 · %L2 个失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::ModelList</name>
    <message numerus="yes">
        <source>%n model(s) offered; check those that shall be used.</source>
        <translation>
            <numerusform>提供 %n 个模型，请勾选要使用的模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>正在询问供应商…</translation>
    </message>
    <message>
        <source>Filter, or type a model and press Enter to add it</source>
        <translation>输入以筛选，或输入模型名后按 Enter 添加</translation>
    </message>
    <message>
        <source>Filter or add a model</source>
        <translation>筛选或添加模型</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>获取(&amp;F)</translation>
    </message>
    <message>
        <source>Asks the provider for its models</source>
        <translation>向供应商获取模型列表</translation>
    </message>
    <message>
        <source>Models; the checked ones are used</source>
        <translation>模型列表，勾选的会被使用</translation>
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
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::NoticeSources</name>
    <message>
        <source>The changed configuration is not used</source>
        <translation>未采用修改后的配置</translation>
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
        <source>%1 took over from %2</source>
        <translation>%1 已接替 %2</translation>
    </message>
    <message>
        <source>No provider is left</source>
        <translation>没有可用的供应商</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) failed several times in a row and rest for a while.</source>
        <translation>
            <numerusform>%n 个供应商连续多次失败，暂停使用一段时间。</numerusform>
        </translation>
    </message>
    <message>
        <source>Request #%1 failed at %2</source>
        <translation>请求 #%1 在 %2 处失败</translation>
    </message>
    <message>
        <source>, then at </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The key “%1” of %2 cannot be read</source>
        <translation>无法取得 %2 的密钥“%1”</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
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
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
</context>
<context>
    <name>ccr::ui::OnboardingDialog</name>
    <message>
        <source>Getting started</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>跳过(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>What was set up was not saved</source>
        <translation>设置未能保存</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>&amp;Open window</source>
        <translation>打开窗口(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::OverviewTab</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select a request to see its route and timing.</source>
        <translation>选择一个请求以查看其路由和耗时。</translation>
    </message>
    <message>
        <source>Steps of the router</source>
        <translation>路由步骤</translation>
    </message>
    <message>
        <source>%1 says (status %2):</source>
        <translation>%1 返回（状态 %2）：</translation>
    </message>
    <message>
        <source>The router reports:</source>
        <translation>路由器报告：</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>TTFB</source>
        <translation>TTFB</translation>
    </message>
    <message>
        <source>TTFB: time to the head of the provider&apos;s answer.</source>
        <translation>TTFB：到供应商响应头到达的时间。</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
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
        <source>The router has not recorded its steps.</source>
        <translation>没有记录路由步骤。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Ask for its models</source>
        <translation>查询它的模型</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Overview of the request</source>
        <translation>请求概览</translation>
    </message>
    <message>
        <source>Of this request no headers were recorded.</source>
        <translation>没有记录这个请求的 HTTP 头。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>HTTP 头</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>live, %1</source>
        <translation>进行中，%1</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>追踪 ID</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PerformanceDialog</name>
    <message>
        <source>The logging is switched off: nothing is measured.</source>
        <translation>日志已关闭，不进行测量。</translation>
    </message>
    <message>
        <source>Performance report</source>
        <translation>性能报告</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>时段(&amp;P)</translation>
    </message>
    <message>
        <source>Period of the percentiles</source>
        <translation>分位数的时段</translation>
    </message>
    <message>
        <source>Percentiles of durations</source>
        <translation>耗时分位数</translation>
    </message>
    <message>
        <source>Throughput, errors, disk and memory</source>
        <translation>吞吐量、错误、磁盘与内存</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>复制为文本(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>保存报告(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>JSON (*.json);;Spreadsheet (*.csv);;Page (*.html);;Prometheus (*.prom)</source>
        <translation>JSON (*.json);;电子表格 (*.csv);;网页 (*.html);;Prometheus (*.prom)</translation>
    </message>
    <message>
        <source>the logging is switched off</source>
        <translation>日志已关闭</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未能写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PerformanceTables</name>
    <message>
        <source>last minute</source>
        <translation>最近 1 分钟</translation>
    </message>
    <message>
        <source>last 5 minutes</source>
        <translation>最近 5 分钟</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>自启动以来</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Until the first byte</source>
        <translation>至首字节</translation>
    </message>
    <message>
        <source>Until the first token</source>
        <translation>至首字</translation>
    </message>
    <message>
        <source>Record in the queue</source>
        <translation>记录排队</translation>
    </message>
    <message>
        <source>Call that logs</source>
        <translation>日志调用</translation>
    </message>
    <message>
        <source>Batch of records, written</source>
        <translation>批量写入</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Failed requests, 1 min / 5 min / 1 h</source>
        <translation>失败请求占比（1 分钟 / 5 分钟 / 1 小时）</translation>
    </message>
    <message>
        <source>Log records per second</source>
        <translation>每秒日志记录数</translation>
    </message>
    <message>
        <source>Log bytes per second</source>
        <translation>每秒日志字节数</translation>
    </message>
    <message>
        <source>Disk of the logs, used</source>
        <translation>日志磁盘已用</translation>
    </message>
    <message>
        <source>Disk of the logs, free</source>
        <translation>日志磁盘可用</translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>%1 的文件</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1，共 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of the program</source>
        <translation>程序内存</translation>
    </message>
    <message>
        <source>Memory of the logging</source>
        <translation>日志占用内存</translation>
    </message>
    <message>
        <source>Processor time</source>
        <translation>处理器时间</translation>
    </message>
    <message>
        <source>Threads / open files</source>
        <translation>线程 / 打开的文件</translation>
    </message>
    <message>
        <source>Delay of the window</source>
        <translation>窗口延迟</translation>
    </message>
    <message>
        <source>Requests since the start</source>
        <translation>自启动以来的请求</translation>
    </message>
    <message>
        <source>Live now / most at once</source>
        <translation>进行中 / 最高并发</translation>
    </message>
    <message>
        <source>Failed requests since the start</source>
        <translation>自启动以来的失败请求</translation>
    </message>
    <message>
        <source>Success rate since the start</source>
        <translation>自启动以来的成功率</translation>
    </message>
    <message>
        <source>Errors, recovered ones too, since %1 / last hour</source>
        <translation>错误（含重试后成功的；自 %1 / 最近 1 小时）</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PlanPanel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This plan has no quota that could be used up.</source>
        <translation>此套餐没有会用尽的额度。</translation>
    </message>
    <message>
        <source>No provider has a plan: a fixed fee for a month, with or without a quota.</source>
        <translation>没有供应商设置了套餐：即固定月费，可带或不带额度。</translation>
    </message>
    <message>
        <source>Set up a plan…</source>
        <translation>设置套餐…</translation>
    </message>
    <message>
        <source>Plan and window of its quota</source>
        <translation>套餐及其额度周期</translation>
    </message>
    <message>
        <source>What is left of the quota, over time</source>
        <translation>剩余额度随时间的变化</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PortActions</name>
    <message>
        <source>Nothing is routed until the port is free, or another one is used.</source>
        <translation>在端口空出或改用其他端口之前，不会路由任何请求。</translation>
    </message>
    <message>
        <source>The port was not changed</source>
        <translation>端口未更改</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Requests are still taken at port %1, as before the change, until the port is free, or another one is used.</source>
        <translation>在该端口空出或改用其他端口之前，仍像更改前一样在端口 %1 接收请求。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceDiffModel</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>no longer listed</source>
        <translation>不再列出</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>%1, prompts over %2</source>
        <translation>%1（提示词超过 %2）</translation>
    </message>
    <message>
        <source>%1 of %2, %3: input %4, output %5</source>
        <translation>%2 的 %1，%3：输入 %4，输出 %5</translation>
    </message>
    <message>
        <source>Ticked: it is removed</source>
        <translation>勾选后将移除</translation>
    </message>
    <message>
        <source>The first price is the built-in one</source>
        <translation>前一个价格是内置价格</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>售卖方</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceSyncPage</name>
    <message>
        <source>The address of the price list must be like https://models.dev/api.json.</source>
        <translation>价格表的地址应形如 https://models.dev/api.json。</translation>
    </message>
    <message>
        <source>Nothing was fetched: the configuration cannot be read. %1</source>
        <translation>未获取：无法读取配置。%1</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>%1 answered %2. Look at the address of the list.</source>
        <translation>%1 返回了 %2。请检查价格表的地址。</translation>
    </message>
    <message>
        <source>What %1 answered is larger than 32 MB and not a list of prices.</source>
        <translation>%1 返回的内容超过 32 MB，不是价格表。</translation>
    </message>
    <message>
        <source>The list cannot be kept: %1</source>
        <translation>无法保存价格表：%1</translation>
    </message>
    <message>
        <source>Prices cannot be fetched here.</source>
        <translation>此处无法获取价格。</translation>
    </message>
    <message>
        <source>Fetching from %1…</source>
        <translation>正在从 %1 获取…</translation>
    </message>
    <message>
        <source>The prices were not taken over: %1</source>
        <translation>价格未能采用：%1</translation>
    </message>
    <message>
        <source>Nothing was fetched yet.</source>
        <translation>尚未获取。</translation>
    </message>
    <message>
        <source>Fetched %1: %2 new, %3 changed, %4 unchanged, %5 no longer listed.</source>
        <translation>%1 已获取：新增 %2，变更 %3，未变 %4，不再列出 %5。</translation>
    </message>
    <message>
        <source>It can be fetched again from %1 on.</source>
        <translation>%1 之后可再次获取。</translation>
    </message>
    <message numerus="yes">
        <source>Take &amp;over %n ticked price(s)</source>
        <translation>
            <numerusform>采用已勾选的 %n 个价格(&amp;O)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) taken over.</source>
        <translation>
            <numerusform>已采用 %n 个价格。</numerusform>
        </translation>
    </message>
    <message>
        <source>A public list of prices can be fetched when you ask for it, once in six hours at most and through your proxy. You see what would change first; only what you tick is taken over, and prices of your own stand before it.</source>
        <translation>可按您的要求获取公开的价格表，最多每六小时一次，并经由您的代理。会先列出将发生的变化；仅采用您勾选的部分，您自己的价格始终优先。</translation>
    </message>
    <message>
        <source>&amp;Allow fetching from</source>
        <translation>允许获取(&amp;A)，来源</translation>
    </message>
    <message>
        <source>Address of the price list</source>
        <translation>价格表的地址</translation>
    </message>
    <message>
        <source>&amp;Fetch now</source>
        <translation>立即获取(&amp;F)</translation>
    </message>
    <message>
        <source>Find a model or seller</source>
        <translation>查找模型或售卖方</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>仅显示差异(&amp;D)</translation>
    </message>
    <message>
        <source>Only m&amp;y models</source>
        <translation>仅我的模型(&amp;Y)</translation>
    </message>
    <message>
        <source>Models of your providers, from these or from the model&apos;s own vendor</source>
        <translation>您的供应商所用的模型，由这些供应商或模型厂商自己售卖</translation>
    </message>
    <message>
        <source>What the list would change</source>
        <translation>价格表将带来的变化</translation>
    </message>
    <message>
        <source>&amp;Tick all shown</source>
        <translation>勾选所列全部(&amp;T)</translation>
    </message>
    <message>
        <source>Tick &amp;none shown</source>
        <translation>取消勾选所列(&amp;N)</translation>
    </message>
    <message>
        <source>What %1 answered is not a list of prices: %2.</source>
        <translation>%1 返回的内容不是价格表：%2。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceTermsPage</name>
    <message>
        <source>1 %1 is in %2</source>
        <translation>1 %1 折合 %2</translation>
    </message>
    <message>
        <source>What providers make of prices</source>
        <translation>各供应商的价格条件</translation>
    </message>
    <message>
        <source>Show amounts &amp;in</source>
        <translation>金额显示为(&amp;I)</translation>
    </message>
    <message>
        <source>their own currency</source>
        <translation>各自的币种</translation>
    </message>
    <message>
        <source>The prices of a provider are multiplied by this number, for example 1.2 for a reseller who takes a fifth more. Within a plan requests cost nothing more; what they would have cost by price is shown in brackets. What of its quota is left is shown in the dock Cost.</source>
        <translation>供应商的价格将乘以此数，例如加价两成的转售商填 1.2。套餐内的请求不再另计费用；按价格计的金额显示在括号中。剩余额度见“费用”面板。</translation>
    </message>
    <message>
        <source>Rates are yours: none is ever fetched. Budgets keep the currencies of the prices; exports hold both, with the rate.</source>
        <translation>汇率由您设定，程序从不获取。预算保留价格原有的货币；导出同时包含两种货币及所用汇率。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PriceWatch</name>
    <message numerus="yes">
        <source>%n price(s) of your models changed</source>
        <translation>
            <numerusform>您的模型有 %n 个价格已变化</numerusform>
        </translation>
    </message>
    <message>
        <source>By the list of %1. Costs stay as they are until you take them over.</source>
        <translation>依据 %1 的价格表。在您采用之前，费用保持不变。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PricesDialog</name>
    <message>
        <source>There is no history of requests.</source>
        <translation>没有请求历史。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded request(s) have a different cost now.</source>
        <translation>
            <numerusform>已更新 %Ln 个已记录请求的费用。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no configuration file to save to.</source>
        <translation>没有可保存的配置文件。</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices of models</source>
        <translation>模型价格</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>A line for each model that answered today and has no price</source>
        <translation>为今日用过但没有价格的每个模型添加一行</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Since which day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation>我的(&amp;M)</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>&amp;Copy to mine</source>
        <translation>复制到我的价格(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Lists (%n)</source>
        <translation>
            <numerusform>价格表 (%n)(&amp;L)</numerusform>
        </translation>
    </message>
    <message>
        <source>What a million tokens cost. * stands for any text in the name of a model; the most exact name wins, and of several the newest that was valid. Yours stand before those of a fetched list, and these before the built-in ones. Prices count for requests that end after they are saved.</source>
        <translation>每百万 Token 的价格。模型名称中的 * 代表任意文本；最精确的名称优先，同名时取当时有效的最新价格。您的价格优先于获取的价格表，后者优先于内置价格。价格对保存之后结束的请求生效。</translation>
    </message>
    <message>
        <source>&amp;Synced</source>
        <translation>同步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Plans and currency</source>
        <translation>套餐与货币(&amp;P)</translation>
    </message>
    <message>
        <source>Prices of lists, in US dollars for a million tokens</source>
        <translation>价格表中的价格，以美元计，每百万 Token</translation>
    </message>
    <message>
        <source>You have no prices of your own: those of the lists count.</source>
        <translation>您没有自定义价格：以列表中的价格为准。</translation>
    </message>
    <message>
        <source>Add models &amp;without a price</source>
        <translation>添加没有价格的模型(&amp;W)</translation>
    </message>
    <message>
        <source>Find the cost of recorded requests an&amp;ew, since</source>
        <translation>按新价格重新计算已记录请求的费用，起始日期(&amp;E)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::PricesModel</name>
    <message>
        <source>Line %1: name the model; * stands for any text.</source>
        <translation>第 %1 行：请填写模型名称，* 代表任意文字。</translation>
    </message>
    <message>
        <source>Line %1: the price of a million input tokens is missing.</source>
        <translation>第 %1 行：缺少每百万输入 Token 的价格。</translation>
    </message>
    <message>
        <source>Line %1: the price of a million output tokens is missing.</source>
        <translation>第 %1 行：缺少每百万输出 Token 的价格。</translation>
    </message>
    <message>
        <source>Empty: as input</source>
        <translation>留空则与输入相同</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>What each request costs besides its tokens</source>
        <translation>除 Token 外，每次请求的费用</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>每次请求</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProbeView</name>
    <message>
        <source>(HTTP %1)</source>
        <translation>（HTTP %1）</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>返回：“%1”</translation>
    </message>
    <message>
        <source>%1 works: %2 to the first token</source>
        <translation>%1 可用：首字 %2</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Token/秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) used</source>
        <translation>
            <numerusform>用量 %n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>A test sends one request of at most 20 tokens.</source>
        <translation>测试会发送一个不超过 20 Token 的请求。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProfileMenu</name>
    <message>
        <source>No preset is installed</source>
        <translation>未安装任何预设</translation>
    </message>
    <message>
        <source>The profile %1 was not used</source>
        <translation>未使用方案 %1</translation>
    </message>
    <message>
        <source>It says nothing about routes.</source>
        <translation>其中没有路由设置。</translation>
    </message>
    <message>
        <source>Its routes are questions that are answered when it is installed.</source>
        <translation>其路由需要在安装时回答问题后才能确定。</translation>
    </message>
    <message>
        <source>It needs providers that are not set up: %1.</source>
        <translation>需要尚未设置的供应商：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>The profile %1 is in force</source>
        <translation>方案 %1 已生效</translation>
    </message>
    <message>
        <source>The routes were replaced by its own.</source>
        <translation>路由已替换为该方案的设置。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProviderForm</name>
    <message>
        <source>Requests go to %1</source>
        <translation>请求将发往 %1</translation>
    </message>
    <message>
        <source>There is a provider “%1” already.</source>
        <translation>已存在名为“%1”的供应商。</translation>
    </message>
    <message>
        <source>A name must not be empty and must not contain a comma.</source>
        <translation>名称不能为空，也不能包含逗号。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>基础 URL(&amp;B)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>转换器</translation>
    </message>
    <message>
        <source>Most output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Follows the base URL until it is chosen by hand</source>
        <translation>手动选择之前，随基础 URL 自动识别</translation>
    </message>
    <message>
        <source>tooluse; [&quot;reasoning&quot;, {…}]</source>
        <translation>tooluse; [&quot;reasoning&quot;, {…}]</translation>
    </message>
    <message>
        <source>Adjust requests and answers, in this order</source>
        <translation>按此顺序调整请求和回答</translation>
    </message>
    <message>
        <source>as the client asks</source>
        <translation>按客户端要求</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Token</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Five steps with times (Ctrl+T); sends one request of at most 20 tokens</source>
        <translation>分五步测试并计时（Ctrl+T），会发送一个不超过 20 Token 的请求</translation>
    </message>
    <message>
        <source>Outbound proxy</source>
        <translation>出站代理</translation>
    </message>
    <message>
        <source>as for all providers</source>
        <translation>与所有供应商相同</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port; direct: none, whatever the settings say</source>
        <translation>http://主机:端口 或 socks5://主机:端口；填 direct 则不使用代理，不受全局设置影响</translation>
    </message>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProviderHealthModel</name>
    <message numerus="yes">
        <source>%1 of %n provider(s) serve</source>
        <translation>
            <numerusform>共 %n 个供应商，%1 个可用</numerusform>
        </translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>open: left alone</source>
        <translation>熔断：暂不使用</translation>
    </message>
    <message>
        <source>half-open: being tried</source>
        <translation>半开：正在试探</translation>
    </message>
    <message>
        <source>closed: serves</source>
        <translation>闭合：正常服务</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in a row</source>
        <translation>
            <numerusform>连续失败 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in a row, last: %1</source>
        <translation>
            <numerusform>连续失败 %n 次，最近一次：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>with the next request</source>
        <translation>下一个请求时</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次试探</translation>
    </message>
    <message>
        <source>“%1” for %2 s</source>
        <translation>“%1”（%2 秒）</translation>
    </message>
    <message>
        <source>keys that were refused or are limited: %1</source>
        <translation>被拒绝或限流的密钥：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>closed: a key was refused or is limited</source>
        <translation>闭合：有密钥被拒绝或限流</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>Median time to the first token within the last hour</source>
        <translation>最近 1 小时首字时间的中位数</translation>
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
        <translation>勾选表示使用套餐：请求不再另行计费，只显示按价格计算的金额。</translation>
    </message>
    <message>
        <source>no plan</source>
        <translation>无套餐</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Prices times</source>
        <translation>价格倍率</translation>
    </message>
    <message>
        <source>Plan, a month</source>
        <translation>套餐月费</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>When a week of the plan began, for example 2026-11-03 09:00; empty: weeks begin on Monday, months on the first</source>
        <translation>套餐某一周的起始时间，例如 2026-11-03 09:00；留空则每周从周一、每月从一日开始</translation>
    </message>
    <message>
        <source>How much the plan allows; empty: as much as one likes</source>
        <translation>套餐允许的用量；留空表示不限</translation>
    </message>
    <message>
        <source>Quota in</source>
        <translation>额度单位</translation>
    </message>
    <message>
        <source>5 hours</source>
        <translation>5 小时</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>For models of its own instead, for example gpt-5*: 1.5; o3: 2. A star stands for any text.</source>
        <translation>某些模型改用自己的倍数，例如 gpt-5*: 1.5; o3: 2。星号代表任意文本。</translation>
    </message>
    <message>
        <source>of models</source>
        <translation>按模型</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ProvidersDialog</name>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>left alone after failures</source>
        <translation>多次失败，暂停使用</translation>
    </message>
    <message>
        <source>not in use yet</source>
        <translation>尚未启用</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>其他供应商</translation>
    </message>
    <message>
        <source>Now add a key. They are made at %1</source>
        <translation>请添加密钥，可在此创建：%1</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: it is used by %2. Change these first.</source>
        <translation>无法删除 %1：%2 正在使用它。请先修改这些设置。</translation>
    </message>
    <message>
        <source>Routes…</source>
        <translation>路由…</translation>
    </message>
    <message>
        <source>Providers and keys[*]</source>
        <translation>供应商与密钥[*]</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Add a provider to start routing.</source>
        <translation>添加供应商后即可开始路由。</translation>
    </message>
    <message>
        <source>the last test failed: %1</source>
        <translation>上次测试失败：%1</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Take providers from another configuration</source>
        <translation>从其他配置导入供应商</translation>
    </message>
    <message>
        <source>a key was refused or is limited</source>
        <translation>有密钥被拒绝或限流</translation>
    </message>
    <message>
        <source>the last request failed: %1</source>
        <translation>上一个请求失败：%1</translation>
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
    <message>
        <source>No terminal was opened</source>
        <translation>未能打开终端</translation>
    </message>
</context>
<context>
    <name>ccr::ui::QuitDialog</name>
    <message numerus="yes">
        <source>%Ln request(s) are still running.</source>
        <translation>
            <numerusform>还有 %Ln 个请求正在进行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>CCR Desktop ends as soon as nothing runs any more, in %1 s at the latest. New requests are refused meanwhile.</source>
        <translation>请求结束后程序会自动退出，最多等待 %1 秒；在此期间不接受新请求。</translation>
    </message>
    <message>
        <source>Time that is left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>&amp;Quit now</source>
        <translation>立即退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
</context>
<context>
    <name>ccr::ui::Quitting</name>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quit CCR Desktop?</source>
        <translation>退出 CCR Desktop 吗？</translation>
    </message>
    <message>
        <source>No tray icon can be seen that would bring the window back, so closing it stops the router too: clients cannot reach it then.</source>
        <translation>当前看不到可以重新打开窗口的托盘图标，因此关闭窗口也会停止路由器，客户端将无法连接。</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RecalculateDialog</name>
    <message>
        <source>Recalculating costs…</source>
        <translation>正在重新计算费用…</translation>
    </message>
    <message>
        <source>There is no history of requests.</source>
        <translation>没有请求历史。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded request(s) have a different cost now.</source>
        <translation>
            <numerusform>已更新 %Ln 个已记录请求的费用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recalculate costs</source>
        <translation>重新计算费用</translation>
    </message>
    <message>
        <source>Tokens are recorded with each request, so its cost can be found anew by the prices that hold now: yours, those of the fetched list, then the built-in ones. Budgets that were counted already stay as they are.</source>
        <translation>每次请求都记录了 Token 数，因此可按当前有效的价格重新计算费用：先用您的价格，再用获取的价格表，最后用内置价格。已计入的预算保持不变。</translation>
    </message>
    <message>
        <source>&amp;Recalculate</source>
        <translation>重新计算(&amp;R)</translation>
    </message>
    <message>
        <source>Recalculate &amp;from</source>
        <translation>重新计算，起始日(&amp;F)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RemedyActions</name>
    <message>
        <source>Request #%1 stays where it is</source>
        <translation>请求 #%1 未改走其他供应商</translation>
    </message>
    <message>
        <source>No fallback is left for it. Fallbacks are set in Routes, for each scenario.</source>
        <translation>它没有可用的故障转移目标了。可在“路由”中为每种场景设置故障转移。</translation>
    </message>
    <message>
        <source>Its client has a part of the answer already; another one cannot follow it.</source>
        <translation>客户端已收到部分回答，无法再接上另一个回答。</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>该请求已结束。</translation>
    </message>
    <message numerus="yes">
        <source>Request #%1 may take %n minute(s) longer</source>
        <translation>
            <numerusform>请求 #%1 的时限延长了 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Its client may give up earlier by itself.</source>
        <translation>客户端自身可能会更早放弃等待。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReplayActions</name>
    <message>
        <source>Request #%1 cannot be sent again</source>
        <translation>请求 #%1 无法重新发送</translation>
    </message>
    <message>
        <source>Its body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.</source>
        <translation>其正文未保留。近期的正文保留在内存中，开启正文记录可保留更久。</translation>
    </message>
    <message>
        <source>Its body was too large to be kept whole.</source>
        <translation>其正文过大，未能完整保留。</translation>
    </message>
    <message>
        <source>The replay of #%1 failed</source>
        <translation>#%1 的重放失败</translation>
    </message>
    <message>
        <source>Request #%1 cannot be edited</source>
        <translation>请求 #%1 无法编辑</translation>
    </message>
    <message>
        <source>There is nothing to compare #%1 with</source>
        <translation>没有可与 #%1 比较的请求</translation>
    </message>
    <message>
        <source>Select two requests, replay this one first, or select one that has an earlier one in its session.</source>
        <translation>请选中两个请求，或先重放此请求，或选择在同一会话中有更早请求的请求。</translation>
    </message>
    <message>
        <source>Request #%1 has no other fallback</source>
        <translation>请求 #%1 没有其他故障转移目标</translation>
    </message>
    <message>
        <source>Fallbacks are set in Routes, for each scenario.</source>
        <translation>可在“路由”中为每种场景设置故障转移。</translation>
    </message>
    <message>
        <source>Request #%1 cannot be sent elsewhere</source>
        <translation>请求 #%1 无法改发到别处</translation>
    </message>
    <message>
        <source>This kind of request names its model in the address; it goes where the rules say.</source>
        <translation>此类请求在地址中指定模型，将按规则路由。</translation>
    </message>
    <message>
        <source>Request #%1 was sent again</source>
        <translation>请求 #%1 已重新发送</translation>
    </message>
    <message>
        <source>Its provider takes requests again.</source>
        <translation>其供应商已恢复接收请求。</translation>
    </message>
    <message>
        <source>Fallbacks of a preset are set in its file.</source>
        <translation>预设的故障转移在其文件中设置。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReplayWindow</name>
    <message>
        <source>Replay #%1 with…</source>
        <translation>重放 #%1…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>provider,model: goes there whatever the rules say</source>
        <translation>供应商,模型：不受规则影响，直接发往此处</translation>
    </message>
    <message>
        <source>This kind of request names its model in the address; it goes where the rules say.</source>
        <translation>此类请求在地址中指定模型，将按规则路由。</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最后一条消息</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>System prompt as JSON</source>
        <translation>系统提示词（JSON）</translation>
    </message>
    <message>
        <source>Last message as JSON</source>
        <translation>最后一条消息（JSON）</translation>
    </message>
    <message>
        <source>No provider has “%1”. Choose a model of the list, or write provider,model.</source>
        <translation>没有供应商提供“%1”。请从列表中选择模型，或写成“供应商,模型”。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. Look at what the report holds, leave out what you like, and save it to attach it where you report. Secrets, e-mail addresses and paths of your home are masked; prompts and answers are not in it.</source>
        <translation>不会向任何地方发送数据。请查看报告内容，去掉不想包含的文件，保存后再附到您提交问题的地方。密钥、邮箱地址和主目录路径均已脱敏；报告不含提示词和回复内容。</translation>
    </message>
    <message>
        <source>&amp;What happened?</source>
        <translation>发生了什么(&amp;W)？</translation>
    </message>
    <message>
        <source>What did you do, what did you expect, and what came instead?</source>
        <translation>您做了什么？期望的结果是什么？实际发生了什么？</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;Content of the selected file</source>
        <translation>所选文件的内容(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>保存到(&amp;T)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>&amp;Save report</source>
        <translation>保存报告(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>(the last %1)</source>
        <translation>（末尾 %1）</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>正在收集…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Look through it once more before you attach it to a report.</source>
        <translation>附到问题报告之前，请再检查一遍内容。</translation>
    </message>
    <message>
        <source>Files of the report</source>
        <translation>报告中的文件</translation>
    </message>
    <message>
        <source>Content of the selected file</source>
        <translation>所选文件的内容</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestColumns</name>
    <message>
        <source>Waterfall: one axis of time</source>
        <translation>时间线：共用时间轴</translation>
    </message>
    <message>
        <source>Waterfall: all begin at the left</source>
        <translation>时间线：全部从左侧开始</translation>
    </message>
    <message>
        <source>Waterfall: each over the whole width</source>
        <translation>时间线：每行占满宽度</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestMenu</name>
    <message>
        <source>Only this value: %1</source>
        <translation>仅此值：%1</translation>
    </message>
    <message>
        <source>Exclude this value: %1</source>
        <translation>排除此值：%1</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>At least this: %1</source>
        <translation>不小于此值：%1</translation>
    </message>
    <message>
        <source>Less than this: %1</source>
        <translation>小于此值：%1</translation>
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
        <source>Requests by session</source>
        <translation>按会话分组的请求</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Range of time of all views</source>
        <translation>所有视图的时间范围</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 failed</source>
        <translation>%L1 个失败</translation>
    </message>
    <message>
        <source>%L1 live</source>
        <translation>%L1 个进行中</translation>
    </message>
    <message>
        <source>the newest %L1 by session</source>
        <translation>仅最近 %L1 个按会话分组</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>未筛选</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>This request is not there any more</source>
        <translation>此请求已不存在</translation>
    </message>
    <message>
        <source>Neither the list nor the history has %1.</source>
        <translation>列表和历史记录中都没有 %1。</translation>
    </message>
    <message>
        <source>The filter hid it and was cleared; it is still among those that were used.</source>
        <translation>它被筛选条件隐藏，现已清除该条件；仍可在用过的筛选条件中找到。</translation>
    </message>
    <message>
        <source>The range of time did not hold it; now everything is shown.</source>
        <translation>它不在所选的时间范围内，现已显示全部。</translation>
    </message>
    <message>
        <source>Request #%1 was not in the list</source>
        <translation>请求 #%1 不在列表中</translation>
    </message>
    <message>
        <source>The view was cleared</source>
        <translation>视图已清空</translation>
    </message>
    <message>
        <source>Requests of the opened file</source>
        <translation>已打开文件中的请求</translation>
    </message>
    <message>
        <source>The filter hides the requests until now; none is deleted.</source>
        <translation>筛选条件隐藏了此前的请求；没有删除任何数据。</translation>
    </message>
    <message>
        <source>Only live requests were listed; now all are.</source>
        <translation>之前只列出进行中的请求，现在列出全部。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RequestsEmptyPage</name>
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
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show last 10 anyway</source>
        <translation>仍显示最近 10 个</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) are hidden by the filter.</source>
        <translation>
            <numerusform>筛选条件隐藏了全部 %Ln 个请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no requests in this range of time (%1).</source>
        <translation>此时间范围（%1）内没有请求。</translation>
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
        <source>It looks into recorded bodies, and the recording of bodies is off.</source>
        <translation>该条件查找已记录的正文，但尚未开启正文记录。</translation>
    </message>
    <message>
        <source>List all requests</source>
        <translation>列出全部请求</translation>
    </message>
    <message>
        <source>No request is live.</source>
        <translation>没有进行中的请求。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RotationNotice</name>
    <message>
        <source>The logs were not put aside</source>
        <translation>日志未能轮转</translation>
    </message>
    <message>
        <source>No log file was put aside</source>
        <translation>没有需要轮转的日志文件</translation>
    </message>
    <message>
        <source>The files are empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message numerus="yes">
        <source>%n log file(s) were put aside</source>
        <translation>
            <numerusform>已轮转 %n 个日志文件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteButton</name>
    <message>
        <source>No default route</source>
        <translation>没有默认路由</translation>
    </message>
    <message>
        <source>Default route: %1</source>
        <translation>默认路由：%1</translation>
    </message>
    <message>
        <source>Change the default route</source>
        <translation>更改默认路由</translation>
    </message>
    <message>
        <source>Default route: “%1” is not a provider that is set up</source>
        <translation>默认路由：供应商“%1”未配置</translation>
    </message>
    <message>
        <source>default → %1</source>
        <translation>默认 → %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteNotices</name>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The default route leads nowhere</source>
        <translation>默认路由没有去处</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) lead nowhere</source>
        <translation>
            <numerusform>%n 条路由没有去处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteRulesModel</name>
    <message>
        <source>model like %1</source>
        <translation>模型匹配 %1</translation>
    </message>
    <message>
        <source>client like %1</source>
        <translation>客户端匹配 %1</translation>
    </message>
    <message>
        <source>header %1 like %2</source>
        <translation>请求头 %1 匹配 %2</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>does not stream</source>
        <translation>非流式</translation>
    </message>
    <message>
        <source>thinks</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>does not think</source>
        <translation>不思考</translation>
    </message>
    <message>
        <source>has an image</source>
        <translation>有图片</translation>
    </message>
    <message>
        <source>has no image</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>tool like %1</source>
        <translation>工具匹配 %1</translation>
    </message>
    <message>
        <source>system prompt contains “%1”</source>
        <translation>系统提示词包含“%1”</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>多于 %1 Token</translation>
    </message>
    <message>
        <source>under %1 tokens</source>
        <translation>少于 %1 Token</translation>
    </message>
    <message>
        <source>every request</source>
        <translation>所有请求</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Rule %1: %2, goes to %3</source>
        <translation>规则 %1：%2，转到 %3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Hits 24 h</source>
        <translation>24 小时命中</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RouteTester</name>
    <message>
        <source>Select a request in the main window.</source>
        <translation>请在主窗口中选择一个请求。</translation>
    </message>
    <message>
        <source>its body was not recorded; it is rebuilt from what the log knows</source>
        <translation>未记录请求体，已按日志中的信息重建</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>地址：%1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Model: %1 → %2</source>
        <translation>模型：%1 → %2</translation>
    </message>
    <message>
        <source>Prompt: changed on the way (tag or images)</source>
        <translation>提示词：转发时会修改（标记或图片）</translation>
    </message>
    <message>
        <source>Images: seen by %1</source>
        <translation>图片：由 %1 识别</translation>
    </message>
    <message>
        <source>Length: ≈ %1 tokens</source>
        <translation>长度：≈ %1 Token</translation>
    </message>
    <message>
        <source>Fallback: none</source>
        <translation>故障转移：无</translation>
    </message>
    <message>
        <source>Fallback: %1</source>
        <translation>故障转移：%1</translation>
    </message>
    <message>
        <source>Request to test with</source>
        <translation>用于测试的请求</translation>
    </message>
    <message>
        <source>the selected request</source>
        <translation>选中的请求</translation>
    </message>
    <message>
        <source>pasted JSON</source>
        <translation>粘贴的 JSON</translation>
    </message>
    <message>
        <source>a described request</source>
        <translation>描述的请求</translation>
    </message>
    <message>
        <source>Request as JSON</source>
        <translation>JSON 格式的请求</translation>
    </message>
    <message>
        <source>Paste the body of a request to /v1/messages.</source>
        <translation>粘贴发往 /v1/messages 的请求体。</translation>
    </message>
    <message>
        <source>Rules that were asked, in order</source>
        <translation>依次检查的规则</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>转发去向</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>费用：%1</translation>
    </message>
    <message>
        <source>Rewritten, before transformers of your own:</source>
        <translation>改写内容（在您自己的转换器之前）：</translation>
    </message>
    <message>
        <source>Rewritten:</source>
        <translation>改写内容：</translation>
    </message>
    <message>
        <source>What is rewritten in the request</source>
        <translation>请求中被改写的内容</translation>
    </message>
    <message>
        <source>Test &amp;with</source>
        <translation>测试对象(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RoutesDialog</name>
    <message>
        <source>Looking at the last requests…</source>
        <translation>正在检查最近的请求…</translation>
    </message>
    <message>
        <source>No request has been recorded yet.</source>
        <translation>还没有记录任何请求。</translation>
    </message>
    <message>
        <source>%1 of %2 would change.</source>
        <translation>%2 个请求中有 %1 个会改变。</translation>
    </message>
    <message numerus="yes">
        <source>%n decided from facts, because no body was recorded.</source>
        <translation>
            <numerusform>%n 个未记录请求体，按日志中的信息判断。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be replayed: no body was recorded.</source>
        <translation>
            <numerusform>%n 个无法重放：未记录请求体。</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes[*]</source>
        <translation>路由[*]</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>测试器</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Saved routes</source>
        <translation>已保存的路由</translation>
    </message>
    <message>
        <source>These routes</source>
        <translation>当前路由</translation>
    </message>
    <message>
        <source>Requests that would go elsewhere</source>
        <translation>路由会改变的请求</translation>
    </message>
    <message numerus="yes">
        <source>%1 became %2 in %n place(s). Save to use it.</source>
        <translation>
            <numerusform>已在 %n 处将 %1 改为 %2。保存后生效。</numerusform>
        </translation>
    </message>
    <message>
        <source>No route names %1: its client asked for it. %2 is probably meant.</source>
        <translation>没有路由使用 %1，是客户端直接指定的。可能想用的是 %2。</translation>
    </message>
    <message>
        <source>%1 of %2 would change: %3.</source>
        <translation>%2 个中有 %1 个会改变：%3。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The route “%1” leads to %2 now. Save to use it.</source>
        <translation>路由“%1”现在指向 %2。保存后生效。</translation>
    </message>
    <message>
        <source>Ru&amp;n against last %1 requests</source>
        <translation>用最近 %1 个请求试运行(&amp;N)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RuleEditor</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Model like</source>
        <translation>模型匹配</translation>
    </message>
    <message>
        <source>Tokens over</source>
        <translation>Token 多于</translation>
    </message>
    <message>
        <source>Tokens under</source>
        <translation>Token 少于</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>Tool like</source>
        <translation>工具匹配</translation>
    </message>
    <message>
        <source>System prompt contains</source>
        <translation>系统提示词包含</translation>
    </message>
    <message>
        <source>Client like</source>
        <translation>客户端匹配</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Own fallback</source>
        <translation>专用故障转移链</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
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
        <translation>名称: 模式; 名称: 模式</translation>
    </message>
    <message>
        <source>provider,model; provider,model</source>
        <translation>供应商,模型; 供应商,模型</translation>
    </message>
</context>
<context>
    <name>ccr::ui::RulesPage</name>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules in the order in which they are asked</source>
        <translation>按匹配顺序排列的规则</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>复制(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+↑</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+↓</translation>
    </message>
    <message>
        <source>Asked from top to bottom, before the scenarios; the first that fits decides. All conditions of a rule must hold.</source>
        <translation>在场景之前自上而下逐条匹配，首条符合的规则生效。一条规则的所有条件须同时满足。</translation>
    </message>
    <message>
        <source>No rules yet: the scenarios alone decide. “Add” makes the first one.</source>
        <translation>还没有规则，目前只由场景决定。点击“添加”创建第一条。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SavedFiltersDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>No filters are saved. “Add” keeps the one that is in force.</source>
        <translation>没有已保存的筛选条件。“添加”会保存当前生效的条件。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ScenarioPage</name>
    <message>
        <source>the first model</source>
        <translation>第一个模型</translation>
    </message>
    <message>
        <source>not set (the default serves)</source>
        <translation>未设置（使用默认）</translation>
    </message>
    <message>
        <source>Whatever no rule and no other scenario takes.</source>
        <translation>没有规则和其他场景匹配的请求。</translation>
    </message>
    <message>
        <source>Small tasks of the agent, which it sends to a Claude Haiku.</source>
        <translation>编码代理发给 Claude Haiku 的小任务。</translation>
    </message>
    <message>
        <source>The request asks for thinking.</source>
        <translation>请求要求思考。</translation>
    </message>
    <message>
        <source>The prompt has more tokens than the threshold.</source>
        <translation>提示词的 Token 数超过阈值。</translation>
    </message>
    <message>
        <source>The request brings a web search tool.</source>
        <translation>请求带有网络搜索工具。</translation>
    </message>
    <message>
        <source>The last user message holds an image.</source>
        <translation>最后一条用户消息包含图片。</translation>
    </message>
    <message>
        <source>Named by a tag in the prompt: &lt;CCR-SUBAGENT-MODEL&gt;provider,model&lt;/CCR-SUBAGENT-MODEL&gt;.</source>
        <translation>由提示词中的标记指定：&lt;CCR-SUBAGENT-MODEL&gt;provider,model&lt;/CCR-SUBAGENT-MODEL&gt;。</translation>
    </message>
    <message>
        <source>Long from</source>
        <translation>长上下文阈值</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Token</translation>
    </message>
    <message>
        <source>Threshold of long context in tokens</source>
        <translation>长上下文阈值（Token）</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SearchDialog</name>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Found places; Enter goes there</source>
        <translation>搜索结果，按 Enter 跳转</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>取消搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Searching… %1 found</source>
        <translation>正在搜索… 已找到 %1 处</translation>
    </message>
    <message>
        <source>%1 found; the first %2 are listed.</source>
        <translation>共找到 %1 处，仅列出前 %2 处。</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SessionTreeModel</name>
    <message>
        <source>Without a session</source>
        <translation>无会话</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln request(s)</source>
        <translation>
            <numerusform>%1，%Ln 个请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::SettingSaver</name>
    <message>
        <source>There is no configuration file.</source>
        <translation>没有配置文件。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>搜索所有设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Recording and privacy</source>
        <translation>记录与隐私</translation>
    </message>
    <message>
        <source>Logs and retention</source>
        <translation>日志与保留</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>重置本页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set by the environment: %1</source>
        <translation>由环境变量设置：%1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>“%1” can be reached from other computers. Set an API key for clients first.</source>
        <translation>其他计算机可以访问“%1”。请先设置客户端的 API 密钥。</translation>
    </message>
    <message>
        <source>No setting has “%1” in its words.</source>
        <translation>没有名称或说明中含有“%1”的设置。</translation>
    </message>
    <message>
        <source>No tray icon can be seen, so the window stays in the task bar, and closing it ends the router. GNOME shows such icons with the extension AppIndicator.</source>
        <translation>当前看不到托盘图标，因此窗口保留在任务栏中，关闭窗口会停止路由器。GNOME 需要安装 AppIndicator 扩展才能显示此类图标。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::ShortcutEditor</name>
    <message>
        <source>Search actions and shortcuts</source>
        <translation>搜索操作和快捷键</translation>
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
        <source>In lists</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>Beside notices, errors and streams</source>
        <translation>在通知、错误和流旁边</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”. Change that one first.</source>
        <translation>%1 已用于“%2”。请先修改它。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SourcePage</name>
    <message numerus="yes">
        <source>Import from Claude Code Router (%n provider(s))</source>
        <translation>
            <numerusform>从 Claude Code Router 导入（%n 个供应商）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with the key of $%2</source>
        <translation>%1，使用环境变量 $%2 中的密钥</translation>
    </message>
    <message numerus="yes">
        <source>%1 on this computer (%n model(s))</source>
        <translation>
            <numerusform>本机的 %1（%n 个模型）</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys are made at %1</source>
        <translation>在此创建密钥：%1</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>已添加 %1。</translation>
    </message>
    <message>
        <source>Where do your models come from?</source>
        <translation>您的模型来自哪里？</translation>
    </message>
    <message>
        <source>Looking around on this computer…</source>
        <translation>正在检查本机…</translation>
    </message>
    <message>
        <source>Nothing was found on this computer that could be used.</source>
        <translation>本机没有找到可用的配置或模型服务。</translation>
    </message>
    <message>
        <source>Found on this computer:</source>
        <translation>在本机找到：</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>在本机找到</translation>
    </message>
    <message>
        <source>&amp;Add a provider</source>
        <translation>添加供应商(&amp;A)</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加供应商</translation>
    </message>
    <message>
        <source>choose one…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Without a provider the built-in demo provider answers, so that you can look around first.</source>
        <translation>未添加供应商时由内置演示供应商回答，您可以先随意查看。</translation>
    </message>
    <message>
        <source>The keys stay readable in config.json: %1</source>
        <translation>密钥仍以明文保存在 config.json 中：%1</translation>
    </message>
    <message numerus="yes">
        <source>Import from Claude Code Router 3 (%n provider(s))</source>
        <translation>
            <numerusform>从 Claude Code Router 3 导入（%n 个供应商）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import from cc-switch (%n provider(s))</source>
        <translation>
            <numerusform>从 cc-switch 导入（%n 个供应商）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) could not be taken over</source>
        <translation>
            <numerusform>有 %n 项设置无法导入</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in %1. The import says what becomes of each.</source>
        <translation>这些设置在 %1 中。导入窗口会逐项说明。</translation>
    </message>
    <message>
        <source>The keys stay readable in config.json</source>
        <translation>密钥仍以明文保存在 config.json 中</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SpendingModel</name>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) have no price</source>
        <translation>
            <numerusform>%Ln 个请求没有价格</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 requests, %3 tokens, cost %4</source>
        <translation>%1：%2 个请求，%3 Token，费用 %4</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Plans covered %1 by price</source>
        <translation>套餐覆盖了按价格计 %1 的费用</translation>
    </message>
    <message>
        <source>Those that reported their tokens; the list has the others, too</source>
        <translation>报告了 Token 数的请求；列表中还包括其他请求</translation>
    </message>
</context>
<context>
    <name>ccr::ui::SpendingToday</name>
    <message>
        <source>today %1 tok · %2</source>
        <translation>今日 %1 Token · %2</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>today %1 tok · cost %2</source>
        <translation>今日 %1 Token · 费用 %2</translation>
    </message>
    <message>
        <source>Today %1 of %2 (%3)</source>
        <translation>今日 %1 / %2（%3）</translation>
    </message>
    <message>
        <source>This month %1 of %2 (%3)</source>
        <translation>本月 %1 / %2（%3）</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StateWords</name>
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
</context>
<context>
    <name>ccr::ui::StoredKeysDialog</name>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>No key is stored.</source>
        <translation>没有已存储的密钥。</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: it is used by %2. Remove it there first, and save.</source>
        <translation>无法删除“%1”：%2 正在使用。请先在其中移除并保存。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message>
        <source>Stored keys</source>
        <translation>已存储的密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ccr::ui::StreamModel</name>
    <message>
        <source>Event %1 at %2 s, %3: %4</source>
        <translation>事件 %1，%2 秒，%3：%4</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
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
        <translation>最后内容 %1</translation>
    </message>
    <message>
        <source>gap p50 %1, p95 %2, longest %3</source>
        <translation>间隔 p50 %1，p95 %2，最长 %3</translation>
    </message>
    <message>
        <source>stalls %1</source>
        <translation>停顿 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>▾ Thinking</source>
        <translation>▾ 思考</translation>
    </message>
    <message numerus="yes">
        <source>▸ Thinking, %Ln character(s)</source>
        <translation>
            <numerusform>▸ 思考，%Ln 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Tool %1</source>
        <translation>工具 %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Select a request to see its stream.</source>
        <translation>选择一个请求以查看其流。</translation>
    </message>
    <message>
        <source>The response is on its way.</source>
        <translation>响应正在返回。</translation>
    </message>
    <message>
        <source>This request did not stream. Response took %1.</source>
        <translation>该请求未采用流式返回，响应用时 %1。</translation>
    </message>
    <message>
        <source>Reading the events…</source>
        <translation>正在读取事件…</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Assembled</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Left what the provider sent, right what the client got</source>
        <translation>左侧为供应商发送的内容，右侧为客户端收到的内容</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Show the text of the thinking</source>
        <translation>显示思考内容</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Which types of events are shown</source>
        <translation>选择显示的事件类型</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Freeze the table; everything is still read (Space)</source>
        <translation>冻结表格，读取不会停止（空格）</translation>
    </message>
    <message>
        <source>Show response</source>
        <translation>查看响应</translation>
    </message>
    <message>
        <source>From the provider</source>
        <translation>来自供应商</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>Events from the provider</source>
        <translation>来自供应商的事件</translation>
    </message>
    <message>
        <source>Events to the client</source>
        <translation>发往客户端的事件</translation>
    </message>
    <message>
        <source>Assembled answer</source>
        <translation>组合后的回答</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>now ≈ %1, on average %2</source>
        <translation>当前 ≈ %1，平均 %2</translation>
    </message>
    <message>
        <source>What the events said was not recorded. Recording of bodies keeps it.</source>
        <translation>事件的内容未被记录。开启正文记录即可保留。</translation>
    </message>
    <message>
        <source>The events of this request are not kept any more. Recording of stream timing or of bodies keeps them.</source>
        <translation>此请求的事件已不再保留。开启流时序记录或正文记录即可保留。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more event(s) were not kept.</source>
        <translation>
            <numerusform>另有 %Ln 个事件未保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them not kept</source>
        <translation>
            <numerusform>其中 %Ln 个未保留</numerusform>
        </translation>
    </message>
    <message>
        <source>finish mark ✓</source>
        <translation>结束标记 ✓</translation>
    </message>
    <message>
        <source>no finish mark ✕</source>
        <translation>无结束标记 ✕</translation>
    </message>
    <message>
        <source>finish reason %1</source>
        <translation>结束原因 %1</translation>
    </message>
    <message>
        <source>speed %1</source>
        <translation>速度 %1</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TextView</name>
    <message numerus="yes">
        <source>%Ln line(s) without a change</source>
        <translation>
            <numerusform>%Ln 行无变化</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimeRangeDialog</name>
    <message>
        <source>&amp;Until now</source>
        <translation>直到现在(&amp;U)</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>The range must end after it begins.</source>
        <translation>结束时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>到(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TimeRangeMenu</name>
    <message>
        <source>Custom…</source>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>返回上一个时间范围</translation>
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
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>failed attempt</source>
        <translation>失败的尝试</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TopErrorsModel</name>
    <message>
        <source>%1 at %2, %3: %4 times, %5 of the failures, last at %6. %7</source>
        <translation>%2 的 %3 发生 %1：%4 次，占失败的 %5，最近一次 %6。%7</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TrayMenu</name>
    <message>
        <source>recording paused</source>
        <translation>已暂停记录</translation>
    </message>
    <message>
        <source>%1 live · %2 today</source>
        <translation>%1 个进行中 · 今日 %2 个</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 个进行中</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Stop proxy</source>
        <translation>停止代理</translation>
    </message>
    <message>
        <source>Start proxy</source>
        <translation>启动代理</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>默认路由</translation>
    </message>
    <message>
        <source>Copy setup</source>
        <translation>复制配置</translation>
    </message>
    <message>
        <source>No failure yet</source>
        <translation>暂无失败</translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation>最近失败：%1</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>default→%1</source>
        <translation>默认→%1</translation>
    </message>
    <message>
        <source>no provider is left</source>
        <translation>没有可用的供应商</translation>
    </message>
    <message>
        <source>No failure within 24 hours</source>
        <translation>24 小时内没有失败</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
</context>
<context>
    <name>ccr::ui::TrialFormEditor</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Prompt, about</source>
        <translation>提示词约</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Token</translation>
    </message>
    <message>
        <source>asks for thinking</source>
        <translation>要求思考</translation>
    </message>
    <message>
        <source>brings web search</source>
        <translation>带网络搜索</translation>
    </message>
    <message>
        <source>holds an image</source>
        <translation>包含图片</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>流式</translation>
    </message>
</context>
<context>
    <name>ccr::ui::UpdateBadge</name>
    <message>
        <source>Version %1 is available…</source>
        <translation>有新版本 %1…</translation>
    </message>
    <message>
        <source>Version %1 of CCR Desktop is available</source>
        <translation>CCR Desktop 有新版本 %1</translation>
    </message>
    <message>
        <source>This is version %1.</source>
        <translation>当前版本为 %1。</translation>
    </message>
</context>
<context>
    <name>ccr::ui::UpdateDialog</name>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>No address is set where new versions are announced. Enter it under Settings ▸ General.</source>
        <translation>尚未设置新版本公告的地址，可在“设置 ▸ 常规”中填写。</translation>
    </message>
    <message>
        <source>%1 cannot be asked: the address must begin with https://.</source>
        <translation>无法访问 %1：地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>The configuration, which names the proxy, cannot be read: %1</source>
        <translation>无法读取指定代理的配置文件：%1</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>%1 answers %2.</source>
        <translation>%1 返回 %2。</translation>
    </message>
    <message>
        <source>What %1 answers is too large for an announcement.</source>
        <translation>%1 返回的内容过大，不像是版本公告。</translation>
    </message>
    <message>
        <source>What %1 answers is not an announcement: %2</source>
        <translation>%1 返回的内容不是版本公告：%2</translation>
    </message>
    <message>
        <source>Version %1 is the newest.</source>
        <translation>%1 已是最新版本。</translation>
    </message>
    <message>
        <source>Version %1 is available; this is %2.</source>
        <translation>有新版本 %1，当前为 %2。</translation>
    </message>
    <message>
        <source>It was published on %1.</source>
        <translation>发布于 %1。</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>更新内容</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>打开网页(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ccr::ui::WaitingReplays</name>
    <message>
        <source>Do not wait (%1 s)</source>
        <translation>取消等待（%1 秒）</translation>
    </message>
</context>
</TS>
