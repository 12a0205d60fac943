#include "app/import/config_source.h"

#include "app/import/cc_switch_source.h"
#include "app/import/ccr3_source.h"
#include "app/import/foreign_database.h"
#include "logging/base/json5_values.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_file.h"

#include <QFileInfo>
#include <QSqlDatabase>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

void readFile(proxy::ConfigSource &source)
{
    const Result<proxy::ConfigFile> file = proxy::ConfigFile::read(source.path);
    if (!file)
        source.problem = phraseOf(file.error());
    else if (file->document().root().type != Json5Value::Type::Object)
        source.problem = proxy::said("%1: expected an object {…}, got %2", source.path, proxy::typePhrase(file->document().root()));
    else
        source.root = file->document().root();
}

void readDatabase(proxy::ConfigSource &source)
{
    source.problem = readForeignDatabase(source.path, [&source](const QSqlDatabase &database) {
        const QStringList tables = database.tables();
        if (tables.contains("app_config"_L1)) return readCcr3(database, source);
        if (tables.contains("providers"_L1)) return readCcSwitch(database, source);
        return proxy::said("it is a database of neither Claude Code Router nor cc-switch");
    });
}

} // namespace

proxy::ConfigSource readConfigSource(const QString &path)
{
    proxy::ConfigSource source{.path = path, .exists = QFileInfo::exists(path), .root = objectValue(), .problem = {}};
    if (isDatabase(path))
        readDatabase(source);
    else
        readFile(source);
    return source;
}

} // namespace ccr::app
