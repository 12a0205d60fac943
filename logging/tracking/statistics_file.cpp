#include "logging/tracking/statistics_file.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 maxBytes = 64LL * 1024 * 1024;

} // namespace

StatisticsFile::StatisticsFile(const QString &directory)
    : m_path(directory.isEmpty() ? QString() : QDir(directory).filePath(u"statistics.json"_s))
{
}

QJsonObject StatisticsFile::read(QString *problem) const
{
    QFile file(m_path);
    if (!isSet() || !file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = u"Cannot read %1: %2; counting begins anew"_s.arg(m_path, file.errorString());
        return {};
    }
    QJsonParseError error;
    const QJsonDocument document = file.size() > maxBytes ? QJsonDocument() : QJsonDocument::fromJson(file.readAll(), &error);
    if (document.isObject()) return document.object();
    *problem = u"%1 holds no statistics; counting begins anew"_s.arg(m_path);
    return {};
}

QString StatisticsFile::write(const QJsonObject &content) const
{
    QString reason;
    if (writePrivateFile(m_path, QJsonDocument(content).toJson(QJsonDocument::Compact), &reason)) return {};
    return u"Cannot write %1: %2"_s.arg(m_path, reason);
}

} // namespace ccr::logging
