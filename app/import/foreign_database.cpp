#include "app/import/foreign_database.h"

#include "logging/history/sql_reason.h"
#include "proxy/api/config_sentence.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr QByteArrayView databaseMagic = "SQLite format 3"; // https://www.sqlite.org/fileformat2.html, 1.3.1
constexpr qint64 mostBytes = 256 * 1024 * 1024;

// The file before its log: where the owner moves the log's pages into the file meanwhile, the log that follows has them too.
Phrase copy(const QString &path, const QString &target)
{
    for (const QLatin1StringView suffix : {""_L1, "-wal"_L1, "-journal"_L1}) {
        QFile part(path + suffix);
        if (!suffix.isEmpty() && !part.exists()) continue;
        if (part.size() > mostBytes) return proxy::said("it is larger than any configuration");
        if (!part.copy(target + suffix)) return part.errorString();
        QFile::setPermissions(target + suffix, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    return {};
}

Phrase damage(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
        return proxy::said("it is damaged: %1", logging::sqlReason(query.lastError()));
    const QString verdict = query.value(0).toString();
    return verdict == "ok"_L1 ? Phrase() : proxy::said("it is damaged: %1", verdict);
}

} // namespace

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(databaseMagic.size()) == databaseMagic;
}

Phrase readForeignDatabase(const QString &path, const std::function<Phrase(const QSqlDatabase &)> &read)
{
    const QTemporaryDir folder; // for its owner alone
    const QString target = folder.filePath(u"copy.sqlite"_s);
    Phrase problem = folder.isValid() ? copy(path, target) : Phrase(folder.errorString());
    const QString connection = QUuid::createUuid().toString();
    if (problem.isEmpty()) {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(target);
        problem = database.open() ? damage(database) : logging::sqlReason(database.lastError());
        if (problem.isEmpty()) problem = read(database);
    }
    QSqlDatabase::removeDatabase(connection);
    return problem.isEmpty() ? Phrase() : proxy::said("%1: %2", path, problem);
}

} // namespace ccr::app
