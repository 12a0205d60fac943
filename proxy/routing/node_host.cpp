#include "proxy/routing/node_host.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/json/json_reader.h"

#include <QPointer>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto startLimit = 10s;
constexpr auto pingLimit = 500ms; // a child that turns its event loop answers within a few
constexpr auto limitsPeriod = 20ms;
constexpr qsizetype largestLine = 256L * 1024 * 1024;
constexpr std::size_t largestNoise = 2000;
constexpr int lastPatienceMs = 1000;

// Speaks the protocol for the script. Whatever writes to standard output, also a grandchild, is told apart by the mark.
constexpr char frame[] = R"js(
const host = { call: null };
(() => {
  const mark = process.env.CCR_HOST_MARK;
  delete process.env.CCR_HOST_MARK;
  const write = process.stdout.write.bind(process.stdout);
  const send = message => write('\n' + mark + JSON.stringify(message) + '\n');
  process.stdout.write = process.stderr.write.bind(process.stderr);
  host.log = (level, text, exchange) => send({ log: String(level), text: String(text), exchange });
  host.tell = message => send({ told: message });
  const answer = async line => {
    const { id, method, params } = JSON.parse(line);
    try {
      const result = method === 'ping' ? 'pong' : await host.call(method, params);
      send({ id, result: result === undefined ? null : result });
    } catch (error) {
      const isError = error instanceof Error;
      send({ id, error: isError ? `${error.name}: ${error.message}` : String(error), stack: isError ? String(error.stack) : '' });
    }
  };
  let parts = [];
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', chunk => {
    for (let end; (end = chunk.indexOf('\n')) >= 0; chunk = chunk.slice(end + 1)) {
      parts.push(chunk.slice(0, end));
      const line = parts.join('');
      parts = [];
      answer(line);
    }
    if (chunk) parts.push(chunk);
  });
  process.stdin.on('end', () => process.exit(0));
  process.on('uncaughtException', error => host.log('warn', 'uncaught exception: ' + (error && error.stack || error)));
  process.on('unhandledRejection', error => host.log('warn', 'unhandled rejection: ' + (error && error.stack || error)));
  setImmediate(() => send({ ready: true }));
})();
)js";

} // namespace

NodeHost::NodeHost(QByteArray script, std::string name, logging::LogTarget &log, QObject *parent)
    : QObject(parent), m_script(std::move(script)), m_log(log, std::move(name)), m_noise(m_log), m_process(this), m_limits(this)
{
    m_limits.setInterval(limitsPeriod);
    connect(&m_limits, &QTimer::timeout, this, &NodeHost::checkLimits);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &NodeHost::readLines);
    connect(&m_process, &QProcess::readyReadStandardError, this, &NodeHost::readNoise);
    connect(&m_process, &QProcess::finished, this, &NodeHost::ended);
    connect(&m_process, &QProcess::errorOccurred, this, &NodeHost::startFailed);
}

NodeHost::~NodeHost()
{
    m_process.disconnect(this);
    m_calls.clear();
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(lastPatienceMs);
}

NodeHost::CallId NodeHost::call(const QByteArray &method, const QByteArray &paramsJson, milliseconds limit, Answered answered)
{
    const CallId id = m_nextId++;
    QByteArray line = "{\"id\":" + QByteArray::number(id) + ",\"method\":\"" + method + "\",\"params\":" + paramsJson;
    line.replace('\n', ' '); // between tokens only: inside a JSON string a line end is escaped
    line += "}\n";
    Call &made = m_calls[id];
    made = {.line = std::move(line), .limit = limit, .due = {}, .answered = std::move(answered)};
    m_limits.start();
    if (m_ready)
        send(made);
    else if (m_process.state() == QProcess::NotRunning)
        QMetaObject::invokeMethod(this, &NodeHost::start, Qt::QueuedConnection); // so that a failure is never answered from inside
    return id;
}

void NodeHost::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end()) return;
    if (m_ready)
        found->second.answered = nullptr; // its time is still watched: a child that hangs must not stay
    else
        m_calls.erase(found);
}

void NodeHost::start()
{
    if (m_process.state() != QProcess::NotRunning || m_calls.empty()) return;
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return failAll(errorTelling(ErrorKind::Unavailable, "\"node\" is not found in PATH; install Node.js (Debian: apt install nodejs)"));
    m_mark = '\x1e' + QUuid::createUuid().toByteArray(QUuid::Id128) + ' ';
    m_pending.clear();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CCR_HOST_MARK"_s, QString::fromLatin1(m_mark));
    m_process.setProcessEnvironment(environment);
    m_startDue = monotonicNow() + startLimit;
    m_process.start(node, {u"-e"_s, QString::fromUtf8(QByteArray(frame) + m_script)});
}

