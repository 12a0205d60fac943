#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

int versionCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("version"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString version = QStringLiteral(CCR_VERSION);
    if (!parsed->has("json"_L1)) {
        say(u"ccr "_s + version);
        return 0;
    }
    const QJsonObject object{{u"name"_s, u"ccr"_s},
                             {u"version"_s, version},
                             {u"qt"_s, QString::fromLatin1(qVersion())},
                             {u"system"_s, QSysInfo::prettyProductName()}};
    say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    return 0;
}

} // namespace ccr::app
