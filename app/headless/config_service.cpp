#include "app/headless/config_service.h"

#include "app/headless/answer_in.h"
#include "app/import/config_source.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_file.h"
#include "proxy/config/config_merge.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto savePatience = 1s;
constexpr QLatin1StringView keychainPrefix = "keychain:"_L1;

// A draft replaces what cannot be read.
Result<proxy::ConfigDocument> documentAt(const QString &path)
{
    Result<proxy::ConfigFile> file = proxy::ConfigFile::read(path);
    if (file) return file->document();
    return proxy::ConfigDocument::parse("{\n}\n");
}

// Who checks a draft knows which file it is about.
Phrase withoutFolder(const Phrase &message, const QString &path)
{
    return message.replaced(path, QFileInfo(path).fileName());
}

proxy::ConfigCheck checkDraft(const QString &path, const Json5Value &draft, const Environment &environment)
{
    const auto failed = [&path](const Error &error) {
        return proxy::ConfigCheck{.findings = {{.isError = true, .message = withoutFolder(phraseOf(error), path)}}, .providers = {}};
    };
    Result<proxy::ConfigDocument> document = documentAt(path);
    if (!document) return failed(document.error());
    if (const Result<Done> merged = proxy::mergeValue(*document, QString(), draft); !merged) return failed(merged.error());
    const Result<proxy::LoadedConfig> loaded = proxy::parseConfig(document->text(), path, environment, withStandIns(draft, {}));
    if (!loaded) return failed(loaded.error());
    proxy::ConfigCheck check;
    for (const proxy::ConfigNotice &notice : loaded->notices)
        check.findings.push_back({.line = notice.line, .pointer = notice.pointer, .message = withoutFolder(notice.message, path)});
    if (loaded->config.isDemo) return check;
    for (const proxy::Provider &provider : loaded->config.providers) {
        QStringList labels;
        for (const proxy::ProviderKey &key : provider.keys) labels.append(key.label);
        check.providers.push_back({.name = provider.name,
                                   .url = provider.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                                   .dialect = provider.dialect,
                                   .problem = provider.problem,
                                   .keys = labels});
    }
    return check;
}

Result<Done> saveDraft(const QString &path, const Json5Value &base, const Json5Value &draft, const Environment &environment)
{
    Result<proxy::ConfigFile> file = proxy::ConfigFile::read(path);
    if (!file) return file.error();
    if (toJson(file->document().root()) != toJson(base))
        return errorSaying(ErrorKind::Conflict,
                           proxy::said("%1 was changed by somebody else meanwhile; nothing was saved, read it again first", path));
    if (Result<Done> merged = proxy::mergeValue(file->document(), QString(), draft); !merged) return merged;
    return file->save(environment, savePatience);
}

void collectNames(const Json5Value &value, QStringList &names)
{
    if (value.type == Json5Value::Type::String && value.string.startsWith(keychainPrefix)) {
        const QString name = value.string.mid(keychainPrefix.size()).trimmed();
        if (!names.contains(name)) names.append(name);
    }
    for (const Json5Value &element : value.elements) collectNames(element, names);
    for (const Json5Member &member : value.members) collectNames(member.value, names);
}

} // namespace

QStringList keychainNames(const Json5Value &config)
{
    QStringList names;
    collectNames(config, names);
    return names;
}

proxy::StoredSecrets withStandIns(const Json5Value &config, const proxy::StoredSecrets &known)
{
    proxy::StoredSecrets secrets = known;
    const QStringList names = keychainNames(config);
    for (const QString &name : names)
        if (!secrets.contains(name)) secrets.insert(name, {.value = u"not-asked-for"_s, .problem = {}});
    return secrets;
}

ConfigService::ConfigService(QString path, Environment environment, QObject *parent)
    : ConfigControl(parent), m_path(std::move(path)), m_environment(std::move(environment)), m_watcher(m_path)
{
    m_thread.setObjectName(u"config"_s);
    m_worker.moveToThread(&m_thread);
    m_thread.start();
    connect(&m_watcher, &FileWatcher::changed, this, &ConfigControl::changed);
}

ConfigService::~ConfigService()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename T>
void ConfigService::run(std::function<T()> task, QObject *context, Answer<T> answer)
{
    QMetaObject::invokeMethod(
        &m_worker, [task = std::move(task), reply = answerIn<T>(this, context, std::move(answer))] { reply(task()); },
        Qt::QueuedConnection);
}

void ConfigService::readOther(const QString &path, QObject *context, Answer<proxy::ConfigSource> answer)
{
    run<proxy::ConfigSource>([path] { return readConfigSource(path); }, context, std::move(answer));
}

void ConfigService::check(const Json5Value &draft, QObject *context, Answer<proxy::ConfigCheck> answer)
{
    run<proxy::ConfigCheck>([path = m_path, draft, environment = m_environment] { return checkDraft(path, draft, environment); }, context,
                            std::move(answer));
}

void ConfigService::save(const Json5Value &base, const Json5Value &draft, QObject *context, Answer<Result<Done>> answer)
{
    run<Result<Done>>([path = m_path, base, draft, environment = m_environment] { return saveDraft(path, base, draft, environment); },
                      context, std::move(answer));
}

} // namespace ccr::app