void NodeHost::startFailed(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart) return; // the others end in finished()
    failAll(errorTelling(ErrorKind::Unavailable, "node cannot be started: %1", m_process.errorString()));
}

void NodeHost::send(Call &call)
{
    call.due = monotonicNow() + call.limit;
    m_process.write(std::exchange(call.line, {}));
}

void NodeHost::readLines()
{
    m_pending += m_process.readAllStandardOutput();
    if (m_pending.size() > largestLine) return m_process.kill();
    const QPointer<NodeHost> alive(this); // an answer may end its owner
    qsizetype begin = 0;
    for (qsizetype end; alive && (end = m_pending.indexOf('\n', begin)) >= 0;) {
        const QByteArray line = m_pending.mid(begin, end - begin);
        begin = end + 1;
        if (line.startsWith(m_mark))
            take(line.mid(m_mark.size()));
        else if (!line.isEmpty())
            m_log.debug(line.left(largestNoise).toStdString());
    }
    if (alive) m_pending.remove(0, begin);
}

void NodeHost::readNoise()
{
    const QByteArray noise = m_process.readAllStandardError();
    m_noise.feed({noise.constData(), static_cast<std::size_t>(noise.size())});
}

void NodeHost::take(const QByteArray &message)
{
    std::int64_t id = 0;
    std::string result;
    std::string error;
    std::string stack;
    std::string level;
    std::string text;
    std::string exchangeId;
    std::string told;
    bool isError = false;
    bool isReady = false;
    JsonReader json;
    json.readDocument({message.constData(), static_cast<std::size_t>(message.size())}, [&](std::string_view key, JsonValue value) {
        if (key == "id") return json.integer(value, id);
        if (key == "result") return json.raw(value, result);
        if (key == "error") return (isError = true) && json.string(value, error);
        if (key == "stack") return json.string(value, stack);
        if (key == "log") return json.string(value, level);
        if (key == "text") return json.string(value, text);
        if (key == "exchange") return json.string(value, exchangeId);
        if (key == "told") return json.raw(value, told);
        if (key == "ready") return isReady = true;
        return true;
    });
    if (isReady) {
        m_ready = true;
        for (auto &[waiting, call] : m_calls) send(call);
    } else if (!told.empty()) {
        if (m_told) m_told(QByteArray::fromStdString(told));
    } else if (!level.empty()) {
        m_log.write(logging::severityFromString(level).value_or(logging::Severity::Info), text, {}, exchangeId);
    } else if (isError) {
        answer(static_cast<CallId>(id),
               Error{.kind = ErrorKind::Internal, .message = QString::fromStdString(error), .detail = QString::fromStdString(stack)});
    } else {
        answer(static_cast<CallId>(id), QByteArray::fromStdString(result));
    }
}

void NodeHost::answer(CallId id, Result<QByteArray> result)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end()) return; // given up on
    const Answered answered = std::move(found->second.answered);
    m_calls.erase(found);
    if (id == m_ping) m_ping = 0;
    if (m_calls.empty()) m_limits.stop();
    if (answered) answered(std::move(result));
}

void NodeHost::failAll(const Error &error)
{
    const QPointer<NodeHost> alive(this);
    std::vector<CallId> ids;
    for (const auto &[id, call] : m_calls) ids.push_back(id);
    for (const CallId id : ids)
        if (alive) answer(id, error);
}

void NodeHost::ended()
{
    m_ready = false;
    m_ping = 0;
    readNoise();
    m_noise.finish();
    failAll(m_process.exitStatus() == QProcess::CrashExit
                ? errorTelling(ErrorKind::Unavailable, "the script's process was ended")
                : errorTelling(ErrorKind::Unavailable, "the script's process ended with code %1", m_process.exitCode()));
}

void NodeHost::checkLimits()
{
    const MonotonicTime now = monotonicNow();
    if (!m_ready) {
        if (m_process.state() != QProcess::NotRunning && now >= m_startDue) m_process.kill();
        return;
    }
    if (m_ping != 0 && now >= m_calls.at(m_ping).due) {
        m_log.warn("the script does not let its process go on; the process is started again");
        m_process.kill(); // ended() answers what is still waiting
        return;
    }
    std::vector<CallId> late;
    for (const auto &[id, call] : m_calls)
        if (id != m_ping && now >= call.due) late.push_back(id);
    if (late.empty()) return;
    // Slow, or stuck? A script that awaits something harms nobody; one in an endless loop would stop every later call.
    if (m_ping == 0) m_ping = call("ping", "null", pingLimit, [](const Result<QByteArray> &) {});
    const QPointer<NodeHost> alive(this);
    for (const CallId id : late)
        if (alive)
            answer(id, errorTelling(ErrorKind::Timeout, "no answer within %1 ms", m_calls.contains(id) ? m_calls.at(id).limit.count() : 0));
}

} // namespace ccr::proxy
