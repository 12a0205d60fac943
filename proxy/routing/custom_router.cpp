#include "proxy/routing/custom_router.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/config/provider_reader.h"
#include "proxy/dialect/dialect.h"
#include "proxy/json/json_reader.h"
#include "proxy/routing/script_config.h"

#include <QDir>
#include <QFileInfo>

namespace ccr::proxy {

namespace {

constexpr milliseconds configLimit{10'000};
constexpr std::size_t mostReported = 100;

// `event` is what the first version of the original handed over: an emitter that lives as long as the process.
constexpr char script[] = R"js(
const fs = require('fs');
const path = require('path');
const { EventEmitter } = require('events');
const { pathToFileURL } = require('url');
const { createRequire } = require('module');
const { inspect } = require('util');
const event = new EventEmitter();
const text = parts => parts.map(part => typeof part === 'string' ? part : inspect(part)).join(' ');
const log = {};
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) log[level] = (...parts) => host.log(level, text(parts));
let config = {};
let loaded = {};
const load = async file => {
  const { mtimeMs, size, ino } = fs.statSync(file);
  const stamp = [file, mtimeMs, size, ino].join('|');
  if (loaded.stamp === stamp) return loaded.route;
  loaded = {};
  const own = createRequire(file);
  for (const key of Object.keys(own.cache)) if (!key.includes(path.sep + 'node_modules' + path.sep)) delete own.cache[key];
  let module;
  try {
    module = own(file);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    module = await import(pathToFileURL(file).href + '?' + encodeURIComponent(stamp));
  }
  const route = typeof module === 'function' ? module : module && module.default;
  if (typeof route !== 'function') throw new TypeError('the module exports no function; write "module.exports = async (req, config) => ..."');
  loaded = { stamp, route };
  return route;
};
host.call = async (method, params) => {
  if (method === 'config') {
    config = params;
    return null;
  }
  const route = await load(params.path);
  const { body, headers, sessionId, tokenCount } = params;
  const before = JSON.stringify(body);
  const req = { method: 'POST', url: '/v1/messages', body, headers, sessionId: sessionId || undefined, tokenCount, log };
  const model = await route(req, config, { event });
  if (model && typeof model !== 'string') throw new TypeError('it answered ' + inspect(model) + ' instead of "provider,model"');
  const answer = { model: model || '' };
  if (JSON.stringify(req.body) !== before) answer.body = req.body;
  return answer;
};
)js";

QByteArray paramsJson(const RouteInput &input, const QString &path, std::int64_t tokens)
{
    std::string out = R"({"path":)";
    appendJsonString(out, path.toStdString());
    out += R"(,"sessionId":)";
    appendJsonString(out, input.request.sessionId);
    out += R"(,"tokenCount":)";
    appendJsonNumber(out, tokens);
    out += R"(,"headers":{)";
    const char *separator = "";
    for (const HttpHeader &field : input.headers) {
        out += separator;
        appendJsonString(out, QByteArray::fromStdString(field.name).toLower().toStdString());
        out += ':';
        appendJsonString(out, field.value);
        separator = ",";
    }
    out += R"(},"body":)";
    out += input.clientBody.empty() ? std::string_view("{}") : input.clientBody;
    out += '}';
    return QByteArray::fromStdString(out);
}

QString absolutePath(const ProxyConfig &config)
{
    const QString &path = config.customRouterPath;
    if (QFileInfo(path).isAbsolute() || config.file.isEmpty()) return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    return QDir::cleanPath(QFileInfo(config.file).absolutePath() + u'/' + path);
}

} // namespace

CustomRouter::CustomRouter(logging::LogTarget &log) : m_log(log, "routing"), m_host(script, "custom-router", log) {}

// A new configuration goes to the module before the first request that is routed by it.
void CustomRouter::follow(const std::shared_ptr<const ProxyConfig> &config)
{
    if (const QString path = absolutePath(*config); path != m_path) {
        m_path = path;
        m_circuit = {};
    }
    if (m_config == config && m_host.isRunning()) return;
    m_config = config;
    m_host.call("config", scriptConfigJson(*config), configLimit, [](const Result<QByteArray> &) {}); // the next call says what is wrong
}

