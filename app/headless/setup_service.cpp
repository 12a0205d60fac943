#include "app/headless/setup_service.h"

#include "app/agent/claude_settings.h"
#include "app/headless/answer_in.h"
#include "app/import/config_source.h"
#include "proxy/config/config_loader.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto serverPatience = 1500ms;

struct KnownVariable
{
    QLatin1StringView name;
    QLatin1StringView templateId;
};

// As the vendors' own documents name them.
constexpr KnownVariable variables[] = {
    {"ANTHROPIC_API_KEY"_L1, "anthropic"_L1},
    {"OPENAI_API_KEY"_L1, "openai"_L1},
    {"OPENROUTER_API_KEY"_L1, "openrouter"_L1},
    {"DEEPSEEK_API_KEY"_L1, "deepseek"_L1},
    {"GEMINI_API_KEY"_L1, "gemini"_L1},
    {"GOOGLE_API_KEY"_L1, "gemini"_L1},
    {"MOONSHOT_API_KEY"_L1, "moonshot"_L1},
    {"DASHSCOPE_API_KEY"_L1, "dashscope"_L1},
    {"ZHIPUAI_API_KEY"_L1, "zhipu"_L1},
    {"SILICONFLOW_API_KEY"_L1, "siliconflow"_L1},
    {"GROQ_API_KEY"_L1, "groq"_L1},
    {"MISTRAL_API_KEY"_L1, "mistral"_L1},
    {"XAI_API_KEY"_L1, "xai"_L1},
    {"MINIMAX_API_KEY"_L1, "minimax"_L1},
    {"ARK_API_KEY"_L1, "volcengine"_L1},
};

// Where that program keeps its configuration on this system.
QString router3Database(const Environment &environment)
{
#ifdef Q_OS_WIN
    return environment(u"APPDATA"_s) + u"/claude-code-router/config.sqlite"_s;
#else
    return proxy::expandHome(u"~/.claude-code-router/config.sqlite"_s, environment);
#endif
}

void findFile(QList<proxy::SetupFind> &finds, proxy::SetupFind::Kind kind, const QString &path)
{
    const proxy::ConfigSource source = readConfigSource(path);
    const Json5Value *list = source.root.find(u"Providers");
    if (!list) list = source.root.find(u"providers");
    if (!list || list->elements.empty()) return;
    finds.append(
        {.kind = kind, .name = path, .templateId = {}, .url = {}, .models = {}, .providers = static_cast<int>(list->elements.size())});
}

QList<proxy::SetupFind> filesAndVariables(const QString &inUse, const Environment &environment)
{
    using Kind = proxy::SetupFind::Kind;
    QList<proxy::SetupFind> finds;
    findFile(finds, Kind::Router3, router3Database(environment));
    const QString usual = proxy::expandHome(u"~/.claude-code-router/config.json"_s, environment);
    if (QFileInfo(usual) != QFileInfo(inUse)) findFile(finds, Kind::RouterConfig, usual);
    findFile(finds, Kind::CcSwitch, proxy::expandHome(u"~/.cc-switch/cc-switch.db"_s, environment));
    for (const KnownVariable &variable : variables)
        if (!environment(variable.name).isEmpty())
            finds.append({.kind = proxy::SetupFind::Kind::Variable,
                          .name = variable.name,
                          .templateId = variable.templateId,
                          .url = {},
                          .models = {}});
    return finds;
}

} // namespace

/// One look around; done when every server has answered or not.
struct SetupService::Scan
{
    QList<proxy::SetupFind> finds;
    qsizetype open = 0;
    std::function<void(const QList<proxy::SetupFind> &)> answer;

    void close()
    {
        if (--open == 0) answer(finds);
    }
};

SetupService::SetupService(QString path, Environment environment, std::function<QString()> token, QList<LocalServer> servers,
                           QObject *parent)
    : SetupControl(parent),
      m_path(std::move(path)),
      m_environment(std::move(environment)),
      m_token(std::move(token)),
      m_servers(std::move(servers))
{
    m_thread.setObjectName(u"setup"_s);
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

SetupService::~SetupService()
{
    m_thread.quit();
    m_thread.wait();
}

QList<SetupService::LocalServer> SetupService::usualServers()
{
    return {{u"Ollama"_s, u"ollama"_s, u"http://127.0.0.1:11434/v1"_s}, {u"LM Studio"_s, u"lmstudio"_s, u"http://127.0.0.1:1234/v1"_s}};
}

void SetupService::scan(QObject *context, std::function<void(const QList<proxy::SetupFind> &)> answer)
{
    auto scan = std::make_shared<Scan>();
    scan->open = m_servers.size() + 1;
    scan->answer = [guard = QPointer<QObject>(context), answer = std::move(answer)](const QList<proxy::SetupFind> &finds) {
        if (guard) answer(finds);
    };
    const auto reply = answerIn<QList<proxy::SetupFind>>(this, this, [scan](const QList<proxy::SetupFind> &finds) {
        scan->finds = finds + scan->finds;
        scan->close();
    });
    QMetaObject::invokeMethod(
        &m_worker, [path = m_path, environment = m_environment, reply] { reply(filesAndVariables(path, environment)); },
        Qt::QueuedConnection);
    for (const LocalServer &server : std::as_const(m_servers)) ask(server, scan);
}

void SetupService::ask(const LocalServer &server, const std::shared_ptr<Scan> &scan)
{
    proxy::Provider provider;
    provider.name = server.name;
    provider.url = QUrl(server.url + u"/chat/completions"_s);
    provider.dialect = u"openai-chat"_s;
    m_models.fetch(provider, {}, serverPatience, [server, scan](const Result<QStringList> &models) {
        if (models)
            scan->finds.append({.kind = proxy::SetupFind::Kind::LocalServer,
                                .name = server.name,
                                .templateId = server.templateId,
                                .url = server.url,
                                .models = *models});
        scan->close();
    });
}

void SetupService::connectClaude(const QString &baseUrl, QObject *context, std::function<void(const Result<QString> &)> answer)
{
    const QString token = m_token();
    const auto reply = answerIn<Result<QString>>(this, context, [answer](const Result<QString> &path) { answer(path); });
    QMetaObject::invokeMethod(
        &m_worker,
        [path = claudeSettingsPath(), baseUrl, token = token.isEmpty() ? u"any"_s : token, reply] {
            const Result<Done> written = pointClaudeAt(path, baseUrl, token);
            reply(written ? Result<QString>(path) : Result<QString>(written.error()));
        },
        Qt::QueuedConnection);
}

void SetupService::readClaude(QObject *context, std::function<void(const QString &baseUrl)> answer)
{
    const auto reply = answerIn<QString>(this, context, std::move(answer));
    QMetaObject::invokeMethod(
        &m_worker, [path = claudeSettingsPath(), reply] { reply(claudeBaseUrl(path)); }, Qt::QueuedConnection);
}

QString SetupService::claudeSettingsPath() const
{
    return claudeSettingsFiles(QString(), m_environment).constFirst();
}

} // namespace ccr::app
