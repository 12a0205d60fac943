#include "app/agent/claude_settings.h"

#include "logging/base/private_files.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_document.h"
#include "proxy/config/config_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int daysKept = 30;

QString homeOf(const Environment &environment)
{
    const QString home = environment(u"HOME"_s);
    return home.isEmpty() ? QDir::homePath() : home;
}

QJsonObject variablesIn(const QString &settingsFile)
{
    QFile file(settingsFile);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object().value("env"_L1).toObject();
}

void removeStale(const QDir &directory)
{
    const QDateTime limit = QDateTime::currentDateTime().addDays(-daysKept);
    for (const QFileInfo &file : directory.entryInfoList({u"agent-*.json"_s}, QDir::Files))
        if (file.lastModified() < limit) QFile::remove(file.filePath());
}

QString randomUserId()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

QStringList claudeSettingsFiles(const QString &workingDirectory, const Environment &environment)
{
    const QString moved = environment(u"CLAUDE_CONFIG_DIR"_s);
    const QString user = moved.isEmpty() ? homeOf(environment) + u"/.claude"_s : moved;
    return {user + u"/settings.json"_s, workingDirectory + u"/.claude/settings.json"_s,
            workingDirectory + u"/.claude/settings.local.json"_s};
}

QJsonObject overridingVariables(const QList<EnvironmentChange> &changes, const QStringList &files)
{
    QJsonObject overriding;
    for (const QString &file : files) {
        const QJsonObject variables = variablesIn(file);
        for (const EnvironmentChange &change : changes)
            if (variables.contains(change.name) && variables.value(change.name).toString() != change.value.value_or(QString()))
                overriding.insert(change.name, change.value.value_or(QString()));
    }
    return overriding;
}

Result<QString> writeSettingsFile(const QJsonObject &settings, const QString &directory)
{
    const QByteArray content = QJsonDocument(settings).toJson(QJsonDocument::Compact);
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(16);
    const QDir folder(directory);
    const QString path = folder.filePath(u"agent-%1.json"_s.arg(QString::fromLatin1(digest)));
    if (!makePrivateFolder(directory) || !writePrivateFile(path, content))
        return errorSaying(ErrorKind::Io, proxy::said("cannot write %1; is its folder writable?", path));
    removeStale(folder);
    return path;
}

Result<Done> pointClaudeAt(const QString &path, const QString &baseUrl, const QString &token)
{
    QFile file(path);
    const bool isThere = file.exists();
    if (isThere && !file.open(QIODevice::ReadOnly))
        return errorSaying(ErrorKind::Io, proxy::said("cannot read %1: %2", path, file.errorString()));
    const QByteArray before = isThere ? file.readAll() : QByteArray();
    Result<proxy::ConfigDocument> document = proxy::ConfigDocument::parse(before.trimmed().isEmpty() ? QByteArray("{\n}\n") : before);
    if (!document) return errorSaying(document.error().kind, proxy::said("%1 %2; nothing was written", path, document.error()));
    const std::pair<QString, QString> variables[] = {{u"ANTHROPIC_BASE_URL"_s, baseUrl}, {u"ANTHROPIC_AUTH_TOKEN"_s, token}};
    for (const auto &[name, text] : variables) {
        Json5Value value;
        value.type = Json5Value::Type::String;
        value.string = text;
        if (Result<Done> set = document->set(u"/env/"_s + name, value); !set) return set;
    }
    if (document->text() == before) return Done{};
    if (Result<Done> made = proxy::makeFolderFor(path); !made) return made;
    if (isThere)
        if (Result<Done> kept = proxy::writeForOwner(path + u".bak"_s, before); !kept) return kept;
    return proxy::writeForOwner(path, document->text());
}

QString claudeBaseUrl(const QString &path)
{
    return variablesIn(path).value("ANTHROPIC_BASE_URL"_L1).toString();
}

void ensureClaudeState(const Environment &environment)
{
    const QString moved = environment(u"CLAUDE_CONFIG_DIR"_s);
    const QString path = (moved.isEmpty() ? homeOf(environment) : moved) + u"/.claude.json"_s;
    if (QFileInfo::exists(path)) return;
    const QJsonObject state{{u"numStartups"_s, 184},
                            {u"userID"_s, randomUserId()},
                            {u"hasCompletedOnboarding"_s, true},
                            {u"lastOnboardingVersion"_s, u"1.0.17"_s},
                            {u"projects"_s, QJsonObject()}};
    makePrivateFolder(QFileInfo(path).absolutePath());
    writePrivateFile(path, QJsonDocument(state).toJson());
}

} // namespace ccr::app
