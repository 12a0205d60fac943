#include "ui/main_window/setup_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// Quoted as one literal word; fish differs from POSIX within the quotes only, PowerShell doubles them.
QString quoted(const QString &text, Shell shell)
{
    static constexpr QStringView harmless = u"/._-+:@%";
    bool isPlain = !text.isEmpty();
    for (const QChar c : text) isPlain = isPlain && (c.isLetterOrNumber() || harmless.contains(c));
    if (isPlain && shell != Shell::PowerShell) return text;
    switch (shell) {
    case Shell::Fish: return u'\'' + QString(text).replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
    case Shell::PowerShell: return u'\'' + QString(text).replace(u'\'', "''"_L1) + u'\'';
    case Shell::Bash:
    case Shell::SettingsJson: break;
    }
    return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

// The router's own command says what points at it, with the key. Which configuration, where it is not the usual one.
QString envCommand(const proxy::ProxyState &state, Shell shell, const QString &router)
{
    const QString usual = QDir::home().filePath(u".claude-code-router/config.json"_s);
    const QString config = state.configFile.isEmpty() || state.configFile == usual ? QString() : quoted(state.configFile, shell);
    const QString program = quoted(router, shell);
    switch (shell) {
    case Shell::Fish: return (config.isEmpty() ? QString() : u"CCR_CONFIG=%1 "_s.arg(config)) + program + u" env --shell fish"_s;
    case Shell::PowerShell:
        return (config.isEmpty() ? QString() : u"$env:CCR_CONFIG = %1; "_s.arg(config)) + u"& %1 env --shell powershell"_s.arg(program);
    case Shell::Bash:
    case Shell::SettingsJson: break;
    }
    return (config.isEmpty() ? QString() : u"CCR_CONFIG=%1 "_s.arg(config)) + program + u" env"_s;
}

QString settingsText(const proxy::ProxyState &state, const QString &router)
{
    QJsonObject variables{{u"ANTHROPIC_BASE_URL"_s, state.baseUrl()}};
    QJsonObject settings;
    if (state.needsKey)
        settings[u"apiKeyHelper"_s] =
            u"eval \"$(%1)\"; printf %s \"$ANTHROPIC_AUTH_TOKEN\""_s.replace("%1"_L1, envCommand(state, Shell::SettingsJson, router));
    else
        variables[u"ANTHROPIC_AUTH_TOKEN"_s] = u"any"_s;
    settings[u"env"_s] = variables;
    return QString::fromUtf8(QJsonDocument(settings).toJson());
}

QString withoutKey(const QString &url, Shell shell)
{
    switch (shell) {
    case Shell::Fish: return u"set -gx ANTHROPIC_BASE_URL %1; set -gx ANTHROPIC_AUTH_TOKEN any\n"_s.arg(url);
    case Shell::PowerShell: return u"$env:ANTHROPIC_BASE_URL = \"%1\"; $env:ANTHROPIC_AUTH_TOKEN = \"any\"\n"_s.arg(url);
    case Shell::Bash:
    case Shell::SettingsJson: break;
    }
    return u"export ANTHROPIC_BASE_URL=%1 ANTHROPIC_AUTH_TOKEN=any\n"_s.arg(url);
}

} // namespace

QString routerProgram()
{
    const QString beside = QDir(QCoreApplication::applicationDirPath()).filePath(u"ccr"_s);
    return QFileInfo(beside).isExecutable() ? beside : u"ccr"_s;
}

QString setupText(const proxy::ProxyState &state, Shell shell, const QString &router)
{
    if (shell == Shell::SettingsJson) return settingsText(state, router);
    if (!state.needsKey) return withoutKey(state.baseUrl(), shell);
    const QString command = envCommand(state, shell, router);
    switch (shell) {
    case Shell::Fish: return command + u" | source\n"_s;
    case Shell::PowerShell: return command + u" | Out-String | Invoke-Expression\n"_s;
    case Shell::Bash:
    case Shell::SettingsJson: break;
    }
    return u"eval \"$("_s + command + u")\"\n"_s;
}

} // namespace ccr::ui
