#include "app/preset/preset_warning.h"
#include "logging/base/environment.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype mostNames = 20;

// What would be shown of a name that was made to deceive a terminal.
QString shown(QString name)
{
    name.truncate(longestName);
    for (QChar &character : name)
        if (!character.isPrint()) character = u'?';
    return name;
}

void append(QStringList &list, const QString &name)
{
    if (const QString text = shown(name); !list.contains(text) && list.size() <= mostNames) list.append(text);
}

// The server alone: a path or user name could be a secret.
QString serverOf(const QString &text)
{
    if (!text.startsWith("http://"_L1) && !text.startsWith("https://"_L1)) return {};
    const QUrl url(text);
    if (!url.isValid() || url.host().isEmpty()) return u"an address that is put together (%1)"_s.arg(text.section(u'/', 2, 2));
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
}

void collect(const Json5Value &value, QStringList &variables, QStringList &servers)
{
    if (value.type == Json5Value::Type::String) {
        QStringList found;
        interpolate(
            value.string, [](const QString &) { return QString(); }, found);
        for (const QString &name : std::as_const(found)) append(variables, name);
        if (const QString server = serverOf(value.string); !server.isEmpty()) append(servers, server);
    }
    for (const Json5Value &element : value.elements) collect(element, variables, servers);
    for (const Json5Member &member : value.members) collect(member.value, variables, servers);
}

QString listed(const QStringList &names)
{
    return names.size() > mostNames ? names.first(mostNames).join(u", ") + u" and more"_s : names.join(u", ");
}

QStringList scripts(const Json5Value &manifest)
{
    QStringList files;
    if (const Json5Value *list = manifest.find(u"transformers"))
        for (const Json5Value &entry : list->elements)
            if (const Json5Value *path = entry.find(u"path")) append(files, path->string);
    return files;
}

} // namespace

QString presetWarning(const Json5Value &manifest)
{
    QStringList variables;
    QStringList servers;
    collect(manifest, variables, servers);
    QStringList sentences;
    if (!variables.isEmpty())
        sentences.append(u"This preset uses your environment variables %1. It sends to: %2."_s.arg(
            listed(variables), servers.isEmpty() ? u"no address that it names"_s : listed(servers)));
    if (const QStringList files = scripts(manifest); !files.isEmpty())
        sentences.append(u"This preset runs JavaScript with your rights: %1."_s.arg(listed(files)));
    return sentences.join(u' ');
}

} // namespace ccr::app