std::unique_ptr<RouteTicket> CustomRouter::ask(const RouteInput &input, std::int64_t tokens, Decided decided)
{
    const MonotonicTime now = monotonicNow();
    if (m_circuit.isOpen(now) && FileStamp::of(m_path) != m_failedFile) m_circuit = {};
    if (m_circuit.isOpen(now) && absolutePath(*input.config) == m_path) {
        decided(
            {.step = {"custom", false,
                      told("not asked for %1 s after repeated failures; the last: %2", m_circuit.remaining(now).count(), m_lastFailure)}});
        return nullptr;
    }
    follow(input.config);
    const NodeHost::CallId call =
        m_host.call("route", paramsJson(input, m_path, tokens), input.config->customRouterTimeout,
                    [this, input, decided = std::move(decided)](const Result<QByteArray> &answer) { decided(judge(input, answer)); });
    return std::make_unique<NodeCallTicket<RouteTicket>>(m_host, call);
}

CustomRouter::Verdict CustomRouter::judge(const RouteInput &input, const Result<QByteArray> &answer)
{
    if (!answer) return failed(answer.error());
    Result<Verdict> verdict = readAnswer(input, *answer);
    if (!verdict) return failed(verdict.error());
    m_circuit.succeeded();
    m_reported.clear();
    return std::move(verdict).value();
}

Result<CustomRouter::Verdict> CustomRouter::readAnswer(const RouteInput &input, const QByteArray &answer)
{
    std::string model;
    std::string body;
    JsonReader json;
    const bool ok =
        json.readDocument({answer.constData(), static_cast<std::size_t>(answer.size())}, [&](std::string_view key, JsonValue value) {
            if (key == "model") return json.string(value, model);
            if (key == "body") return json.raw(value, body);
            return true;
        });
    if (!ok) return json.error();
    Verdict verdict{.step = {"custom", false, told("the custom router left it to the rules")}};
    if (!model.empty()) {
        verdict.target = parseTarget(QString::fromStdString(model).trimmed(), *input.config);
        if (!verdict.target || !input.config->provider(verdict.target->provider))
            return errorTelling(ErrorKind::InvalidInput, "it answered \"%1\", which is not \"provider,model\" of a configured provider",
                                model);
    }
    if (body.empty()) return verdict;
    const Dialect *dialect = findDialect(input.request.dialect);
    Result<ChatRequest> changed = dialect ? dialect->readRequest(body, {.headers = input.headers})
                                          : errorTelling(ErrorKind::InvalidInput, "the request's dialect is unknown");
    if (!changed) return errorTelling(ErrorKind::InvalidInput, "it made a req.body that is no request: %1", phraseOf(changed.error()));
    changed->sessionId = input.request.sessionId;
    input.request = std::move(changed).value();
    verdict.changedRequest = true;
    verdict.step.reason = told("the custom router left it to the rules and changed the request");
    return verdict;
}

CustomRouter::Verdict CustomRouter::failed(const Error &error)
{
    m_lastFailure = phraseOf(error);
    const std::string file = m_path.toStdString();
    const std::string stack = m_lastFailure.hasSentence() ? std::string() : error.detail.toStdString();
    const logging::FieldList fields = {{"file", file}, {"stack", stack}};
    if (const std::string words = m_lastFailure.english(); m_reported.size() < mostReported && m_reported.insert(words).second)
        m_log.warn("CUSTOM_ROUTER_PATH: the custom router failed, the rules decide: " + words, fields);
    if (m_circuit.failed(monotonicNow())) {
        m_failedFile = FileStamp::of(m_path);
        m_log.warn("CUSTOM_ROUTER_PATH: three failures within a minute; it is asked again in 30 s, or when its file is edited", fields);
    }
    return {.step = {"custom", false, told("the custom router failed: %1", m_lastFailure)}};
}

} // namespace ccr::proxy
